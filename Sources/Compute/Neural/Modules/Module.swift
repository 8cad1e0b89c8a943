// The base of everything with parameters: an ordered tree of children, parameters and buffers under names that are
// checkpoint keys, as torch.nn.Module. State dictionaries, hooks and the printed form are in Module+….swift.

import Tensors

/// A layer, block or model. Same as torch.nn.Module.
///
/// Children, parameters and buffers are registered by name in the order of construction, and looked up by name when
/// used, so that a script can replace `model.fc` and the model then runs with the new layer.
open class Module {
    /// An own parameter; nil where a layer was made without it (`bias=False`).
    public struct ParameterEntry { public let name: String, tensor: Tensor? }
    /// An own buffer; buffers that are not persistent stay out of the state dictionary.
    public struct BufferEntry { public let name: String, tensor: Tensor?, isPersistent: Bool }
    /// A child; nil where the name is held free. `keeper` is what a host wants alive as long as the child is registered.
    public struct ChildEntry { public let name: String, module: Module?, keeper: AnyObject? }

    /// What is registered; a shallow copy of the module has the same one.
    var registry = ModuleRegistry()

    public final var parameterEntries: [ParameterEntry] { registry.parameters }
    public final var bufferEntries: [BufferEntry] { registry.buffers }
    public final var childEntries: [ChildEntry] { registry.children }

    /// Whether the module is in training mode; `train()` and `eval()` set it for the whole tree.
    public private(set) var isTraining = true

    /// Counts changes to what is registered below; caches of folded weights compare it.
    public final var structureVersion: Int { registry.version }

    /// Whether every call of this module runs as a compiled model's. Same as torch.nn.Module.compile.
    public final var isCompiled = false

    /// The size of what the last call gave, for summaries; nil before there was one and where a fused computation skips the module.
    public final var lastOutputShape: [Int]?

    /// What a script's class adds to this module; nil for the modules of this library.
    public var behaviour: (any ModuleBehaviour)?
    /// The keeper of a child that is registered without one, by code that knows no host.
    public final weak var keeper: AnyObject?
    /// Where a host keeps what belongs to this module and is neither parameter, buffer nor child.
    public var attachment: AnyObject?

    public init() {}

    /// Override: what scripts see of this module beside its entries, by PyTorch's or timm's names. Asked for where nothing else has
    /// the name.
    open var attributes: [String: JSONValue] { [:] }
    /// Override: takes another value of one of these; false where that would change nothing of what is computed.
    open func setAttribute(_ name: String, _ value: JSONValue) throws -> Bool { false }

    /// The class name that is printed and named in errors.
    open var typeName: String {
        (parametrizer == nil ? "" : "Parametrized") + (behaviour?.typeName(of: self) ?? String(describing: type(of: self)))
    }

    /// What stands between the parentheses of the printed form.
    open var extraRepresentation: String { "" }

    /// What an activation that is not of this library's own is behind an inference layer.
    open var namedEpilogue: Epilogue? { nil }

    /// The printed form. Same as repr(module).
    open var representation: String { standardRepresentation }

    /// What `forward` calls its argument, for calls by keyword: PyTorch's layers `input`, timm's models `x`.
    open var inputName: String { "input" }

    /// The computation. Call the module itself instead, which also runs the hooks.
    open func forward(_ input: Tensor) throws -> Tensor {
        throw TensorError.notImplemented("Module [\(typeName)] is missing the required \"forward\" function")
    }

    /// Called after `train(_:)` changed the mode of this module.
    open func modeDidChange() {}

    /// Called on a new copy of this module, shallow or deep: caches that belong to one object start empty.
    open func didDuplicate() {}

    /// Called on a new deep copy: properties that point at modules, tensors or other objects of the original's now point at their
    /// copies.
    open func didCopy(_ copier: ModuleCopier) throws {}

    /// Missing keys that a checkpoint from before the buffer existed may lack (`num_batches_tracked`).
    open func mayBeMissing(_ name: String) -> Bool { false }

    // MARK: Registering

    /// Adds or replaces a child. Throws KeyError for a name that is no attribute name.
    open func setModule(_ name: String, _ module: Module?, keeper: AnyObject? = nil) throws {
        try check(name, "module")
        remove(name, keepingModule: true)
        let keeper = keeper ?? module?.keeper
        if let index = childEntries.firstIndex(where: { $0.name == name }) {
            registry.children[index] = .init(name: name, module: module, keeper: keeper)
        } else {
            registry.children.append(.init(name: name, module: module, keeper: keeper))
        }
    }

    /// Adds or replaces a parameter; it must be a leaf.
    public func setParameter(_ name: String, _ tensor: Tensor?) throws {
        try check(name, "parameter")
        if let tensor, !tensor.isLeaf {
            throw TensorError.value(
                "Cannot assign non-leaf Tensor to parameter '\(name)'. Model parameters must be created "
                    + "explicitly. To express '\(name)' as a function of another Tensor, compute the value in the forward() method."
            )
        }
        remove(name, keepingParameter: true)
        let tensor = try tensor.map { try $0 as? ParameterTensor ?? ParameterTensor($0, requiresGrad: $0.requiresGrad) }
        if let index = parameterEntries.firstIndex(where: { $0.name == name }) {
            registry.parameters[index] = .init(name: name, tensor: tensor)
        } else {
            registry.parameters.append(.init(name: name, tensor: tensor))
        }
    }

