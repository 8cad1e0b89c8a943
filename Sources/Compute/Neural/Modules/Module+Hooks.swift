// Calling a module: hooks before and after its forward. A module with a hook is never fused with its neighbours.

import Tensors

/// Runs after forward with the inputs and the output; what it returns, if not nil, replaces the output.
public typealias ForwardHook = (Module, [Tensor], Tensor) throws -> Tensor?
/// Runs before forward with the inputs; what it returns, if not nil, replaces them.
public typealias ForwardPreHook = (Module, [Tensor]) throws -> [Tensor]?

/// The side of a module that a script's class defines.
public protocol ModuleBehaviour: AnyObject {
    /// The class name that is printed and named in errors.
    func typeName(of module: Module) -> String
    /// What stands between the parentheses of the printed form; nil: what the module says itself.
    func extraRepresentation(of module: Module) -> String?
    /// The script's own forward; nil: the class has none and the module's runs.
    func forward(_ module: Module, _ input: Tensor) throws -> Tensor?
}

/// Takes a hook off again. Same as torch.utils.hooks.RemovableHandle.
public final class HookHandle {
    private weak var registry: ModuleRegistry?
    private let id: Int

    init(_ registry: ModuleRegistry, _ id: Int) {
        self.registry = registry
        self.id = id
    }

    /// Removes the hook; a second call does nothing.
    public func remove() {
        registry?.forwardHooks.removeAll { $0.id == id }
        registry?.forwardPreHooks.removeAll { $0.id == id }
    }
}

extension Module {
    /// Adds a hook that sees every output. Same as register_forward_hook.
    public func registerForwardHook(_ hook: CopyableHook<ForwardHook>) -> HookHandle {
        let id = registry.nextHookID()
        registry.forwardHooks.append(.init(id: id, hook: hook))
        return HookHandle(registry, id)
    }

    /// The same for a hook that a deep copy of the module shares.
    public func registerForwardHook(_ hook: @escaping ForwardHook) -> HookHandle { registerForwardHook(CopyableHook(hook)) }

    /// Adds a hook that sees every input. Same as register_forward_pre_hook.
    public func registerForwardPreHook(_ hook: CopyableHook<ForwardPreHook>) -> HookHandle {
        let id = registry.nextHookID()
        registry.forwardPreHooks.append(.init(id: id, hook: hook))
        return HookHandle(registry, id)
    }

    /// The same for a hook that a deep copy of the module shares.
    public func registerForwardPreHook(_ hook: @escaping ForwardPreHook) -> HookHandle {
        registerForwardPreHook(CopyableHook(hook))
    }

    /// Whether someone watches this module or replaces its forward, so that its own output has to exist.
    public final var hasHooks: Bool { registry.hasHooks || behaviour != nil || parametrizer != nil }

    /// Whether someone has put a hook on this module.
    public final var hasWatchers: Bool { registry.hasHooks }

    /// Runs the module with its hooks.
    public final func callAsFunction(_ input: Tensor) throws -> Tensor {
        let output = try hasHooks ? calledWithHooks(input) : forward(input)
        lastOutputShape = output.shape
        return output
    }

    private func calledWithHooks(_ input: Tensor) throws -> Tensor {
        try withHooks([input]) { inputs in
            guard inputs.count == 1 else {
                throw TensorError.type("\(typeName).forward() takes 2 positional arguments but \(inputs.count + 1) were given")
            }
            return try behaviour?.forward(self, inputs[0]) ?? withParametrized { try forward(inputs[0]) }
        }
    }

    /// Runs `body` between this module's hooks: for modules whose forward takes other things than one tensor.
    public final func withHooks(_ inputs: [Tensor], _ body: ([Tensor]) throws -> Tensor) throws -> Tensor {
        var inputs = inputs
        for entry in registry.forwardPreHooks { if let replaced = try entry.hook.run(self, inputs) { inputs = replaced } }
        var output = try body(inputs)
        for entry in registry.forwardHooks { if let replaced = try entry.hook.run(self, inputs, output) { output = replaced } }
        return output
    }
}
