// State dictionaries of modules with hooks, or whose classes save and load in their own way: module by module, as PyTorch does it. All
// others take the short way of ModuleState.swift.

import Interp
import Neural
import Tensors

enum ModuleStateScripts {
    /// The methods that a script's class may override.
    static let overridable = [
        "state_dict", "_save_to_state_dict", "_load_from_state_dict", "get_extra_state", "set_extra_state",
    ]

    /// Whether a module of this tree takes part in saving or loading with code of its own.
    static func isNeeded(_ module: Module) -> Bool {
        module.modules.contains { part in
            if part.hasStateHooks { return true }
            guard part.behaviour != nil else { return false }
            let object = part.toScript()
            defer { object.release() }
            return overridable.contains { object.classOf.lookup(.interned($0))?.isKind(.function) == true }
        }
    }

    /// A function of the module below.
    static func call(_ name: String, _ arguments: [Value]) throws -> Value {
        let module = try Interpreter.importModule("torch.nn._state")
        defer { module.release() }
        guard let function = try findAttribute(module, name) else { return .none }
        defer { function.release() }
        return try Interp.call(function, arguments)
    }

    static var modules: [NativeModule] {
        [
            NativeModule("torch.nn._state_parts", needs: ["torch", "torch.nn"]) { m in
                let d = TorchDeclarations(m)
                d.function("hooks(module, kind)") { c -> Value in
                    guard let module = moduleObject(c[0]), let kind = kinds[try c.string(1)] else { return .list(owned: []) }
                    return .list(
                        owned: module.stateHooks(kind).map { hook in
                            guard let hook = hook as? ScriptHook else { return .none }
                            // A private registration's hook does not get the module.
                            return .tuple(owned: [hook.function.value.retained(), .bool(hook.isExtended)])
                        })
                }
                d.function("own(module)") { c -> Value in
                    guard let module = moduleObject(c[0]) else { return .list(owned: []) }
                    return .list(
                        owned: module.ownState.map { name, tensor, mayBeMissing in
                            .tuple(owned: [.string(name), tensor.toScript(), .bool(mayBeMissing)])
                        })
                }
                d.function("incompatible(missing, unexpected)") { c -> Value in
                    IncompatibleKeys.make([c[0].retained(), c[1].retained()])
                }
            },
            .scripted("torch.nn._state", needs: ["torch", "torch.nn", "torch.nn._state_parts"], source),
        ]
    }

    private static let kinds: [String: StateHook] = [
        "before saving": .beforeSaving, "after saving": .afterSaving, "before loading": .beforeLoading,
        "after loading": .afterLoading,
    ]

    private static let source = #"""
        from collections import OrderedDict
        from collections.abc import Mapping

        import torch
        from torch import nn
        from torch.nn._state_parts import hooks, incompatible, own

        def save(self, destination, prefix, keep_vars):
            if destination is None:
                destination = OrderedDict()
                destination._metadata = OrderedDict()
            entries = own(self)
            local_metadata = dict(version=getattr(self, '_version', 2 if any([young for _, _, young in entries]) else 1))
            if hasattr(destination, '_metadata'):
                destination._metadata[prefix[:-1]] = local_metadata
            for hook, _ in hooks(self, 'before saving'):
                hook(self, prefix, keep_vars)
            self._save_to_state_dict(destination, prefix, keep_vars)
            for name, module in self._modules.items():
                if module is not None:
                    module.state_dict(destination=destination, prefix=prefix + name + '.', keep_vars=keep_vars)
            for hook, is_public in hooks(self, 'after saving'):
                result = hook(self, destination, prefix, local_metadata)
                if result is not None:
                    if is_public:
                        raise RuntimeError('state_dict post-hook must return None')
                    destination = result
            return destination

        def save_own(self, destination, prefix, keep_vars):
            for name, tensor, _ in own(self):
                destination[prefix + name] = tensor if keep_vars else tensor.detach()
            if type(self).get_extra_state is not nn.Module.get_extra_state:
                destination[prefix + '_extra_state'] = self.get_extra_state()

