// The methods, operators and properties of a native class, one declaration each.

/// Collects what a native class offers. Instances reach the bodies as Swift objects.
public final class TypeBuilder<T: NativeObject> {
    private let cls: ClassPointer
    private let name: String
    private let module: String

    init(_ cls: ClassPointer, name: String, module: String) {
        self.cls = cls
        self.name = name
        self.module = module
    }

    /// The class itself.
    public var handle: ClassHandle { ClassHandle(cls) }

    /// A method that describes its own parameters, the receiver first; made with `binds: true`.
    public func attach(_ function: NativeFunction) { set(function.name, .nativeFunction(function)) }

    /// An attribute that describes itself.
    public func attach(_ property: NativeProperty) { set(property.name, .nativeProperty(property)) }

    /// A class attribute.
    public func constant(_ name: String, _ value: some ScriptValue) { set(name, value.toScript()) }

    /// A method that returns a value.
    public func def<each P: ParameterDeclaration, Result: ScriptValue>(
        _ name: String, _ parameter: repeat each P, doc: String = "",
        _ body: @escaping (T, repeat (each P).Input) throws -> Result
    ) {
        method(name, repeat each parameter, doc: doc) { (receiver: T, input: repeat (each P).Input) in
            try body(receiver, repeat each input).toScript()
        }
    }

    /// A method that returns None.
    public func def<each P: ParameterDeclaration>(
        _ name: String, _ parameter: repeat each P, doc: String = "",
        _ body: @escaping (T, repeat (each P).Input) throws -> Void
    ) {
        method(name, repeat each parameter, doc: doc) { (receiver: T, input: repeat (each P).Input) in
            try body(receiver, repeat each input)
            return .none
        }
    }

    /// An operator or protocol method such as `__add__`. A nil result means NotImplemented: the other operand is asked.
    public func `operator`<each P: ParameterDeclaration>(
        _ name: String, _ parameter: repeat each P, body: @escaping (T, repeat (each P).Input) throws -> Value?
    ) {
        method(name, repeat each parameter, doc: "") { (receiver: T, input: repeat (each P).Input) in
            try body(receiver, repeat each input) ?? .notImplemented
        }
    }

    /// `T(…)`: makes the object of a new instance.
    public func initializer<each P: ParameterDeclaration>(
        _ parameter: repeat each P, doc: String = "", _ body: @escaping (repeat (each P).Input) throws -> T
    ) {
        let function = name
        attach("__init__", parameterSpecifications(repeat each parameter), doc: doc) {
            (arguments: NativeArguments) throws(Raise) -> Value in
            try translatingErrors { () throws -> Value in
                var slot = 1
                let object: T = try body(
                    repeat try decodeNext(each parameter, arguments, &slot, function: function, receiver: 1))
                NativeIdentity.adopt(arguments[0], object)
                return Value.none
            }
        }
    }

    /// A static method: no receiver.
    public func staticMethod<each P: ParameterDeclaration, Result: ScriptValue>(
        _ name: String, _ parameter: repeat each P, doc: String = "", _ body: @escaping (repeat (each P).Input) throws -> Result
    ) {
        let function = NativeFunction(
            name: name, qualifiedName: "\(self.name).\(name)", module: module,
            parameters: parameterSpecifications(repeat each parameter), documentation: doc
        ) { (arguments: NativeArguments) throws(Raise) -> Value in
            try translatingErrors {
                var slot = 0
                return try body(repeat try decodeNext(each parameter, arguments, &slot, function: name, receiver: 0)).toScript()
            }
        }
        set(name, .wrappedMethod(.staticMethod, owned: .nativeFunction(function)))
    }

