// The last words of a process that dies of a native fault: the signal and the cell that ran, on standard error. Front
// ends show them where there would only be "the kernel died". What writes the signal and the cell is async-signal-safe; the
// operation comes in a second line, if the program's memory still tells it.
import Glibc
import Interp

/// Writes which cell was running when the process dies of a fatal signal.
public enum CrashReport {
    private static let capacity = 512
    // Read by a signal handler, which may take no lock; written on the interpreter's thread only, one byte at a time
    // with the terminator last, so that the handler sees a terminated text.
    nonisolated(unsafe) private static let label: UnsafeMutablePointer<CChar> = {
        let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
        buffer.initialize(repeating: 0, count: capacity)
        return buffer
    }()

    private static let signals = [SIGSEGV, SIGILL, SIGBUS, SIGFPE, SIGABRT, SIGTRAP]

    // Where the report goes besides standard error, -1 for nowhere. Written before the handlers are installed.
    nonisolated(unsafe) private static var log: Int32 = -1

    // What the process ends with instead of the signal; -1 for the signal. Written before the handlers are installed.
    nonisolated(unsafe) private static var exitStatus: Int32 = -1

    /// Installs the handlers for the whole process. With `log`, standard error is a pipe that another thread of this
    /// process reads: it gets a moment to pass the report on, and the report goes to `log` as well. With
    /// `exitStatus` the process exits with it instead of dying of the signal.
    public static func install(log: Int32? = nil, exitStatus: Int32? = nil) {
        label[0] = 0
        self.exitStatus = exitStatus ?? -1
        self.log = log ?? -1
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { signal in CrashReport.die(signal) }
        action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_NODEFER)
        for signal in signals { sigaction(signal, &action, nil) }
    }

    /// Gives the calling thread a stack of its own for the handler: a stack overflow leaves none.
    static func prepareThread() {
        let size = 64 << 10
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)  // Lives as long as the thread.
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }

    /// Says which cell runs from now on; "" for none.
    static func setCell(_ name: String, line: Int) {
        label[0] = 0
        guard !name.isEmpty else { return }
        let text = line > 1 ? "\(name), from line \(line)" : name
        var index = 1
        var first: CChar = 0
        for byte in text.utf8.prefix(capacity - 1) {
            if first == 0 {
                first = CChar(bitPattern: byte)
            } else {
                label[index] = CChar(bitPattern: byte)
                index += 1
            }
        }
        label[index] = 0
        label[0] = first
    }

    /// Which statement stood for the operation. The report is out already: this looks at a broken program's memory, so it may
    /// fault again, which ends the process, or wait for ever for a lock that the fault left held, which the alarm ends.
    private static func describePlace(_ signal: Int32) {
        guard label[0] != 0 else { return }
        pending = signal
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in CrashReport.end(CrashReport.pending) }
        sigaction(SIGALRM, &action, nil)
        var mask = sigset_t()
        sigemptyset(&mask)
        sigaddset(&mask, SIGALRM)
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        alarm(1)
        guard var text = Interpreter.currentPlace() else { return }
        text = "tnb: \(text)\n"
        _ = FileAccess.writeAll(2, text)
        if log >= 0 { _ = FileAccess.writeAll(log, text) }
    }

    // The signal that the process dies of.
    nonisolated(unsafe) private static var pending: Int32 = 0

    private static func end(_ signal: Int32) {
        if exitStatus >= 0 { _exit(exitStatus) }
        // SA_RESETHAND put the default action back: this ends the process with the signal as its status.
        raise(signal)
    }

    private static func die(_ signal: Int32) {
        let name: StaticString =
            switch signal {
            case SIGSEGV: "SIGSEGV (invalid memory access)"
            case SIGILL: "SIGILL (illegal instruction: a failed check in native code)"
            case SIGBUS: "SIGBUS (bus error: a mapped file shrank, or the disk is full)"
            case SIGFPE: "SIGFPE (arithmetic fault)"
            case SIGABRT: "SIGABRT (aborted by native code)"
            default: "SIGTRAP (a failed check in native code)"
            }
        // Pieces of a report would be shown apart: it is put together first. Longer than any name and label.
        withUnsafeTemporaryAllocation(byteCount: 2 * capacity, alignment: 1) { report in
            var count = 0
            func add(_ bytes: UnsafeRawPointer, _ length: Int) {
                for index in 0..<min(length, report.count - count) {
                    report[count] = bytes.load(fromByteOffset: index, as: UInt8.self)
                    count += 1
                }
            }
            func add(_ text: StaticString) { add(text.utf8Start, text.utf8CodeUnitCount) }
            add("\ntnb: died of ")
            add(name)
            if label[0] != 0 {
                add(" while running ")
                add(label, strlen(label))
            }
            add("\n")
            write(2, report.baseAddress, count)
            if log >= 0 { write(log, report.baseAddress, count) }
        }
        describePlace(signal)
        if log >= 0 { usleep(250_000) }
        end(signal)
    }
}
