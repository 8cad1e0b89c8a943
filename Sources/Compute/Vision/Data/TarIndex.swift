// Where the files of a .tar archive are: ustar, GNU long names and pax paths. The archive is untrusted: sizes are checked
// against what is there, and nothing is unpacked.

internal import Glibc
import Neural
import Tensors

/// The regular files of an archive.
public struct TarIndex: Sendable {
    /// A file within the archive: its path, and where its bytes are in the archive's file.
    public struct Entry: Sendable {
        public let name: String
        public let offset, size: Int
    }

    public let entries: [Entry]

    /// Reads the headers of the archive in `path`, or of one that lies within it at `offset` and has `length` bytes.
    public init(path: String, offset start: Int = 0, length: Int? = nil) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError.make(errno, path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError.make(errno, path) }
        let end = length.map { start + $0 } ?? Int(status.st_size)

        func bytes(_ offset: Int, _ count: Int) throws -> [UInt8] {
            guard count >= 0, offset + count <= end else { throw TensorError.value("'\(path)' is truncated at byte \(end)") }
            var block = [UInt8](repeating: 0, count: count)
            var have = 0
            while have < count {
                let got = block.withUnsafeMutableBytes {
                    pread(descriptor, $0.baseAddress! + have, count - have, off_t(offset + have))
                }
                guard got > 0 else {
                    if got < 0, errno == EINTR { continue }
                    throw got < 0
                        ? FileError.make(errno, path) : TensorError.value("'\(path)' is truncated at byte \(offset + have)")
                }
                have += got
            }
            return block
        }

        var found: [Entry] = []
        var place = start
        var longName: String?
        while place + 512 <= end {
            let header = try bytes(place, 512)
            if header.allSatisfy({ $0 == 0 }) { break }
            let sum = header.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 32 : Int(header[$1])) }
            guard Self.number(header[148..<156]) == sum else {
                throw TensorError.value("'\(path)' is no tar archive: the header at byte \(place) has a wrong checksum")
            }
            guard let size = Self.number(header[124..<136]), size >= 0, size <= end - place - 512 else {
                throw TensorError.value("'\(path)' is truncated or damaged: the size at byte \(place + 124) is not one")
            }
            let content = place + 512
            switch header[156] {
            case UInt8(ascii: "L"): longName = Self.text(try bytes(content, min(size, 1 << 16))[...])
            case UInt8(ascii: "x"): longName = Self.paxPath(try bytes(content, min(size, 1 << 20))) ?? longName
            case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
                var name = Self.text(header[0..<100])
                let prefix = Self.text(header[345..<500])
                if Self.text(header[257..<262]) == "ustar", !prefix.isEmpty, header[263] != 32 { name = "\(prefix)/\(name)" }
                found.append(Entry(name: longName ?? name, offset: content, size: size))
                longName = nil
            default: longName = nil
            }
            place = content + (size + 511) / 512 * 512
        }
        entries = found
    }

    /// An octal field, or a big number in base 256.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        if let first = field.first, first & 0x80 != 0 {
            return field.dropFirst().reduce(Int?(Int(first & 0x7f))) { result, byte in
                guard let result, result < 1 << 48 else { return nil }
                return result << 8 | Int(byte)
            }
        }
        let digits = field.drop { $0 == 32 }.prefix { (48..<56).contains($0) }
        return digits.reduce(0) { $0 << 3 | Int($1 - 48) }
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String { String(decoding: field.prefix { $0 != 0 }, as: UTF8.self) }

    /// The path of a pax header: records of the form "27 path=…\n".
    private static func paxPath(_ data: [UInt8]) -> String? {
        var place = 0
        while place < data.count, let space = data[place...].firstIndex(of: 32),
            let length = Int(String(decoding: data[place..<space], as: UTF8.self)), length > space - place,
            place + length <= data.count
        {
            let record = String(decoding: data[space + 1..<place + length - 1], as: UTF8.self)
            if record.hasPrefix("path=") { return String(record.dropFirst(5)) }
            place += length
        }
        return nil
    }
}
