// torch.nn.Module: attributes that register themselves, calls with hooks, walking the tree. A script's class inherits
// from it like any class; the Swift module behind an instance then finds the script's forward through ScriptBehaviour.
// State dictionaries and conversions are in ModuleState.swift, hooks in ModuleHooks.swift, the layers in ModuleLayers.swift.

import Interp
import Neural
import Tensors

/// The module in a value, or nil.
func moduleObject(_ value: Value) -> Module? {
    guard value.isKind(.native) else { return nil }
    return NativeIdentity.object(in: value) as? Module
}

/// What scripts set on modules that are no instances of a script's class.
final class ModuleAttributes {
    let dict = Reference(owned: .object(Dict.make()))
    var table: UnsafeMutablePointer<DictObject> { dict.value.layout(DictObject.self) }
}

/// The script's side of a module whose class a script made.
final class ScriptBehaviour: ModuleBehaviour {
    // Under the interpreter lock; stateless: the script object is found by the module's identity.
    nonisolated(unsafe) static let shared = ScriptBehaviour()

    func typeName(of module: Module) -> String? {
        let me = module.toScript()
        defer { me.release() }
        return me.typeName
    }

    func representation(of module: Module) -> String? { text(of: module, "__repr__") }

    func extraRepresentation(of module: Module) -> String? { text(of: module, "extra_repr") }

    /// What the script's own method of that name says; nil if its class has none, or it fails.
    private func text(of module: Module, _ name: String) -> String? {
        let me = module.toScript()
        defer { me.release() }
        guard let method = me.classOf.lookup(.interned(name)), method.isKind(.function) else { return nil }
        guard let text = try? callMethod(method, me) else { return nil }
        defer { text.release() }
        return text.isString ? text.swiftString : nil
    }

    func forward(_ module: Module, _ input: Tensor) throws -> Tensor? {
        let me = module.toScript()
        defer { me.release() }
        if let own = ReplacedMethods.own(me, module, ReplacedMethods.forwardName) {
            return try ReplacedMethods.call(own, me, "forward", input)
        }
        guard let method = me.classOf.lookup(ReplacedMethods.forwardName), method.isKind(.function) else { return nil }
        let bound = Value.boundMethod(method, me)
        defer { bound.release() }
        return try ReplacedMethods.call(bound, me, "forward", input)
    }
}

enum ModuleObjects {
    /// Puts a new Swift module into the script object that `__init__` works on.
    static func adopt(_ object: Value, _ module: Module) {
        NativeIdentity.adopt(object, module)
        if object.classOf.pointee.isScript { module.behaviour = ScriptBehaviour.shared }
    }

    /// What must stay alive with a registered child: the script object, if its class is a script's.
    static func keeper(_ value: Value) -> AnyObject? { value.classOf.pointee.isScript ? Reference(value) : nil }

    static func receiver(_ value: Value) throws(Raise) -> Module {
        if let module = moduleObject(value) { return module }
        throw .attributeError("'\(value.typeName)' object has no attribute '_modules': call super().__init__() first")
    }

    static func missing(_ value: Value, _ name: Value) -> Raise {
        .attributeError("'\(value.typeName)' object has no attribute '\(name.swiftString)'")
    }

    /// `module.name` for parameters, buffers, children and what a script set on a module of this library.
    static func attribute(_ value: Value, _ name: Value) throws(Raise) -> Value {
        guard let module = moduleObject(value) else { throw missing(value, name) }
        let text = name.swiftString
        for entry in module.parameterEntries where entry.name == text { return entry.tensor?.toScript() ?? .none }
        for entry in module.bufferEntries where entry.name == text { return entry.tensor?.toScript() ?? .none }
        for entry in module.childEntries where entry.name == text { return entry.module?.toScript() ?? .none }
        if let own = (module.attachment as? ModuleAttributes).flatMap({ Dict.get($0.table, name: name) }) {
            return own.retained()
        }
        if module.isParametrized(text) {
            return try translatingErrors { try module.parametrized(text)?.toScript() ?? .none }
        }
        switch text {
        case "_modules":
            return .dict(owned: module.childEntries.map { ($0.name, $0.module?.toScript() ?? .none) })
        case "_parameters": return .dict(owned: module.parameterEntries.map { ($0.name, $0.tensor?.toScript() ?? .none) })
        case "_buffers": return .dict(owned: module.bufferEntries.map { ($0.name, $0.tensor?.toScript() ?? .none) })
        default:
            if let own = module.attributes[text] { return ArgumentData.value(own) }
            if let found = try extraAttribute(module, value, text) { return found }
            throw missing(value, name)
        }
    }

