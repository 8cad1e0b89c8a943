// Copies of modules, as Python's copy.copy and copy.deepcopy make them: of every class without its help, because a copy starts
// as a new object with the same stored properties. A class whose properties point at modules, or that keeps a cache,
// overrides `didCopy`.

import Tensors

/// What stands for what in one deep copy: everything is copied once, however often it is met.
open class ModuleCopier {
    // The originals are held: a freed one's address could come back.
    private var copies: [ObjectIdentifier: (original: AnyObject, copy: AnyObject)] = [:]

    public init() {}

    /// The copy of an object that has no way of its own to be copied; `make` runs once.
    public final func object<T: AnyObject>(_ original: T, _ make: () throws -> T) rethrows -> T {
        if let known = copies[ObjectIdentifier(original)]?.copy as? T { return known }
        let copy = try make()
        remember(original, copy)
        return copy
    }

    /// Says what stands for an object from now on.
    public final func remember(_ original: AnyObject, _ copy: AnyObject) {
        copies[ObjectIdentifier(original)] = (original, copy)
    }

    /// The copy of a module, and what a host wants alive with it.
    open func module(_ original: Module) throws -> (module: Module, keeper: AnyObject?) {
        if let known = copies[ObjectIdentifier(original)]?.copy as? Module { return (known, nil) }
        let copy = original.duplicate()
        remember(original, copy)
        try copy.fill(from: original, self)
        return (copy, nil)
    }

    /// The copy of a tensor. Throws for one that an operation made.
    open func tensor(_ original: Tensor) throws -> Tensor {
        if let known = copies[ObjectIdentifier(original)]?.copy as? Tensor { return known }
        let copy = try deepCopy(of: original)
        remember(original, copy)
        if !(original is ParameterTensor), let gradient = original.grad { copy.grad = try tensor(gradient) }
        return copy
    }

    /// A new tensor with its own elements: tensors that shared memory share it again. Parameters leave their gradient behind.
    public final func deepCopy(of tensor: Tensor) throws -> Tensor {
        guard tensor.isLeaf else {
            throw TensorError.runtime(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were "
                    + "attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
                    + "https://github.com/pytorch/pytorch/pull/103001")
        }
        if tensor is ParameterTensor {
            let elements = try GradMode.withDisabled { try tensor.detach().clone() }
            return try ParameterTensor(elements, requiresGrad: tensor.requiresGrad)
        }
        let storage = try object(tensor.storage) { try tensor.storage.copied() }
        return try tensor.detached(over: storage).requiresGradInPlace(tensor.requiresGrad)
    }
}

extension Module {
    /// A new object of the same class with the same properties. It shares what is registered: copy.copy.
    public final func duplicate() -> Module {
        let copy = shallowCopy(of: self)
        copy.didDuplicate()
        return copy
    }

    /// Gives a duplicate its own entries: copies of the original's. The rest of copy.deepcopy.
    public final func fill(from original: Module, _ copier: ModuleCopier) throws {
        let entries = ModuleRegistry()
        registry = entries
        entries.parameters = try original.parameterEntries.map { entry in
            ParameterEntry(name: entry.name, tensor: try entry.tensor.map { try copier.tensor($0) })
        }
        entries.buffers = try original.bufferEntries.map { entry in
            BufferEntry(
                name: entry.name, tensor: try entry.tensor.map { try copier.tensor($0) }, isPersistent: entry.isPersistent)
        }
        for entry in original.childEntries {
            let copy = try entry.module.map { try copier.module($0) }
            entries.children.append(ChildEntry(name: entry.name, module: copy?.module, keeper: copy?.keeper))
        }
        parametrizer = original.parametrizer
        computedTensors = try original.computedTensors.mapValues { try copier.tensor($0) }
        try entries.copyHooks(of: original.registry, copier)
        try didCopy(copier)
    }
}
