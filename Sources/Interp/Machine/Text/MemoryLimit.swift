// The largest block that one operation of a script may ask for. What is larger is a MemoryError before any of it is
// allocated: an allocation that fails in Swift would end the process.

import Glibc

enum MemoryLimit {
    /// The machine's memory in bytes.
    static let bytes: Int = {
        let pages = sysconf(Int32(_SC_PHYS_PAGES)), size = sysconf(Int32(_SC_PAGESIZE))
        return pages > 0 && size > 0 ? pages * size : 1 << 40
    }()

    /// Whether `count` items of `size` bytes can be asked for.
    static func allows(_ count: Int, size: Int = 1) -> Bool {
        let (total, overflow) = max(0, count).multipliedReportingOverflow(by: size)
        return !overflow && total <= bytes
    }
}
