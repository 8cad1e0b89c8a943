// A kernel must not outlive the front end that started it, whichever way that one ends. The kernel's parent is named by
// JPY_PARENT_PID; its end is waited for without looking each second, where the system can do that.
import Glibc

/// The process whose end is ours.
struct ParentWatch {
    /// Becomes readable when the parent ends; -1 when there is none to watch or the system cannot say.
    let descriptor: Int32
    /// The parent to compare with from time to time; 0 when the descriptor does the work.
    private let polled: Int32

    /// Watches the process that the environment names.
    init() {
        guard let text = getenv("JPY_PARENT_PID"), let named = Int32(String(cString: text)), named > 1 else {
            (descriptor, polled) = (-1, 0)
            return
        }
        // A number from another namespace, or of a launcher in between, means nothing here: then the direct parent counts.
        let parent = kill(named, 0) == 0 || errno == EPERM ? named : getppid()
        descriptor = parent > 1 ? processDescriptor(parent) : -1
        polled = descriptor < 0 && parent > 1 ? getppid() : 0
    }

    /// How long to sleep before `isGone` is worth asking, in milliseconds; -1: for ever.
    var interval: Int32 { polled == 0 ? -1 : 1000 }

    /// Whether the polled parent has ended.
    var isGone: Bool { polled != 0 && getppid() != polled }
}