    // Under the interpreter lock; set when timm.models is built.
    /// Attributes that a library adds to its modules where nothing else has the name.
    nonisolated(unsafe) static var extraAttribute: (Module, Value, String) throws(Raise) -> Value? = { _, _, _ in nil }

    /// `module.name = new`.
    static func setAttribute(_ value: Value, _ name: Value, _ new: Value) throws {
        let text = name.swiftString
        guard let module = moduleObject(value) else {
            if moduleObject(new) != nil { throw Raise.attributeError("cannot assign module before Module.__init__() call") }
            if tensorObject(new) is ParameterTensor {
                throw Raise.attributeError("cannot assign parameters before Module.__init__() call")
            }
            try AttributeAccess.setPlain(value, name, new)
            return
        }
        if module.isParametrized(text) {
            let list = Reference(owned: module.child("parametrizations")?.child(text)?.toScript() ?? .none)
            guard let method = try findAttribute(list.value, "right_inverse") else { throw missing(list.value, name) }
            defer { method.release() }
            try Interp.call(method, [new]).release()
            return
        }
        if let tensor = tensorObject(new) as? ParameterTensor {
            forget(value, module, name)
            try module.setParameter(text, tensor)
            return
        }
        if module.parameterEntries.contains(where: { $0.name == text }) {
            guard new.isNone else {
                throw Raise.typeError(
                    "cannot assign '\(torchTypeName(new))' as parameter '\(text)' (torch.nn.Parameter or None expected)")
            }
            try module.setParameter(text, nil)
            return
        }
        if let child = moduleObject(new) {
            forget(value, module, name)
            try module.setModule(text, child, keeper: keeper(new))
            return
        }
        if module.childEntries.contains(where: { $0.name == text }) {
            guard new.isNone else {
                throw Raise.typeError(
                    "cannot assign '\(torchTypeName(new))' as child module '\(text)' (torch.nn.Module or None expected)")
            }
            try module.setModule(text, nil)
            return
        }
        if let entry = module.bufferEntries.first(where: { $0.name == text }) {
            guard new.isNone || tensorObject(new) != nil else {
                throw Raise.typeError(
                    "cannot assign '\(torchTypeName(new))' object to buffer '\(text)' (torch.nn.Buffer, torch.Tensor or None required)"
                )
            }
            try module.setBuffer(text, tensorObject(new), persistent: entry.isPersistent)
            return
        }
        // A layer of this library reads it where its parameter of that name was.
        if type(of: module) != Module.self {
            if let tensor = tensorObject(new) {
                module.setComputed(text, tensor)
            } else if module.computedTensors[text] != nil {
                module.setComputed(text, nil)
            }
        }
        let inClass = value.classOf.lookup(name)
        if value.classOf.pointee.isScript || inClass.map({ $0.isKind(.property) || $0.isKind(.nativeProperty) }) == true {
            try AttributeAccess.setPlain(value, name, new)
            return
        }
        if let present = module.attributes[text] {
            let wanted = try ArgumentData(new, text).data
            guard try wanted == present || module.setAttribute(text, wanted) else {
                let shown = Reference(owned: ArgumentData.value(present))
                throw Raise.notImplementedError(
                    "'\(value.typeName)' object's '\(text)' cannot be changed here: it computes with what it was made with, "
                        + "\(try repr(shown.value)). Make a new one, or put an instance of your own class in its place.")
            }
            return
        }
        try ReplacedMethods.prepare(value, module, text, new)
        let own = module.attachment as? ModuleAttributes ?? ModuleAttributes()
        module.attachment = own
        Dict.set(own.table, name: name, new)
    }

    /// Removes a plain attribute that a registered one replaces.
    private static func forget(_ value: Value, _ module: Module, _ name: Value) {
        if let attributes = Attributes.of(value.object) { _ = Attributes.remove(attributes, name) }
        if let own = module.attachment as? ModuleAttributes { _ = Dict.remove(own.table, name: name) }
    }

    static func deleteAttribute(_ value: Value, _ name: Value) throws(Raise) {
        if let module = moduleObject(value) {
            if module.remove(name.swiftString) { return }
            if module.computedTensors[name.swiftString] != nil { module.setComputed(name.swiftString, nil) }
            if let own = module.attachment as? ModuleAttributes, Dict.remove(own.table, name: name) { return }
        }
        guard value.classOf.pointee.isScript else { throw missing(value, name) }
        try AttributeAccess.deletePlain(value, name)
    }

