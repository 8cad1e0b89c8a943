// The short way of calling builtins. A program calls `len`, `str` or `list.append` far more often than anything else, and
// mostly with plain arguments: for those a bare function looks at the arguments where they lie, and nothing is bound, counted
// or checked twice. Everything else (subclasses, optional arguments, errors) is left to the function's proper body. The
// bodies are in Builtins/QuickFunctions.swift and QuickMethods.swift.

/// The builtins with a short way; the order is that of `run`.
package enum QuickBody: UInt8 {
    case none
    case lenFunction, absFunction, minFunction, maxFunction, sumFunction, roundFunction, ordFunction, chrFunction,
        isinstanceFunction, stringClass, intClass, floatClass, boolClass, listClass, tupleClass, dictClass, setClass,
        rangeClass, stringFind, stringStartswith, stringEndswith, stringUpper, stringLower, stringStrip, stringSplit,
        stringJoin, stringReplace, stringIsdigit, stringIsalpha, stringIsalnum, stringIsspace, listAppend, listPop, dictGet,
        zipClass, enumerateClass, dequeAppend, dequePop, dequePopleft
}

enum QuickBodies {
    /// Does the call of a window without names. Gives an owned result, or unbound if the call is not for the body: then it has
    /// changed nothing. It runs no script, raises nothing and leaves the window as it is.
    @inline(never)
    static func run(_ body: QuickBody, _ base: ValuePointer, _ count: Int) -> Value {
        switch body {
        case .none: .unbound
        case .lenFunction: lenFunction(base, count)
        case .absFunction: absFunction(base, count)
        case .minFunction: minFunction(base, count)
        case .maxFunction: maxFunction(base, count)
        case .sumFunction: sumFunction(base, count)
        case .roundFunction: roundFunction(base, count)
        case .ordFunction: ordFunction(base, count)
        case .chrFunction: chrFunction(base, count)
        case .isinstanceFunction: isinstanceFunction(base, count)
        case .stringClass: stringClass(base, count)
        case .intClass: intClass(base, count)
        case .floatClass: floatClass(base, count)
        case .boolClass: boolClass(base, count)
        case .listClass: listClass(base, count)
        case .tupleClass: tupleClass(base, count)
        case .dictClass: dictClass(base, count)
        case .setClass: setClass(base, count)
        case .rangeClass: rangeClass(base, count)
        case .stringFind: stringFind(base, count)
        case .stringStartswith: stringStartswith(base, count)
        case .stringEndswith: stringEndswith(base, count)
        case .stringUpper: stringUpper(base, count)
        case .stringLower: stringLower(base, count)
        case .stringStrip: stringStrip(base, count)
        case .stringSplit: stringSplit(base, count)
        case .stringJoin: stringJoin(base, count)
        case .stringReplace: stringReplace(base, count)
        case .stringIsdigit: stringIsdigit(base, count)
        case .stringIsalpha: stringIsalpha(base, count)
        case .stringIsalnum: stringIsalnum(base, count)
        case .stringIsspace: stringIsspace(base, count)
        case .listAppend: listAppend(base, count)
        case .listPop: listPop(base, count)
        case .dictGet: dictGet(base, count)
        case .zipClass: zipClass(base, count)
        case .enumerateClass: enumerateClass(base, count)
        case .dequeAppend: dequeAppend(base, count)
        case .dequePop: dequePop(base, count)
        case .dequePopleft: dequePopleft(base, count)
        }
    }

    /// Tells the builtins about their short ways; once, when they are there.
    static func install() {
        function("len", .lenFunction)
        function("abs", .absFunction)
        function("min", .minFunction)
        function("max", .maxFunction)
        function("sum", .sumFunction)
        function("round", .roundFunction)
        function("ord", .ordFunction)
        function("chr", .chrFunction)
        function("isinstance", .isinstanceFunction)
        Types.string.pointee.quick = .stringClass
        Types.int.pointee.quick = .intClass
        Types.float.pointee.quick = .floatClass
        Types.bool.pointee.quick = .boolClass
        Types.list.pointee.quick = .listClass
        Types.tuple.pointee.quick = .tupleClass
        Types.dict.pointee.quick = .dictClass
        Types.set.pointee.quick = .setClass
        Types.range.pointee.quick = .rangeClass
        IteratorClasses.zip.pointee.quick = .zipClass
        IteratorClasses.enumerate.pointee.quick = .enumerateClass
        method(Types.string, "find", .stringFind)
        method(Types.string, "startswith", .stringStartswith)
        method(Types.string, "endswith", .stringEndswith)
        method(Types.string, "upper", .stringUpper)
        method(Types.string, "lower", .stringLower)
        method(Types.string, "strip", .stringStrip)
        method(Types.string, "split", .stringSplit)
        method(Types.string, "join", .stringJoin)
        method(Types.string, "replace", .stringReplace)
        method(Types.string, "isdigit", .stringIsdigit)
        method(Types.string, "isalpha", .stringIsalpha)
        method(Types.string, "isalnum", .stringIsalnum)
        method(Types.string, "isspace", .stringIsspace)
        method(Types.list, "append", .listAppend)
        method(Types.list, "pop", .listPop)
        method(Types.dict, "get", .dictGet)
    }

    private static func function(_ name: String, _ body: QuickBody) { mark(machine.pointee.builtins, name, body) }

    static func method(_ cls: ClassPointer, _ name: String, _ body: QuickBody) {
        mark(cls.pointee.namespace, name, body)
    }

    private static func mark(_ namespace: UnsafeMutablePointer<DictObject>, _ name: String, _ body: QuickBody) {
        let key = Value.interned(name)
        defer { key.release() }
        guard let function = Dict.get(namespace, name: key), function.isKind(.nativeFunction) else { return }
        function.layout(NativeFunctionObject.self).pointee.quick = body
    }
}
