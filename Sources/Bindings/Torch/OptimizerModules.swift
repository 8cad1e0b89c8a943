// torch.optim: optimizers whose parameter groups are dicts that scripts and schedules read and write.

import Interp
import Neural
import Tensors

extension Optimizer: NativeObject {}

/// A group whose options live in a script's dict, `params` among them.
final class ScriptParameterGroup: ParameterGroup {
    let dict: Reference

    /// Takes the dict as it is; `params` must be a list of tensors.
    init(_ dict: Reference) {
        self.dict = dict
        super.init([])
    }

    private var table: UnsafeMutablePointer<DictObject> { dict.value.layout(DictObject.self) }

    override var parameters: [Tensor] {
        guard let list = Dict.get(table, name: .interned("params")), let items = list.sequenceItems else { return [] }
        return items.compactMap { tensorObject($0) }
    }

    override var options: [(name: String, value: OptionValue)] {
        KeywordArguments.pairs(dict.value).filter { $0.0 != "params" }.map { ($0.0, OptionValue($0.1)) }
    }

    override func option(_ name: String) -> OptionValue? {
        let key = Value.interned(name)
        defer { key.release() }
        return Dict.get(table, name: key).map { OptionValue($0) }
    }

    override func set(_ name: String, _ value: OptionValue?) {
        let key = Value.interned(name)
        defer { key.release() }
        guard let value else {
            _ = Dict.remove(table, name: key)
            return
        }
        let new = value.script
        Dict.set(table, name: key, new)
        new.release()
    }
}

extension OptionValue {
    init(_ value: Value) {
        if value.isNone {
            self = .none
        } else if value.isBool {
            self = .bool(value.asBool)
        } else if value.isSmallInt {
            self = .int(value.asInt)
        } else if value.isFloat {
            self = .double(value.asFloat)
        } else if value.isString {
            self = .string(value.swiftString)
        } else if let pair = [Double].fromScript(value), pair.count == 2 {
            self = .pair(pair[0], pair[1])
        } else if let tensor = tensorObject(value), let number = try? tensor.item() {
            self = .double(number.double)
        } else {
            self = .string((try? repr(value)) ?? value.typeName)
        }
    }

    /// The option as a script value, owned.
    var script: Value {
        switch self {
        case .none: .none
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .float(value)
        case .pair(let a, let b): .tuple(owned: [.float(a), .float(b)])
        case .string(let value): .string(value)
        }
    }
}

/// The script's `param_groups` list of an optimizer.
final class OptimizerGroups {
    let list: Reference
    init(_ list: Reference) { self.list = list }
}

enum OptimizerObjects {
    /// The groups for the `params` argument of an optimizer: an iterable of tensors, of (name, tensor) pairs or of dicts.
    static func groups(_ value: Value) throws -> [ParameterGroup] {
        if let tensor = tensorObject(value) {
            throw Raise.typeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                    + "torch.\(tensor.dtype.scalarTypeName)Tensor")
        }
        let items = Reference(owned: try Iteration.collect(value))
        let values = items.value.listItems
        guard let first = values.first else { throw TensorError.value("optimizer got an empty parameter list") }
        guard first.isKind(.dict) else {
            return [try group(Reference(owned: .dict(owned: [("params", items.value.retained())])))]
        }
        return try values.map { item in
            guard item.isKind(.dict) else {
                throw Raise.typeError("param_group must be a dict, but got \(try repr(.object(item.classOf)))")
            }
            // PyTorch fills the defaults into the caller's own dict.
            return try group(Reference(item))
        }
    }

    /// A group over a dict whose `params` may be a tensor or any iterable of tensors.
    static func group(_ dict: Reference) throws -> ScriptParameterGroup {
        let table = dict.value.layout(DictObject.self)
        let key = Value.interned("params")
        guard let given = Dict.get(table, name: key) else { throw Raise.keyError("params") }
        var tensors: [Value] = []
        if tensorObject(given) != nil {
            tensors = [given.retained()]
        } else {
            if given.isKind(.set) {
                throw Raise.typeError(
                    "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will "
                        + "change between runs. Please use a list instead.")
            }
            let collected = Reference(owned: try Iteration.collect(given))
            for item in collected.value.listItems {
                var item = item
                if item.isKind(.tuple), item.tupleItems.count == 2, item.tupleItems[0].isString { item = item.tupleItems[1] }
                guard tensorObject(item) != nil else {
                    throw Raise.typeError(
                        "optimizer can only optimize Tensors, but one of the params is \(ModuleObjects.torchTypeName(item))")
                }
                tensors.append(item.retained())
            }
        }
        let list = Value.list(owned: tensors)
        Dict.set(table, name: key, list)
        list.release()
        return ScriptParameterGroup(dict)
    }

    /// The script's list of group dicts. An optimizer that Swift made gets its dicts here.
    static func list(_ optimizer: Optimizer) -> Value {
        if let known = optimizer.attachment as? OptimizerGroups { return known.list.value }
        let groups = optimizer.groups.map { group -> ParameterGroup in
            if group is ScriptParameterGroup { return group }
            var entries: [(String, Value)] = [("params", group.parameters.toScript())]
            for (name, value) in group.options { entries.append((name, value.script)) }
            return ScriptParameterGroup(Reference(owned: .dict(owned: entries)))
        }
        optimizer.replaceGroups(groups)
        let dicts = groups.map { ($0 as? ScriptParameterGroup)?.dict.value.retained() ?? .none }
        let made = OptimizerGroups(Reference(owned: .list(owned: dicts)))
        optimizer.attachment = made
        return made.list.value
    }

    static let stateOrder = ["momentum_buffer", "exp_avg", "exp_avg_sq", "max_exp_avg_sq"]

    /// One parameter's state as PyTorch keeps it.
    static func state(_ state: Optimizer.State, countsSteps: Bool) -> Value {
        var entries: [(String, Value)] = []
        if countsSteps, let step = try? Tensor.scalar(.float(Double(state.step))) { entries.append(("step", step.toScript())) }
        for name in stateOrder { if let tensor = state.tensors[name] { entries.append((name, tensor.toScript())) } }
        return .dict(owned: entries)
    }

    /// Parameters in the order of PyTorch's numbering.
    static func parameters(_ optimizer: Optimizer) -> [Tensor] { optimizer.groups.flatMap(\.parameters) }
}

