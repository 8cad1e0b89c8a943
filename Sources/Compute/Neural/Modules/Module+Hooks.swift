// Calling a module: hooks before and after its forward. A module with a hook is never fused with its neighbours.

import Tensors

/// Runs after forward with the inputs and the output; what it returns, if not nil, replaces the output.
public typealias ForwardHook = (Module, [Tensor], Tensor) throws -> Tensor?
/// Runs before forward with the inputs; what it returns, if not nil, replaces them.
public typealias ForwardPreHook = (Module, [Tensor]) throws -> [Tensor]?

/// The side of a module that a script's class defines.
public protocol ModuleBehaviour: AnyObject {
    /// The class name that is printed and named in errors; nil: the module's own.
    func typeName(of module: Module) -> String?
    /// The whole printed form, where the script's class has one of its own; nil: the usual one.
    func representation(of module: Module) -> String?
    /// What stands between the parentheses of the printed form; nil: what the module says itself.
    func extraRepresentation(of module: Module) -> String?
    /// The script's own forward; nil: the class has none and the module's runs.
    func forward(_ module: Module, _ input: Tensor) throws -> Tensor?
}

/// When a host's hook around a state dictionary runs.
public enum StateHook: Hashable, Sendable { case beforeSaving, afterSaving, beforeLoading, afterLoading }

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
        registry?.removeHook(id)
    }
}

extension Module {
    /// Adds a hook that sees every output. Same as register_forward_hook.
    public func registerForwardHook(_ hook: CopyableHook<ForwardHook>, first: Bool = false) -> HookHandle {
        registry.add(hook, to: \.forwardHooks, first: first)
    }

    /// The same for a hook that a deep copy of the module shares.
    public func registerForwardHook(_ hook: @escaping ForwardHook) -> HookHandle { registerForwardHook(CopyableHook(hook)) }

    /// Adds a hook that sees every input. Same as register_forward_pre_hook.
    public func registerForwardPreHook(_ hook: CopyableHook<ForwardPreHook>, first: Bool = false) -> HookHandle {
        registry.add(hook, to: \.forwardPreHooks, first: first)
    }

    /// The same for a hook that a deep copy of the module shares.
    public func registerForwardPreHook(_ hook: @escaping ForwardPreHook) -> HookHandle {
        registerForwardPreHook(CopyableHook(hook))
    }

    /// Adds what a host calls when it saves or loads this module's state.
    public func registerStateHook(_ kind: StateHook, _ hook: CopyableHook<AnyObject>) -> HookHandle {
        let id = registry.nextHookID()
        registry.stateHooks[kind, default: []].append(.init(id: id, hook: hook))
        return HookHandle(registry, id)
    }

    /// Whether saving or loading this module's state runs hooks.
    public final var hasStateHooks: Bool { registry.stateHooks.values.contains { !$0.isEmpty } }

    /// The hooks of a kind, in their order.
    public func stateHooks(_ kind: StateHook) -> [AnyObject] { registry.stateHooks[kind]?.map(\.hook.run) ?? [] }

    /// The hooks before and after forward, in their order.
    public final var forwardPreHooks: [CopyableHook<ForwardPreHook>] { registry.forwardPreHooks.map(\.hook) }
    public final var forwardHooks: [CopyableHook<ForwardHook>] { registry.forwardHooks.map(\.hook) }

    /// Whether someone watches this module or replaces its forward, so that its own output has to exist.
    public final var hasHooks: Bool { registry.hasHooks || behaviour != nil || parametrizer != nil }

    /// Whether someone has put a hook on this module.
    public final var hasWatchers: Bool { registry.hasHooks }

    /// Runs the module with its hooks.
    public final func callAsFunction(_ input: Tensor) throws -> Tensor {
        guard !isCompiled else { return try FrozenMode.run { try called(input) } }
        return try called(input)
    }

    private func called(_ input: Tensor) throws -> Tensor {
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
        let watch = backwardWatch
        if let watch { inputs = try watch.inputs(inputs).compactMap { $0 } }
        let hooks = registry.forwardHooks
        var begun = 0
        do {
            var output = try body(inputs)
            for entry in hooks {
                begun += 1
                if let replaced = try entry.hook.run(self, inputs, output) { output = replaced }
            }
            return try watch?.outputs([output])[0] ?? output
        } catch {
            for entry in hooks.dropFirst(begun) { entry.hook.onFailure?(self, inputs) }
            throw error
        }
    }
}
