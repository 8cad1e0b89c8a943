// The module `signal`: the enumerations are written in the language, setting handlers and timers is here. What happens when a
// signal comes is in Machine/Signals.swift.

import Glibc

enum SignalModule {
    static var module: NativeModule {
        .scripted("signal", doc: "This module provides mechanisms to use signal handlers in Python.", source) { m throws(Raise) in
            m.set("NSIG", .int(Signals.count))
            for (name, value) in [("ITIMER_REAL", 0), ("ITIMER_VIRTUAL", 1), ("ITIMER_PROF", 2)] { m.set(name, .int(value)) }
            m.set(timerError)
            m.set(timerError, as: "ItimerError")
            let interrupt = NativeFunction(
                "default_int_handler(signalnum, frame, /)", module: "_signal",
                documentation: "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt."
            ) { _ throws(Raise) in throw Raise.keyboardInterrupt() }
            let defaultHandler = Value.nativeFunction(interrupt)
            m.set("default_int_handler", defaultHandler.retained())
            installHandlers(m, defaultHandler)
            installTimers(m)
            for name in [
                "pthread_kill", "pthread_sigmask", "set_wakeup_fd", "siginterrupt", "sigpending", "sigtimedwait", "sigwait",
                "sigwaitinfo",
            ] {
                m.function("\(name)(*args)") { _ throws(Raise) in
                    throw Raise.notImplementedError("signal.\(name): the language has one thread; use signal.signal")
                }
            }
        }
    }

    nonisolated(unsafe) private static let timerError = LibraryClass.exception(  // under the interpreter lock
        "itimer_error", module: "signal", bases: [.osError])

    private static func number(_ value: Value) throws(Raise) -> Int32 {
        let number = try ArgumentValues.int(value)
        guard (1..<Signals.count).contains(number) else { throw Raise.valueError("signal number out of range") }
        return Int32(number)
    }

