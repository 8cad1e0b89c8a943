// Exceptions on their way: making one from what `raise` got, matching `except` clauses, and unwinding frames to a handler.

enum Unwinding {
    /// Finds the handler of the pending exception, popping frames. True: `machine.fp` stands at a handler. False: the
    /// exception left an entry frame, which is popped.
    static func unwind(isReraise: Bool) -> Bool {
        let state = machine
        var addsEntry = !isReraise
        while true {
            let frame = state.pointee.fp
            let code = frame.pointee.function.pointee.code
            let word = code.pointee.words.distance(to: frame.pointee.pc) - 1
            LineTracer.active?.isUnwinding(frame, isReraise: isReraise)
            if addsEntry {
                ExceptionObject.addTrace(state.pointee.pending.layout(ExceptionObject.self), frame.pointee.function, word)
            }
            addsEntry = true
            for k in 0..<code.pointee.rangeCount {
                let range = code.pointee.ranges[k]
                guard range.start <= word && word < range.end else { continue }
                Calls.clearWindow(frame.pointee.registers + range.depth, code.pointee.registerCount - range.depth)
                frame.pointee.pc = code.pointee.words + range.target
                return true
            }
            Calls.clearWindow(frame.pointee.registers, code.pointee.registerCount)
            let kind = frame.pointee.kind
            state.pointee.fp = frame - 1
            if kind.contains(.generator) || kind.contains(.generatorFor) {
                let generator = frame.pointee.extra
                generator.layout(GeneratorObject.self).pointee.state = .finished
                Generators.leave(generator.layout(GeneratorObject.self), keeping: false)
                if Raise().matches(.stopIteration) { replaceStopIteration() }
                generator.release()
            }
            if kind.contains(.classBody) { frame.pointee.extra.release() }
            if kind.contains(.ownsFunction) { Value.object(frame.pointee.function).release() }
            if kind.contains(.entry) { return false }
        }
    }

    /// A StopIteration that leaves a generator would end the loop around it: CPython makes it a RuntimeError.
    private static func replaceStopIteration() {
        let stop = Raise().take()
        let error = ExceptionObject.make(
            Types.exception(.runtimeError), owned: .tuple(owned: [.string("generator raised StopIteration")]))
        error.pointee.cause = stop.retained()
        error.pointee.context = stop
        error.pointee.suppressesContext = true
        machine.pointee.pending = .object(error)
    }

    /// Makes an owned exception pending again without touching its context.
    static func pendAgain(_ exception: Value) {
        let old = machine.pointee.pending
        machine.pointee.pending = exception
        old.release()
    }

    /// What `raise x` raises: an instance, or a class that is called without arguments. Owned.
    static func exception(_ value: Value) throws(Raise) -> Value {
        if value.isKind(.exception) { return value.retained() }
        if value.isKind(.classObject), value.layout(ClassObject.self).pointee.flags & ClassObject.isException != 0 {
            let instance = try call(value)
            if instance.isKind(.exception) { return instance }
            instance.release()
        }
        throw Raise.typeError("exceptions must derive from BaseException")
    }

    static func setCause(_ exception: Value, _ cause: Value) throws(Raise) {
        let object = exception.layout(ExceptionObject.self)
        var new = Value.none
        if !cause.isNone {
            if !cause.isKind(.exception)
                && !(cause.isKind(.classObject) && cause.layout(ClassObject.self).pointee.flags & ClassObject.isException != 0)
            {
                throw Raise.typeError("exception causes must derive from BaseException")
            }
            new = try self.exception(cause)
        }
        let old = object.pointee.cause
        object.pointee.cause = new
        object.pointee.suppressesContext = true
        old.release()
    }

    /// `except cls`.
    static func matches(_ exception: Value, _ cls: Value) throws(Raise) -> Bool {
        if cls.isKind(.tuple) {
            for item in cls.tupleItems where try matches(exception, item) { return true }
            return false
        }
        guard cls.isKind(.classObject), case let pointer = cls.layout(ClassObject.self),
            pointer.pointee.flags & ClassObject.isException != 0
        else {
            throw Raise.typeError("catching classes that do not inherit from BaseException is not allowed")
        }
        return exception.classOf.isSubclass(of: pointer)
    }
}
