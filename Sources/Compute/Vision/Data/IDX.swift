// IDX files, plain or gzipped, as the MNIST family uses them: a magic number (0, 0, element type, dimensions), the
// sizes, then the elements. A file is untrusted: sizes are checked against the limits and against what is really there.

internal import CImageCodecs
internal import Glibc
import Neural
import Tensors

/// The contents of an IDX file of unsigned bytes.
public struct IDXFile: Sendable {
    public let shape: [Int]
    public let bytes: [UInt8]

    private static let maximumBytes = 4 << 30

    /// Reads a file of `dimensions` dimensions. Throws FileNotFoundError, or ValueError saying what was expected.
    public init(path: String, dimensions: Int) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError.make(errno, path) }
        guard let file = gzopen(path, "rb") else { throw FileError.make(errno == 0 ? EIO : errno, path) }
        defer { gzclose(file) }
        gzbuffer(file, 1 << 17)

        let header = try Self.read(4 + 4 * dimensions, from: file, path, "its header")
        guard header[0] == 0, header[1] == 0, header[2] == 8, Int(header[3]) == dimensions else {
            let magic = header[0..<4].map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
            throw TensorError.value(
                "'\(path)' is not an IDX file of unsigned bytes with \(dimensions) dimensions: "
                    + "magic number 0x\(magic), 0x0000080\(dimensions) expected")
        }
        var shape: [Int] = []
        var count = 1
        for dimension in 0..<dimensions {
            let size = (0..<4).reduce(0) { $0 << 8 | Int(header[4 + 4 * dimension + $1]) }
            shape.append(size)
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow, product <= Self.maximumBytes else {
                throw TensorError.value("'\(path)' claims the shape \(shape)…: more than \(Self.maximumBytes) bytes")
            }
            count = product
        }
        let what = "the \(count) bytes of shape \(shape.map(String.init).joined(separator: "x"))"
        bytes = try Self.read(count, from: file, path, what)
        self.shape = shape

        var extra: UInt8 = 0
        let more = gzread(file, &extra, 1)
        guard more <= 0 else { throw TensorError.value("'\(path)' has data after \(what) that its header announces") }
        if more < 0 { throw Self.failure(file, path, what, got: count) }
    }

    /// Reads in pieces, so that a header that lies about the size costs no more memory than the file has data.
    private static func read(_ count: Int, from file: gzFile, _ path: String, _ what: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(count, 64 << 20))
        var piece = [UInt8](repeating: 0, count: min(max(count, 1), 1 << 20))
        while bytes.count < count {
            let got = gzread(file, &piece, UInt32(min(piece.count, count - bytes.count)))
            guard got > 0 else { throw failure(file, path, what, got: bytes.count) }
            bytes += piece[0..<Int(got)]
        }
        return bytes
    }

    private static func failure(_ file: gzFile, _ path: String, _ what: String, got: Int) -> TensorError {
        var code: Int32 = 0
        let text = gzerror(file, &code).map { String(cString: $0) } ?? ""
        if code == Z_OK || code == Z_BUF_ERROR {
            return .value("'\(path)' is truncated: it ends after \(got) bytes of \(what)")
        }
        return .value("'\(path)' is damaged in \(what): \(text)")
    }
}
