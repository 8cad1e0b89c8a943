// Calling: from native code (`call`), and the common beginning of every call, which either has the value at once (native
// functions, generators, simple classes) or has pushed a frame that the machine goes on with. Argument windows lie on the
// register stack; whoever begins a call hands the window over, and it is empty when the call is done.

/// Calls anything callable. Arguments are borrowed, the result is owned.
public func call(_ callee: Value, _ arguments: [Value], _ keywords: [(String, Value)] = []) throws(Raise) -> Value {
    if keywords.isEmpty {
        return try arguments.withUnsafeBufferPointerThrowing { args throws(Raise) in try callBuffer(callee, args, .unbound) }
    }
    let names = Value.tuple(owned: keywords.map { .interned($0.0) })
    defer { names.release() }
    let all = arguments + keywords.map { $0.1 }
    return try all.withUnsafeBufferPointerThrowing { args throws(Raise) in try callBuffer(callee, args, names) }
}

extension Array where Element == Value {
    /// `withUnsafeBufferPointer` under typed throws.
    @inline(__always)
    func withUnsafeBufferPointerThrowing<R>(_ body: (UnsafeBufferPointer<Value>) throws(Raise) -> R) throws(Raise) -> R {
        let result: Result<R, Raise> = withUnsafeBufferPointer { buffer in
            do throws(Raise) { return .success(try body(buffer)) } catch { return .failure(error) }
        }
        return try result.get()
    }
}

/// Calls with up to three positional arguments, without an array.
package func call(_ callee: Value, _ a: Value) throws(Raise) -> Value { try callFixed(callee, a, .unbound, .unbound, 1) }
package func call(_ callee: Value, _ a: Value, _ b: Value) throws(Raise) -> Value { try callFixed(callee, a, b, .unbound, 2) }
package func call(_ callee: Value) throws(Raise) -> Value { try callFixed(callee, .unbound, .unbound, .unbound, 0) }

/// Calls a method found in a class: binds it as attribute lookup would.
package func callMethod(_ method: Value, _ receiver: Value) throws(Raise) -> Value {
    try callMethod(method, receiver, .unbound, .unbound, 0)
}
package func callMethod(_ method: Value, _ receiver: Value, _ a: Value) throws(Raise) -> Value {
    try callMethod(method, receiver, a, .unbound, 1)
}
package func callMethod(_ method: Value, _ receiver: Value, _ a: Value, _ b: Value) throws(Raise) -> Value {
    try callMethod(method, receiver, a, b, 2)
}

private func callMethod(_ method: Value, _ receiver: Value, _ a: Value, _ b: Value, _ count: Int) throws(Raise) -> Value {
    if method.isKind(.function) || (method.isKind(.nativeFunction) && method.layout(NativeFunctionObject.self).pointee.binds) {
        return try callFixed(method, receiver, a, b, count + 1)
    }
    let bound = try AttributeAccess.bind(method, receiver, receiver.classOf)
    defer { bound.release() }
    return try callFixed(bound, a, b, .unbound, count)
}

private func callFixed(_ callee: Value, _ a: Value, _ b: Value, _ c: Value, _ count: Int) throws(Raise) -> Value {
    let state = machine
    let base = state.stackTop
    guard base + 16 < state.pointee.stackLimit else { throw Raise.recursionError("maximum recursion depth exceeded") }
    base[0] = a
    base[1] = b
    base[2] = c
    for i in 0..<count { base[i].retain() }
    return try Calls.callWindow(callee, base, count, .unbound)
}

package func callBuffer(_ callee: Value, _ arguments: UnsafeBufferPointer<Value>, _ names: Value) throws(Raise) -> Value {
    let state = machine
    let base = state.stackTop
    guard base + arguments.count + 16 < state.pointee.stackLimit else {
        throw Raise.recursionError("maximum recursion depth exceeded")
    }
    for i in 0..<arguments.count {
        arguments[i].retain()
        base[i] = arguments[i]
    }
    return try Calls.callWindow(callee, base, arguments.count, names)
}

