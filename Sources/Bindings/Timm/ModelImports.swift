// What scripts find in a module of timm.models beside its own classes: the names of timm.layers that timm's module imports
// (`from timm.models.vision_transformer import PatchEmbed`), and blocks that are elsewhere.

import Interp

/// The names of timm.layers in the modules of timm.models, as in timm 1.0.31.
private let layerImports: [String: Set<Substring>] = Dictionary(
    uniqueKeysWithValues: layerImportsText.split(separator: "\n").map { line in
        let words = line.split { $0 == " " || $0 == ":" }
        return (String(words[0]), Set(words.dropFirst()))
    })

private let layerImportsText = """
    beit: DropPath LayerNorm Mlp PatchEmbed SwiGLU calculate_drop_path_rates get_device_dtype ndgrid \
      resample_abs_pos_embed resample_patch_embed resize_rel_pos_bias_table to_2tuple trunc_normal_ use_fused_attn
    byobnet: AttentionPool2d AvgPool2dSame BatchNormAct2d ClassifierHead ConvNormAct DropBlock2d DropPath EvoNorm2dS0a \
      NormMlpClassifierHead RotAttentionPool2d calculate_drop_path_rates create_conv2d get_act_layer get_attn \
      get_device_dtype get_norm_act_layer make_divisible to_2tuple
    cait: DropPath Mlp PatchEmbed get_device_dtype trunc_normal_ use_fused_attn
    convmixer: SelectAdaptivePool2d get_device_dtype
    convnext: AvgPool2dSame ClassifierHead DropPath GlobalResponseNormMlp LayerNorm LayerNorm2d Mlp NormMlpClassifierHead \
      RmsNorm RmsNorm2d SimpleNorm SimpleNorm2d calculate_drop_path_rates create_conv2d get_act_layer get_device_dtype \
      get_norm_layer make_divisible to_ntuple trunc_normal_
    cspnet: ClassifierHead ConvNormAct DropPath calculate_drop_path_rates create_act_layer get_attn get_device_dtype \
      make_divisible
    deit: get_device_dtype resample_abs_pos_embed trunc_normal_
    densenet: BatchNormAct2d BlurPool2d create_classifier get_device_dtype get_norm_act_layer
    dla: create_classifier get_device_dtype
    dpn: BatchNormAct2d ConvNormAct create_classifier create_conv2d get_device_dtype get_norm_act_layer
    efficientnet: EvoNorm2dS0 GroupNormAct LayerNormAct2d LayerType create_classifier create_conv2d get_device_dtype \
      get_norm_act_layer
    eva: AttentionPoolLatent AttentionRope DropPath GluMlp LayerNorm Mlp PatchDropoutWithIndices PatchEmbed RmsNorm SwiGLU \
      apply_keep_indices_nlc apply_rot_embed_cat calculate_drop_path_rates create_rope_embed get_device_dtype \
      global_pool_nlc maybe_add_mask resample_abs_pos_embed resample_patch_embed resolve_self_attn_mask to_2tuple \
      trunc_normal_ use_fused_attn
    hgnet: DropPath SelectAdaptivePool2d calculate_drop_path_rates create_conv2d get_device_dtype
    levit: DropPath get_act_layer get_device_dtype ndgrid to_2tuple to_ntuple trunc_normal_
    mambaout: ClNormMlpClassifierHead DropPath LayerNorm LayerScale calculate_drop_path_rates get_act_layer \
      get_device_dtype trunc_normal_
    maxxvit: ClassifierHead ConvMlp DropPath LayerNorm LayerScale LayerScale2d Mlp NormMlpClassifierHead RelPosBias \
      RelPosBiasTf RelPosMlp calculate_drop_path_rates create_attn create_conv2d create_pool2d extend_tuple get_act_layer \
      get_device_dtype get_norm_act_layer get_norm_layer make_divisible register_notrace_function resize_rel_pos_bias_table \
      to_2tuple trunc_normal_tf_ use_fused_attn
    metaformer: DropPath GroupNorm1 LayerNorm LayerNorm2d Mlp SelectAdaptivePool2d calculate_drop_path_rates \
      get_device_dtype trunc_normal_ use_fused_attn
    mlp_mixer: DropPath GatedMlp GluMlp Mlp PatchEmbed get_device_dtype lecun_normal_ to_2tuple
    mobilenetv3: LayerType Linear PadType SelectAdaptivePool2d create_conv2d get_device_dtype get_norm_act_layer
    nfnet: AvgPool2dSame ClassifierHead DropPath ScaledStdConv2d ScaledStdConv2dSame calculate_drop_path_rates get_act_fn \
      get_act_layer get_attn get_device_dtype make_divisible register_notrace_module
    pvt_v2: DropPath LayerNorm calculate_drop_path_rates get_device_dtype to_2tuple to_ntuple trunc_normal_ use_fused_attn
    regnet: AvgPool2dSame ClassifierHead ConvNormAct DropPath GroupNormAct SEModule calculate_drop_path_rates \
      create_conv2d get_act_layer get_device_dtype get_norm_act_layer make_divisible
    repvit: SqueezeExcite get_device_dtype to_2tuple to_ntuple trunc_normal_
    resnest: SplitAttn
    resnet: AvgPool2dSame BlurPool2d DropBlock2d DropPath LayerType create_aa create_attn create_classifier get_act_layer \
      get_attn get_device_dtype get_norm_layer to_ntuple
    resnetv2: AvgPool2dSame BatchNormAct2d ClassifierHead DropPath EvoNorm2dS0 FilterResponseNormTlu2d GroupNormAct \
      StdConv2d calculate_drop_path_rates create_conv2d create_pool2d get_act_layer get_device_dtype get_norm_act_layer \
      make_divisible
    rexnet: ClassifierHead ConvNormAct DropPath SEModule create_act_layer get_device_dtype make_divisible
    senet: create_classifier get_device_dtype
    sknet: ConvNormAct SelectiveKernel create_attn
    swin_transformer: ClassifierHead DropPath Mlp PatchEmbed calculate_drop_path_rates get_device_dtype ndgrid \
      register_notrace_function resample_patch_embed resize_rel_pos_bias_table to_2tuple to_ntuple trunc_normal_ \
      use_fused_attn
    swin_transformer_v2: ClassifierHead DropPath LayerType Mlp PatchEmbed calculate_drop_path_rates get_act_layer \
      get_device_dtype ndgrid register_notrace_function resample_patch_embed to_2tuple trunc_normal_
    vgg: ClassifierHead get_device_dtype register_notrace_module
    vision_transformer: Attention AttentionPoolLatent AttentionPoolPrr DiffAttention DropPath LayerNorm LayerScale \
      LayerType Mlp PatchDropout PatchEmbed RmsNorm SwiGLU SwiGLUPacked calculate_drop_path_rates get_act_layer \
      get_device_dtype get_norm_layer lecun_normal_ maybe_add_mask resample_abs_pos_embed resample_abs_pos_embed_nhwc \
      resample_patch_embed resolve_self_attn_mask trunc_normal_ use_fused_attn
    vision_transformer_relpos: DropPath LayerScale LayerType Mlp PatchEmbed RelPosBias RelPosMlp calculate_drop_path_rates \
      get_device_dtype resize_rel_pos_bias_table use_fused_attn
    vovnet: BatchNormAct2d ClassifierHead ConvNormAct DropPath SeparableConvNormAct calculate_drop_path_rates create_attn \
      create_norm_act_layer get_device_dtype
    xcit: DropPath Mlp get_device_dtype register_notrace_module to_2tuple trunc_normal_ use_fused_attn
    """

