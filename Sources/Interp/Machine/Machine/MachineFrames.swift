// How the machine's loop is entered from native code, and what happens at the end of a frame that is more than a plain call:
// entry frames, generators, class bodies, initialisers. Plain calls return in the core.

extension Machine {
    /// Runs the frame just pushed (an entry frame) to its end: its result (owned), or the exception that left it.
    static func runPushedFrame(raising: Bool = false) throws(Raise) -> Value {
        let state = machine
        if raising && !Unwinding.unwind(isReraise: false) { throw Raise() }
        if !run() { throw Raise() }
        let result = state.pointee.result
        state.pointee.result = .unbound
        return result
    }

    /// The same for an entry frame that the core has begun to run.
    static func finishPushedFrame(after end: MachineCore.End) throws(Raise) -> Value {
        if !run(after: end) { throw Raise() }
        let result = machine.pointee.result
        machine.pointee.result = .unbound
        return result
    }

    /// Runs a function without arguments (module code).
    static func runCode(_ function: UnsafeMutablePointer<FunctionObject>) throws(Raise) -> Value {
        try call(.object(function))
    }

    /// Runs a class body over a namespace; its result is the `__class__` cell or None.
    static func runClassBody(
        _ function: UnsafeMutablePointer<FunctionObject>, _ namespace: UnsafeMutablePointer<DictObject>
    ) throws(Raise) -> Value {
        let state = machine
        try state.checkNativeStack()
        let base = state.stackTop
        let savedTop = state.pointee.nativeTop
        state.pointee.nativeTop = base
        defer { state.pointee.nativeTop = savedTop }
        try Calls.push(function, base, 0, nil, .classBody)
        state.pointee.fp.pointee.extra = Value.object(namespace).retained()
        return try runPushedFrame()
    }

    enum Left { case exit, stay, exhausted, failed }

    /// The end of a frame that is more than a plain call. The frame is already popped and its window empty.
    @inline(never)
    static func leave(_ frame: FramePointer, _ value: Value) -> Left {
        let state = machine
        let kind = frame.pointee.kind
        if kind.contains(.ownsFunction) { Value.object(frame.pointee.function).release() }
        if kind.contains(.generator) || kind.contains(.generatorFor) {
            let generator = frame.pointee.extra
            generator.layout(GeneratorObject.self).pointee.state = .finished
            Generators.leave(generator.layout(GeneratorObject.self), keeping: false)
            generator.release()
            if kind.contains(.generatorFor) {
                value.release()
                return .exhausted
            }
            state.pointee.generatorReturned = true
            state.pointee.result = value
            return .exit
        }
        if kind.contains(.classBody) { frame.pointee.extra.release() }
        if kind.contains(.initializer) {
            if !value.isNone {
                let raise = Raise.typeError("__init__() should return None, not '\(value.typeName)'")
                value.release()
                _ = raise
                return .failed
            }
            return .stay
        }
        if kind.contains(.entry) {
            state.pointee.result = value
            return .exit
        }
        put(frame.pointee.destination, value)
        return .stay
    }

    /// A yield: the generator goes back into its object. True if native code waits for the value.
    @inline(never)
    static func yield(_ frame: FramePointer, _ pc: UnsafeMutablePointer<UInt64>, _ value: Value) -> Bool {
        let state = machine
        let generator = frame.pointee.extra
        Generators.suspend(frame, pc: pc)
        state.pointee.fp = frame - 1
        if frame.pointee.kind.contains(.generatorFor) {
            put(frame.pointee.destination, value)
            generator.release()
            return false
        }
        state.pointee.generatorReturned = false
        state.pointee.result = value
        generator.release()
        return true
    }

    /// One step of `yield from`.
    static func delegate(_ iterator: Value, _ sent: Value) throws(Raise) -> (value: Value, returned: Bool) {
        if iterator.isKind(.generator) { return try Generators.run(iterator, sent) }
        do throws(Raise) {
            if sent.isNone {
                if Iteration.isNative(iterator) {
                    if let value = try Iteration.next(iterator) { return (value, false) }
                    return (.none, true)
                }
                guard let next = iterator.classOf.lookup(Names.next) else {
                    throw Raise.typeError("'\(iterator.typeName)' object is not an iterator")
                }
                return (try callMethod(next, iterator), false)
            }
            let send = try AttributeAccess.get(iterator, Names.send)
            defer { send.release() }
            return (try call(send, sent), false)
        } catch {
            guard error.matches(.stopIteration) else { throw error }
            let stop = error.take()
            defer { stop.release() }
            let arguments = stop.layout(ExceptionObject.self).pointee.arguments.tupleItems
            return (arguments.isEmpty ? .none : arguments[0].retained(), true)
        }
    }
}
