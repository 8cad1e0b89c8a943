// What is registered in a module: parameters, buffers, children and hooks. It is an object of its own because a shallow copy of a
// module shares it, as PyTorch's copies share their dictionaries.

import Tensors

/// A hook, and how a deep copy of its module gets its own; nil: it gets the same one.
public struct CopyableHook<Hook> {
    public let run: Hook
    let copied: ((ModuleCopier) throws -> CopyableHook)?

    public init(_ run: Hook, copied: ((ModuleCopier) throws -> CopyableHook)? = nil) { (self.run, self.copied) = (run, copied) }

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
    var lastHookID = 0

    var hasHooks: Bool { !forwardHooks.isEmpty || !forwardPreHooks.isEmpty }

    /// Unique within the registry, which is all that a handle needs.
    func nextHookID() -> Int {
        lastHookID += 1
        return lastHookID
    }
}
