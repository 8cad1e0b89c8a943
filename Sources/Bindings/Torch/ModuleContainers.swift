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
            try append(c[1], to: module)
            return c[0].retained()
        }
        arrangement(owner) { signature, body in method(signature, body) }
    }

    /// What changes the order, where every child's name is its place.
    private static func arrangement(
        _ owner: String, _ method: (String, @escaping (Module, TorchCall) throws -> Value) -> Void
    ) {
        method("__delitem__(self, index)") { module, c in
            try remove(c, from: module)
            return .none
        }
        method("pop(self, key)") { module, c in
            let found = module.childEntries[try place(c, module)].module?.toScript() ?? .none
            try remove(c, from: module)
            return found
        }
        method("insert(self, index, module)") { module, c in
            var index = try c.int(1)
            let entries = module.childEntries
            if owner == "Sequential" {
                guard moduleObject(c[2]) != nil else {
                    throw Raise.assertionError("module should be of type: <class 'torch.nn.modules.module.Module'>")
                }
                guard index >= -entries.count, index <= entries.count else {
                    throw TensorError.index("Index out of range: \(index)")
                }
                if index < 0 { index += entries.count }
            } else if index < 0 {
                throw Raise.keyError(String(index))
            }
            guard index < entries.count else {
                try register(module, String(index), c[2])
                return owner == "Sequential" ? c[0].retained() : .none
            }
            guard let child = moduleObject(c[2]) else {
                throw Raise.typeError("\(ModuleObjects.torchTypeName(c[2])) is not a Module subclass")
            }
            for place in index..<entries.count where entries[place].name != String(place) { throw Raise.keyError(String(place)) }
            var children = Self.children(module)
            children.insert((child, ModuleObjects.keeper(c[2])), at: index)
            try arrange(module, children)
            return owner == "Sequential" ? c[0].retained() : .none
        }
        method("__add__(self, other)") { module, c in
            guard owner == "ModuleList" || moduleObject(c[1]) is Sequential else {
                throw Raise.valueError(
                    "add operator supports only objects of Sequential class, but \(try repr(.object(c[1].classOf))) is given.")
            }
            let sum: Module = owner == "Sequential" ? try Sequential([]) : try ModuleList()
            try arrange(sum, children(module))
            try append(c[1], to: sum)
            return sum.toScript()
        }
        method("__iadd__(self, other)") { module, c in
            guard owner == "ModuleList" || moduleObject(c[1]) is Sequential else {
                throw Raise.valueError(
                    "add operator supports only objects of Sequential class, but \(try repr(.object(c[1].classOf))) is given.")
            }
            try append(c[1], to: module)
            return c[0].retained()
        }
        guard owner == "Sequential" else { return }
        func times(_ c: TorchCall) throws -> Int {
            guard let count = try TorchCall.integer(of: c[1]) else {
                throw Raise.typeError(
                    "unsupported operand type(s) for *: \(try repr(.object(c[0].classOf))) and \(try repr(.object(c[1].classOf)))"
                )
            }
            guard count > 0 else {
                throw Raise.valueError("Non-positive multiplication factor \(count) for \(try repr(.object(c[0].classOf)))")
            }
            return count
        }
        for name in ["__mul__", "__rmul__"] {
            method("\(name)(self, other)") { module, c in
                let product = try Sequential([])
                try arrange(product, Array(repeating: children(module), count: times(c)).flatMap { $0 })
                return product.toScript()
            }
        }
        method("__imul__(self, other)") { module, c in
            try arrange(module, Array(repeating: children(module), count: times(c)).flatMap { $0 })
            return c[0].retained()
        }
    }

    private static func remove(_ c: TorchCall, from module: Module) throws {
        var entries = children(module)
        let gone =
            c[1].isKind(.slice) ? try places(c[1].layout(SliceObject.self).pointee, entries.count) : [try place(c, module)]
        for index in gone.sorted(by: >) { entries.remove(at: index) }
        try arrange(module, entries)
    }

    /// Children named by their places.
    private static func arrange(_ module: Module, _ children: [(module: Module?, keeper: AnyObject?)]) throws {
        for entry in module.childEntries { module.remove(entry.name) }
        for (place, child) in children.enumerated() { try module.setModule(String(place), child.module, keeper: child.keeper) }
    }

    private static func children(_ module: Module) -> [(module: Module?, keeper: AnyObject?)] {
        module.childEntries.map { ($0.module, $0.keeper) }
    }

    private static func append(_ values: Value, to module: Module) throws {
        var failure: (any Error)?
        try iterate(values) { child throws(Raise) in
            do { try register(module, String(module.childEntries.count), child) } catch { failure = error }
            return failure == nil
        }
        if let failure { throw failure }
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
