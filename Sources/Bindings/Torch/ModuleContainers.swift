// Sequential and ModuleList as script classes.

import Interp
import Neural
import Tensors

extension NeuralModules {
    static func installContainers(_ m: ModuleBuilder) {
        m.type(Sequential.self, name: "Sequential", base: Module.self, doc: "Runs its children one after another.") { t in
            t.constant("__module__", "torch.nn.modules.container")
            t.attach(
                .torch(
                    "__init__(self, *args)", module: "torch.nn", owner: "Sequential", doc: "Runs its children one after another."
                ) { c -> Value in
                    let module = try Sequential([])
                    ModuleObjects.adopt(c[0], module)
                    let items = c[1].tupleItems
                    if items.count == 1, items[0].isKind(.dict) {
                        for (name, child) in KeywordArguments.pairs(items[0]) { try register(module, name, child) }
                    } else {
                        for (place, child) in items.enumerated() { try register(module, String(place), child) }
                    }
                    return .none
                })
            sequence(t, "Sequential")
        }
        m.type(ModuleList.self, name: "ModuleList", base: Module.self, doc: "A list of modules that its owner runs.") { t in
            t.constant("__module__", "torch.nn.modules.container")
            t.attach(
                .torch("__init__(self, modules=None)", module: "torch.nn", owner: "ModuleList", doc: "A list of modules.") {
                    c -> Value in
                    let module = try ModuleList()
                    ModuleObjects.adopt(c[0], module)
                    if c.has(1) {
                        var place = 0
                        var failure: (any Error)?
                        try iterate(c[1]) { child throws(Raise) in
                            do { try register(module, String(place), child) } catch { failure = error }
                            place += 1
                            return failure == nil
                        }
                        if let failure { throw failure }
                    }
                    return .none
                })
            sequence(t, "ModuleList")
        }
    }

    static func register(_ module: Module, _ name: String, _ child: Value) throws {
        guard let object = moduleObject(child) else {
            throw Raise.typeError("\(ModuleObjects.torchTypeName(child)) is not a Module subclass")
        }
        try module.setModule(name, object, keeper: ModuleObjects.keeper(child))
    }

    /// What Sequential and ModuleList share with Python's list.
    private static func sequence<T: Module>(_ t: TypeBuilder<T>, _ owner: String) {
        func method<Result: ScriptValue>(_ signature: String, _ body: @escaping (Module, TorchCall) throws -> Result) {
            t.attach(
                .torch(signature, module: "torch.nn", owner: owner, doc: "") { c -> Result in
                    try body(ModuleObjects.receiver(c[0]), c)
                })
        }
        method("__len__(self)") { module, _ in module.childEntries.count }
        method("__iter__(self)") { module, _ -> Value in
            let children = module.namedChildren.map(\.module)
            var next = 0
            return .iterator(
                ClosureIterator { () throws(Raise) in
                    guard next < children.count else { return nil }
                    next += 1
                    return children[next - 1].toScript()
                })
        }
        method("__getitem__(self, index)") { module, c -> Value in
            if c[1].isKind(.slice) {
                let slice = c[1].layout(SliceObject.self).pointee
                let places = try places(slice, module.childEntries.count)
                let part: Module = owner == "Sequential" ? try Sequential([]) : try ModuleList()
                for (place, source) in places.enumerated() {
                    let entry = module.childEntries[source]
                    let name = owner == "Sequential" ? entry.name : String(place)
                    try part.setModule(name, entry.module, keeper: entry.keeper)
                }
                return part.toScript()
            }
            return module.childEntries[try place(c, module)].module?.toScript() ?? .none
        }
        method("__setitem__(self, index, module)") { module, c -> Value in
            try register(module, module.childEntries[place(c, module)].name, c[2])
            return .none
        }
        method("append(self, module)") { module, c -> Value in
            try register(module, String(module.childEntries.count), c[1])
            return c[0].retained()
        }
        method("extend(self, modules)") { module, c -> Value in
            var failure: (any Error)?
            try iterate(c[1]) { child throws(Raise) in
                do { try register(module, String(module.childEntries.count), child) } catch { failure = error }
                return failure == nil
            }
            if let failure { throw failure }
            return c[0].retained()
        }
    }

    private static func place(_ c: TorchCall, _ module: Module) throws -> Int {
        guard let index = try TorchCall.integer(of: c[1]) else {
            throw Raise.typeError("'\(c[1].typeName)' object cannot be interpreted as an integer")
        }
        let count = module.childEntries.count
        guard index >= -count, index < count else { throw TensorError.index("index \(index) is out of range") }
        return index < 0 ? index + count : index
    }

    /// The places that a slice of `count` items names.
    static func places(_ slice: SliceObject, _ count: Int) throws -> [Int] {
        func bound(_ value: Value, _ fallback: Int) throws -> Int {
            if value.isNone { return fallback }
            guard let number = try TorchCall.integer(of: value) else {
                throw Raise.typeError("slice indices must be integers or None or have an __index__ method")
            }
            return number
        }
        let step = try bound(slice.step, 1)
        guard step != 0 else { throw TensorError.value("slice step cannot be zero") }
        func clipped(_ index: Int, _ low: Int, _ high: Int) -> Int { min(max(index < 0 ? index + count : index, low), high) }
        if step > 0 {
            return Array(
                stride(
                    from: clipped(try bound(slice.start, 0), 0, count), to: clipped(try bound(slice.stop, count), 0, count),
                    by: step))
        }
        let start = slice.start.isNone ? count - 1 : clipped(try bound(slice.start, 0), -1, count - 1)
        let stop = slice.stop.isNone ? -1 : clipped(try bound(slice.stop, 0), -1, count - 1)
        return Array(stride(from: start, to: stop, by: step))
    }
}
