// Functions written in Swift: their parameters, the binding of call arguments to slots, and the function object. The
// declarative layer (typed parameters, modules, types) is built on this one.

/// The bound arguments of a call: one slot a parameter. Values are borrowed. A slot is unbound when an optional argument
/// without a default value was not given; `*args` is a tuple, `**kwargs` a dict.
public struct NativeArguments {
    public let base: UnsafeMutablePointer<Value>
    public let count: Int
    /// How many arguments stood in the call without a name, a receiver included.
    public let given: Int
    /// The tuple of the names in the call, unbound if there were none. For the texts of errors.
    public let names: Value

    @inline(__always) public init(base: UnsafeMutablePointer<Value>, count: Int) {
        self.init(base: base, count: count, given: count, names: .unbound)
    }

    @inline(__always) public init(base: UnsafeMutablePointer<Value>, count: Int, given: Int, names: Value) {
        self.base = base
        self.count = count
        self.given = given
        self.names = names
    }

    @inline(__always) public subscript(index: Int) -> Value { base[index] }

    /// Whether an optional argument was given.
    @inline(__always) public func has(_ index: Int) -> Bool { !base[index].isUnbound }
}

/// What is wrong with a call's arguments.
public enum CallMistake {
    case missing([String])
    case tooMany(given: Int, least: Int, most: Int)
    case unexpected(String)
}

/// Returns an owned value.
public typealias NativeBody = (NativeArguments) throws(Raise) -> Value

/// One parameter of a native function.
public struct ParameterSpec {
    public enum Kind: Sendable { case positionalOnly, positional, variadic, keywordOnly, variadicKeywords }

    public var name: String
    public var kind: Kind
    /// Owned; `.unbound` makes the parameter optional without a value; nil makes it required.
    public var defaultValue: Value?
    /// Shown in signatures: "Tensor", "int". May be empty.
    public var annotation: String
    public var documentation: String

    public init(name: String, kind: Kind, defaultValue: Value?, annotation: String, documentation: String) {
        self.init(name, kind, default: defaultValue, annotation: annotation, documentation: documentation)
    }

    public init(
        _ name: String, _ kind: Kind = .positional, default defaultValue: Value? = nil, annotation: String = "",
        documentation: String = ""
    ) {
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
        self.annotation = annotation
        self.documentation = documentation
    }
}

/// What binding needs to know of a function's parameters.
final class NativeParameters {
    let list: [ParameterSpec]
    let positionalCount: Int
    let positionalOnlyCount: Int
    let requiredCount: Int
    /// -1 if there is none.
    let variadicSlot: Int
    let keywordsSlot: Int
    /// What a call reads of `list`, without its texts: one entry a parameter.
    let slots: UnsafeMutablePointer<Slot>
    let count: Int

    struct Slot {
        /// Interned.
        var name: Value
        /// Unbound if there is none, or if the parameter is optional without a value.
        var defaultValue: Value
        /// Whether an argument may name it.
        var takesName: Bool
        /// Whether it may stay unbound.
        var isOptional: Bool
    }

    init(_ list: [ParameterSpec]) {
        self.list = list
        count = list.count
        slots = .allocate(capacity: max(1, list.count))
        for (i, parameter) in list.enumerated() {
            (slots + i).initialize(
                to: Slot(
                    name: .interned(parameter.name), defaultValue: parameter.defaultValue ?? .unbound,
                    takesName: parameter.kind == .positional || parameter.kind == .keywordOnly,
                    isOptional: parameter.defaultValue != nil || parameter.kind == .variadic
                        || parameter.kind == .variadicKeywords))
        }
        positionalOnlyCount = list.prefix { $0.kind == .positionalOnly }.count
        positionalCount = list.prefix { $0.kind == .positionalOnly || $0.kind == .positional }.count
        requiredCount = list.prefix(positionalCount).filter { $0.defaultValue == nil }.count
        variadicSlot = list.firstIndex { $0.kind == .variadic } ?? -1
        keywordsSlot = list.firstIndex { $0.kind == .variadicKeywords } ?? -1
    }

    deinit { slots.deallocate() }

    /// How many positional arguments need no binding: one a parameter. -1 if there is no such call.
    var directCount: Int { positionalCount == count ? count : -1 }

    /// From how many positional arguments on the rest are defaults and nothing else is to be bound.
    var leastCount: Int { positionalCount == count ? requiredCount : Int.max }
}

/// A function written in Swift.
public final class NativeFunction {
    public let name: String
    /// Nil for methods of builtin types.
    public let module: String?
    public let documentation: String
    /// A method: attribute lookup through an instance binds it, and its first parameter is the receiver.
    public let binds: Bool
    /// Set for `__new__`-like functions that get the class as first argument.
    public let body: NativeBody
    /// A method of a builtin class: what its first argument must be an instance of.
    private let receiverClass: ClassPointer?
    /// `list.append` is this and the name; nil if the name is all.
    private let owner: String?
    private let fullName: String?

