// Hooks of modules as scripts register them.

import Interp
import Neural
import Tensors

/// `register_forward_hook`'s handle as a script object.
final class HookHandleObject: NativeObject {
    let handle: HookHandle
    init(_ handle: HookHandle) { self.handle = handle }
}

/// A script's functions as hooks of modules. A deep copy of a module has deep copies of them: a bound method of the module becomes
/// one of the copy.
enum ScriptHooks {
    static func forward(_ hook: Reference) -> CopyableHook<ForwardHook> {
        CopyableHook(
            { module, inputs, output in
                let arguments = [module.toScript(), .tuple(owned: inputs.map { $0.toScript() }), output.toScript()]
                defer { for item in arguments { item.release() } }
                let result = try Interp.call(hook.value, arguments)
                defer { result.release() }
                return tensorObject(result)
            }, copied: { copier in forward(try copied(hook, copier)) })
    }

    static func forwardPre(_ hook: Reference) -> CopyableHook<ForwardPreHook> {
        CopyableHook(
            { module, inputs in
                let arguments = [module.toScript(), .tuple(owned: inputs.map { $0.toScript() })]
                defer { for item in arguments { item.release() } }
                let result = try Interp.call(hook.value, arguments)
                defer { result.release() }
                return tensorObject(result).map { [$0] } ?? [Tensor].fromScript(result)
            }, copied: { copier in forwardPre(try copied(hook, copier)) })
    }

    private static func copied(_ hook: Reference, _ copier: ModuleCopier) throws -> Reference {
        guard let copier = copier as? ScriptCopier else { return hook }
        return Reference(owned: try copier.value(hook.value))
    }
}

extension ModuleDeclarations {
    func installHooks() {
        module.type(HookHandleObject.self, name: "RemovableHandle") { t in
            t.def("remove") { (object: HookHandleObject) -> Value in
                object.handle.remove()
                return .none
            }
            t.def("__enter__") { (object: HookHandleObject) -> Value in object.toScript() }
            t.def("__exit__", Variadic<Value>("args")) { (object: HookHandleObject, _: [Value]) -> Value in
                object.handle.remove()
                return .none
            }
        }
        method(
            "register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False)",
            doc: "Adds a hook that sees every output."
        ) { module, c -> HookHandleObject in
            if try c.truth(3) { throw Raise.notImplementedError("hooks with keyword arguments are not available") }
            return HookHandleObject(module.registerForwardHook(ScriptHooks.forward(Reference(c[1]))))
        }
        method(
            "register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False)",
            doc: "Adds a hook that sees every input."
        ) { module, c -> HookHandleObject in
            if try c.truth(3) { throw Raise.notImplementedError("hooks with keyword arguments are not available") }
            return HookHandleObject(module.registerForwardPreHook(ScriptHooks.forwardPre(Reference(c[1]))))
        }
    }
}
