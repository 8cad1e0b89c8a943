// Running generators: resumption by `for`, next, send, throw and close. A suspended generator keeps its registers in its
// own memory; while it runs they lie on the register stack above whoever resumed it.

package enum Generators {
    /// Whether a generator that nobody will resume again stands where an exception would run code of its own.
    static func needsClosing(_ value: Value) -> Bool {
        let generator = value.layout(GeneratorObject.self)
        guard generator.pointee.state == .suspended else { return false }
        let code = generator.pointee.function.pointee.code
        let place = code.pointee.words.distance(to: generator.pointee.pc)
        for range in code.pointee.object.takeUnretainedValue().exceptions
        where range.start < place + 1 && place - 1 < range.end { return true }
        let word = Instruction(running: generator.pointee.pc.pointee)
        return word.opcode == .yieldFrom && generator.pointee.registers[word.b].isObject
    }

    /// Pushes the generator's frame at `base`; the frame continues where it stopped.
    static func push(
        _ value: Value, at base: ValuePointer, sending sent: Value, destination: ValuePointer, kind: FrameKind
    ) throws(Raise) {
        let state = machine
        let generator = value.layout(GeneratorObject.self)
        let frame = state.pointee.fp + 1
        let count = generator.pointee.registerCount
        if frame >= state.pointee.frameLimit || base + count >= state.pointee.stackLimit { throw Calls.tooDeep() }
        for i in 0..<count {
            base[i] = generator.pointee.registers[i]
            generator.pointee.registers[i] = .unbound
        }
        var isDelegating = false
        if generator.pointee.state == .suspended {
            // The word before the place to go on is the yield: its a is where the sent value goes.
            let word = Instruction(word: generator.pointee.pc[-1])
            if word.opcode == .yieldValue {
                let old = base[word.a]
                base[word.a] = sent.retained()
                old.release()
            } else {
                // `yieldFrom` runs again and finds the sent value in its destination.
                let again = Instruction(running: generator.pointee.pc.pointee)
                let old = base[again.a]
                base[again.a] = sent.retained()
                old.release()
                isDelegating = true
            }
        }
        generator.pointee.state = .running
        let function = generator.pointee.function
        frame.initialize(
            to: Frame(
                pc: generator.pointee.pc, registers: base, constants: function.pointee.code.pointee.constants, function: function,
                destination: destination, kind: isDelegating ? kind.union(.delegating) : kind, extra: value.retained()))
        // What is being handled inside goes with the generator; meanwhile it keeps what was handled outside.
        let outer = state.pointee.handled
        state.pointee.handled = generator.pointee.handled.isNone ? outer.retained() : generator.pointee.handled
        generator.pointee.handled = outer
        state.pointee.fp = frame
    }

    /// Takes the registers of the generator that runs in `frame` back into it.
    static func suspend(_ frame: FramePointer, pc: UnsafeMutablePointer<UInt64>) {
        let generator = frame.pointee.extra.layout(GeneratorObject.self)
        for i in 0..<generator.pointee.registerCount {
            generator.pointee.registers[i] = frame.pointee.registers[i]
            frame.pointee.registers[i] = .unbound
        }
        generator.pointee.pc = pc
        generator.pointee.state = .suspended
        leave(generator, keeping: true)
    }

    /// Puts back what was being handled outside.
    static func leave(_ generator: UnsafeMutablePointer<GeneratorObject>, keeping: Bool) {
        let state = machine
        let inner = state.pointee.handled, outer = generator.pointee.handled
        state.pointee.handled = outer
        if keeping && !inner.isSame(outer) {
            generator.pointee.handled = inner
        } else {
            generator.pointee.handled = .none
            inner.release()
        }
    }

    /// `next` and `send`: the value yielded (owned), or nil when it returns; the returned value is then dropped.
    static func resume(_ value: Value, _ sent: Value, isConsumed: Bool = false) throws(Raise) -> Value? {
        let state = machine
        if sent.isNone {
            let savedTop = state.pointee.nativeTop
            var result = Value.unbound
            if let end = MachineCore.resume(state, value, isConsumed: isConsumed, &result) {
                if end != .exited {
                    defer { state.pointee.nativeTop = savedTop }
                    result = try Machine.finishPushedFrame(after: end)
                }
                if !state.pointee.generatorReturned { return result }
                result.release()
                return nil
            }
        }
        let (result, returned) = try run(value, sent)
        if returned {
            result.release()
            return nil
        }
        return result
    }

    /// Runs until the next yield or the end.
    package static func run(_ value: Value, _ sent: Value) throws(Raise) -> (value: Value, returned: Bool) {
        let generator = value.layout(GeneratorObject.self)
        switch generator.pointee.state {
        case .running: throw Raise.valueError("generator already executing")
        case .finished: return (.none, true)
        case .created:
            if !sent.isNone { throw Raise.typeError("can't send non-None value to a just-started generator") }
        case .suspended: break
        }
        let state = machine
        let savedTop = state.pointee.nativeTop
        if sent.isNone {
            var result = Value.unbound
            if let end = MachineCore.resume(state, value, &result) {
                if end != .exited {
                    defer { state.pointee.nativeTop = savedTop }
                    result = try Machine.finishPushedFrame(after: end)
                }
                return (result, state.pointee.generatorReturned)
            }
        }
        try state.checkNativeStack()
        let base = state.stackTop
        state.pointee.nativeTop = base
        defer { state.pointee.nativeTop = savedTop }
        try push(value, at: base, sending: sent, destination: base, kind: [.entry, .generator])
        let result = try Machine.runPushedFrame()
        return (result, state.pointee.generatorReturned)
    }

    /// `generator.throw(exception)` (owned).
    package static func raise(_ value: Value, owned exception: Value) throws(Raise) -> (value: Value, returned: Bool) {
        let generator = value.layout(GeneratorObject.self)
        if generator.pointee.state == .running {
            exception.release()
            throw Raise.valueError("generator already executing")
        }
        if generator.pointee.state == .created { Generator.finish(generator) }
        if generator.pointee.state == .finished {
            Unwinding.pendAgain(exception)
            throw Raise()
        }
        // Suspended in `yield from`: the inner generator gets the exception first.
        let word = Instruction(running: generator.pointee.pc.pointee)
        if word.opcode == .yieldFrom, Instruction(word: generator.pointee.pc[-1]).opcode != .yieldValue {
            let inner = generator.pointee.registers[word.b]
            if !inner.isKind(.generator), inner.isObject {
                return try raiseIntoIterator(value, inner, exception)
            }
            if inner.isKind(.generator) { return try raiseIntoGenerator(value, inner, exception) }
        }
        return try resumeRaising(value, exception)
    }

    /// `throw` and `close` of a generator that waits for an inner one. What the inner one raises is raised in the outer one;
    /// what the outer one raises itself leaves it.
    private static func raiseIntoGenerator(
        _ value: Value, _ inner: Value, _ exception: Value
    ) throws(Raise) -> (value: Value, returned: Bool) {
        let generator = value.layout(GeneratorObject.self)
        let isClosing = exception.classOf.isSubclass(of: Types.exception(.generatorExit))
        var result = Value.none
        do throws(Raise) {
            // Running meanwhile, so that the inner one's code cannot resume it.
            generator.pointee.state = .running
            defer { generator.pointee.state = .suspended }
            if isClosing {
                try close(inner)
            } else {
                let (given, returned) = try raise(inner, owned: exception)
                if !returned { return (given, false) }
                result = given
            }
        } catch {
            if isClosing { exception.release() }
            return try resumeRaising(value, error.take())
        }
        if isClosing { return try resumeRaising(value, exception) }
        // The inner one ended: go on after the `yield from` with its value.
        let word = Instruction(running: generator.pointee.pc.pointee)
        generator.pointee.registers[word.b] = .unbound
        let old = generator.pointee.registers[word.a]
        generator.pointee.registers[word.a] = result
        if word.a != word.b { old.release() }
        inner.release()
        generator.pointee.pc += 1
        return try continueRunning(value)
    }

    /// `throw` and `close` reach an iterator that is no generator through its own methods, if it has them.
    private static func raiseIntoIterator(
        _ value: Value, _ inner: Value, _ exception: Value
    ) throws(Raise) -> (value: Value, returned: Bool) {
        let generator = value.layout(GeneratorObject.self)
        let isClosing = exception.classOf.isSubclass(of: Types.exception(.generatorExit))
        do throws(Raise) {
            generator.pointee.state = .running
            defer { generator.pointee.state = .suspended }
            if let method = try AttributeAccess.find(inner, isClosing ? Names.close : Names.throw_) {
                defer { method.release() }
                if !isClosing {
                    defer { exception.release() }
                    return (try call(method, exception), false)
                }
                try call(method).release()
            }
        } catch {
            if isClosing { exception.release() }
            guard !isClosing, error.matches(.stopIteration) else { return try resumeRaising(value, error.take()) }
            let stop = error.take()
            defer { stop.release() }
            let items = stop.layout(ExceptionObject.self).pointee.arguments.tupleItems
            let word = Instruction(running: generator.pointee.pc.pointee)
            let old = (generator.pointee.registers[word.b], generator.pointee.registers[word.a])
            generator.pointee.registers[word.b] = .unbound
            generator.pointee.registers[word.a] = items.isEmpty ? .none : items[0].retained()
            old.0.release()
            if word.a != word.b { old.1.release() }
            generator.pointee.pc += 1
            return try continueRunning(value)
        }
        return try resumeRaising(value, exception)
    }

    private static func continueRunning(_ value: Value) throws(Raise) -> (value: Value, returned: Bool) {
        let generator = value.layout(GeneratorObject.self)
        let state = machine
        let base = state.stackTop
        generator.pointee.state = .created  // so that nothing is stored as "sent"
        try push(value, at: base, sending: .none, destination: base, kind: [.entry, .generator])
        let result = try Machine.runPushedFrame()
        return (result, state.pointee.generatorReturned)
    }

    /// Resumes with an exception (owned) at the place of the yield.
    private static func resumeRaising(_ value: Value, _ exception: Value) throws(Raise) -> (value: Value, returned: Bool) {
        let state = machine
        try state.checkNativeStack()
        let base = state.stackTop
        let savedTop = state.pointee.nativeTop
        state.pointee.nativeTop = base
        defer { state.pointee.nativeTop = savedTop }
        // Only what the generator itself is handling becomes the context, not what its caller handles.
        let isHandling = value.layout(GeneratorObject.self).pointee.handled.isObject
        do throws(Raise) {
            try push(value, at: base, sending: .none, destination: base, kind: [.entry, .generator])
        } catch {
            exception.release()
            throw error
        }
        if state.pointee.fp.pointee.kind.contains(.delegating) {
            // The `yield from` is left: one that comes later starts afresh.
            state.pointee.fp.pointee.kind.remove(.delegating)
            state.pointee.fp.pointee.pc += 1
        }
        if isHandling { _ = Raise.pend(owned: exception) } else { Unwinding.pendAgain(exception) }
        let result = try Machine.runPushedFrame(raising: true)
        return (result, state.pointee.generatorReturned)
    }

    /// `generator.close()`.
    package static func close(_ value: Value) throws(Raise) {
        let generator = value.layout(GeneratorObject.self)
        switch generator.pointee.state {
        case .created: Generator.finish(generator)
        case .finished: return
        case .running: throw Raise.valueError("generator already executing")
        case .suspended:
            let new = ExceptionObject.make(Types.exception(.generatorExit), owned: .tuple(owned: []))
            let exit = Raise.pend(owned: .object(new)).take()
            do throws(Raise) {
                let (result, returned) = try raise(value, owned: exit)
                result.release()
                if !returned { throw Raise.runtimeError("generator ignored GeneratorExit") }
            } catch {
                if error.matches(.generatorExit) || error.matches(.stopIteration) { error.discard() } else { throw error }
            }
        }
    }
}