    /// The signature as written, read when the parameters are first asked for: a program calls few of the two thousand
    /// functions that exist before its first line, and reading them all took a sixth of the start.
    private let signature: String
    private var known: NativeParameters?

    /// The parameters, by position in the window and by name.
    var layout: NativeParameters {
        if let known { return known }
        let made = NativeParameters(SignatureText.parameters(signature))
        known = made
        return made
    }

    public var qualifiedName: String { fullName ?? owner.map { "\($0).\(name)" } ?? name }
    public var parameters: [ParameterSpec] { layout.list }
    /// Error texts in the style of CPython's C functions rather than of script functions.
    var speaksLikeC: Bool { module.map { NativeFunction.modulesInC.contains($0) } ?? true }

    /// Other names under which callers may give parameters.
    public var keywordAliases: [String: Value] = [:]
    /// Puts a wrong call into the words of the library that the function belongs to.
    public var explain: ((CallMistake, NativeArguments, [String]) -> Raise?)?

    public init(
        name: String, qualifiedName: String? = nil, module: String?, parameters: [ParameterSpec], documentation: String = "",
        binds: Bool = false, body: @escaping NativeBody
    ) {
        self.name = name
        self.module = module
        self.documentation = documentation
        self.binds = binds
        let full = qualifiedName ?? name
        self.body = name == "__new__" ? NativeFunction.checkingClass(full, body) : body
        owner = nil
        fullName = full
        signature = ""
        receiverClass = nil
        known = NativeParameters(parameters)
    }

    /// A function whose parameters are written as Python writes them: `sorted(iterable, /, *, key=None, reverse=False)`.
    /// Defaults are None, True, False, ints, floats, quoted strings, or `?` for "optional without a value".
    public convenience init(
        _ signature: String, module: String? = nil, owner: String? = nil, documentation: String = "", binds: Bool = false,
        body: @escaping NativeBody
    ) {
        self.init(
            signature, module: module, owner: owner, documentation: documentation, binds: binds, receiver: nil, body: body)
    }

    /// The same as a method of a builtin class, for instances of `receiver` only.
    init(
        _ signature: String, module: String? = nil, owner: String?, documentation: String, binds: Bool, receiver: ClassPointer?,
        body: @escaping NativeBody
    ) {
        receiverClass = receiver
        self.name = SignatureText.name(signature)
        self.module = module
        self.documentation = documentation
        self.binds = binds
        self.owner = owner
        fullName = nil
        self.signature = signature
        self.body = name == "__new__" ? NativeFunction.checkingClass(owner.map { "\($0).__new__" } ?? name, body) : body
    }

    /// Runs the body on bound arguments: one a parameter.
    @inline(__always) func run(_ a: NativeArguments) throws(Raise) -> Value {
        if let cls = receiverClass, case let given = a[0].classOf, given != cls, !given.isSubclass(of: cls) {
            throw unfitReceiver(cls, a[0])
        }
        return try body(a)
    }

    /// A method of a builtin class was called with something else: `str.upper(5)`.
    @inline(never) private func unfitReceiver(_ cls: ClassPointer, _ value: Value) -> Raise {
        .typeError(
            name.hasPrefix("__")
                ? "descriptor '\(name)' requires a '\(cls.nameString)' object but received a '\(value.typeName)'"
                : "descriptor '\(name)' for '\(cls.nameString)' objects doesn't apply to a '\(value.typeName)' object")
    }

    /// `body` behind the check that the first argument is the class or one that inherits from it: instances have its layout.
    private static func checkingClass(_ qualifiedName: String, _ body: @escaping NativeBody) -> NativeBody {
        guard qualifiedName.hasSuffix(".__new__") else { return body }
        let owner = String(qualifiedName.dropLast(".__new__".count))
        let ownerName = Value.interned(owner)
        return { a throws(Raise) in
            guard a[0].isKind(.classObject) else {
                throw Raise.typeError("\(owner).__new__(X): X is not a type object (\(a[0].typeName))")
            }
            let cls = a[0].layout(ClassObject.self)
            for i in 0..<cls.pointee.orderCount where cls.pointee.order[i].pointee.name.bits == ownerName.bits {
                return try body(a)
            }
            throw Raise.typeError("\(owner).__new__(\(cls.nameString)): \(cls.nameString) is not a subtype of \(owner)")
        }
    }

    /// Modules whose counterparts are written in C, and complain about wrong calls as C functions do.
    private static let modulesInC: Set<String> = [
        "builtins", "math", "time", "sys", "itertools", "operator", "_io", "posix", "collections", "functools", "bisect", "heapq",
    ]

    /// "(iterable, /, *, key=None)", as inspect.signature prints it.
    public var signatureText: String { SignatureText.text(parameters) }
}

