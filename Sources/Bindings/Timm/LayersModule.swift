// timm.layers: the building blocks that are timm's own.

import Interp
import Neural
import Tensors

func installTimmLayers(_ m: ModuleBuilder) {
    NeuralModules.layer(
        m, DropPath.self, "drop", "DropPath(drop_prob=0.0, scale_by_keep=True)", module: "timm.layers",
        doc: "Zeroes whole samples while training.",
        { c in DropPath(try c.double(1), scaleByKeep: try c.truth(2)) },
        { t in
            t.property("drop_prob", get: { $0.dropProbability }, set: { $0.dropProbability = $1 })
            t.property("scale_by_keep") { $0.scaleByKeep }
        })
    TorchDeclarations(m).function(
        "drop_path(x, drop_prob=0.0, training=False, scale_by_keep=True)", doc: "Zeroes whole samples."
    ) { c in
        try c.tensor(0).dropPath(c.double(1), training: c.truth(2), scaleByKeep: c.truth(3))
    }
}