    /// `torch.FloatTensor` for a tensor, else the type's name, as torch.typename has it.
    static func torchTypeName(_ value: Value) -> String {
        if let tensor = tensorObject(value) { return "torch.\(tensor.dtype.scalarTypeName)Tensor" }
        return qualifiedClassName(value.classOf)
    }

    // MARK: Calls

    /// `module(…)`, with hooks.
    static func call(_ value: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let module = try receiver(value)
        let output =
            module.isCompiled
            ? try FrozenMode.run { try called(module, value, positional, named) } : try called(module, value, positional, named)
        module.lastOutputShape = tensorObject(output)?.shape
        return output
    }

    private static func called(
        _ module: Module, _ value: Value, _ positional: [Value], _ named: [(String, Value)]
    ) throws -> Value {
        let own = ReplacedMethods.own(value, module, ReplacedMethods.forwardName).map { Reference($0) }
        let method = value.classOf.lookup(ReplacedMethods.forwardName)
        let isScript = method?.isKind(.function) == true
        func run(_ positional: [Value], _ named: [(String, Value)]) throws -> Value {
            if let own { return try Interp.call(own.value, positional, named) }
            if isScript, let method { return try Interp.call(method, [value] + positional, named) }
            return try forward(value, module, positional, named)
        }
        guard module.hasWatchers else { return try run(positional, named) }
        return try HookedCall.run(module, value, positional, named, run)
    }

    /// The module's own forward, without hooks.
    static func forward(_ value: Value, _ module: Module, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        try module.withParametrized { try plainForward(value, module, positional, named) }
    }

    private static func plainForward(
        _ value: Value, _ module: Module, _ positional: [Value], _ named: [(String, Value)]
    ) throws
        -> Value
    {
        if let sequential = module as? Sequential, positional.count == 1, named.isEmpty {
            // Through script calls: blocks of a script's class may pass other things than tensors.
            var current = Reference(positional[0])
            for (_, child) in sequential.namedChildren {
                let callee = Reference(owned: child.toScript())
                current = Reference(owned: try call(callee.value, [current.value], []))
            }
            return current.value.retained()
        }
        if module.behaviour is ReplacedForward, positional.count == 1, named.isEmpty, let input = tensorObject(positional[0]),
            let output = try ReplacedMethods.forwardByParts(module, input)
        {
            return output.toScript()
        }
        if let callable = module as? any ScriptCallable { return try callable.callFromScript(value, positional, named) }
        let input = try ModuleArguments(value, [module.inputName], positional, named)
        return try module.forward(input.tensor(0)).toScript()
    }
}

/// Modules whose forward takes other things than one tensor.
protocol ScriptCallable: Module {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value
}

/// The arguments of a native forward by name, with Python's errors for wrong counts.
struct ModuleArguments {
    let values: [Value?]
    let names: [String]
    let typeName: String

    /// `required` counts the parameters without a default (all if nil).
    init(
        _ receiver: Value, _ names: [String], required: Int? = nil, _ positional: [Value], _ named: [(String, Value)]
    ) throws(Raise) {
        let function = "\(receiver.typeName).forward()"
        guard positional.count <= names.count else {
            throw .typeError("\(function) takes \(names.count + 1) positional arguments but \(positional.count + 1) were given")
        }
        var values: [Value?] = positional + [Value?](repeating: nil, count: names.count - positional.count)
        for (name, value) in named {
            guard let place = names.firstIndex(of: name) else {
                throw .typeError("\(function) got an unexpected keyword argument '\(name)'")
            }
            guard values[place] == nil else { throw .typeError("\(function) got multiple values for argument '\(name)'") }
            values[place] = value
        }
        let missing = names.indices.prefix(required ?? names.count).filter { values[$0] == nil }.map { "'\(names[$0])'" }
        guard missing.isEmpty else {
            let list =
                missing.count == 1 ? missing[0] : missing.dropLast().joined(separator: ", ") + " and " + (missing.last ?? "")
            throw .typeError(
                "\(function) missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)")
        }
        (self.values, self.names, typeName) = (values, names, receiver.typeName)
    }

    func tensor(_ index: Int) throws(Raise) -> Tensor {
        if let value = values[index], let tensor = tensorObject(value) { return tensor }
        throw .typeError(
            "\(typeName).forward(): argument '\(names[index])' (position \(index + 1)) must be Tensor, not "
                + (values[index]?.typeName ?? "NoneType"))
    }

    func optionalTensor(_ index: Int) throws(Raise) -> Tensor? {
        guard let value = values[index], !value.isNone else { return nil }
        return try tensor(index)
    }
}

/// The methods of torch.nn.Module.
struct ModuleDeclarations {
    let module: ModuleBuilder
    let type: TypeBuilder<Module>