enum Calls {
    /// Releases what is left in a window.
    @inline(__always) static func clearWindow(_ base: ValuePointer, _ count: Int) {
        var i = 0
        while i < count {
            let value = base[i]
            base[i].tag = Tag.unbound
            value.release()
            i &+= 1
        }
    }

    /// The values of a window as a tuple; the window is empty then.
    static func takeTuple(_ base: ValuePointer, _ count: Int) -> Value {
        let tuple = Value.tuple(owned: UnsafeBufferPointer(start: base, count: count))
        for i in 0..<count { base[i] = .unbound }
        return tuple
    }

    /// Calls with the owned arguments at `base` (the top of the stack) and waits for the result.
    static func callWindow(_ callee: Value, _ base: ValuePointer, _ count: Int, _ names: Value) throws(Raise) -> Value {
        let state = machine
        try checkOrClear(state, base, count)
        let savedTop = state.pointee.nativeTop
        state.pointee.nativeTop = base + count
        // The callee is borrowed, often from a class, whose attribute it may replace while it runs.
        callee.retain()
        defer {
            callee.release()
            state.pointee.nativeTop = savedTop
        }
        if let value = try begin(callee, base, count, names, nil) { return value }
        return try Machine.runPushedFrame()
    }

    @inline(__always)
    private static func checkOrClear(
        _ state: UnsafeMutablePointer<MachineState>, _ base: ValuePointer, _ count: Int
    ) throws(Raise) {
        do throws(Raise) { try state.checkNativeStack() } catch {
            clearWindow(base, count)
            throw error
        }
    }

    /// Begins a call. The window (owned values at `base`, top of the stack; the last ones named by the tuple `names`) is
    /// consumed. Returns the result (owned), or nil if a frame was pushed (`machine.fp`), which puts its result into
    /// `destination`, or leaves the machine with it if that is nil.
    static func begin(
        _ callee: Value, _ base: ValuePointer, _ count: Int, _ names: Value, _ destination: ValuePointer?
    ) throws(Raise) -> Value? {
        if callee.isObject {
            switch callee.object.pointee.kind {
            case .function: return try beginFunction(callee.layout(FunctionObject.self), base, count, names, destination, [])
            case .nativeFunction:
                defer { clearWindow(base, count) }
                return try NativeFunction.invoke(callee.layout(NativeFunctionObject.self), base, count, names)
            case .boundMethod:
                let method = callee.layout(BoundMethodObject.self).pointee
                insert(method.receiver.retained(), base, count)
                if destination == nil && method.function.isKind(.function) {
                    // The caller may let go of the method object while its function runs.
                    method.function.retain()
                    return try beginFunction(
                        method.function.layout(FunctionObject.self), base, count + 1, names, destination, .ownsFunction)
                }
                return try begin(method.function, base, count + 1, names, destination)
            case .classObject:
                return try Classes.beginConstruction(callee.layout(ClassObject.self), base, count, names, destination)
            default: break
            }
            if let method = callee.classOf.lookup(Names.call) {
                if method.isKind(.function) {
                    insert(callee.retained(), base, count)
                    method.retain()
                    return try beginFunction(
                        method.layout(FunctionObject.self), base, count + 1, names, destination, .ownsFunction)
                }
                if method.isKind(.nativeFunction) {
                    insert(callee.retained(), base, count)
                    return try begin(method, base, count + 1, names, destination)
                }
                let bound: Value
                do throws(Raise) { bound = try AttributeAccess.bind(method, callee, callee.classOf) } catch {
                    clearWindow(base, count)
                    throw error
                }
                defer { bound.release() }
                if let value = try begin(bound, base, count, names, nil) { return value }
                return try Machine.runPushedFrame()
            }
        }
        clearWindow(base, count)
        throw Raise.typeError("'\(callee.typeName)' object is not callable")
    }

    /// Puts an owned value before the window's first.
    @inline(__always) static func insert(_ value: Value, _ base: ValuePointer, _ count: Int) {
        var i = count
        while i > 0 {
            base[i] = base[i - 1]
            i -= 1
        }
        base[0] = value
    }

