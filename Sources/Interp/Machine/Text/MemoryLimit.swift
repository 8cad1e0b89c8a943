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
        guard !overflow, total <= bytes else { return false }
        return total < large || systemGives(total)
    }

    /// From here on the system is asked: it knows of limits on the process.
    private static let large = 64 << 20

    /// A try with what the operation holds at its peak: the new object, and what it is copied from.
    private static func systemGives(_ total: Int) -> Bool {
        let (peak, overflow) = total.multipliedReportingOverflow(by: 2)
        guard !overflow else { return false }
        // Not malloc: what is freed at once without a use the compiler takes out, and the answer is always yes.
        let block = mmap(nil, peak, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let block, block != MAP_FAILED else { return false }
        munmap(block, peak)
        return true
    }
}