/// Where a block's class for scripts is, by the module that names it and its name.
private let scriptedBlocks = [
    "vision_transformer.Block": "timm.models._vision_transformer_block",
    "efficientnet.SqueezeExcite": "timm.models._efficientnet_blocks",
    "mobilenetv3.SqueezeExcite": "timm.models._efficientnet_blocks",
    "hardcorenas.SqueezeExcite": "timm.models._efficientnet_blocks",
]

/// Looks such a name up when a script asks for it: most never do, and timm.layers' classes are compiled when they are asked for.
func installImports(_ m: ModuleBuilder, _ family: String) {
    TorchDeclarations(m).function("__getattr__(name)") { c -> Value in
        let name = try c.string(0)
        let isLayer = layerImports[family]?.contains(name[...]) == true
        guard let place = scriptedBlocks["\(family).\(name)"] ?? (isLayer ? "timm.layers" : nil) else {
            throw Raise.attributeError("module 'timm.models.\(family)' has no attribute '\(name)'")
        }
        let module = try Interpreter.importModule(place)
        defer { module.release() }
        return try getAttribute(module, name)
    }
}

func timmScriptedBlocks() -> [NativeModule] {
    [.scripted("timm.models._vision_transformer_block", needs: ["timm.layers._native"], visionTransformerBlockSource)]
}