    /// Binds the window to the parameters of a script function and pushes its frame, or makes the generator.
    static func beginFunction(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ count: Int, _ names: Value,
        _ destination: ValuePointer?, _ kind: FrameKind
    ) throws(Raise) -> Value? {
        let state = machine
        let code = function.pointee.code
        do throws(Raise) {
            if !(code.pointee.isSimple && names.isUnbound && count == code.pointee.positionalCount) {
                try ScriptBinding.bind(function, base, count, names)
            }
        } catch {
            if kind.contains(.ownsFunction) { Value.object(function).release() }
            throw error
        }
        if code.pointee.flags.contains(.generator) {
            let generator = Generator.make(function, base)
            clearWindow(base + code.pointee.parameterCount, code.pointee.localCount - code.pointee.parameterCount)
            if kind.contains(.ownsFunction) { Value.object(function).release() }
            return generator
        }
        do throws(Raise) { try push(function, base, code.pointee.parameterCount, destination, kind) } catch {
            clearWindow(base, code.pointee.parameterCount)
            if kind.contains(.ownsFunction) { Value.object(function).release() }
            throw error
        }
        _ = state
        return nil
    }

    /// Pushes a frame whose parameters are bound.
    static func push(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ bound: Int, _ destination: ValuePointer?,
        _ kind: FrameKind
    ) throws(Raise) {
        let state = machine
        let code = function.pointee.code
        let frame = state.pointee.fp + 1
        if frame >= state.pointee.frameLimit || base + code.pointee.registerCount >= state.pointee.stackLimit {
            throw tooDeep()
        }
        for i in bound..<max(bound, code.pointee.localCount) { base[i].tag = Tag.unbound }
        frame.initialize(
            to: Frame(
                pc: code.pointee.words, registers: base, constants: code.pointee.constants, function: function,
                destination: destination ?? base, kind: destination == nil ? kind.union(.entry) : kind, extra: .unbound))
        state.pointee.fp = frame
    }

    /// RecursionError; a little headroom lets handlers of it run, as in CPython.
    static func tooDeep() -> Raise { .recursionError("maximum recursion depth exceeded") }
}

/// Binds arguments to the parameters of a script function.
enum ScriptBinding {
    /// In place: afterwards `base` holds one owned value a parameter. On an error the window is empty.
    static func bind(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ count: Int, _ names: Value
    ) throws(Raise) {
        let code = function.pointee.code
        let positional = code.pointee.positionalCount
        if names.isUnbound && count <= positional && code.pointee.parameterCount == positional + code.pointee.keywordOnlyCount {
            let defaults = function.pointee.defaults
            let defaultCount = defaults.isUnbound ? 0 : defaults.tupleItems.count
            if count >= positional - defaultCount, bindKeywordDefaults(function, base + positional) {
                for i in count..<positional { base[i] = defaults.tupleItems[i - (positional - defaultCount)].retained() }
                return
            }
        }
        if !names.isUnbound, bindPlainly(function, base, count, names) { return }
        try bindGenerally(function, base, count, names)
    }

    /// Gives the keyword-only parameters their defaults; false if one has none.
    @inline(__always)
    private static func bindKeywordDefaults(_ function: UnsafeMutablePointer<FunctionObject>, _ slots: ValuePointer) -> Bool {
        let code = function.pointee.code
        let count = code.pointee.keywordOnlyCount
        if count == 0 { return true }
        guard function.pointee.keywordDefaults.isObject else { return false }
        let defaults = function.pointee.keywordDefaults.layout(DictObject.self)
        var i = 0
        while i < count {
            guard let value = Dict.get(defaults, name: code.pointee.localNames[code.pointee.positionalCount &+ i]) else {
                while i > 0 {
                    i &-= 1
                    slots[i].release()
                    slots[i] = .unbound
                }
                return false
            }
            slots[i] = value.retained()
            i &+= 1
        }
        return true
    }

