// The signals that concern a terminal in readline's hands: a stop, a new window size, the end of the process. Handlers
// only note the signal in a pipe; the thread that prompts acts on it between two keys. SIGINT is Interrupts' business.
import Glibc

enum PromptSignals {
    // Written once before the handlers are installed; a handler only writes to the descriptor.
    nonisolated(unsafe) private static var readEnd: Int32 = -1
    nonisolated(unsafe) private static var writeEnd: Int32 = -1

    /// What the prompt has to do now.
    enum Notice {
        case stop
        case resize
        case end(signal: Int32)
    }

    private static let prompting = [SIGTSTP, SIGTERM, SIGHUP]

    /// Readable when a notice waits; -1 when the system gave no pipe.
    static var descriptor: Int32 { readEnd }

    /// Watches the signals from now on: a prompt is shown.
    static func begin() {
        if readEnd < 0 {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return }
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
            readEnd = ends[0]
            writeEnd = ends[1]
        }
        for signal in prompting + [SIGWINCH] { install(signal) }
    }

    /// Gives the signals that would end or stop the process their usual effect: a cell runs.
    static func end() {
        for signal in prompting { Glibc.signal(signal, SIG_DFL) }
    }

    /// Stops the process as the signal asked, and watches again when it goes on.
    static func stopProcess() {
        signal(SIGTSTP, SIG_DFL)
        raise(SIGTSTP)
        install(SIGTSTP)
    }

    /// Ends the process by the signal that it got.
    static func endProcess(_ number: Int32) -> Never {
        signal(number, SIG_DFL)
        raise(number)
        _exit(128 + number)
    }

    /// The oldest notice that has not been acted upon.
    static func next() -> Notice? {
        var number: UInt8 = 0
        guard read(readEnd, &number, 1) == 1 else { return nil }
        switch Int32(number) {
        case SIGTSTP: return .stop
        case SIGWINCH: return .resize
        default: return .end(signal: Int32(number))
        }
    }

    private static func install(_ signal: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { signal in
            let saved = errno
            var number = UInt8(truncatingIfNeeded: signal)
            write(PromptSignals.writeEnd, &number, 1)
            errno = saved
        }
        sigemptyset(&action.sa_mask)
        action.sa_flags = Int32(SA_RESTART)
        sigaction(signal, &action, nil)
    }
}