    func method<Result: ScriptValue>(
        _ signature: String, doc: String = "", _ body: @escaping (Module, TorchCall) throws -> Result
    ) {
        type.attach(
            .torch(signature, module: "torch.nn", owner: "Module", doc: doc) { c -> Result in
                try body(ModuleObjects.receiver(c[0]), c)
            })
    }

    /// A method that also works before `__init__` has run.
    func raw(_ signature: String, doc: String = "", _ body: @escaping (NativeArguments) throws -> Value) {
        type.attach(
            NativeFunction(signature, module: "torch.nn", owner: "Module", documentation: doc, binds: true) { a throws(Raise) in
                try translatingErrors { try body(a) }
            })
    }

    func install() {
        raw("__init__(self, /, *args, **kwargs)") { a in
            if moduleObject(a[0]) == nil { ModuleObjects.adopt(a[0], Module()) }
            return .none
        }
        raw("__getattr__(self, name, /)") { a in try ModuleObjects.attribute(a[0], a[1].internedString) }
        raw("__setattr__(self, name, value, /)") { a in
            try ModuleObjects.setAttribute(a[0], a[1].internedString, a[2])
            return .none
        }
        raw("__delattr__(self, name, /)") { a in
            try ModuleObjects.deleteAttribute(a[0], a[1].internedString)
            return .none
        }
        raw("__call__(self, /, *args, **kwargs)", doc: "Runs the module with its hooks.") { a in
            try ModuleObjects.call(a[0], Array(a[1].tupleItems), KeywordArguments.pairs(a[2]))
        }
        raw("__copy__(self)") { a in try ScriptCopier.shallow(a[0]) }
        raw("__deepcopy__(self, memo)") { a in
            guard a[1].isKind(.dict) else { throw Raise.typeError("deepcopy: the memo is a dict, not \(a[1].typeName)") }
            return try ScriptCopier.of(a[1]).copy(a[0])
        }
        raw(
            "forward(self, /, *args, **kwargs)",
            doc: "The computation. Call the module itself instead, which also runs the hooks."
        ) { a in
            let module = try ModuleObjects.receiver(a[0])
            return try ModuleObjects.forward(a[0], module, Array(a[1].tupleItems), KeywordArguments.pairs(a[2]))
        }
        method("__repr__(self)") { module, _ in module.representation }
        method("extra_repr(self)", doc: "What stands between the parentheses of the printed form.") { module, _ in
            module.extraRepresentation
        }
        method("_get_name(self)") { module, _ in module.typeName }
        method("__dir__(self)") { module, _ in
            (module.parameterEntries.map(\.name) + module.bufferEntries.map(\.name) + module.childEntries.map(\.name)).sorted()
        }
        installWalks()
        installPaths()
        installTensorChanges()
        installRegistering()
        installHooks()
        installModes()
        installState()
    }

    private func pair(_ name: String, _ value: Value) -> Value { .tuple(owned: [.string(name), value]) }

    private func iterator(_ values: [() -> Value]) -> Value {
        var next = 0
        return .iterator(
            ClosureIterator { () throws(Raise) in
                guard next < values.count else { return nil }
                next += 1
                return values[next - 1]()
            })
    }

    private func prefixed(_ prefix: String, _ name: String) -> String {
        prefix.isEmpty ? name : name.isEmpty ? prefix : prefix + "." + name
    }

    private func installWalks() {
        method("parameters(self, recurse=True)", doc: "All parameters below.") { module, c in
            iterator(module.parameters(recursive: try c.truth(1)).map { tensor in { tensor.toScript() } })
        }
        method(
            "named_parameters(self, prefix='', recurse=True, remove_duplicate=True)",
            doc: "All parameters below with their paths."
        ) { module, c in
            let prefix = try c.string(1)
            return iterator(
                module.namedParameters(recursive: try c.truth(2), once: try c.truth(3)).map { name, tensor in
                    { pair(prefixed(prefix, name), tensor.toScript()) }
                })
        }
        method("buffers(self, recurse=True)", doc: "All buffers below.") { module, c in
            iterator(module.namedBuffers(recursive: try c.truth(1)).map { _, tensor in { tensor.toScript() } })
        }
        method("named_buffers(self, prefix='', recurse=True, remove_duplicate=True)", doc: "All buffers below with their paths.")
        { module, c in
            let prefix = try c.string(1)
            return iterator(
                module.namedBuffers(recursive: try c.truth(2), once: try c.truth(3)).map { name, tensor in
                    { pair(prefixed(prefix, name), tensor.toScript()) }
                })
        }
        method("children(self)", doc: "The modules right below.") { module, _ in
            iterator(module.namedChildren.map { _, child in { child.toScript() } })
        }
        method("named_children(self)", doc: "The modules right below with their names.") { module, _ in
            iterator(module.namedChildren.map { name, child in { pair(name, child.toScript()) } })
        }
        method("modules(self)", doc: "This module and all below.") { module, _ in
            iterator(module.modules.map { child in { child.toScript() } })
        }
        method(
            "named_modules(self, memo=None, prefix='', remove_duplicate=True)", doc: "This module and all below with their paths."
        ) { module, c in
            let prefix = try c.string(2)
            if c.has(1) { throw Raise.notImplementedError("named_modules: the memo is not available") }
            return iterator(
                module.namedModules(once: try c.truth(3)).map { name, child in { pair(prefixed(prefix, name), child.toScript()) }
                })
        }
        method("apply(self, fn)", doc: "Calls a function for every module below and for this one.") { module, c -> Value in
            try module.apply { child in
                let object = child.toScript()
                defer { object.release() }
                try Interp.call(c[1], object).release()
            }
            return c[0].retained()
        }
    }

