// The modules of timm.

import Interp
import Neural
import Tensors
import Vision

func timmModules() -> [NativeModule] {
    let needed = ["torch", "torch.nn", "torch.optim", "PIL.Image"]
    return [
        .scripted("timm", doc: "Image models: timm's interface.", needs: needed, source) { m in
            m.constant("__version__", "1.0.31")
        },
        NativeModule("timm.data", doc: "Data sets and loaders.", needs: ["timm"]) { m in installData(m) },
        NativeModule("timm.layers", doc: "The layers of image models.", needs: ["timm"]) { m in installTimmLayers(m) },
        NativeModule("timm.scheduler", doc: "Learning-rate schedules.", needs: ["timm"]) { m in installSchedulers(m) },
        NativeModule("timm.utils", doc: "Meters and metrics.", needs: ["timm"]) { m in installUtilities(m) },
    ] + timmModelModules()
}

private let source = """
    from timm.models import (create_model, list_models, list_pretrained, is_model, list_modules, model_entrypoint,
                             is_model_pretrained, get_pretrained_cfg, get_pretrained_cfg_value)
    """
