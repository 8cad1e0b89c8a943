// What is registered in a module: parameters, buffers, children and hooks. It is an object of its own because a shallow copy of a
// module shares it, as PyTorch's copies share their dictionaries.

import Tensors

/// A hook, and how a deep copy of its module gets its own; nil: it gets the same one.
public struct CopyableHook<Hook> {
    public let run: Hook
    /// What a host made the hook of, if it can also be run by that.
    public let origin: AnyObject?
    /// Runs instead of a hook of forward that asked for it, when forward or a hook before it has thrown.
    let onFailure: ((Module, [Tensor]) -> Void)?
    let copied: ((ModuleCopier) throws -> CopyableHook)?

    public init(
        _ run: Hook, origin: AnyObject? = nil, onFailure: ((Module, [Tensor]) -> Void)? = nil,
        copied: ((ModuleCopier) throws -> CopyableHook)? = nil
    ) {
        (self.run, self.origin, self.onFailure, self.copied) = (run, origin, onFailure, copied)
    }

    func copy(_ copier: ModuleCopier) throws -> CopyableHook { try copied?(copier) ?? self }
}

/// The entries of one module and of its shallow copies.
final class ModuleRegistry {
    struct HookEntry<Hook> {
        let id: Int
        let hook: CopyableHook<Hook>
    }

    var parameters: [Module.ParameterEntry] = []
    var buffers: [Module.BufferEntry] = []
    var children: [Module.ChildEntry] = []
    /// Counts changes to the entries.
    var version = 0
    var forwardHooks: [HookEntry<ForwardHook>] = []
    var forwardPreHooks: [HookEntry<ForwardPreHook>] = []
    var backwardHooks: [HookEntry<BackwardHook>] = []
    var backwardPreHooks: [HookEntry<BackwardPreHook>] = []
    /// What a host calls around saving and loading: it alone knows the dictionaries.
    var stateHooks: [StateHook: [HookEntry<AnyObject>]] = [:]
    var lastHookID = 0

    /// Whether a call of the module has to run hooks.
    var hasHooks: Bool {
        !forwardHooks.isEmpty || !forwardPreHooks.isEmpty || !backwardHooks.isEmpty || !backwardPreHooks.isEmpty
    }

    /// Adds a hook behind the others, or before them.
    func add<Hook>(
        _ hook: CopyableHook<Hook>, to list: ReferenceWritableKeyPath<ModuleRegistry, [HookEntry<Hook>]>, first: Bool
    ) -> HookHandle {
        let entry = HookEntry(id: nextHookID(), hook: hook)
        self[keyPath: list].insert(entry, at: first ? 0 : self[keyPath: list].count)
        return HookHandle(self, entry.id)
    }

    func removeHook(_ id: Int) {
        forwardHooks.removeAll { $0.id == id }
        forwardPreHooks.removeAll { $0.id == id }
        backwardHooks.removeAll { $0.id == id }
        backwardPreHooks.removeAll { $0.id == id }
        for kind in stateHooks.keys { stateHooks[kind]?.removeAll { $0.id == id } }
    }

    /// Takes copies of another's hooks.
    func copyHooks(of original: ModuleRegistry, _ copier: ModuleCopier) throws {
        func copies<Hook>(_ list: [HookEntry<Hook>]) throws -> [HookEntry<Hook>] {
            try list.map { .init(id: $0.id, hook: try $0.hook.copy(copier)) }
        }
        forwardHooks = try copies(original.forwardHooks)
        forwardPreHooks = try copies(original.forwardPreHooks)
        backwardHooks = try copies(original.backwardHooks)
        backwardPreHooks = try copies(original.backwardPreHooks)
        stateHooks = try original.stateHooks.mapValues { try copies($0) }
        lastHookID = original.lastHookID
    }

    /// Unique within the registry, which is all that a handle needs.
    func nextHookID() -> Int {
        lastHookID += 1
        return lastHookID
    }
}