    /// Adds or replaces a buffer.
    public func setBuffer(_ name: String, _ tensor: Tensor?, persistent: Bool = true) throws {
        try check(name, "buffer")
        remove(name, keepingBuffer: true)
        if let index = bufferEntries.firstIndex(where: { $0.name == name }) {
            registry.buffers[index] = .init(name: name, tensor: tensor, isPersistent: persistent)
        } else {
            registry.buffers.append(.init(name: name, tensor: tensor, isPersistent: persistent))
        }
    }

    /// Removes whatever is registered under the name. Returns whether something was.
    @discardableResult public func remove(_ name: String) -> Bool {
        let before = parameterEntries.count + bufferEntries.count + childEntries.count
        remove(name, keepingModule: false)
        return parameterEntries.count + bufferEntries.count + childEntries.count < before
    }

    private func remove(
        _ name: String, keepingModule: Bool = false, keepingParameter: Bool = false, keepingBuffer: Bool = false
    ) {
        registry.version += 1
        if !keepingModule { registry.children.removeAll { $0.name == name } }
        if !keepingParameter { registry.parameters.removeAll { $0.name == name } }
        if !keepingBuffer { registry.buffers.removeAll { $0.name == name } }
    }

    private func check(_ name: String, _ kind: String) throws {
        if name.contains(".") {
            throw TensorError.key("\(kind) name can't contain \".\"" + (kind == "module" ? ", got: \(name)" : ""))
        }
        if name.isEmpty { throw TensorError.key("\(kind) name can't be empty string \"\"") }
    }

    // MARK: Looking up

    /// The child of that name.
    public final func child(_ name: String) -> Module? {
        for entry in childEntries where entry.name == name { return entry.module }
        return nil
    }

    /// The child that a model's forward cannot do without. Throws AttributeError's text if it was deleted.
    public final func required(_ name: String) throws -> Module {
        guard let module = child(name) else {
            throw TensorError.runtime("'\(typeName)' object has no attribute '\(name)'")
        }
        return module
    }

    /// The own parameter of that name, or what is computed in its place.
    public final func parameter(_ name: String) -> Tensor? {
        for entry in parameterEntries where entry.name == name { return entry.tensor }
        return computedTensors.isEmpty ? nil : computedTensors[name]
    }

    /// Tensors that stand where the layer expects a parameter, computed of others: a normalised weight.
    public internal(set) var computedTensors: [String: Tensor] = [:]

    /// Computes a tensor that a parametrization replaced, by its name; the lists of parametrizations are children of the child
    /// `parametrizations`.
    public var parametrizer: ((Module, String) throws -> Tensor?)? {
        didSet {
            registry.version += 1
            computedTensors = [:]
        }
    }

    /// The tensor that a parametrization gives for this name; nil for other names.
    public func parametrized(_ name: String) throws -> Tensor? { try parametrizer?(self, name) }

    /// Whether a parametrization stands for this name.
    public func isParametrized(_ name: String) -> Bool {
        parametrizer != nil && child("parametrizations")?.child(name) != nil
    }

    /// Computes all parametrized tensors for one run of a forward of this library, which reads each of them where its parameter was.
    public func withParametrized<R>(_ body: () throws -> R) throws -> R {
        guard let parametrizer, let lists = child("parametrizations") else { return try body() }
        for entry in lists.childEntries { computedTensors[entry.name] = try parametrizer(self, entry.name) }
        defer { for entry in lists.childEntries { computedTensors[entry.name] = nil } }
        return try body()
    }

    /// Puts a tensor in a parameter's place, or takes it away.
    public func setComputed(_ name: String, _ tensor: Tensor?) {
        registry.version += 1
        computedTensors[name] = tensor
    }

    /// The own buffer of that name.
    public final func buffer(_ name: String) -> Tensor? {
        for entry in bufferEntries where entry.name == name { return entry.tensor }
        return nil
    }

    /// Whether any parameter, buffer or child has that name.
    public final func hasEntry(_ name: String) -> Bool {
        parameterEntries.contains { $0.name == name } || bufferEntries.contains { $0.name == name }
            || childEntries.contains { $0.name == name }
    }

    /// A module below by its dotted path. Same as torch.nn.Module.get_submodule.
    public func submodule(_ path: String) throws -> Module {
        var module = self
        guard !path.isEmpty else { return self }
        for name in path.split(separator: ".", omittingEmptySubsequences: false) {
            guard let next = module.child(String(name)) else {
                throw TensorError.runtime("\(module.typeName) has no attribute `\(name)`")
            }
            module = next
        }
        return module
    }

    // MARK: Walking

