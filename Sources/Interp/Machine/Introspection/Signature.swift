// How a callable is called: its parameters as data and as text in inspect.signature's form, for functions of scripts and
// of Swift, methods, classes and callable objects. The text of a native one comes from its declaration.

/// Parameters and, if there is one, the annotation of the result.
struct Signature {
    struct Parameter {
        var name: String
        var kind: ParameterSpec.Kind
        /// The default as text; nil when the parameter is required.
        var defaultText: String?
        var annotation: String
    }

    var parameters: [Parameter]
    var result: String

    /// The signature of a callable; nil when the value is not callable or its parameters are not known.
    init?(of value: Value) {
        guard value.isObject else { return nil }
        switch value.object.pointee.kind {
        case .function: self.init(script: value.layout(FunctionObject.self))
        case .nativeFunction: self.init(native: value.nativeFunction)
        case .boundMethod:
            guard let whole = Signature(of: value.layout(BoundMethodObject.self).pointee.function) else { return nil }
            self = whole.withoutReceiver
        case .classMethod, .staticMethod:
            guard let inner = Signature(of: value.layout(WrappedMethodObject.self).pointee.function) else { return nil }
            self = inner
        case .classObject:
            guard let own = Signature.ofClass(value.layout(ClassObject.self)) else { return nil }
            self = own
        default:
            guard let method = value.classOf.lookup(Names.call), let whole = Signature(of: method) else { return nil }
            self = whole.withoutReceiver
        }
    }

    private static func ofClass(_ cls: ClassPointer) -> Signature? {
        let object = Types.object
        for name in [Names.initialize, Names.new] {
            guard let method = cls.lookup(name), object.lookup(name).map({ !$0.isSame(method) }) ?? true else { continue }
            return Signature(of: method)?.withoutReceiver
        }
        // Exceptions and the like take anything; a script class without either takes nothing.
        return cls.pointee.isScript && cls.pointee.flags & ClassObject.isException == 0
            ? Signature(parameters: [], result: "") : nil
    }

    private init(parameters: [Parameter], result: String) {
        self.parameters = parameters
        self.result = result
    }

    private init(native: NativeFunction) {
        parameters = native.parameters.map { parameter in
            let value = parameter.defaultValue
            return Parameter(
                name: parameter.name, kind: parameter.kind,
                defaultText: value.map { $0.isUnbound ? "<unrepresentable>" : Signature.text(of: $0) },
                annotation: parameter.annotation)
        }
        result = ""
    }

    private init(script function: UnsafeMutablePointer<FunctionObject>) {
        let code = function.pointee.code.pointee.object.takeUnretainedValue()
        func annotation(_ name: String) -> String {
            guard function.pointee.annotations.isKind(.dict) else { return "" }
            let key = Value.interned(name)
            defer { key.release() }
            guard let value = Dict.get(function.pointee.annotations.layout(DictObject.self), name: key) else { return "" }
            if value.isKind(.classObject) { return qualifiedClassName(value.layout(ClassObject.self)) }
            return Signature.text(of: value)
        }
        let defaults = function.pointee.defaults.isKind(.tuple) ? Array(function.pointee.defaults.tupleItems) : []
        var names = code.localNames.prefix(code.parameterCount)
        var list: [Parameter] = []
        for index in 0..<code.positionalCount {
            guard let name = names.popFirst() else { break }
            let place = index - (code.positionalCount - defaults.count)
            list.append(
                Parameter(
                    name: name, kind: index < code.positionalOnlyCount ? .positionalOnly : .positional,
                    defaultText: place >= 0 ? Signature.text(of: defaults[place]) : nil, annotation: annotation(name)))
        }
        var keywordOnly: [Parameter] = []
        for _ in 0..<code.keywordOnlyCount {
            guard let name = names.popFirst() else { break }
            var text: String?
            if function.pointee.keywordDefaults.isKind(.dict) {
                let key = Value.interned(name)
                defer { key.release() }
                text = Dict.get(function.pointee.keywordDefaults.layout(DictObject.self), name: key).map {
                    Signature.text(of: $0)
                }
            }
            keywordOnly.append(Parameter(name: name, kind: .keywordOnly, defaultText: text, annotation: annotation(name)))
        }
        if code.flags.contains(.variadic), let name = names.popFirst() {
            list.append(Parameter(name: name, kind: .variadic, annotation: annotation(name)))
        }
        list += keywordOnly
        if code.flags.contains(.variadicKeywords), let name = names.popFirst() {
            list.append(Parameter(name: name, kind: .variadicKeywords, annotation: annotation(name)))
        }
        parameters = list
        result = annotation("return")
    }

    /// Without the first positional parameter, which a bound method fills.
    private var withoutReceiver: Signature {
        var bound = self
        if let first = bound.parameters.first, first.kind == .positional || first.kind == .positionalOnly {
            bound.parameters.removeFirst()
        }
        return bound
    }

    private static func text(of value: Value) -> String {
        do throws(Raise) { return try repr(value) } catch {
            error.discard()
            return "..."
        }
    }

    /// `(a, /, b: int = 2, *, c) -> str`.
    var text: String {
        var parts: [String] = []
        var hasMarker = false
        for (index, parameter) in parameters.enumerated() {
            var text: String
            switch parameter.kind {
            case .variadic:
                text = "*" + parameter.name
                hasMarker = true
            case .variadicKeywords: text = "**" + parameter.name
            case .keywordOnly:
                if !hasMarker { parts.append("*") }
                hasMarker = true
                text = parameter.name
            default: text = parameter.name
            }
            if !parameter.annotation.isEmpty { text += ": " + parameter.annotation }
            if let value = parameter.defaultText { text += (parameter.annotation.isEmpty ? "=" : " = ") + value }
            parts.append(text)
            let next = index + 1
            if parameter.kind == .positionalOnly, next == parameters.count || parameters[next].kind != .positionalOnly {
                parts.append("/")
            }
        }
        return "(" + parts.joined(separator: ", ") + ")" + (result.isEmpty ? "" : " -> " + result)
    }
}
