// ModuleDict, ParameterList and ParameterDict of torch.nn. Sequential and ModuleList are in ModuleContainers.swift.

import Interp
import Neural
import Tensors

/// The key and value pairs of a dict, of a mapping with `items()`, or of pairs.
private func pairs(_ value: Value, _ owner: String) throws -> [(key: Value, value: Value)] {
    if value.isKind(.dict) {
        var result: [(Value, Value)] = []
        var place = 0
        let dict = value.layout(DictObject.self)
        while let entry = Dict.next(dict, from: &place) { result.append((entry.pointee.key, entry.pointee.value)) }
        return result
    }
    if let module = moduleObject(value) {
        if module is ModuleDict { return module.namedChildren.map { (Value.string($0.name), $0.module.toScript()) } }
        return module.parameterEntries.compactMap { entry in entry.tensor.map { (Value.string(entry.name), $0.toScript()) } }
    }
    guard let items = value.sequenceItems else {
        throw Raise.typeError(
            "\(owner).update should be called with an iterable of key/value pairs, but got \(value.typeName)")
    }
    var result: [(Value, Value)] = []
    for (place, item) in items.enumerated() {
        guard let pair = item.sequenceItems, pair.count == 2 else {
            throw Raise.valueError(
                "\(owner) update sequence element #\(place) has length \(item.sequenceItems?.count ?? 0); 2 is required")
        }
        result.append((pair[0], pair[1]))
    }
    return result
}

/// Tensors go in as parameters.
private func parameter(_ value: Value) throws -> Tensor {
    guard let tensor = tensorObject(value) else {
        throw Raise.notImplementedError("containers of parameters here hold tensors only, got \(value.typeName)")
    }
    return try tensor is ParameterTensor ? tensor : ParameterTensor(tensor.detach(), requiresGrad: tensor.dtype.isFloatingPoint)
}

/// An iterator over values that are made at once.
private func iterator(_ values: [Value]) -> Value {
    let held = Reference(owned: .tuple(owned: values))
    var next = 0
    return .iterator(
        ClosureIterator { () throws(Raise) in
            let items = held.value.tupleItems
            guard next < items.count else { return nil }
            next += 1
            return items[next - 1].retained()
        })
}

extension NeuralModules {
    static func installNamedContainers(_ m: ModuleBuilder) {
        container(m, ModuleDict.self, "modules=None", doc: "Modules by name.") { module, c in
            guard c.has(1) else { return }
            for (key, value) in try pairs(c[1], "ModuleDict") { try setModule(module, key, value) }
        } build: { t in
            named(t, "ModuleDict", { module in module.namedChildren.map { ($0.name, $0.module.toScript()) } }, setModule)
        }
        container(m, ParameterDict.self, "parameters=None", doc: "Parameters by name.") { module, c in
            guard c.has(1) else { return }
            for (key, value) in try pairs(c[1], "ParameterDict") { try setParameter(module, key, value) }
        } build: { t in
            named(
                t, "ParameterDict",
                { module in module.parameterEntries.compactMap { entry in entry.tensor.map { (entry.name, $0.toScript()) } } },
                setParameter)
            installParameterDict(t)
        }
        container(m, ParameterList.self, "values=None", doc: "Parameters by place.") { module, c in
            guard c.has(1) else { return }
            try extend(module, c[1])
        } build: { t in
            installParameterList(t)
        }
    }

    private static func container<T: Module>(
        _ m: ModuleBuilder, _ type: T.Type, _ parameters: String, doc: String, fill: @escaping (Module, TorchCall) throws -> Void,
        build: (TypeBuilder<T>) -> Void
    ) {
        m.type(type, name: "\(T.self)", base: Module.self, doc: doc) { t in
            t.constant("__module__", "torch.nn.modules.container")
            t.attach(
                .torch("__init__(self, \(parameters))", module: "torch.nn", owner: "\(T.self)", doc: doc) { c -> Value in
                    let module: Module =
                        try T.self is ModuleDict.Type
                        ? ModuleDict() : T.self is ParameterDict.Type ? ParameterDict() : ParameterList()
                    ModuleObjects.adopt(c[0], module)
                    try fill(module, c)
                    return .none
                })
            build(t)
        }
    }

