// The modules of timm.

import Interp
import Neural
import Tensors
import Vision

func timmModules() -> [NativeModule] {
    let needed = ["torch", "torch.nn", "PIL._imaging"]
    return [
        .scripted("timm", doc: "Image models: timm's interface.", needs: needed, source) { m in
            m.constant("__version__", "1.0.31")
        },
        .scripted(
            "timm.layers", doc: "The layers of image models.", needs: ["timm"],
            TrainingScripts.timmLayersNormCallable + "\n" + TrainingScripts.timmLayersTestTimePool + "\n" + layerLookupSource
        ) { m in installTimmLayers(m) },
    ] + [timmLayerTypes()] + timmLayerFiles() + timmModelModules() + timmDataModules() + timmAdaptModules()
}

private let source = """
    from timm.models import (create_model, list_models, list_pretrained, is_model, list_modules, model_entrypoint,
                             is_model_pretrained, get_pretrained_cfg, get_pretrained_cfg_value)
    """
