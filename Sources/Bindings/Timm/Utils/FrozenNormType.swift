// The class of frozen batch normalisations, which timm.utils.freeze makes.

import Interp
import Neural
import Tensors

func installFrozenNorm(_ m: ModuleBuilder) {
    NeuralModules.layer(
        m, FrozenBatchNorm2d.self, "misc", "FrozenBatchNorm2d(num_features, eps=1e-05)", module: "torchvision.ops",
        doc: "A batch normalisation whose statistics, scale and shift do not train.",
        { c in try FrozenBatchNorm2d(c.int(1), eps: c.double(2)) },
        { t in
            t.property("num_features", doc: "Channels.") { $0.numFeatures }
            t.property("eps", doc: "Added to the variance.", get: { $0.eps }, set: { $0.eps = $1 })
        })
}
