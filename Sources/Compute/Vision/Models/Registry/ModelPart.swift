// Layers of a model under one name, such as `model.stem` where the family has none of that name: a view. Its entries are the
// model's own modules and parameters; it is registered nowhere, so neither keys nor parameters of the model change. What
// replaces one of its children (freezing a normalisation, a script's assignment) replaces the model's too.

import Neural
import Tensors

/// A view of some of a model's layers. An extension: timm's models have no such attribute.
public final class ModelPart: Module {
    private var owners: [String: (module: Module, name: String)] = [:]

    /// The modules and parameters at these paths of the model, in that order.
    public init(of model: Module, paths: [String]) throws {
        super.init()
        for path in paths {
            let dot = path.lastIndex(of: ".")
            let owner = try model.submodule(dot.map { String(path[..<$0]) } ?? "")
            let name = dot.map { String(path[path.index(after: $0)...]) } ?? path
            let shown = hasEntry(name) ? path.replacing(".", with: "_") : name
            if let entry = owner.childEntries.first(where: { $0.name == name }) {
                try super.setModule(shown, entry.module, keeper: entry.keeper)
                owners[shown] = (owner, name)
            } else if let parameter = owner.parameter(name) {
                try setParameter(shown, parameter)
            }
        }
    }

    /// Adds or replaces a child, here and in the model.
    public override func setModule(_ name: String, _ module: Module?, keeper: AnyObject? = nil) throws {
        try super.setModule(name, module, keeper: keeper)
        if let (owner, own) = owners[name] { try owner.setModule(own, module, keeper: keeper) }
    }

    /// The modules one after another; for the stem of a convolutional network that is its computation.
    public override func forward(_ input: Tensor) throws -> Tensor {
        guard parameterEntries.isEmpty else {
            throw TensorError.notImplemented("a view with parameters of its own has no forward: call the model")
        }
        return try namedChildren.reduce(input) { try $1.module($0) }
    }
}
