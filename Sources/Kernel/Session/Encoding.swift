// What notebooks and messages share: pictures as base64, moments as ISO 8601, a MIME bundle and an error as their JSON.
import Glibc

/// Standard base64 with padding.
package func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
        var place = 0
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let group =
                UInt32(bytes[index]) << 16 | (left > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
                | (left > 2 ? UInt32(bytes[index + 2]) : 0)
            for digit in 0..<4 {
                text[place + digit] = digit > left ? UInt8(ascii: "=") : digits[Int(group >> UInt32(18 - 6 * digit)) & 63]
            }
            place += 4
            index += 3
        }
        return place
    }
}

/// A moment as ISO 8601 in UTC with microseconds: `2026-11-24T03:10:09.012345Z`.
package func timestamp(_ moment: timespec) -> String {
    var seconds = moment.tv_sec
    var broken = tm()
    gmtime_r(&seconds, &broken)
    func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let date = "\(digits(Int(broken.tm_year) + 1900, 4))-\(digits(Int(broken.tm_mon) + 1, 2))-\(digits(Int(broken.tm_mday), 2))"
    let time = "\(digits(Int(broken.tm_hour), 2)):\(digits(Int(broken.tm_min), 2)):\(digits(Int(broken.tm_sec), 2))"
    return "\(date)T\(time).\(digits(moment.tv_nsec / 1000, 6))Z"
}

/// The present moment of the wall clock.
package func wallClock() -> timespec {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return now
}
