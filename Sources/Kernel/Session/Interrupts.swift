// SIGINT: the first one asks the running cell to stop, one more within a second ends a process that does not react.
// The handler takes no lock and allocates nothing.
import Glibc
import Interp
import Synchronization

/// What SIGINT does in this process.
public enum Interrupts {
    // Set before the handler is installed, never changed: the handler only reads it.
    nonisolated(unsafe) private static var flag: InterruptFlag?
    // The reading end wakes whoever polls for input; -1 until installed.
    nonisolated(unsafe) private static var wakeRead: Int32 = -1
    nonisolated(unsafe) private static var wakeWrite: Int32 = -1
    // Set before the handler is installed.
    nonisolated(unsafe) private static var beforeForcedExit: (@convention(c) () -> Void)?
    private static let lastSignal = Atomic<UInt64>(0)
    private static let forces = Atomic<Bool>(false)

    /// What is done before a second SIGINT ends the process; it must be async-signal-safe. Set it before `install`.
    public static func onForcedExit(_ action: @escaping @convention(c) () -> Void) { beforeForcedExit = action }

    /// Raises `flag` on SIGINT. With `forcesOnSecond`, a second SIGINT within a second exits with 130 at once. With
    /// `keepsIgnoring`, a process that began with SIGINT ignored (a shell's `&`, `nohup`) goes on ignoring it, as CPython does.
    public static func install(flag: InterruptFlag, forcesOnSecond: Bool, keepsIgnoring: Bool) {
        Self.flag = flag
        forces.store(forcesOnSecond, ordering: .relaxed)
        lastSignal.store(0, ordering: .relaxed)
        if wakeRead < 0 {
            var ends: [Int32] = [-1, -1]
            if pipe(&ends) == 0 {
                for end in ends {
                    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                    _ = fcntl(end, F_SETFL, O_NONBLOCK)
                }
                wakeRead = ends[0]
                wakeWrite = ends[1]
            }
        }
        var action = sigaction()
        sigaction(SIGINT, nil, &action)
        if keepsIgnoring, unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1 { return }
        action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interrupts.received() }
        sigemptyset(&action.sa_mask)
        action.sa_flags = Int32(SA_RESTART)
        sigaction(SIGINT, &action, nil)
    }

    private static func received() {
        let saved = errno
        let now = monotonicNanoseconds()
        let last = lastSignal.exchange(now, ordering: .relaxed)
        if forces.load(ordering: .relaxed), last != 0, now - last < 1_000_000_000, flag?.isRaised == true {
            beforeForcedExit?()
            _exit(130)
        }
        flag?.raise()
        var byte: UInt8 = 1
        write(wakeWrite, &byte, 1)
        errno = saved
    }

    /// Ends the process by SIGINT itself, as CPython does after an uncaught KeyboardInterrupt: a shell sees status 130
    /// and stops its loop, which a plain exit with 130 does not make it do. Returns only where SIGINT is blocked.
    public static func endProcess() {
        signal(SIGINT, SIG_DFL)
        kill(getpid(), SIGINT)
    }

    /// A descriptor that becomes readable with every SIGINT; -1 when there is none.
    public static var wakeDescriptor: Int32 { wakeRead }

    /// Empties `wakeDescriptor`.
    public static func drainWake() {
        var bytes: [UInt8] = Array(repeating: 0, count: 64)
        while read(wakeRead, &bytes, bytes.count) > 0 {}
    }

    /// Whether a SIGINT came since `drainWake`.
    public static var isWakePending: Bool {
        var polled = pollfd(fd: wakeRead, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) > 0
    }

    /// Waits until `descriptor` can be read (true) or SIGINT arrives (false).
    public static func waitReadable(_ descriptor: Int32) -> Bool {
        drainWake()
        while true {
            if flag?.isWanted == true { return false }
            var polled = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wakeRead, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&polled, nfds_t(polled.count), -1)
            if count < 0 && errno != EINTR { return true }
            if count > 0, polled[1].revents != 0 { return false }
            if count > 0, polled[0].revents != 0 { return true }
        }
    }
}
