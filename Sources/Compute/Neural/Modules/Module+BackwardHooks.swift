// Hooks on what flows back through a module: an identity around its inputs and its outputs, which records a node that calls them. Same as
// torch.utils.hooks.BackwardHook.

import Tensors

/// Runs with the gradients of a module's inputs and outputs; what it returns, if not nil, replaces those of the inputs.
public typealias BackwardHook = (Module, [Tensor?], [Tensor?]) throws -> [Tensor?]?
/// Runs with the gradients of a module's outputs before they go on; what it returns, if not nil, replaces them.
public typealias BackwardPreHook = (Module, [Tensor?]) throws -> [Tensor?]?

extension Module {
    /// Adds a hook on the gradients of inputs and outputs. Same as register_full_backward_hook.
    public func registerFullBackwardHook(_ hook: CopyableHook<BackwardHook>, first: Bool = false) -> HookHandle {
        registry.add(hook, to: \.backwardHooks, first: first)
    }

    /// Adds a hook on the gradients of outputs. Same as register_full_backward_pre_hook.
    public func registerFullBackwardPreHook(_ hook: CopyableHook<BackwardPreHook>, first: Bool = false) -> HookHandle {
        registry.add(hook, to: \.backwardPreHooks, first: first)
    }

    /// For one run of a module that has such hooks; nil for others.
    public final var backwardWatch: BackwardWatch? {
        registry.backwardHooks.isEmpty && registry.backwardPreHooks.isEmpty ? nil : BackwardWatch(self)
    }
}

/// One run of a module whose gradients are watched.
public final class BackwardWatch {
    private static let function = "BackwardHookFunction"
    private let module: Module
    private let hooks: [BackwardHook], preHooks: [BackwardPreHook]
    private var gradOutputs: [Tensor?]?
    private var inputCount = 0
    private var hasInputs = false
    /// Says that no input needs a gradient, so that the hooks run when the outputs' arrive.
    private let warn: (String) throws -> Void

    // Set once at start-up, before any module runs.
    /// How a warning reaches the user.
    public nonisolated(unsafe) static var warning: (String) throws -> Void = { _ in }

    init(_ module: Module) {
        (self.module, warn) = (module, Self.warning)
        (hooks, preHooks) = (module.registry.backwardHooks.map(\.hook.run), module.registry.backwardPreHooks.map(\.hook.run))
    }

    /// The arguments of the run; nil where one is no tensor.
    public func inputs(_ arguments: [Tensor?]) throws -> [Tensor?] {
        inputCount = arguments.count
        guard let result = Self.around(arguments, fills: true, { try self.inputGradients($0) }) else { return arguments }
        hasInputs = true
        return result
    }

    /// The results of the run; nil where one is no tensor.
    public func outputs(_ results: [Tensor?]) throws -> [Tensor?] {
        Self.around(results) { try self.outputGradients($0) } ?? results
    }

    /// Aliases of the tensors with one node before them, whose gradients `body` may replace; nil if nothing is recorded.
    private static func around(
        _ values: [Tensor?], fills: Bool = false, _ body: @escaping ([Tensor?]) throws -> [Tensor?]
    ) -> [Tensor?]? {
        let places = values.indices.filter { values[$0] != nil }
        let tensors = values.compactMap { $0 }
        guard Tensor.isRecording(tensors) else { return nil }
        let aliases = tensors.map { $0.detach() }
        let blanks = tensors.map { (shape: $0.shape, dtype: $0.dtype) }
        Tensor.record(function + "Backward", outputs: aliases, inputs: tensors) { gradients, _ in
            var whole = [Tensor?](repeating: nil, count: values.count)
            for (place, gradient) in zip(places, gradients) { whole[place] = gradient }
            // A Function's backward sees zeros where nothing came.
            if fills {
                for (place, blank) in zip(places, blanks) where whole[place] == nil {
                    whole[place] = try Tensor.zeros(blank.shape, dtype: blank.dtype)
                }
            }
            let replaced = try body(whole)
            return places.map { replaced[$0] }
        }
        for (place, alias) in aliases.enumerated() {
            if tensors[place].requiresGrad { alias.refuseWrites(output: place, of: function) } else { _ = alias.detachInPlace() }
        }
        var result = values
        for (place, alias) in zip(places, aliases) { result[place] = alias }
        return result
    }

    private func outputGradients(_ gradients: [Tensor?]) throws -> [Tensor?] {
        var current = gradients
        for hook in preHooks {
            guard let replaced = try hook(module, current) else { continue }
            guard replaced.count == current.count else {
                throw TensorError.runtime(
                    "Backward pre hook returned an invalid number of grad_output, got \(replaced.count), but expected \(current.count)"
                )
            }
            current = replaced
        }
        gradOutputs = current
        guard !hasInputs else { return current }
        try warn(
            "Full backward hook is firing when gradients are computed with respect to module outputs since no inputs require gradients. "
                + "See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.register_full_backward_hook for "
                + "more details.")
        let none = [Tensor?](repeating: nil, count: inputCount)
        for hook in hooks {
            guard let result = try hook(module, none, current), result.contains(where: { $0 != nil }) else { continue }
            throw TensorError.runtime(
                "Backward hook for Modules where no input requires gradient should always return None or None for all gradients.")
        }
        gradOutputs = nil
        return current
    }

    private func inputGradients(_ gradients: [Tensor?]) throws -> [Tensor?] {
        // A gradient that comes to the inputs on another way than through the outputs, as in a second backward pass.
        guard let outputs = gradOutputs else { return gradients }
        var current = gradients
        for hook in hooks {
            guard let replaced = try hook(module, current, outputs) else { continue }
            guard replaced.count == current.count else {
                throw TensorError.runtime(
                    "Backward hook returned an invalid number of grad_input, got \(replaced.count), but expected \(current.count)"
                )
            }
            current = replaced
        }
        gradOutputs = nil
        return current
    }
}
