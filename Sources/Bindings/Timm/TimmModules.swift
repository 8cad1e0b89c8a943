// The modules of timm.

import Interp
import Neural
import Tensors
import Vision

func timmModules() -> [NativeModule] {
    let needed = ["torch", "torch.nn", "torch.optim", "PIL.Image"]
    return [
        NativeModule("timm", doc: "Image models: timm's interface.", needs: needed) { m in
            m.constant("__version__", "1.0.31")
            installModelFactory(m)
        },
        NativeModule("timm.models", doc: "Image models.", needs: ["timm"]) { m in installModelFactory(m) },
        NativeModule("timm.data", doc: "Data sets and loaders.", needs: ["timm"]) { m in installData(m) },
        NativeModule("timm.layers", doc: "The layers of image models.", needs: ["timm"]) { m in installTimmLayers(m) },
        NativeModule("timm.scheduler", doc: "Learning-rate schedules.", needs: ["timm"]) { m in installSchedulers(m) },
        NativeModule("timm.utils", doc: "Meters and metrics.", needs: ["timm"]) { m in installUtilities(m) },
    ]
}
