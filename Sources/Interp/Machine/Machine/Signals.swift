// Signals that a script handles: which have come, and the functions to call for them. The system's handler only notes the
// signal and raises the word that the machine polls; the script's function runs between two instructions.

import Glibc
import Synchronization

enum Signals {
    /// One more than the largest signal.
    static let count = 65

    // One bit a signal, the lowest for signal 1. Set by the system's handler.
    private static let arrived = Atomic<UInt64>(0)
    // The interpreter's thread, which signals are passed on to: it wakes from whatever it waits for. Set before the first
    // handler is installed.
    nonisolated(unsafe) private static var owner = pthread_t()
    // What a script has set; unbound where it has set nothing. Under the interpreter lock, as all that follows.
    nonisolated(unsafe) private static var handlers = [Value](repeating: .unbound, count: count)
    /// What the process did on a signal before a script changed it.
    nonisolated(unsafe) private static var originals: [Int32: sigaction] = [:]

    static var areWaiting: Bool { arrived.load(ordering: .relaxed) != 0 }

    /// The function that a script has set, borrowed; unbound if there is none.
    static func handler(_ number: Int32) -> Value { handlers[Int(number)] }

    /// What the system does now.
    static func action(_ number: Int32) -> sigaction {
        var action = sigaction()
        sigaction(number, nil, &action)
        return action
    }

    static func isIgnored(_ number: Int32) -> Bool { isIgnoring(action(number)) }

    /// Whether the process ignored a signal before a script changed that: it began so, as after `nohup` or in a shell's `&`.
    static func wasIgnored(_ number: Int32) -> Bool { isIgnoring(originals[number] ?? action(number)) }

    private static func isIgnoring(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// Calls `function` for a signal from now on.
    static func handle(_ number: Int32, _ function: Value) throws(Raise) {
        // Both exist from here on: the handler may start no lazy initialisation.
        _ = areWaiting
        owner = pthread_self()
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in Signals.received(number) }
        sigemptyset(&action.sa_mask)
        try install(number, &action)
        unblock(number)
        put(number, function)
    }

    /// The interpreter's thread leaves some signals to the first thread, until a script means them.
    private static func unblock(_ number: Int32) {
        var set = sigset_t()
        sigemptyset(&set)
        if sigaddset(&set, number) == 0 { pthread_sigmask(SIG_UNBLOCK, &set, nil) }
    }

    /// Sends a signal to this process, which means to this thread: what a script has set for it has run at the return.
    static func send(_ number: Int32) throws(Raise) {
        unblock(number)
        let code = pthread_kill(pthread_self(), number)
        if code != 0 { throw Raise.osError(code) }
        try runSignals()
    }

    /// Lets the system ignore a signal, do what is usual, or what it did before any script changed it.
    static func leave(_ number: Int32, _ choice: Disposition, _ shown: Value) throws(Raise) {
        var action = sigaction()
        switch choice {
        case .ignored: action.__sigaction_handler.sa_handler = SIG_IGN
        case .usual: action.__sigaction_handler.sa_handler = SIG_DFL
        case .original: action = originals[number] ?? Signals.action(number)
        }
        try install(number, &action)
        put(number, shown)
    }

    enum Disposition { case ignored, usual, original }

    private static func install(_ number: Int32, _ action: inout sigaction) throws(Raise) {
        var old = sigaction()
        if sigaction(number, &action, &old) < 0 { throw Raise.osError(errno) }
        if originals[number] == nil { originals[number] = old }
    }

    private static func put(_ number: Int32, _ function: Value) {
        let old = handlers[Int(number)]
        handlers[Int(number)] = function.retained()
        if !old.isUnbound { old.release() }
    }

    /// In the system's handler: stores and async-signal-safe calls only.
    private static func received(_ number: Int32) {
        let saved = errno
        if pthread_equal(pthread_self(), owner) == 0 {
            pthread_kill(owner, number)
        } else {
            arrived.bitwiseOr(1 << UInt64(number - 1), ordering: .relaxed)
            MachineBlock.known?.pointee.interrupt.pointee = 1
        }
        errno = saved
    }

    /// Calls the functions of the signals that have come. What one raises goes on; the others wait.
    static func run() throws(Raise) {
        var waiting = arrived.exchange(0, ordering: .relaxed)
        while waiting != 0 {
            let number = waiting.trailingZeroBitCount + 1
            waiting &= waiting &- 1
            let function = handlers[number]
            guard !function.isUnbound, !function.isInteger else { continue }
            function.retain()
            defer { function.release() }
            do throws(Raise) {
                // Frames are not objects of the language: the second argument is None.
                try call(function, .int(number), .none).release()
            } catch {
                if waiting != 0 {
                    arrived.bitwiseOr(waiting, ordering: .relaxed)
                    machine.pointee.interrupt.pointee = 1
                }
                throw error
            }
        }
    }
}

/// Runs what waits for the script: for native code that may call back. Raises KeyboardInterrupt like `checkInterrupt`.
func runSignals() throws(Raise) {
    let flag = machine.pointee.interrupt
    if flag.pointee != 0 { try Machine.interrupted(flag) }
}