private let visionTransformerBlockSource = #"""
    from abc import ABCMeta

    from torch import nn

    import timm.layers._native as _native
    from timm.layers import Attention, DiffAttention, DropPath, LayerNorm, LayerScale, Mlp

    _ATTENTION = {'': Attention, 'attn': Attention, 'diff': DiffAttention}

    class Block(nn.Module, metaclass=ABCMeta):
        """Attention and a hidden layer, each behind a normalisation and beside a shortcut, over tokens [N, L, dim]."""
        __module__ = 'timm.models.vision_transformer'

        def __init__(self, dim, num_heads, mlp_ratio=4., qkv_bias=False, qk_norm=False, scale_attn_norm=False,
                     scale_mlp_norm=False, proj_bias=True, proj_drop=0., attn_drop=0., init_values=None, drop_path=0.,
                     act_layer=nn.GELU, norm_layer=LayerNorm, mlp_layer=Mlp, attn_layer=Attention, depth=0, device=None,
                     dtype=None):
            super().__init__()
            where = {'device': device, 'dtype': dtype}
            if isinstance(attn_layer, str):
                assert attn_layer in _ATTENTION, f'Unknown attn_layer: {attn_layer}'
                attn_layer = _ATTENTION[attn_layer]
            own = {'depth': depth} if issubclass(attn_layer, DiffAttention) else {}

            def scale():
                return LayerScale(dim, init_values=init_values, **where) if init_values else nn.Identity()

            def path():
                return DropPath(drop_path) if drop_path > 0. else nn.Identity()

            self.norm1 = norm_layer(dim, **where)
            self.attn = attn_layer(
                dim, num_heads=num_heads, qkv_bias=qkv_bias, qk_norm=qk_norm, scale_norm=scale_attn_norm, proj_bias=proj_bias,
                attn_drop=attn_drop, proj_drop=proj_drop, norm_layer=norm_layer, **where, **own)
            self.ls1 = scale()
            self.drop_path1 = path()
            self.norm2 = norm_layer(dim, **where)
            self.mlp = mlp_layer(
                in_features=dim, hidden_features=int(dim * mlp_ratio), act_layer=act_layer,
                norm_layer=norm_layer if scale_mlp_norm else None, bias=proj_bias, drop=proj_drop, **where)
            self.ls2 = scale()
            self.drop_path2 = path()

        def forward(self, x, attn_mask=None, is_causal=False):
            x = x + self.drop_path1(self.ls1(self.attn(self.norm1(x), attn_mask=attn_mask, is_causal=is_causal)))
            return x + self.drop_path2(self.ls2(self.mlp(self.norm2(x))))

    Block.register(_native.Block)
    """#