    /// Binds a call with names to a function without *args and **kwargs in which nothing is wrong, without copies of what
    /// stands in place. False if there is more to it: then the window is as it was.
    private static func bindPlainly(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ count: Int, _ names: Value
    ) -> Bool {
        let code = function.pointee.code
        let positional = code.pointee.positionalCount, total = code.pointee.parameterCount
        let items = names.tupleItems
        let given = count - items.count
        guard given <= positional, total <= 64, total == positional + code.pointee.keywordOnlyCount,
            base + 2 * max(count, total) < machine.pointee.stackLimit
        else { return false }
        let named = base + max(count, total)
        var i = given
        while i < count {
            named[i &- given] = base[i]
            i &+= 1
        }
        i = given
        while i < max(count, total) {
            base[i].tag = Tag.unbound
            i &+= 1
        }
        let isBound = place(function, base, given, items, named)
        if !isBound {
            i = given
            while i < total {
                base[i].tag = Tag.unbound
                i &+= 1
            }
        }
        i = 0
        while i < items.count {
            if !isBound { base[given &+ i] = named[i] }
            named[i].tag = Tag.unbound
            i &+= 1
        }
        return isBound
    }

    /// Moves named values and defaults to their parameters; false, and nothing retained, if one does not fit or is missing.
    private static func place(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ given: Int, _ items: Items,
        _ named: ValuePointer
    ) -> Bool {
        let code = function.pointee.code, parameters = code.pointee.localNames
        let positional = code.pointee.positionalCount, total = code.pointee.parameterCount
        for k in 0..<items.count {
            // Names at calls are interned, as those of parameters.
            let bits = items[k].bits
            var slot = code.pointee.positionalOnlyCount
            while slot < total && parameters[slot].bits != bits { slot &+= 1 }
            if slot >= total || !base[slot].isUnbound { return false }
            base[slot] = named[k]
        }
        let defaults = function.pointee.defaults
        let first = positional - (defaults.isUnbound ? 0 : defaults.tupleItems.count)
        let keywordDefaults = function.pointee.keywordDefaults
        var taken: UInt64 = 0
        for i in given..<max(given, total) where base[i].isUnbound {
            if i < positional {
                if i < first { return false }
                base[i] = defaults.tupleItems[i - first]
            } else {
                guard keywordDefaults.isObject,
                    let value = Dict.get(keywordDefaults.layout(DictObject.self), name: parameters[i])
                else { return false }
                base[i] = value
            }
            taken |= 1 << UInt64(i)
        }
        while taken != 0 {
            base[taken.trailingZeroBitCount].retain()
            taken &= taken &- 1
        }
        return true
    }

    @inline(never)
    private static func bindGenerally(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ count: Int, _ names: Value
    ) throws(Raise) {
        let state = machine
        let code = function.pointee.code
        let total = code.pointee.parameterCount
        let slots = base + max(count, total)
        guard slots + total + 64 < state.pointee.stackLimit else {
            Calls.clearWindow(base, count)
            throw Calls.tooDeep()
        }
        for i in 0..<total { slots[i] = .unbound }
        do throws(Raise) {
            try fill(function, base, count, names, slots)
        } catch {
            Calls.clearWindow(slots, total)
            Calls.clearWindow(base, count)
            throw error
        }
        Calls.clearWindow(base, count)
        for i in 0..<total {
            base[i] = slots[i]
            slots[i] = .unbound
        }
    }

