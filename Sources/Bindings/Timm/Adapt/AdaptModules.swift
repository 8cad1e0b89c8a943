// timm.adapt: presets for bringing a model to a new data set. It is no part of timm: everything here is an extension, built of
// timm's names only.

import Interp

func timmAdaptModules() -> [NativeModule] {
    let needs = ["timm", "torch"]
    return [
        .scripted("timm.adapt", doc: "A model's way to a new data set.", needs: needs, DataScripts.timmAdapt),
        .scripted("timm.adapt.presets", needs: needs, DataScripts.timmAdaptPresets),
        .scripted("timm.adapt.unfreezing", needs: needs, DataScripts.timmAdaptUnfreezing),
        .scripted("timm.adapt.features", needs: needs, DataScripts.timmAdaptFeatures),
        .scripted("timm.adapt.surgery", needs: needs, DataScripts.timmAdaptSurgery),
        .scripted("timm.adapt.plots", needs: needs, DataScripts.timmAdaptPlots),
        .scripted("timm.adapt.metrics", needs: needs, DataScripts.timmAdaptMetrics),
    ]
}

extension DataScripts {
    static let timmAdapt = #"""
        from timm.adapt.features import HeadView, cache_features, fit_head
        from timm.adapt.metrics import Evaluation, analyze_model_adaptation, evaluate, expected_calibration_error, validate_model
        from timm.adapt.plots import plot_activation_statistics, plot_learning_curves
        from timm.adapt.presets import (configure_training, create_adaptive_norm_layer, create_adaptive_transform,
                                        create_optimizer_and_scheduler, select_model_by_dataset)
        from timm.adapt.surgery import adapt_stem, reestimate_norms
        from timm.adapt.unfreezing import Phase, progressive_phases
        """#
}