    private static func keyText(_ key: Value) throws -> String {
        guard key.isString else { throw Raise.typeError("module name should be a string. Got \(key.typeName)") }
        return key.swiftString
    }

    private static func setModule(_ module: Module, _ key: Value, _ value: Value) throws {
        try register(module, keyText(key), value)
    }

    private static func setParameter(_ module: Module, _ key: Value, _ value: Value) throws {
        guard key.isString else {
            throw Raise.typeError(
                "Index given to ParameterDict cannot be used as a key as it is not a string (type is '\(key.typeName)').")
        }
        try module.setParameter(key.swiftString, parameter(value))
    }

    /// What the two dicts share with Python's.
    private static func named<T: Module>(
        _ t: TypeBuilder<T>, _ owner: String, _ entries: @escaping (Module) -> [(name: String, value: Value)],
        _ set: @escaping (Module, Value, Value) throws -> Void
    ) {
        func method<Result: ScriptValue>(_ signature: String, _ body: @escaping (Module, TorchCall) throws -> Result) {
            t.attach(
                .torch(signature, module: "torch.nn", owner: owner, doc: "") { c -> Result in
                    try body(ModuleObjects.receiver(c[0]), c)
                })
        }
        func find(_ module: Module, _ key: Value) throws -> Value {
            let name = key.isString ? key.swiftString : ""
            var found: Value?
            for (other, value) in entries(module) { if other == name, found == nil { found = value } else { value.release() } }
            guard let found else {
                if owner == "ModuleDict" { throw Raise.keyError(name) }
                throw Raise.attributeError("'\(owner)' object has no attribute '\(name)'")
            }
            return found
        }
        method("__len__(self)") { module, _ in entries(module).count }
        method("__contains__(self, key)") { module, c in
            c[1].isString
                && entries(module).map {
                    $0.value.release(); return $0.name
                }.contains(c[1].swiftString)
        }
        method("__iter__(self)") { module, _ -> Value in
            iterator(
                entries(module).map {
                    $0.value.release(); return .string($0.name)
                })
        }
        method("keys(self)") { module, _ -> Value in
            iterator(
                entries(module).map {
                    $0.value.release(); return .string($0.name)
                })
        }
        method("values(self)") { module, _ -> Value in iterator(entries(module).map(\.value)) }
        method("items(self)") { module, _ -> Value in
            iterator(entries(module).map { .tuple(owned: [.string($0.name), $0.value]) })
        }
        method("__getitem__(self, key)") { module, c -> Value in try find(module, c[1]) }
        method("__setitem__(self, key, value)") { module, c -> Value in
            try set(module, c[1], c[2])
            return .none
        }
        method("__delitem__(self, key)") { module, c -> Value in
            try find(module, c[1]).release()
            module.remove(c[1].swiftString)
            return .none
        }
        method("pop(self, key)") { module, c -> Value in
            let value = try find(module, c[1])
            module.remove(c[1].swiftString)
            return value
        }
        method("clear(self)") { module, _ -> Value in
            for (name, value) in entries(module) {
                value.release()
                module.remove(name)
            }
            return .none
        }
        method("update(self, \(owner == "ModuleDict" ? "modules" : "parameters"))") { module, c -> Value in
            for (key, value) in try pairs(c[1], owner) { try set(module, key, value) }
            return .none
        }
    }

    private static func extend(_ module: Module, _ values: Value) throws {
        var failure: (any Error)?
        try iterate(values) { value throws(Raise) in
            do { try module.setParameter(String(module.parameterEntries.count), parameter(value)) } catch { failure = error }
            return failure == nil
        }
        if let failure { throw failure }
    }

