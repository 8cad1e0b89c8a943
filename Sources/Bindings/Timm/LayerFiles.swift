// timm's files of layers that are written in the language: each a module of its own, which timm.layers imports when the first of
// its names is asked for (all of them together would take as long to compile as everything else that `import timm` does).

import Interp

/// A file of timm/layers.
private struct LayerFile {
    let name: String
    /// What timm.layers has of it.
    let exports: String
    let source: String

    init(_ name: String, _ exports: String, _ source: String) { (self.name, self.exports, self.source) = (name, exports, source) }
}

// Where timm has a function of its file's name, the file is hidden behind an underscore: importing it would put the module in the
// place of the function.
private let layerFiles = [
    LayerFile(
        "activations",
        "GELU GELUTanh HardMish HardSigmoid HardSwish Mish PReLU QuickGELU Sigmoid Swish Tanh "
            + "gelu gelu_tanh hard_mish hard_sigmoid hard_swish mish quick_gelu sigmoid swish tanh",
        TrainingScripts.timmLayersActivations),
    LayerFile("activations_me", "", TrainingScripts.timmLayersActivationsMe),
    LayerFile(
        "adaptive_avgmax_pool", "adaptive_avgmax_pool2d select_adaptive_pool2d AdaptiveAvgMaxPool2d SelectAdaptivePool2d",
        TrainingScripts.timmLayersAdaptiveAvgmaxPool),
    LayerFile("attention", "Attention AttentionRope maybe_add_mask resolve_self_attn_mask", TrainingScripts.timmLayersAttention),
    LayerFile("attention2d", "MultiQueryAttention2d Attention2d MultiQueryAttentionV2", TrainingScripts.timmLayersAttention2d),
    LayerFile("attention_pool", "AttentionPoolLatent AttentionPoolPrr", TrainingScripts.timmLayersAttentionPool),
    LayerFile("attention_pool2d", "AttentionPool2d RotAttentionPool2d", TrainingScripts.timmLayersAttentionPool2d),
    LayerFile("blur_pool", "BlurPool2d create_aa", TrainingScripts.timmLayersBlurPool),
    LayerFile("bottleneck_attn", "", TrainingScripts.timmLayersBottleneckAttn),
    LayerFile("cbam", "", TrainingScripts.timmLayersCbam),
    LayerFile(
        "classifier", "create_classifier ClassifierHead NormMlpClassifierHead ClNormMlpClassifierHead",
        TrainingScripts.timmLayersClassifier),
    LayerFile("cond_conv2d", "CondConv2d get_condconv_initializer", TrainingScripts.timmLayersCondConv2d),
    LayerFile(
        "config",
        "is_exportable is_scriptable is_no_jit use_fused_attn set_exportable set_scriptable "
            + "set_no_jit set_layer_config set_fused_attn set_reentrant_ckpt use_reentrant_ckpt",
        TrainingScripts.timmLayersConfig),
    LayerFile("_conv2d_same", "Conv2dSame conv2d_same", TrainingScripts.timmLayersConv2dSame),
    LayerFile("conv_bn_act", "ConvNormAct ConvNormActAa ConvBnAct", TrainingScripts.timmLayersConvBnAct),
    LayerFile("coord_attn", "", TrainingScripts.timmLayersCoordAttn),
    LayerFile("create_act", "create_act_layer get_act_layer get_act_fn", TrainingScripts.timmLayersCreateAct),
    LayerFile("_create_attn", "get_attn create_attn", TrainingScripts.timmLayersCreateAttn),
    LayerFile("_create_conv2d", "create_conv2d", TrainingScripts.timmLayersCreateConv2d),
    LayerFile("_create_norm", "get_norm_layer create_norm_layer", TrainingScripts.timmLayersCreateNorm),
    LayerFile("create_norm_act", "get_norm_act_layer create_norm_act_layer", TrainingScripts.timmLayersCreateNormAct),
    LayerFile("diff_attention", "DiffAttention", TrainingScripts.timmLayersDiffAttention),
    LayerFile("drop", "DropBlock2d DropPath drop_block_2d drop_path calculate_drop_path_rates", TrainingScripts.timmLayersDrop),
    LayerFile("eca", "EcaModule CecaModule EfficientChannelAttn CircularEfficientChannelAttn", TrainingScripts.timmLayersEca),
    LayerFile(
        "evo_norm",
        "EvoNorm2dB0 EvoNorm2dB1 EvoNorm2dB2 EvoNorm2dS0 EvoNorm2dS0a EvoNorm2dS1 EvoNorm2dS1a "
            + "EvoNorm2dS2 EvoNorm2dS2a",
        TrainingScripts.timmLayersEvoNorm),
    LayerFile("fast_norm", "is_fast_norm set_fast_norm fast_group_norm fast_layer_norm", TrainingScripts.timmLayersFastNorm),
    LayerFile(
        "filter_response_norm", "FilterResponseNormTlu2d FilterResponseNormAct2d",
        TrainingScripts.timmLayersFilterResponseNorm),
    LayerFile("format", "Format get_channel_dim get_spatial_dim nchw_to nhwc_to", TrainingScripts.timmLayersFormat),
    LayerFile("gather_excite", "GatherExcite", TrainingScripts.timmLayersGatherExcite),
    LayerFile("global_context", "GlobalContext", TrainingScripts.timmLayersGlobalContext),
    LayerFile("grid", "ndgrid meshgrid", TrainingScripts.timmLayersGrid),
    LayerFile("grn", "", TrainingScripts.timmLayersGrn),
    LayerFile("halo_attn", "", TrainingScripts.timmLayersHaloAttn),
    LayerFile(
        "helpers",
        "get_device_dtype to_ntuple to_2tuple to_3tuple to_4tuple make_divisible extend_tuple "
            + "is_exporting",
        TrainingScripts.timmLayersHelpers),
    LayerFile("hybrid_embed", "HybridEmbed HybridEmbedWithSize", TrainingScripts.timmLayersHybridEmbed),
    LayerFile("inplace_abn", "InplaceAbn", TrainingScripts.timmLayersInplaceAbn),
    LayerFile("interpolate", "", TrainingScripts.timmLayersInterpolate),
    LayerFile("lambda_layer", "", TrainingScripts.timmLayersLambdaLayer),
    LayerFile("layer_scale", "LayerScale LayerScale2d", TrainingScripts.timmLayersLayerScale),
    LayerFile("linear", "Linear", TrainingScripts.timmLayersLinear),
    LayerFile("median_pool", "", TrainingScripts.timmLayersMedianPool),
    LayerFile("mixed_conv2d", "MixedConv2d", TrainingScripts.timmLayersMixedConv2d),
    LayerFile("mlp", "Mlp GluMlp GatedMlp SwiGLU SwiGLUPacked ConvMlp GlobalResponseNormMlp", TrainingScripts.timmLayersMlp),
    LayerFile("non_local_attn", "NonLocalAttn BatNonLocalAttn", TrainingScripts.timmLayersNonLocalAttn),
    LayerFile(
        "norm",
        "GroupNorm GroupNorm1 LayerNorm LayerNorm2d LayerNormFp32 LayerNorm2dFp32 RmsNorm "
            + "RmsNorm2d RmsNormFp32 RmsNorm2dFp32 SimpleNorm SimpleNorm2d SimpleNormFp32 "
            + "SimpleNorm2dFp32",
        TrainingScripts.timmLayersNorm),
    LayerFile(
        "norm_act",
        "BatchNormAct2d GroupNormAct GroupNorm1Act LayerNormAct LayerNormAct2d LayerNormActFp32 "
            + "LayerNormAct2dFp32 RmsNormAct RmsNormAct2d RmsNormActFp32 RmsNormAct2dFp32 "
            + "FrozenBatchNormAct2d freeze_batch_norm_2d unfreeze_batch_norm_2d",
        TrainingScripts.timmLayersNormAct),
    LayerFile("other_pool", "LsePlus2d LsePlus1d SimPool2d SimPool1d", TrainingScripts.timmLayersOtherPool),
    LayerFile("padding", "get_padding get_same_padding pad_same", TrainingScripts.timmLayersPadding),
    LayerFile(
        "patch_dropout", "PatchDropout PatchDropoutWithIndices patch_dropout_forward",
        TrainingScripts.timmLayersPatchDropout),
    LayerFile(
        "patch_embed", "PatchEmbed PatchEmbedWithSize PatchEmbedInterpolator resample_patch_embed",
        TrainingScripts.timmLayersPatchEmbed),
    LayerFile("pool1d", "global_pool_nlc", TrainingScripts.timmLayersPool1d),
    LayerFile("pool2d_same", "AvgPool2dSame create_pool2d", TrainingScripts.timmLayersPool2dSame),
    LayerFile("pos_embed", "resample_abs_pos_embed resample_abs_pos_embed_nhwc", TrainingScripts.timmLayersPosEmbed),
    LayerFile(
        "pos_embed_rel",
        "RelPosMlp RelPosBias RelPosBiasTf gen_relative_position_index gen_relative_log_coords "
            + "resize_rel_pos_bias_table resize_rel_pos_bias_table_simple "
            + "resize_rel_pos_bias_table_levit",
        TrainingScripts.timmLayersPosEmbedRel),
    LayerFile(
        "pos_embed_sincos",
        "pixel_freq_bands freq_bands build_sincos2d_pos_embed build_fourier_pos_embed "
            + "build_rotary_pos_embed apply_rot_embed apply_rot_embed_cat apply_rot_embed_list "
            + "apply_keep_indices_nlc FourierEmbed RotaryEmbedding RotaryEmbeddingCat "
            + "RotaryEmbeddingMixed RotaryEmbeddingMRope RotaryEmbeddingDinoV3 get_mixed_freqs "
            + "create_rope_embed",
        TrainingScripts.timmLayersPosEmbedSincos),
    LayerFile("selective_kernel", "SelectiveKernel", TrainingScripts.timmLayersSelectiveKernel),
    LayerFile("separable_conv", "SeparableConv2d SeparableConvNormAct", TrainingScripts.timmLayersSeparableConv),
    LayerFile("space_to_depth", "SpaceToDepth DepthToSpace", TrainingScripts.timmLayersSpaceToDepth),
    LayerFile("split_attn", "SplitAttn", TrainingScripts.timmLayersSplitAttn),
    LayerFile("split_batchnorm", "SplitBatchNorm2d convert_splitbn_model", TrainingScripts.timmLayersSplitBatchnorm),
    LayerFile(
        "squeeze_excite", "SEModule SqueezeExcite EffectiveSEModule EffectiveSqueezeExcite",
        TrainingScripts.timmLayersSqueezeExcite),
    LayerFile("std_conv", "StdConv2d StdConv2dSame ScaledStdConv2d ScaledStdConv2dSame", TrainingScripts.timmLayersStdConv),
    LayerFile("trace_utils", "_assert _float_to_int", TrainingScripts.timmLayersTraceUtils),
    LayerFile("typing", "LayerType PadType disable_compiler", TrainingScripts.timmLayersTyping),
    LayerFile(
        "weight_init",
        "is_meta_device trunc_normal_ trunc_normal_tf_ variance_scaling_ lecun_normal_ "
            + "init_weight_jax init_weight_vit",
        TrainingScripts.timmLayersWeightInit),
]

func timmLayerFiles() -> [NativeModule] {
    layerFiles.map { file in
        let end =
            filesWithNativeLayers.contains(file.name)
            ? "\nimport timm.layers._native as _native\n_native.stand_in(globals())\n" : ""
        return .scripted("timm.layers.\(file.name)", needs: ["timm.layers"], file.source + end)
    }
}

/// The part of timm.layers that finds their names.
var layerLookupSource: String {
    let places = layerFiles.map { "\($0.name) \($0.exports)" }.joined(separator: "\n")
    return """
        _PLACES = {name: file for file, *names in (line.split() for line in '''\(places)'''.splitlines()) for name in names}

        __all__ = sorted({*(name for name in globals() if name[0] != '_'), *_PLACES})

        def __getattr__(name):
            if name in _PLACES:
                import importlib
                return getattr(importlib.import_module('timm.layers.' + _PLACES[name]), name)
            raise AttributeError(f"module 'timm.layers' has no attribute '{name}'")

        def __dir__():
            return sorted({*globals(), *_PLACES})
        """
}