    private static func installHandlers(_ m: ModuleBuilder, _ defaultHandler: Value) {
        /// Owned: what a script has set, or how the process began.
        func current(_ number: Int32) -> Value {
            let handler = Signals.handler(number)
            if !handler.isUnbound { return handler.retained() }
            if Signals.isIgnored(number) { return .int(1) }
            // Handlers of the process itself, which report crashes, are no business of scripts.
            return number == SIGINT ? defaultHandler.retained() : .int(0)
        }
        m.function("_signal(signalnum, handler, /)") { a throws(Raise) in
            let number = try number(a[0])
            let old = current(number)
            do throws(Raise) {
                if a[1].isSame(defaultHandler), number == SIGINT, !Signals.wasIgnored(number) {
                    try Signals.leave(number, .original, a[1])
                } else if a[1].isSmallInt && (a[1].asInt == 0 || a[1].asInt == 1) {
                    try Signals.leave(number, a[1].asInt == 0 ? .usual : .ignored, a[1])
                } else if isCallable(a[1]) {
                    try Signals.handle(number, a[1])
                } else {
                    throw Raise.typeError(
                        "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
                }
                // One that has come already is handled before the call returns.
                try runSignals()
            } catch {
                old.release()
                throw error
            }
            return old
        }
        m.function("_getsignal(signalnum, /)") { a throws(Raise) in current(try number(a[0])) }
        m.function("raise_signal(signalnum, /)", doc: "Send a signal to the executing process.") { a throws(Raise) in
            try Signals.send(Int32(clamping: try ArgumentValues.int(a[0])))
            return .none
        }
        m.function("strsignal(signalnum, /)", doc: "Return the system description of the given signal.") { a throws(Raise) in
            let number = try number(a[0])
            let text = String(cString: strsignal(number))
            return text.hasPrefix("Unknown signal") ? .none : .string(text)
        }
        m.function("pause()", doc: "Wait until a signal arrives.") { _ throws(Raise) in
            Interpreter.current?.host.flush(.stdout)
            while !Signals.areWaiting && machine.pointee.interrupt[1] == 0 {
                var nap = timespec(tv_sec: 0, tv_nsec: 20_000_000)
                nanosleep(&nap, nil)
            }
            try runSignals()
            return .none
        }
    }

    // ---- timers -----------------------------------------------------------------------------------------------------------

    private static func pair(_ value: itimerval) -> Value {
        func seconds(_ time: timeval) -> Value { .float(Double(time.tv_sec) + Double(time.tv_usec) / 1e6) }
        return .tuple(owned: [seconds(value.it_value), seconds(value.it_interval)])
    }

    private static func time(_ value: Value) throws(Raise) -> timeval {
        let seconds = try ArgumentValues.real(value)
        if seconds.isNaN { throw Raise.valueError("Invalid value NaN (not a number)") }
        guard abs(seconds) < 9_223_372_036 else { throw Raise.overflowError("timestamp out of range for platform time_t") }
        // Rounded up as CPython does: a small delay is no delay of zero, which would stop the timer.
        let total = (seconds * 1e6).rounded(.up)
        let whole = (total / 1e6).rounded(.down)
        return timeval(tv_sec: Int(whole), tv_usec: Int(total - whole * 1e6))
    }

    private static func installTimers(_ m: ModuleBuilder) {
        m.function("alarm(seconds, /)", doc: "Arrange for SIGALRM to arrive after the given number of seconds.") {
            a throws(Raise) in
            .int(Int(Glibc.alarm(UInt32(truncatingIfNeeded: try ArgumentValues.int(a[0])))))
        }
        func failure() -> Raise { .osError(errno, as: timerError) }
        func timer(_ value: Value) throws(Raise) -> __itimer_which_t {
            __itimer_which_t(truncatingIfNeeded: try ArgumentValues.int(value))
        }
        m.function(
            "setitimer(which, seconds, interval=0.0, /)",
            doc: "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF)."
        ) {
            a throws(Raise) in
            var new = itimerval(it_interval: try time(a[2]), it_value: try time(a[1])), old = itimerval()
            if Glibc.setitimer(try timer(a[0]), &new, &old) != 0 { throw failure() }
            return pair(old)
        }
        m.function("getitimer(which, /)", doc: "Returns current value of given itimer.") { a throws(Raise) in
            var value = itimerval()
            if Glibc.getitimer(try timer(a[0]), &value) != 0 { throw failure() }
            return pair(value)
        }
    }

    private static let source = #"""
        from enum import IntEnum as _IntEnum

        class Signals(_IntEnum):
            SIGHUP = 1
            SIGINT = 2
            SIGQUIT = 3
            SIGILL = 4
            SIGTRAP = 5
            SIGABRT = 6
            SIGIOT = 6
            SIGBUS = 7
            SIGFPE = 8
            SIGKILL = 9
            SIGUSR1 = 10
            SIGSEGV = 11
            SIGUSR2 = 12
            SIGPIPE = 13
            SIGALRM = 14
            SIGTERM = 15
            SIGSTKFLT = 16
            SIGCHLD = 17
            SIGCLD = 17
            SIGCONT = 18
            SIGSTOP = 19
            SIGTSTP = 20
            SIGTTIN = 21
            SIGTTOU = 22
            SIGURG = 23
            SIGXCPU = 24
            SIGXFSZ = 25
            SIGVTALRM = 26
            SIGPROF = 27
            SIGWINCH = 28
            SIGIO = 29
            SIGPOLL = 29
            SIGPWR = 30
            SIGSYS = 31
            SIGRTMIN = 34
            SIGRTMAX = 64

        class Handlers(_IntEnum):
            SIG_DFL = 0
            SIG_IGN = 1

        class Sigmasks(_IntEnum):
            SIG_BLOCK = 0
            SIG_UNBLOCK = 1
            SIG_SETMASK = 2

        globals().update(Signals.__members__)
        globals().update(Handlers.__members__)
        globals().update(Sigmasks.__members__)

        def _int_to_enum(value, enum_klass):
            if not isinstance(value, int):
                return value
            try:
                return enum_klass(value)
            except ValueError:
                return value

        def _enum_to_int(value):
            try:
                return int(value)
            except (ValueError, TypeError):
                return value

        def signal(signalnum, handler):
            """Set the action for the given signal."""
            return _int_to_enum(_signal(_enum_to_int(signalnum), _enum_to_int(handler)), Handlers)

        def getsignal(signalnum):
            """Return the current action for the given signal."""
            return _int_to_enum(_getsignal(signalnum), Handlers)

        def valid_signals():
            """Return a set of valid signal numbers on this platform."""
            return {_int_to_enum(x, Signals) for x in range(1, NSIG) if x not in (32, 33)}
        """#
}
