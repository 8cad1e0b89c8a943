// What a debugger calls a cell: a path made of a hash of its code. The front end computes the same from the text that it
// shows, by the parameters that `debugInfo` gives; no such file exists.
import Glibc

/// The scheme of names for cells, ipykernel's.
package enum CellNames {
    package static let method = "Murmur2"
    package static let seed: UInt32 = 0xC70F_6907
    package static let suffix = ".py"

    /// A folder of this process's own, so that a kernel that is started again has other names.
    package static let prefix: String = {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        return (folder.isEmpty ? "/tmp" : folder) + "/tnb_\(getpid())/"
    }()

    package static func name(of code: String) -> String { prefix + String(hash(code, seed: seed)) + suffix }

    /// MurmurHash2 of the UTF-8 bytes.
    package static func hash(_ text: String, seed: UInt32) -> UInt32 {
        let m: UInt32 = 0x5BD1_E995
        let bytes = Array(text.utf8)
        var h = seed ^ UInt32(truncatingIfNeeded: bytes.count)
        var at = 0
        while bytes.count - at >= 4 {
            var k =
                UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24
            k = k &* m
            k ^= k >> 24
            k = k &* m
            h = h &* m ^ k
            at += 4
        }
        if at < bytes.count {
            for (shift, byte) in bytes[at...].enumerated() { h ^= UInt32(byte) << UInt32(8 * shift) }
            h = h &* m
        }
        h ^= h >> 13
        h = h &* m
        return h ^ h >> 15
    }
}
