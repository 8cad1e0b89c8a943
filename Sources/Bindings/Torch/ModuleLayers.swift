// The layers and losses of torch.nn as script classes: constructors with PyTorch's parameters, and their attributes.

import Interp
import Neural
import Tensors

extension TorchCall {
    /// One number for both sides, or two.
    func pair(_ index: Int) throws(Raise) -> [Int] {
        let sizes = try ints(index)
        return sizes.count == 1 ? [sizes[0], sizes[0]] : sizes
    }

    func pair(_ index: Int, default fallback: [Int]) throws(Raise) -> [Int] { has(index) ? try pair(index) : fallback }
}

enum NeuralModules {
    /// torch.nn.
    static func install(_ m: ModuleBuilder) throws(Raise) {
        m.type(Module.self, name: "Module", doc: "The base of all layers and models.") { t in
            t.constant("__module__", "torch.nn.modules.module")
            ModuleDeclarations(module: m, type: t).install()
        }
        m.type(ScriptCopier.self, name: "_Copier") { _ in }
        if let parameter = ParameterClass.cls { m.constant("Parameter", parameter.value.retained()) }
        installContainers(m)
        installLayers(m)
        installActivations(m)
        installLosses(m)
        installDropouts(m)
        installConvolutions(m)
        installNorms(m)
        installPools(m)
        installReshaping(m)
        installSequences(m)
        installNamedContainers(m)
    }

    /// A layer's class. `make` builds the Swift module, as float32, from the arguments after `self`.
    static func layer<T: Module>(
        _ m: ModuleBuilder, _ type: T.Type, _ file: String, _ signature: String, base: AnyClass = Module.self,
        module: String = "torch.nn.modules", doc: String, _ make: @escaping (TorchCall) throws -> T,
        _ build: (TypeBuilder<T>) -> Void = { _ in }
    ) {
        let name = String(signature.prefix { $0 != "(" })
        let rest = signature.dropFirst(name.count + 1)
        let initializer = "__init__(self" + (rest == ")" ? ")" : ", " + rest)
        m.type(type, name: name, base: base, doc: doc) { t in
            t.constant("__module__", "\(module).\(file)")
            t.attach(
                .torch(initializer, module: "torch.nn", owner: name, doc: doc) { c -> Value in
                    guard let reset = ownReset(c[0]) else {
                        ModuleObjects.adopt(c[0], try constructed(c, make))
                        return .none
                    }
                    let state = Generator.default.savedState
                    ModuleObjects.adopt(c[0], try constructed(c, make))
                    try Generator.default.restore(state)
                    try callMethod(reset, c[0]).release()
                    return .none
                })
            build(t)
        }
    }

    /// A new layer of the type that the call asks for. Other types than float32 draw their own first parameters, from where the
    /// generator was.
    private static func constructed<T: Module>(_ c: TorchCall, _ make: (TorchCall) throws -> T) throws -> T {
        if let device = c.slot("device") { try c.device(device) }
        guard let slot = c.slot("dtype"), let dtype = try c.dtype(slot), dtype != .float32 else { return try make(c) }
        let state = Generator.default.savedState
        let layer = try make(c)
        try layer.convert(to: dtype)
        if let layer = layer as? any Resettable {
            try Generator.default.restore(state)
            try layer.resetParameters()
        }
        return layer
    }

    nonisolated(unsafe) private static let resetName = Value.interned("reset_parameters")  // under the interpreter lock

    /// The `reset_parameters` that a script's subclass puts in the place of a layer's: PyTorch's constructors call it, and nothing
    /// else draws the first parameters.
    private static func ownReset(_ object: Value) -> Value? {
        let cls = object.classOf
        guard cls.pointee.isScript, let found = cls.lookup(resetName), found.isKind(.function) else { return nil }
        let classes = (0..<cls.pointee.orderCount).map { cls.pointee.order[$0] }
        return classes.first { !$0.pointee.isScript }?.lookup(resetName) == nil ? nil : found
    }

    private static func installLayers(_ m: ModuleBuilder) {
        layer(
            m, Linear.self, "linear", "Linear(in_features, out_features, bias=True, device=None, dtype=None)", doc: "x Wᵀ + b.",
            { c in try Linear(c.int(1), c.int(2), bias: c.truth(3)) },
            { t in
                t.property("in_features") { $0.inFeatures }
                t.property("out_features") { $0.outFeatures }
                t.def("reset_parameters") { try $0.resetParameters() }
            })
    }
}
