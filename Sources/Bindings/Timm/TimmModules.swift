// The modules of timm.

import Interp
import Neural
import Tensors
import Vision

func timmModules() -> [NativeModule] {
    let needed = ["torch", "torch.nn", "PIL.Image"]
    return [
        NativeModule("timm", doc: "Image models: timm's interface.", needs: needed) { m in
            m.constant("__version__", "1.0.31")
            installModelFactory(m)
        },
        NativeModule("timm.models", doc: "Image models.", needs: ["timm"]) { m in installModelFactory(m) },
        .scripted(
            "timm.data", doc: "Data sets and loaders.", needs: ["timm"],
            "from timm.data.mixup import FastCollateMixup, Mixup, mixup_target"
        ) { m in installData(m) },
        NativeModule("timm.layers", doc: "The layers of image models.", needs: ["timm"]) { m in installTimmLayers(m) },
    ]
}