    /// What only ParameterDict has of Python's dict.
    private static func installParameterDict(_ t: TypeBuilder<ParameterDict>) {
        func method<Result: ScriptValue>(_ signature: String, _ body: @escaping (Module, TorchCall) throws -> Result) {
            t.attach(
                .torch(signature, module: "torch.nn", owner: "ParameterDict", doc: "") { c -> Result in
                    try body(ModuleObjects.receiver(c[0]), c)
                })
        }
        func copy(_ module: Module) throws -> ParameterDict {
            let copy = try ParameterDict()
            for entry in module.parameterEntries { try copy.setParameter(entry.name, entry.tensor) }
            return copy
        }
        method("get(self, key, default=None)") { module, c -> Value in
            c[1].isString ? module.parameter(c[1].swiftString)?.toScript() ?? c[2].retained() : c[2].retained()
        }
        method("setdefault(self, key, default=None)") { module, c -> Value in
            if c[1].isString, let found = module.parameter(c[1].swiftString) { return found.toScript() }
            try setParameter(module, c[1], c[2])
            return module.parameter(c[1].swiftString)?.toScript() ?? .none
        }
        method("popitem(self)") { module, _ -> Value in
            guard let last = module.parameterEntries.last else { throw Raise.keyError("'dictionary is empty'") }
            module.remove(last.name)
            return .tuple(owned: [.string(last.name), last.tensor?.toScript() ?? .none])
        }
        method("copy(self)") { module, _ -> Value in try copy(module).toScript() }
        method("fromkeys(self, keys, default=None)") { _, c -> Value in
            let made = try ParameterDict()
            var failure: (any Error)?
            try iterate(c[1]) { key throws(Raise) in
                do { try setParameter(made, key, c[2]) } catch { failure = error }
                return failure == nil
            }
            if let failure { throw failure }
            return made.toScript()
        }
        method("__or__(self, other)") { module, c -> Value in
            let union = try copy(module)
            for (key, value) in try pairs(c[1], "ParameterDict") { try setParameter(union, key, value) }
            return union.toScript()
        }
        method("__ior__(self, other)") { module, c -> Value in
            for (key, value) in try pairs(c[1], "ParameterDict") { try setParameter(module, key, value) }
            return c[0].retained()
        }
    }

    private static func installParameterList(_ t: TypeBuilder<ParameterList>) {
        func method<Result: ScriptValue>(_ signature: String, _ body: @escaping (Module, TorchCall) throws -> Result) {
            t.attach(
                .torch(signature, module: "torch.nn", owner: "ParameterList", doc: "") { c -> Result in
                    try body(ModuleObjects.receiver(c[0]), c)
                })
        }
        func place(_ module: Module, _ c: TorchCall) throws -> Int {
            guard let index = try TorchCall.integer(of: c[1]) else {
                throw Raise.typeError("'\(c[1].typeName)' object cannot be interpreted as an integer")
            }
            let count = module.parameterEntries.count
            guard index >= -count, index < count else { throw TensorError.index("index \(index) is out of range") }
            return index < 0 ? index + count : index
        }
        method("__len__(self)") { module, _ in module.parameterEntries.count }
        method("__iter__(self)") { module, _ -> Value in
            iterator(module.parameterEntries.compactMap { $0.tensor?.toScript() })
        }
        method("__getitem__(self, index)") { module, c -> Value in
            guard c[1].isKind(.slice) else { return module.parameterEntries[try place(module, c)].tensor?.toScript() ?? .none }
            let slice = c[1].layout(SliceObject.self).pointee
            let chosen = try places(slice, module.parameterEntries.count).compactMap { module.parameterEntries[$0].tensor }
            return try ParameterList(chosen).toScript()
        }
        method("__setitem__(self, index, value)") { module, c -> Value in
            try module.setParameter(module.parameterEntries[place(module, c)].name, parameter(c[2]))
            return .none
        }
        method("append(self, value)") { module, c -> Value in
            try module.setParameter(String(module.parameterEntries.count), parameter(c[1]))
            return c[0].retained()
        }
        method("extend(self, values)") { module, c -> Value in
            guard c[1].sequenceItems != nil || moduleObject(c[1]) is ParameterList else {
                throw Raise.typeError("ParameterList.extend should be called with an iterable, but got \(c[1].typeName)")
            }
            try extend(module, c[1])
            return c[0].retained()
        }
    }
}
