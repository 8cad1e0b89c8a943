// Data embedded in the source: base 64 of a zlib stream. The digits and the model catalogue are kept this way.

internal import CImageCodecs
import Tensors

enum PackedText {
    /// The `count` bytes in a text that the scripts/embed-….py wrote; `name` is for the message about damage.
    static func unpack(_ text: String, count: Int, name: String) throws -> [UInt8] {
        let packed = decodeBase64(text)
        var length = uLongf(count)
        var bytes = [UInt8](repeating: 0, count: count)
        guard uncompress(&bytes, &length, packed, uLong(packed.count)) == Z_OK, length == count else {
            throw TensorError.runtime("the embedded \(name) are damaged")
        }
        return bytes
    }

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        return values
    }()

    private static func decodeBase64(_ text: String) -> [UInt8] {
        let values = values
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count / 4 * 3)
        var (bits, count) = (UInt32(0), 0)
        for byte in text.utf8 where values[Int(byte)] != 255 {
            bits = bits << 6 | UInt32(values[Int(byte)])
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }
}
