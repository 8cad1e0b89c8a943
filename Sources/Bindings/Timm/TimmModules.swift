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
            "timm.data", doc: "Data sets and loaders.", needs: ["timm"],
            dataNames
        ) { m in installData(m) },
        NativeModule("timm.layers", doc: "The layers of image models.", needs: ["timm"]) { m in installTimmLayers(m) },
        .scripted("timm.data.constants", doc: "Means and deviations.", needs: ["timm"], TimmDataScripts.constants),
        .scripted("timm.data.transforms", doc: "timm's transforms.", needs: ["timm"], TimmDataScripts.transforms),
        .scripted("timm.data.auto_augment", doc: "Automatic augmentation.", needs: ["timm"], TimmDataScripts.autoAugment),
        .scripted("timm.data.random_erasing", doc: "Random erasing.", needs: ["timm"], TimmDataScripts.randomErasing),
        .scripted("timm.data.transforms_factory", doc: "Pipelines of transforms.", needs: ["timm"], TimmDataScripts.factory),
        .scripted("timm.data.config", doc: "What a model's images must be like.", needs: ["timm"], TimmDataScripts.config),
    ] + timmModelModules()
}

private let dataNames = """
    from timm.data.auto_augment import (AutoAugment, RandAugment, auto_augment_policy, auto_augment_transform,
                                        rand_augment_ops, rand_augment_transform)
    from timm.data.config import resolve_data_config, resolve_model_data_config
    from timm.data.constants import *
    from timm.data.mixup import FastCollateMixup, Mixup, mixup_target
    from timm.data.random_erasing import RandomErasing
    from timm.data.transforms import (CenterCropOrPad, MaybePILToTensor, MaybeToTensor, RandomCropOrPad, RandomPad,
                                      RandomResizedCropAndInterpolation, ResizeKeepRatio, ToNumpy, ToTensor, TrimBorder,
                                      center_crop_or_pad, crop_or_pad, interp_mode_to_str, str_to_interp_mode,
                                      str_to_pil_interp)
    from timm.data.transforms_factory import create_transform
    """

private let source = """
    from timm.models import (create_model, list_models, list_pretrained, is_model, list_modules, model_entrypoint,
                             is_model_pretrained, get_pretrained_cfg, get_pretrained_cfg_value)
    """