    /// The children that are there, with their names.
    public var namedChildren: [(name: String, module: Module)] {
        childEntries.compactMap { entry in entry.module.map { (entry.name, $0) } }
    }

    /// This module and all below, each once, parents first; the path of this one is "".
    ///
    /// Not `once`: a module that is registered under several names comes under each.
    public func namedModules(once: Bool = true) -> [(name: String, module: Module)] {
        var result: [(name: String, module: Module)] = []
        var seen: Set<ObjectIdentifier> = []
        var stack: [(name: String, module: Module)] = [("", self)]
        while let (name, module) = stack.popLast() {
            guard seen.insert(ObjectIdentifier(module)).inserted || !once else { continue }
            result.append((name, module))
            for (childName, child) in module.namedChildren.reversed() {
                stack.append((name.isEmpty ? childName : "\(name).\(childName)", child))
            }
        }
        return result
    }

    /// This module and all below, each once.
    public var modules: [Module] { namedModules().map(\.module) }

    /// All parameters below with their paths, each once.
    public func namedParameters(recursive: Bool = true, once: Bool = true) -> [(name: String, tensor: Tensor)] {
        named(recursive, once) { $0.parameterEntries.map { ($0.name, $0.tensor) } }
    }

    /// All parameters below, each once.
    public func parameters(recursive: Bool = true) -> [Tensor] { namedParameters(recursive: recursive).map(\.tensor) }

    /// All buffers below with their paths, each once.
    public func namedBuffers(recursive: Bool = true, once: Bool = true) -> [(name: String, tensor: Tensor)] {
        named(recursive, once) { $0.bufferEntries.map { ($0.name, $0.tensor) } }
    }

    private func named(
        _ recursive: Bool, _ once: Bool, _ entries: (Module) -> [(String, Tensor?)]
    ) -> [(name: String, tensor: Tensor)] {
        var seen: Set<ObjectIdentifier> = []
        var result: [(name: String, tensor: Tensor)] = []
        for (path, module) in recursive ? namedModules(once: once) : [("", self)] {
            for (name, tensor) in entries(module) {
                guard let tensor, seen.insert(ObjectIdentifier(tensor)).inserted || !once else { continue }
                result.append((path.isEmpty ? name : "\(path).\(name)", tensor))
            }
        }
        return result
    }

    // MARK: Modes

    /// Sets training mode for the whole tree.
    @discardableResult public func train(_ mode: Bool = true) -> Self {
        for module in modules {
            module.isTraining = mode
            module.modeDidChange()
        }
        return self
    }

    /// Sets the mode of this module alone.
    public func setTraining(_ mode: Bool) {
        isTraining = mode
        modeDidChange()
    }

    /// Sets evaluation mode for the whole tree.
    @discardableResult public func eval() -> Self { train(false) }

    /// Sets whether the parameters want gradients. Same as torch.nn.Module.requires_grad_.
    @discardableResult public func requiresGradInPlace(_ value: Bool = true) throws -> Self {
        for tensor in parameters() { _ = try tensor.requiresGradInPlace(value) }
        return self
    }

    /// Forgets the gradients, or sets them to zero.
    public func zeroGrad(setToNone: Bool = true) throws {
        for tensor in parameters() {
            guard let gradient = tensor.grad else { continue }
            if setToNone {
                tensor.grad = nil
            } else {
                try GradMode.withDisabled { _ = try gradient.detach().fillInPlace(0) }
            }
        }
    }

    /// Calls `body` for every module below and then for this one. Same as torch.nn.Module.apply.
    @discardableResult public func apply(_ body: (Module) throws -> Void) rethrows -> Self {
        for (_, child) in namedChildren { try child.apply(body) }
        try body(self)
        return self
    }

    /// Converts floating-point parameters, their gradients and buffers. Same as torch.nn.Module.to(dtype).
    @discardableResult public func convert(to dtype: DType) throws -> Self {
        try changeTensors(Module.conversion(to: dtype))
        return self
    }

    /// What `convert(to:)` makes of a tensor. Throws TypeError unless the type is a floating-point one.
    public static func conversion(to dtype: DType) throws -> (Tensor) throws -> Tensor {
        guard dtype.isFloatingPoint else {
            throw TensorError.type(
                "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=\(dtype.name)")
        }
        return { $0.dtype.isFloatingPoint && $0.dtype != dtype ? try $0.to(dtype: dtype) : $0 }
    }

    /// Gives parameters, their gradients and buffers the elements and type of what `change` makes of each.
    public func changeTensors(recursive: Bool = true, _ change: (Tensor) throws -> Tensor) throws {
        func replace(_ tensor: Tensor) throws {
            let new = try change(tensor)
            if new !== tensor { try tensor.setData(new) }
        }
        try GradMode.withDisabled {
            for parameter in parameters(recursive: recursive) {
                try replace(parameter)
                if let gradient = parameter.grad { try replace(gradient) }
            }
            for (_, buffer) in namedBuffers(recursive: recursive) { try replace(buffer) }
        }
    }
}
