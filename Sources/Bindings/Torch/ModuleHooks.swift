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
    static func forward(_ hook: ScriptHook) -> CopyableHook<ForwardHook> {
        CopyableHook(
            { module, inputs, output in
                let result = try call(hook, [module.toScript(), tuple(inputs)], [output.toScript()])
                if result.value.isNone { return nil }
                guard let tensor = tensorObject(result.value) else {
                    throw TensorError.notImplemented(
                        "a hook that replaces the output of a layer inside a model by a \(result.value.typeName) is not available"
                    )
                }
                return tensor
            }, origin: hook,
            onFailure: { module, inputs in
                // What was thrown is pending if it came from a script; only one exception can be, and the hook is a call like any.
                let thrown = Raise().matches(.exception) ? Reference(owned: Raise().take()) : nil
                if hook.isAlwaysCalled {
                    do {
                        _ = try call(hook, [module.toScript(), tuple(inputs)], [.none])
                    } catch {
                        try? ScriptWarning.silenced(error)
                    }
                }
                if let thrown { _ = Raise.pend(owned: thrown.value.retained()) }
            }, copied: { forward(try hook.copied($0)) })
    }

    static func forwardPre(_ hook: ScriptHook) -> CopyableHook<ForwardPreHook> {
        CopyableHook(
            { module, inputs in
                let result = try call(hook, [module.toScript(), tuple(inputs)], [])
                if result.value.isNone { return nil }
                let replaced = hook.isExtended && result.value.isKind(.tuple) ? result.value.tupleItems.first : result.value
                guard let replaced, let tensors = tensorObject(replaced).map({ [$0] }) ?? [Tensor].fromScript(replaced) else {
                    throw TensorError.notImplemented(
                        "a hook that replaces the input of a layer inside a model by other things than tensors is not available")
                }
                return tensors
            }, origin: hook, copied: { forwardPre(try hook.copied($0)) })
    }

    static func backward(_ hook: ScriptHook) -> CopyableHook<BackwardHook> {
        CopyableHook(
            { module, inputs, outputs in
                try gradients(call(hook, [module.toScript(), tuple(inputs), tuple(outputs)], []))
            }, origin: hook, copied: { backward(try hook.copied($0)) })
    }

    static func backwardPre(_ hook: ScriptHook) -> CopyableHook<BackwardPreHook> {
        CopyableHook(
            { module, outputs in try gradients(call(hook, [module.toScript(), tuple(outputs)], [])) }, origin: hook,
            copied: { backwardPre(try hook.copied($0)) })
    }

    static func state(_ hook: ScriptHook) -> CopyableHook<AnyObject> {
        CopyableHook(hook, origin: hook, copied: { state(try hook.copied($0)) })
    }

    private static func tuple(_ tensors: [Tensor?]) -> Value { .tuple(owned: tensors.map { $0?.toScript() ?? .none }) }

    /// The hook with owned arguments; keyword arguments, of which a layer inside a model gets none, stand between the two parts.
    private static func call(_ hook: ScriptHook, _ first: [Value], _ last: [Value]) throws -> Reference {
        let arguments = first + (hook.isExtended ? [Value.dict(owned: [])] : []) + last
        defer { for item in arguments { item.release() } }
        return Reference(owned: try Interp.call(hook.function.value, arguments))
    }

    /// What a backward hook returned: None, or a gradient or None for each place.
    private static func gradients(_ result: Reference) throws -> [Tensor?]? {
        if result.value.isNone { return nil }
        if let tensor = tensorObject(result.value) { return [tensor] }
        guard let items = result.value.sequenceItems else {
            throw Raise.typeError("a backward hook returns None or a tuple of gradients, not \(result.value.typeName)")
        }
        return try items.map { item in
            guard let tensor = tensorObject(item) else {
                if item.isNone { return nil }
                throw Raise.typeError("expected Variable or None (got \(item.typeName))")
            }
            return tensor
        }
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
            let hook = ScriptHook(Reference(c[1]), isExtended: try c.truth(3), isAlwaysCalled: try c.truth(4))
            return HookHandleObject(module.registerForwardHook(ScriptHooks.forward(hook), first: try c.truth(2)))
        }
        method(
            "register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False)",
            doc: "Adds a hook that sees every input."
        ) { module, c -> HookHandleObject in
            let hook = ScriptHook(Reference(c[1]), isExtended: try c.truth(3))
            return HookHandleObject(module.registerForwardPreHook(ScriptHooks.forwardPre(hook), first: try c.truth(2)))
        }
        method(
            "register_full_backward_hook(self, hook, prepend=False)", doc: "Adds a hook on the gradients of inputs and outputs."
        ) { module, c -> HookHandleObject in
            HookHandleObject(
                module.registerFullBackwardHook(ScriptHooks.backward(ScriptHook(Reference(c[1]))), first: try c.truth(2)))
        }
        method("register_full_backward_pre_hook(self, hook, prepend=False)", doc: "Adds a hook on the gradients of outputs.") {
            module, c -> HookHandleObject in
            HookHandleObject(
                module.registerFullBackwardPreHook(ScriptHooks.backwardPre(ScriptHook(Reference(c[1]))), first: try c.truth(2)))
        }
        method("register_backward_hook(self, hook)") { _, _ -> Value in
            throw Raise.notImplementedError(
                "register_backward_hook, which PyTorch deprecated, is not available; register_full_backward_hook is")
        }
        let stateHooks: [(String, StateHook, Bool)] = [
            ("register_state_dict_pre_hook", .beforeSaving, true), ("register_state_dict_post_hook", .afterSaving, true),
            ("_register_state_dict_hook", .afterSaving, false), ("register_load_state_dict_pre_hook", .beforeLoading, true),
            ("register_load_state_dict_post_hook", .afterLoading, true),
        ]
        for (name, kind, isPublic) in stateHooks {
            method("\(name)(self, hook)", doc: "Adds a hook around the state dictionary.") { module, c -> HookHandleObject in
                HookHandleObject(
                    module.registerStateHook(kind, ScriptHooks.state(ScriptHook(Reference(c[1]), isExtended: isPublic))))
            }
        }
        method("_register_load_state_dict_pre_hook(self, hook, with_module=False)") { module, c -> HookHandleObject in
            let hook = ScriptHook(Reference(c[1]), isExtended: try c.truth(2))
            return HookHandleObject(module.registerStateHook(.beforeLoading, ScriptHooks.state(hook)))
        }
    }
}