enum OptimizerModules {
    static func install(_ m: ModuleBuilder) throws(Raise) {
        m.type(Optimizer.self, name: "Optimizer", doc: "The base of all optimizers.") { t in
            t.constant("__module__", "torch.optim.optimizer")
            installMethods(t)
        }
        optimizer(
            m, SGD.self, "sgd",
            "SGD(params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, "
                + "differentiable=False, fused=None)", doc: "Stochastic gradient descent with momentum."
        ) { c in
            try SGD(
                OptimizerObjects.groups(c[1]), lr: c.double(2), momentum: c.double(3), dampening: c.double(4),
                weightDecay: c.double(5),
                nesterov: c.truth(6), maximize: c.truth(7))
        }
        let options =
            "params, lr=0.001, betas=None, eps=1e-08, weight_decay=%, amsgrad=False, *, maximize=False, foreach=None, "
            + "capturable=False, differentiable=False, fused=None"
        optimizer(m, Adam.self, "adam", "Adam(\(options.replacing("%", with: "0")))", doc: "Adam.") { c in
            try Adam(
                OptimizerObjects.groups(c[1]), lr: c.double(2), betas: betas(c, 3), eps: c.double(4), weightDecay: c.double(5),
                amsgrad: c.truth(6), maximize: c.truth(7))
        }
        optimizer(
            m, AdamW.self, "adamw", "AdamW(\(options.replacing("%", with: "0.01")))", base: Adam.self,
            doc: "Adam with decoupled weight decay."
        ) { c in
            try AdamW(
                OptimizerObjects.groups(c[1]), lr: c.double(2), betas: betas(c, 3), eps: c.double(4), weightDecay: c.double(5),
                amsgrad: c.truth(6), maximize: c.truth(7))
        }
    }

    private static func betas(_ c: TorchCall, _ index: Int) throws -> (Double, Double) {
        guard c.has(index) else { return (0.9, 0.999) }
        guard let pair = [Double].fromScript(c[index]), pair.count == 2 else {
            throw Raise.typeError("betas must be a tuple of two numbers, not \(c[index].typeName)")
        }
        return (pair[0], pair[1])
    }

    private static func optimizer<T: Optimizer>(
        _ m: ModuleBuilder, _ type: T.Type, _ file: String, _ signature: String, base: AnyClass = Optimizer.self, doc: String,
        _ make: @escaping (TorchCall) throws -> T
    ) {
        let name = String(signature.prefix { $0 != "(" })
        m.type(type, name: name, base: base, doc: doc) { t in
            t.constant("__module__", "torch.optim.\(file)")
            t.attach(
                .torch("__init__(self, " + signature.dropFirst(name.count + 1), module: "torch.optim", owner: name, doc: doc) {
                    c -> Value in
                    let made = try make(c)
                    _ = OptimizerObjects.list(made)
                    NativeIdentity.adopt(c[0], made)
                    return .none
                })
        }
    }