        def load(self, state_dict, strict, assign):
            if not isinstance(state_dict, Mapping):
                raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
            missing_keys, unexpected_keys, error_msgs = [], [], []
            metadata = getattr(state_dict, '_metadata', None)
            state_dict = OrderedDict(state_dict)
            if metadata is not None:
                state_dict._metadata = metadata

            def load_part(module, local_state_dict, prefix=''):
                local_metadata = {} if metadata is None else metadata.get(prefix[:-1], {})
                if assign:
                    local_metadata['assign_to_params_buffers'] = assign
                module._load_from_state_dict(local_state_dict, prefix, local_metadata, True, missing_keys, unexpected_keys, error_msgs)
                for name, child in module._modules.items():
                    if child is not None:
                        child_prefix = prefix + name + '.'
                        load_part(child, {k: v for k, v in local_state_dict.items() if k.startswith(child_prefix)}, child_prefix)
                keys = incompatible(missing_keys, unexpected_keys)
                for hook, _ in hooks(module, 'after loading'):
                    out = hook(module, keys)
                    assert out is None, ('Hooks registered with ``register_load_state_dict_post_hook`` are notexpected to return new values, if '
                                         'incompatible_keys need to be modified,it should be done inplace.')

            load_part(self, state_dict)
            if strict:
                if unexpected_keys:
                    error_msgs.insert(0, 'Unexpected key(s) in state_dict: {}. '.format(', '.join(f'"{k}"' for k in unexpected_keys)))
                if missing_keys:
                    error_msgs.insert(0, 'Missing key(s) in state_dict: {}. '.format(', '.join(f'"{k}"' for k in missing_keys)))
            if error_msgs:
                raise RuntimeError('Error(s) in loading state_dict for {}:\n\t{}'.format(self.__class__.__name__, '\n\t'.join(error_msgs)))
            return incompatible(missing_keys, unexpected_keys)

        def _take(self, name, tensor, given, assign):
            if not assign:
                tensor.copy_(given)
                return
            if isinstance(tensor, nn.Parameter):
                if not isinstance(given, nn.Parameter):
                    given = nn.Parameter(given, requires_grad=tensor.requires_grad)
                else:
                    given.requires_grad_(tensor.requires_grad)
            setattr(self, name, given)

        def load_own(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
            for hook, takes_module in hooks(self, 'before loading'):
                first = (self,) if takes_module else ()
                hook(*first, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
            entries = own(self)
            assign = local_metadata.get('assign_to_params_buffers', False)
            for name, tensor, is_young in entries:
                key = prefix + name
                if key not in state_dict:
                    if strict and not (is_young and local_metadata.get('version', 1) < 2):
                        missing_keys.append(key)
                    continue
                given = state_dict[key]
                if not torch.is_tensor(given):
                    error_msgs.append(f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint '
                                      f'but received {type(given)}')
                    continue
                if tensor.dim() == 0 and given.dim() == 1 and len(given) == 1:
                    given = given[0]
                if given.shape != tensor.shape:
                    error_msgs.append(f'size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape in '
                                      f'current model is {tensor.shape}.')
                    continue
                try:
                    with torch.no_grad():
                        _take(self, name, tensor, given, assign)
                except Exception as ex:
                    error_msgs.append(f'While copying the parameter named "{key}", whose dimensions in the model are {tensor.size()} and whose '
                                      f'dimensions in the checkpoint are {given.size()}, an exception occurred : {ex.args}.')
            extra = prefix + '_extra_state'
            if type(self).set_extra_state is not nn.Module.set_extra_state:
                if extra in state_dict:
                    self.set_extra_state(state_dict[extra])
                elif strict:
                    missing_keys.append(extra)
            elif strict and extra in state_dict:
                unexpected_keys.append(extra)
            if strict:
                names = [name for name, _, _ in entries]
                children = list(self._modules)
                for key in state_dict.keys():
                    if key.startswith(prefix) and key != extra:
                        parts = key[len(prefix):].split('.', 1)
                        if parts[0] not in (children if len(parts) > 1 else names):
                            unexpected_keys.append(key)
        """#
}
