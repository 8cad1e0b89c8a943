// Where the compiler's fixtures lie.

import Glibc

/// The text of a file in this folder's Fixtures.
func fixture(_ name: String, beside file: String = #filePath) throws -> String {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/" + folder + "/Fixtures/" + name
    guard let stream = fopen(path, "r") else { throw MissingFixture(path: path) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, stream)
        if count == 0 { break }
        bytes += buffer[0..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
}

private struct MissingFixture: Error {
    let path: String
}

/// Writes a file in this folder's Fixtures.
func record(_ text: String, as name: String, beside file: String = #filePath) throws {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/" + folder + "/Fixtures/" + name
    guard let stream = fopen(path, "w") else { throw MissingFixture(path: path) }
    defer { fclose(stream) }
    _ = Array(text.utf8).withUnsafeBufferPointer { fwrite($0.baseAddress, 1, $0.count, stream) }
}