    private static func installMethods(_ t: TypeBuilder<Optimizer>) {
        func method<Result: ScriptValue>(
            _ signature: String, doc: String = "", _ body: @escaping (Optimizer, TorchCall) throws -> Result
        ) {
            t.attach(
                .torch(signature, module: "torch.optim", owner: "Optimizer", doc: doc) { c -> Result in
                    guard let optimizer = Optimizer.fromScript(c[0]) else {
                        throw Raise.typeError("the optimizer is not initialised: call super().__init__() first")
                    }
                    return try body(optimizer, c)
                })
        }
        t.property("param_groups", doc: "The groups of parameters with their options.") { OptimizerObjects.list($0).retained() }
        t.property("defaults", doc: "The options of groups that do not say otherwise.") { optimizer in
            Value.dict(owned: optimizer.defaults.map { ($0.name, $0.value.script) })
        }
        t.property("state", doc: "What the optimizer remembers about each parameter.") { (optimizer: Optimizer) -> Value in
            let dict = Dict.make()
            for tensor in OptimizerObjects.parameters(optimizer) {
                guard let state = optimizer.state(of: tensor) else { continue }
                let (key, value) = (tensor.toScript(), OptimizerObjects.state(state, countsSteps: !(optimizer is SGD)))
                defer {
                    key.release()
                    value.release()
                }
                try Dict.set(dict, key, value)
            }
            return .object(dict)
        }
        method("__repr__(self)") { optimizer, _ in optimizer.representation }
        method("zero_grad(self, set_to_none=True)", doc: "Forgets the gradients.") { optimizer, c -> Value in
            try optimizer.zeroGrad(setToNone: c.truth(1))
            return .none
        }
        method("step(self, closure=None)", doc: "Updates the parameters that have a gradient.") { optimizer, c -> Value in
            var loss = Value.none
            if c.has(1) { loss = try GradMode.withEnabled { try call(c[1]) } }
            try optimizer.step()
            return loss
        }
        method("add_param_group(self, param_group)", doc: "Adds a group.") { optimizer, c -> Value in
            guard c[1].isKind(.dict) else {
                throw Raise.typeError("param_group must be a dict, but got \(try repr(.object(c[1].classOf)))")
            }
            let list = OptimizerObjects.list(optimizer)
            let group = try OptimizerObjects.group(Reference(c[1]))
            try optimizer.add(group)
            list.listAppend(owned: group.dict.value.retained())
            return .none
        }
        method("state_dict(self)", doc: "State and options as nested dicts.") { optimizer, _ in try stateDict(optimizer) }
        method("load_state_dict(self, state_dict)", doc: "Takes over state and options.") { optimizer, c -> Value in
            try load(c[1], optimizer)
            return .none
        }
    }

    private static func stateDict(_ optimizer: Optimizer) throws -> Value {
        let states = Dict.make()
        var groups: [Value] = []
        var number = 0
        _ = OptimizerObjects.list(optimizer)
        for group in optimizer.groups {
            var entries: [(String, Value)] = group.options.map { ($0.name, $0.value.script) }
            var numbers: [Int] = []
            for tensor in group.parameters {
                if let state = optimizer.state(of: tensor), !(optimizer is SGD) || !state.tensors.isEmpty {
                    let value = OptimizerObjects.state(state, countsSteps: !(optimizer is SGD))
                    try Dict.set(states, .int(number), value)
                    value.release()
                }
                numbers.append(number)
                number += 1
            }
            entries.append(("params", numbers.toScript()))
            groups.append(.dict(owned: entries))
        }
        return .dict(owned: [("state", .object(states)), ("param_groups", .list(owned: groups))])
    }

    private static func load(_ value: Value, _ optimizer: Optimizer) throws {
        guard value.isKind(.dict), let states = Dict.get(value.layout(DictObject.self), name: .interned("state")),
            states.isKind(.dict),
            let list = Dict.get(value.layout(DictObject.self), name: .interned("param_groups")), let saved = list.sequenceItems
        else { throw Raise.keyError("param_groups") }
        _ = OptimizerObjects.list(optimizer)
        guard saved.count == optimizer.groups.count else {
            throw TensorError.value("loaded state dict has a different number of parameter groups")
        }
        for (group, source) in zip(optimizer.groups, saved) {
            let count =
                source.isKind(.dict)
                ? Dict.get(source.layout(DictObject.self), name: .interned("params"))?.sequenceItems?.count : nil
            guard count == group.parameters.count else {
                throw TensorError.value(
                    "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            }
        }
        for (group, source) in zip(optimizer.groups, saved) {
            for (name, option) in KeywordArguments.pairs(source) where name != "params" { group[name] = OptionValue(option) }
            let ids = Dict.get(source.layout(DictObject.self), name: .interned("params"))?.sequenceItems.map(Array.init) ?? []
            for (tensor, id) in zip(group.parameters, ids) {
                guard let entry = try Dict.get(states.layout(DictObject.self), id), entry.isKind(.dict) else { continue }
                var state = Optimizer.State()
                for (name, item) in KeywordArguments.pairs(entry) {
                    if name == "step" {
                        state.step = Int((try TorchCall.number(item)?.double ?? 0).rounded())
                    } else if let source = tensorObject(item) {
                        state.tensors[name] = try GradMode.withDisabled {
                            try source.detach().to(dtype: tensor.dtype).contiguous().clone()
                        }
                    }
                }
                optimizer.setState(state, for: tensor)
            }
        }
    }
}
