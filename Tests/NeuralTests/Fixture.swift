// Reading what scripts/fixtures/neural.py wrote.

import Glibc
import Neural
import Testing

/// A JSON fixture of this folder.
func fixture(_ name: String) throws -> JSONValue {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return try JSONValue(parsing: FileReader(path: "/\(folder)/Fixtures/\(name)").readAll(limit: 1 << 24))
}

/// A path in the temporary folder that no other test uses.
func temporaryPath(_ name: String) -> String { "/tmp/tnb-neural-\(getpid())-\(name)" }

extension JSONValue {
    var doubles: [Double] { array?.compactMap(\.double) ?? [] }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
}
