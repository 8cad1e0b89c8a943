// Reading what scripts/fixtures/vision.py wrote, and the formulas that both sides share.

import Glibc
import Neural
import Tensors
import Testing
import Vision

/// A JSON fixture of this folder.
func fixture(_ name: String) throws -> JSONValue {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return try JSONValue(parsing: FileReader(path: "/\(folder)/Fixtures/\(name)").readAll(limit: 1 << 24))
}

/// A path in the temporary folder that no other test uses.
func temporaryPath(_ name: String) -> String { "/tmp/tnb-vision-\(getpid())-\(name)" }

extension JSONValue {
    var doubles: [Double] { array?.compactMap(\.double) ?? [] }
    var ints: [Int] { array?.compactMap(\.int) ?? [] }
}

/// Bytes as two hexadecimal digits each.
func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// zlib's checksum.
func crc32(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xffff_ffff
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }
    return value ^ 0xffff_ffff
}

/// The rough picture of the fixture script.
func picture(_ width: Int, _ height: Int, _ mode: Image.Mode) throws -> Image {
    var bytes: [UInt8] = []
    for i in 0..<width * height * mode.pixelSize {
        let value: Int = (i * i * 31 + i * 17) / 7
        bytes.append(UInt8(value % 256))
    }
    return try Image(width: width, height: height, mode: mode, bytes: bytes)
}
