// Exception groups: BaseExceptionGroup and ExceptionGroup with `split`, `subgroup` and `derive`, and what an `except*`
// statement does with them. A group's message and members are fields of the exception object; its `args` may be changed.

enum ExceptionGroups {
    /// The exceptions of a group, or nil for any other value.
    static func members(_ value: Value) -> [Value]? {
        guard value.isKind(.exception), case let members = value.layout(ExceptionObject.self).pointee.members,
            members.isKind(.tuple)
        else { return nil }
        return Array(members.tupleItems)
    }

    private static var base: ClassPointer { Types.exception(.baseExceptionGroup) }

    private static func isExceptionClass(_ value: Value) -> Bool {
        value.isKind(.classObject) && value.layout(ClassObject.self).pointee.flags & ClassObject.isException != 0
    }

    // ---- the classes ------------------------------------------------------------------------------------------------------

    static func install() {
        let cls = base
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            let items = a[1].tupleItems
            guard items.count == 2 else {
                throw Raise.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(items.count) given)")
            }
            guard items[0].isString else {
                throw Raise.typeError(
                    "BaseExceptionGroup.__new__() argument 1 must be str, not \(items[0].isNone ? "None" : items[0].typeName)")
            }
            return try make(a[0].layout(ClassObject.self), arguments: a[1], message: items[0], items[1])
        }
        CoreTypes.method(
            cls, "__str__(self, /)",
            CoreTypes.text { v throws(Raise) in
                let count = members(v)?.count ?? 0
                let message = try str(v.layout(ExceptionObject.self).pointee.message)
                return "\(message) (\(count) sub-exception\(count > 1 ? "s" : ""))"
            })
        for (name, field) in [("message", \ExceptionObject.message), ("exceptions", \ExceptionObject.members)] {
            CoreTypes.property(
                cls, name,
                get: { v throws(Raise) in
                    let value = v.layout(ExceptionObject.self).pointee[keyPath: field]
                    return value.isUnbound ? .none : value.retained()
                }
            ) { _, _ throws(Raise) in throw Raise.attributeError("readonly attribute") }
        }
        CoreTypes.method(cls, "derive(self, excs, /)") { a throws(Raise) in
            try call(.object(base), a[0].layout(ExceptionObject.self).pointee.message, a[1])
        }
        CoreTypes.method(cls, "split(self, matcher_value, /)") { a throws(Raise) in
            let matcher = try matcher(a[1])
            let (match, rest) = try parts(a[0], matcher, keepsRest: true)
            return .tuple(owned: [match, rest])
        }
        CoreTypes.method(cls, "subgroup(self, matcher_value, /)") { a throws(Raise) in
            try parts(a[0], try matcher(a[1]), keepsRest: false).match
        }
        let item = NativeFunction("__class_getitem__(cls, item, /)", owner: cls.nameString, binds: true) { a throws(Raise) in
            TypeForms.parametrised(a[0], by: a[1])
        }
        CoreTypes.put(cls.pointee.namespace, "__class_getitem__", .wrappedMethod(.classMethod, owned: .nativeFunction(item)))
    }

    /// `BaseExceptionGroup(message, exceptions)`: an ExceptionGroup if all its members are Exceptions.
    private static func make(
        _ cls: ClassPointer, arguments: Value, message: Value, _ source: Value
    ) throws(Raise) -> Value {
        let isSequence =
            source.sequenceItems != nil || source.isString || source.bufferContents != nil
            || (source.classOf.lookup(Names.getItem) != nil && !source.isKind(.dict))
        guard isSequence else { throw Raise.typeError("second argument (exceptions) must be a sequence") }
        let list = try Iteration.collect(source)
        defer { list.release() }
        let items = list.listItems
        if items.isEmpty { throw Raise.valueError("second argument (exceptions) must be a non-empty sequence") }
        var hasBase = false
        for (index, item) in items.enumerated() {
            guard item.isKind(.exception) else {
                throw Raise.valueError("Item \(index) of second argument (exceptions) is not an exception")
            }
            if !item.classOf.isSubclass(of: Types.exception(.exception)) { hasBase = true }
        }
        var made = cls
        let narrow = Types.exception(.exceptionGroup)
        if cls == base {
            if !hasBase { made = narrow }
        } else if hasBase && cls.isSubclass(of: Types.exception(.exception)) {
            throw Raise.typeError(
                cls == narrow
                    ? "Cannot nest BaseExceptions in an ExceptionGroup"
                    : "Cannot nest BaseExceptions in '\(cls.nameString)'")
        }
        let exception = ExceptionObject.make(made, owned: arguments.retained())
        exception.pointee.message = message.retained()
        exception.pointee.members = .tuple(owned: items.map { $0.retained() })
        return .object(exception)
    }

    /// A group of the machine's own making; takes over the members' references.
    private static func group(_ message: String, owned members: [Value]) throws(Raise) -> Value {
        let text = Value.string(message), list = Value.list(owned: members)
        defer {
            text.release()
            list.release()
        }
        return try call(.object(base), text, list)
    }

    // ---- splitting ----------------------------------------------------------------------------------------------------------

    private enum Matcher {
        /// Classes: an exception class or a tuple of them.
        case classes(Value)
        case predicate(Value)
        /// Single exceptions, by identity.
        case leaves(Set<UInt64>)

        func matches(_ exception: Value) throws(Raise) -> Bool {
            switch self {
            case .classes(let classes): return try Unwinding.matches(exception, classes)
            case .predicate(let function):
                let result = try call(function, exception)
                defer { result.release() }
                return try Operators.truth(result)
            case .leaves(let known): return ExceptionGroups.members(exception) == nil && known.contains(exception.bits)
            }
        }
    }

    private static func matcher(_ value: Value) throws(Raise) -> Matcher {
        if value.isKind(.function) { return .predicate(value) }
        if isExceptionClass(value) { return .classes(value) }
        if value.isKind(.tuple), value.tupleItems.allSatisfy(isExceptionClass) { return .classes(value) }
        throw Raise.typeError("expected a function, exception type or tuple of exception types")
    }

    /// The parts of an exception that match and do not: exceptions or None, owned.
    private static func parts(
        _ exception: Value, _ matcher: Matcher, keepsRest: Bool
    ) throws(Raise) -> (match: Value, rest: Value) {
        try machine.checkNativeStack()
        if try matcher.matches(exception) { return (exception.retained(), .none) }
        guard let members = members(exception) else { return (.none, keepsRest ? exception.retained() : .none) }
        var matching: [Value] = [], others: [Value] = []
        defer { for value in matching + others { value.release() } }
        for member in members {
            let (match, rest) = try parts(member, matcher, keepsRest: keepsRest)
            if !match.isNone { matching.append(match) }
            if !rest.isNone { others.append(rest) }
        }
        let match = try subset(exception, matching)
        do throws(Raise) {
            return (match, try subset(exception, others))
        } catch {
            match.release()
            throw error
        }
    }

    /// A group like `origin` with other members (borrowed), or None if there are none.
    private static func subset(_ origin: Value, _ members: [Value]) throws(Raise) -> Value {
        if members.isEmpty { return .none }
        let list = Value.list(owned: members.map { $0.retained() })
        defer { list.release() }
        let method = try getAttribute(origin, "derive")
        defer { method.release() }
        let derived = try call(method, list)
        guard self.members(derived) != nil else {
            derived.release()
            throw Raise.typeError("derive must return an instance of BaseExceptionGroup")
        }
        let source = origin.layout(ExceptionObject.self), made = derived.layout(ExceptionObject.self)
        let trace = Traceback.of(origin)
        defer { trace.release() }
        try Traceback.set(derived, trace)
        let old = (made.pointee.context, made.pointee.cause)
        made.pointee.context = source.pointee.context.retained()
        made.pointee.cause = source.pointee.cause.retained()
        // CPython sets the cause, even to None, and that hides the context.
        made.pointee.suppressesContext = true
        old.0.release()
        old.1.release()
        if let attributes = Attributes.of(origin.object), let notes = Attributes.get(attributes, Names.notes),
            let items = notes.sequenceItems, let own = Attributes.of(derived.object)
        {
            let copy = Value.list(owned: items.map { $0.retained() })
            Attributes.set(own, Names.notes, copy)
            copy.release()
        }
        return derived
    }

    // ---- except* --------------------------------------------------------------------------------------------------------------

    /// What `except* type` takes of an exception (or None), and what is left; both owned.
    static func split(_ exception: Value, _ type: Value) throws(Raise) -> (caught: Value, rest: Value) {
        try check(type)
        guard exception.isKind(.exception) else { return (.none, .none) }
        if try Unwinding.matches(exception, type) {
            if members(exception) != nil { return (exception.retained(), .none) }
            return (try group("", owned: [exception.retained()]), .none)
        }
        guard members(exception) != nil else { return (.none, exception.retained()) }
        let method = try getAttribute(exception, "split")
        defer { method.release() }
        let pair = try call(method, type)
        defer { pair.release() }
        guard pair.isKind(.tuple) else {
            throw Raise.typeError("\(exception.typeName).split must return a tuple, not \(pair.typeName)")
        }
        guard pair.tupleItems.count >= 2 else {
            throw Raise.typeError(
                "\(exception.typeName).split must return a 2-tuple, got tuple of size \(pair.tupleItems.count)")
        }
        return (pair.tupleItems[0].retained(), pair.tupleItems[1].retained())
    }

    private static func check(_ type: Value) throws(Raise) {
        let classes = type.isKind(.tuple) ? Array(type.tupleItems) : [type]
        for cls in classes where !isExceptionClass(cls) {
            throw Raise.typeError("catching classes that do not inherit from BaseException is not allowed")
        }
        for cls in classes where cls.layout(ClassObject.self).isSubclass(of: base) {
            throw Raise.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
        }
    }

    /// What an `except*` statement raises in the end, or None; owned. Parts of the caught group that were raised again as
    /// they were come together in a group like it, what is new stands beside them.
    static func join(_ caught: Value, _ outcomes: Value) throws(Raise) -> Value {
        let items = outcomes.listItems
        guard members(caught) != nil else { return items.first?.retained() ?? .none }
        var raised: [Value] = []
        var leaves: Set<UInt64> = []
        for item in items where !item.isNone {
            if isSameRaise(item, caught) { collectLeaves(item, &leaves) } else { raised.append(item) }
        }
        let again = leaves.isEmpty ? Value.none : try parts(caught, .leaves(leaves), keepsRest: false).match
        if raised.isEmpty { return again }
        return try group("", owned: raised.map { $0.retained() } + (again.isNone ? [] : [again]))
    }

    /// Whether an exception carries the traceback, cause and context of the one it was split from.
    private static func isSameRaise(_ a: Value, _ b: Value) -> Bool {
        let x = a.layout(ExceptionObject.self).pointee, y = b.layout(ExceptionObject.self).pointee
        guard x.traceCount == y.traceCount, x.cause.isSame(y.cause), x.context.isSame(y.context) else { return false }
        for i in 0..<x.traceCount {
            guard let mine = x.trace?[i], let other = y.trace?[i], mine.function == other.function, mine.word == other.word
            else { return false }
        }
        return true
    }

    private static func collectLeaves(_ exception: Value, _ leaves: inout Set<UInt64>) {
        guard let members = members(exception) else {
            leaves.insert(exception.bits)
            return
        }
        for member in members { collectLeaves(member, &leaves) }
    }
}