    private func installRegistering() {
        method("register_parameter(self, name, param)", doc: "Adds a parameter.") { module, c -> Value in
            if c.has(2), !(tensorObject(c[2]) is ParameterTensor) {
                throw Raise.typeError(
                    "cannot assign '\(ModuleObjects.torchTypeName(c[2]))' object to parameter '\(try c.string(1))' "
                        + "(torch.nn.Parameter or None required)")
            }
            try module.setParameter(c.string(1), c.optionalTensor(2))
            return .none
        }
        method("register_buffer(self, name, tensor, persistent=True)", doc: "Adds a buffer.") { module, c -> Value in
            let name = try c.string(1)
            if module.parameterEntries.contains(where: { $0.name == name })
                || module.childEntries.contains(where: { $0.name == name })
            {
                throw Raise.keyError("attribute '\(name)' already exists")
            }
            if c.has(2), tensorObject(c[2]) == nil {
                throw Raise.typeError(
                    "cannot assign '\(ModuleObjects.torchTypeName(c[2]))' object to buffer '\(name)' (torch Tensor or None required)"
                )
            }
            try module.setBuffer(name, c.optionalTensor(2), persistent: c.truth(3))
            return .none
        }
        for name in ["register_module", "add_module"] {
            method("\(name)(self, name, module)", doc: "Adds a child.") { module, c -> Value in
                if c.has(2), moduleObject(c[2]) == nil {
                    throw Raise.typeError("\(ModuleObjects.torchTypeName(c[2])) is not a Module subclass")
                }
                try module.setModule(c.string(1), moduleObject(c[2]), keeper: ModuleObjects.keeper(c[2]))
                return .none
            }
        }
    }

    private func installModes() {
        type.attach(
            NativeProperty(
                name: "training", documentation: "Whether the module is in training mode.",
                get: { value throws(Raise) in
                    .bool(try ModuleObjects.receiver(value).isTraining)
                },
                set: { value, new throws(Raise) in
                    try ModuleObjects.receiver(value).setTraining(try truth(new))
                }))
        method("train(self, mode=True)", doc: "Training mode for the whole tree.") { module, c -> Value in
            guard c[1].isBool else { throw Raise.valueError("training mode is expected to be boolean") }
            module.train(c[1].asBool)
            return c[0].retained()
        }
        method("eval(self)", doc: "Evaluation mode for the whole tree.") { module, c -> Value in
            // By the script's own train(), if it has one.
            if let method = c[0].classOf.lookup(.interned("train")), method.isKind(.function) {
                return try callMethod(method, c[0], .bool(false))
            }
            module.eval()
            return c[0].retained()
        }
        method("requires_grad_(self, requires_grad=True)", doc: "Whether the parameters want gradients.") { module, c -> Value in
            try module.requiresGradInPlace(c.truth(1))
            return c[0].retained()
        }
        method("zero_grad(self, set_to_none=True)", doc: "Forgets the gradients.") { module, c -> Value in
            try module.zeroGrad(setToNone: c.truth(1))
            return .none
        }
    }
}

extension KeywordArguments {
    /// The entries of a `**kwargs` dict, borrowed.
    static func pairs(_ value: Value) -> [(String, Value)] {
        var result: [(String, Value)] = []
        var place = 0
        let dict = value.layout(DictObject.self)
        while let entry = Dict.next(dict, from: &place) { result.append((entry.pointee.key.swiftString, entry.pointee.value)) }
        return result
    }
}
