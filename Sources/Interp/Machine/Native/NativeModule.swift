// A module written in Swift: declared by name, built when it is first imported, one `def` for each function.

/// A native module. `body` runs once, when a script first imports it.
public final class NativeModule {
    public let name: String
    public let documentation: String
    /// Modules that must be built before this one: it returns objects of their types.
    public let needs: [String]
    private let body: (ModuleBuilder) throws(Raise) -> Void

    public init(
        _ name: String, doc: String = "", needs: [String] = [], _ body: @escaping (ModuleBuilder) throws(Raise) -> Void
    ) {
        self.name = name
        documentation = doc
        self.needs = needs
        self.body = body
    }

    /// Puts everything that the module declares into a namespace.
    func populate(_ namespace: UnsafeMutablePointer<DictObject>) throws(Raise) {
        try body(ModuleBuilder(module: name, namespace: namespace))
    }
}

/// Collects a module's contents.
public final class ModuleBuilder {
    public let module: String
    let namespace: UnsafeMutablePointer<DictObject>

    init(module: String, namespace: UnsafeMutablePointer<DictObject>) {
        self.module = module
        self.namespace = namespace
    }

    /// A name with a value.
    public func constant(_ name: String, _ value: some ScriptValue) { put(name, value.toScript()) }

    /// A function that returns a value.
    public func def<each P: ParameterDeclaration, Result: ScriptValue>(
        _ name: String, _ parameter: repeat each P, doc: String = "",
        _ body: @escaping (repeat (each P).Input) throws -> Result
    ) {
        put(
            name,
            function(name, repeat each parameter, doc: doc) { (input: repeat (each P).Input) in
                try body(repeat each input).toScript()
            })
    }

    /// A function that returns None.
    public func def<each P: ParameterDeclaration>(
        _ name: String, _ parameter: repeat each P, doc: String = "",
        _ body: @escaping (repeat (each P).Input) throws -> Void
    ) {
        put(
            name,
            function(name, repeat each parameter, doc: doc) { (input: repeat (each P).Input) in
                try body(repeat each input)
                return .none
            })
    }

    /// A function that describes its own parameters.
    public func attach(_ function: NativeFunction) { put(function.name, .nativeFunction(function)) }

    /// A class for the objects of a Swift class; `base` is another native class that it inherits from in scripts too.
    public func type<T: NativeObject>(
        _ swiftType: T.Type, name: String, base: AnyClass? = nil, doc: String = "", _ build: (TypeBuilder<T>) -> Void = { _ in }
    ) {
        let cls = ClassObject.make(name: name, bases: [base.flatMap(NativeClasses.find) ?? Types.object], kind: .native)
        NativeClasses.register(swiftType, cls)
        cls.setAttribute(Names.module, .interned(module))
        if !doc.isEmpty { cls.setAttribute(Names.doc, .string(doc)) }
        build(TypeBuilder(cls, name: name, module: module))
        put(name, .object(cls))
    }

    private func function<each P: ParameterDeclaration>(
        _ name: String, _ parameter: repeat each P, doc: String, _ body: @escaping (repeat (each P).Input) throws -> Value
    ) -> Value {
        let specifications = parameterSpecifications(repeat each parameter)
        return .nativeFunction(
            NativeFunction(
                name: name, qualifiedName: name, module: module, parameters: specifications, documentation: doc, binds: false
            ) { (arguments: NativeArguments) throws(Raise) -> Value in
                try translatingErrors {
                    var slot = 0
                    return try body(repeat try decodeNext(each parameter, arguments, &slot, function: name, receiver: 0))
                }
            })
    }

    private func put(_ name: String, _ owned: Value) {
        let key = Value.interned(name)
        Dict.set(namespace, name: key, owned)
        key.release()
        owned.release()
    }
}

/// The declared parameters as data, for binding and for the signature's text.
func parameterSpecifications<each P: ParameterDeclaration>(_ parameter: repeat each P) -> [ParameterSpec] {
    var specifications: [ParameterSpec] = []
    repeat specifications.append((each parameter).specification)
    return specifications
}

/// Decodes the argument in the next slot; `receiver` slots before the first are not counted in messages.
func decodeNext<P: ParameterDeclaration>(
    _ parameter: P, _ arguments: NativeArguments, _ slot: inout Int, function: String, receiver: Int
) throws(Raise) -> P.Input {
    let position = slot + 1 - receiver
    let value = arguments[slot]
    slot += 1
    return try parameter.decode(value, function: function, position: position)
}

/// Runs native code; what it throws becomes a script exception.
package func translatingErrors(_ body: () throws -> Value) throws(Raise) -> Value {
    do {
        return try body()
    } catch let raise as Raise {
        throw raise
    } catch {
        throw Interpreter.translate(error)
    }
}
