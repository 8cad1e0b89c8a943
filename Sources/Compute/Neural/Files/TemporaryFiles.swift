// The temporary files that are being written, for a process that must end at once: a signal handler can remove them. It
// may take no lock and free nothing, so the names stand in a table of fixed places that are never given back.

internal import Glibc
import Synchronization

/// Which temporary files exist now.
public enum TemporaryFiles {
    private static let places = 8
    private static let length = Int(PATH_MAX)
    // Safe: a place is written only by the one who took it (`taken`), before `isListed` says that its name is whole.
    nonisolated(unsafe) private static let names: UnsafeMutablePointer<CChar> = {
        let names = UnsafeMutablePointer<CChar>.allocate(capacity: places * length)
        names.initialize(repeating: 0, count: places * length)
        return names
    }()
    // One bit a place.
    private static let taken = Atomic<UInt32>(0)
    private static let isListed = Atomic<UInt32>(0)

    /// Makes the table. Call before a handler that uses it is installed.
    public static func prepare() { names[0] = 0 }

    /// Lists a file that is about to be created: its place, or nil when all are taken or the name is too long.
    static func add(_ path: String) -> Int? {
        let bytes = path.utf8CString
        guard bytes.count <= length else { return nil }
        for place in 0..<places {
            let bit = UInt32(1) << UInt32(place)
            guard taken.bitwiseOr(bit, ordering: .acquiringAndReleasing).oldValue & bit == 0 else { continue }
            for (index, byte) in bytes.enumerated() { names[place * length + index] = byte }
            isListed.bitwiseOr(bit, ordering: .releasing)
            return place
        }
        return nil
    }

    /// Takes a file off the list: it has its name, or is gone.
    static func remove(_ place: Int?) {
        guard let place else { return }
        let bit = UInt32(1) << UInt32(place)
        isListed.bitwiseAnd(~bit, ordering: .releasing)
        taken.bitwiseAnd(~bit, ordering: .releasing)
    }

    /// Removes all files of the list. Async-signal-safe once `prepare` has been called.
    public static func unlinkAll() {
        let listed = isListed.load(ordering: .acquiring)
        for place in 0..<places where listed & UInt32(1) << UInt32(place) != 0 { unlink(names + place * length) }
    }
}