    /// A class method: the body gets the class it was called on, which may be a script's subclass.
    public func classMethod<each P: ParameterDeclaration, Result: ScriptValue>(
        _ name: String, _ parameter: repeat each P, doc: String = "",
        _ body: @escaping (ClassHandle, repeat (each P).Input) throws -> Result
    ) {
        let receiver = ParameterSpec(name: "cls", kind: .positionalOnly, defaultValue: nil, annotation: "", documentation: "")
        let function = NativeFunction(
            name: name, qualifiedName: "\(self.name).\(name)", module: module,
            parameters: [receiver] + parameterSpecifications(repeat each parameter), documentation: doc, binds: true
        ) { (arguments: NativeArguments) throws(Raise) -> Value in
            try translatingErrors {
                var slot = 1
                let cls = ClassHandle(arguments[0].layout(ClassObject.self))
                return try body(cls, repeat try decodeNext(each parameter, arguments, &slot, function: name, receiver: 1))
                    .toScript()
            }
        }
        set(name, .wrappedMethod(.classMethod, owned: .nativeFunction(function)))
    }

    /// A read-only attribute.
    public func property(_ name: String, doc: String = "", _ get: @escaping (T) throws -> some ScriptValue) {
        attachProperty(name, doc: doc, get: { (object: T) throws -> Value in try get(object).toScript() }, set: nil)
    }

    /// An attribute that scripts may assign.
    public func property<Content: ScriptValue>(
        _ name: String, doc: String = "", get: @escaping (T) throws -> Content, set: @escaping (T, Content) throws -> Void
    ) {
        let owner = self.name
        let getter = { (object: T) throws -> Value in try get(object).toScript() }
        let setter = { (object: T, value: Value) throws -> Void in
            guard let content = Content.fromScript(value) else {
                let got: String = value.classOf.nameString
                throw Raise.typeError("\(owner).\(name) must be \(Content.scriptTypeName), not \(got)")
            }
            try set(object, content)
        }
        attachProperty(name, doc: doc, get: getter, set: setter)
    }

    // ---- the two ways into the class ------------------------------------------------------------------------------------

    private func method<each P: ParameterDeclaration>(
        _ name: String, _ parameter: repeat each P, doc: String, _ body: @escaping (T, repeat (each P).Input) throws -> Value
    ) {
        let owner = self.name
        attach(name, parameterSpecifications(repeat each parameter), doc: doc) {
            (arguments: NativeArguments) throws(Raise) -> Value in
            guard let receiver = T.fromScript(arguments[0]) else { throw TypeBuilder.wrongReceiver(owner, name, arguments[0]) }
            return try translatingErrors {
                var slot = 1
                return try body(
                    receiver, repeat try decodeNext(each parameter, arguments, &slot, function: name, receiver: 1))
            }
        }
    }

    private func attach(_ name: String, _ parameters: [ParameterSpec], doc: String, _ body: @escaping NativeBody) {
        let receiver = ParameterSpec(
            name: "self", kind: .positionalOnly, defaultValue: nil, annotation: "", documentation: "")
        let function = NativeFunction(
            name: name, qualifiedName: "\(self.name).\(name)", module: module, parameters: [receiver] + parameters,
            documentation: doc, binds: true, body: body)
        set(name, .nativeFunction(function))
    }

    private func attachProperty(
        _ name: String, doc: String, get: @escaping (T) throws -> Value, set: ((T, Value) throws -> Void)?
    ) {
        let owner = self.name
        let getter: (Value) throws(Raise) -> Value = { (value: Value) throws(Raise) -> Value in
            guard let object = T.fromScript(value) else { throw TypeBuilder.wrongReceiver(owner, name, value) }
            return try translatingErrors { try get(object) }
        }
        var setter: ((Value, Value) throws(Raise) -> Void)?
        if let set {
            setter = { (value: Value, content: Value) throws(Raise) -> Void in
                guard let object = T.fromScript(value) else { throw TypeBuilder.wrongReceiver(owner, name, value) }
                _ = try translatingErrors { () throws -> Value in
                    try set(object, content)
                    return Value.none
                }
            }
        }
        self.set(name, .nativeProperty(NativeProperty(name: name, documentation: doc, get: getter, set: setter)))
    }

    private func set(_ name: String, _ owned: Value) {
        let key = Value.interned(name)
        cls.setAttribute(key, owned)
        key.release()
        owned.release()
    }

    private static func wrongReceiver(_ owner: String, _ name: String, _ value: Value) -> Raise {
        let got: String = value.classOf.nameString
        return Raise.typeError("descriptor '\(name)' for '\(owner)' objects doesn't apply to a '\(got)' object")
    }
}