    /// Moves arguments from the window to the slots.
    private static func fill(
        _ function: UnsafeMutablePointer<FunctionObject>, _ base: ValuePointer, _ count: Int, _ names: Value,
        _ slots: ValuePointer
    ) throws(Raise) {
        let code = function.pointee.code
        let positional = code.pointee.positionalCount
        let keywordOnly = code.pointee.keywordOnlyCount
        let named = names.isUnbound ? 0 : names.tupleItems.count
        let given = count - named
        let hasVariadic = code.pointee.flags.contains(.variadic), hasKeywords = code.pointee.flags.contains(.variadicKeywords)
        let variadicSlot = positional + keywordOnly
        let keywordSlot = variadicSlot + (hasVariadic ? 1 : 0)
        func take(_ i: Int) -> Value {
            let value = base[i]
            base[i] = .unbound
            return value
        }
        for i in 0..<min(given, positional) { slots[i] = take(i) }
        if hasVariadic {
            let extra = max(0, given - positional)
            slots[variadicSlot] = .tuple(owned: UnsafeBufferPointer(start: base + min(positional, given), count: extra))
            for i in 0..<extra { base[positional + i] = .unbound }
        }
        if hasKeywords { slots[keywordSlot] = .object(Dict.make()) }
        if named > 0 {
            for (k, rawName) in names.tupleItems.enumerated() {
                let name = rawName.internedString
                var slot = -1
                for i in code.pointee.positionalOnlyCount..<(positional + keywordOnly)
                where code.pointee.localNames[i].bits == name.bits {
                    slot = i
                    break
                }
                if slot >= 0 {
                    if !slots[slot].isUnbound {
                        throw Raise.typeError(
                            "\(qualifiedName(function))() got multiple values for argument '\(name.swiftString)'")
                    }
                    slots[slot] = take(given + k)
                } else if hasKeywords {
                    Dict.set(slots[keywordSlot].layout(DictObject.self), name: name, base[given + k])
                } else {
                    throw unexpected(function, name, names)
                }
            }
        }
        let defaults = function.pointee.defaults
        let defaultCount = defaults.isUnbound ? 0 : defaults.tupleItems.count
        if given > positional && !hasVariadic {
            throw tooMany(function, given, defaultCount, slots)
        }
        var missing: [String] = []
        for i in 0..<positional where slots[i].isUnbound {
            let d = i - (positional - defaultCount)
            if d >= 0 {
                slots[i] = defaults.tupleItems[d].retained()
            } else {
                missing.append(code.pointee.localNames[i].swiftString)
            }
        }
        if !missing.isEmpty { throw Raise.typeError(missingText(qualifiedName(function), missing, "positional")) }
        for i in positional..<(positional + keywordOnly) where slots[i].isUnbound {
            let name = code.pointee.localNames[i]
            if function.pointee.keywordDefaults.isObject,
                let value = Dict.get(function.pointee.keywordDefaults.layout(DictObject.self), name: name)
            {
                slots[i] = value.retained()
            } else {
                missing.append(name.swiftString)
            }
        }
        if !missing.isEmpty { throw Raise.typeError(missingText(qualifiedName(function), missing, "keyword-only")) }
    }

    private static func qualifiedName(_ function: UnsafeMutablePointer<FunctionObject>) -> String {
        function.pointee.qualifiedName.swiftString
    }

    private static func unexpected(_ function: UnsafeMutablePointer<FunctionObject>, _ name: Value, _ names: Value) -> Raise {
        let code = function.pointee.code
        var positionalOnly: [String] = []
        for raw in names.tupleItems {
            let interned = raw.internedString
            for i in 0..<code.pointee.positionalOnlyCount where code.pointee.localNames[i].bits == interned.bits {
                positionalOnly.append(interned.swiftString)
            }
        }
        if !positionalOnly.isEmpty {
            return .typeError(
                "\(qualifiedName(function))() got some positional-only arguments passed as keyword arguments: '\(positionalOnly.joined(separator: ", "))'"
            )
        }
        return .typeError("\(qualifiedName(function))() got an unexpected keyword argument '\(name.swiftString)'")
    }

    private static func tooMany(
        _ function: UnsafeMutablePointer<FunctionObject>, _ given: Int, _ defaultCount: Int, _ slots: ValuePointer
    ) -> Raise {
        let code = function.pointee.code
        let positional = code.pointee.positionalCount
        var keywordOnlyGiven = 0
        for i in positional..<(positional + code.pointee.keywordOnlyCount) where !slots[i].isUnbound { keywordOnlyGiven += 1 }
        let takes = defaultCount > 0 ? "from \(positional - defaultCount) to \(positional)" : "\(positional)"
        let plural = defaultCount > 0 || positional != 1 ? "s" : ""
        var got = "\(given)"
        if keywordOnlyGiven > 0 {
            got +=
                " positional argument\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only argument\(keywordOnlyGiven == 1 ? "" : "s"))"
        }
        let verb = given == 1 && keywordOnlyGiven == 0 ? "was" : "were"
        return .typeError("\(qualifiedName(function))() takes \(takes) positional argument\(plural) but \(got) \(verb) given")
    }
}