extension Value {
    /// A function object over a native function.
    public static func nativeFunction(_ function: NativeFunction) -> Value {
        let object = Heap.allocate(
            NativeFunctionObject.self, function.binds ? Types.nativeMethod : Types.nativeFunction, .nativeFunction)
        object.pointee.info = .passRetained(function)
        object.pointee.directCount = NativeFunctionObject.unknown
        object.pointee.binds = function.binds
        object.pointee.leastCount = Int.max
        object.pointee.quick = .none
        object.pointee.slots = nil
        object.pointee.slotCount = 0
        object.pointee.positionalCount = 0
        object.pointee.positionalOnlyCount = 0
        return .object(object)
    }

    /// The Swift side of a native function object.
    @inline(__always) package var nativeFunction: NativeFunction {
        layout(NativeFunctionObject.self).pointee.info.takeUnretainedValue()
    }
}

/// An attribute that Swift computes: `tensor.shape`.
public final class NativeProperty {
    public let name: String
    public let documentation: String
    public let annotation: String
    /// Receiver borrowed, result owned.
    public let get: (Value) throws(Raise) -> Value
    public let set: ((Value, Value) throws(Raise) -> Void)?

    public init(
        name: String, documentation: String = "", annotation: String = "", get: @escaping (Value) throws(Raise) -> Value,
        set: ((Value, Value) throws(Raise) -> Void)? = nil
    ) {
        self.name = name
        self.documentation = documentation
        self.annotation = annotation
        self.get = get
        self.set = set
    }
}

extension Value {
    public static func nativeProperty(_ property: NativeProperty) -> Value {
        let object = Heap.allocate(NativePropertyObject.self, Types.nativeProperty, .nativeProperty)
        object.pointee.info = .passRetained(property)
        return .object(object)
    }

    @inline(__always) package var nativeProperty: NativeProperty {
        layout(NativePropertyObject.self).pointee.info.takeUnretainedValue()
    }
}

/// Signatures as text, both ways.
enum SignatureText {
    /// What stands before the parenthesis.
    static func name(_ text: String) -> String {
        guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return text }
        return String(text[..<open])
    }

    /// What stands in the parentheses.
    static func parameters(_ text: String) -> [ParameterSpec] {
        guard let open = text.firstIndex(of: "(") else { return [] }
        var inner = text[text.index(after: open)...]
        if inner.last == ")" { inner = inner.dropLast() }
        var parameters: [ParameterSpec] = []
        var kind = ParameterSpec.Kind.positional
        for part in split(inner) {
            if part == "/" {
                for i in parameters.indices { parameters[i].kind = .positionalOnly }
            } else if part == "*" {
                kind = .keywordOnly
            } else if part.hasPrefix("**") {
                parameters.append(ParameterSpec(String(part.dropFirst(2)), .variadicKeywords))
            } else if part.hasPrefix("*") {
                parameters.append(ParameterSpec(String(part.dropFirst()), .variadic))
                kind = .keywordOnly
            } else if let equals = part.firstIndex(of: "=") {
                let value = String(part[part.index(after: equals)...])
                parameters.append(ParameterSpec(String(part[..<equals]), kind, default: literal(value)))
            } else {
                parameters.append(ParameterSpec(part, kind))
            }
        }
        return parameters
    }

    private static func split(_ text: Substring) -> [String] {
        var parts: [String] = []
        var current = ""
        var quote: Character?
        for character in text {
            if let open = quote {
                current.append(character)
                if character == open { quote = nil }
            } else if character == "," {
                parts.append(current)
                current = ""
            } else if character != " " {
                if character == "'" || character == "\"" { quote = character }
                current.append(character)
            }
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }

    private static func literal(_ text: String) -> Value {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "?": return .unbound
        default:
            if let number = Int(text) { return .int(number) }
            if let number = Double(text) { return .float(number) }
            if text.count >= 2, let first = text.first, first == "'" || first == "\"" {
                return .interned(String(text.dropFirst().dropLast()).replacing("\\n", with: "\n"))
            }
            return .unbound
        }
    }

    static func text(_ parameters: [ParameterSpec]) -> String {
        var parts: [String] = []
        var sawKeywordMarker = false
        for (i, parameter) in parameters.enumerated() {
            switch parameter.kind {
            case .variadic:
                parts.append("*" + parameter.name)
                sawKeywordMarker = true
            case .variadicKeywords: parts.append("**" + parameter.name)
            default:
                if parameter.kind == .keywordOnly && !sawKeywordMarker {
                    parts.append("*")
                    sawKeywordMarker = true
                }
                var text = parameter.name
                if !parameter.annotation.isEmpty { text += ": " + parameter.annotation }
                if let value = parameter.defaultValue, !value.isUnbound {
                    let shown = (try? repr(value)) ?? "…"
                    text += parameter.annotation.isEmpty ? "=" + shown : " = " + shown
                } else if parameter.defaultValue != nil {
                    text += "=<unrepresentable>"
                }
                parts.append(text)
                let isLast = i + 1 == parameters.count || parameters[i + 1].kind != .positionalOnly
                if parameter.kind == .positionalOnly && isLast { parts.append("/") }
            }
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }
}
