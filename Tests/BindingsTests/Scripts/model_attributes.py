# What timm's modules say of themselves: their classes, and the plain attributes that their constructors leave.
import timm
import torch

MODELS = """
test_convnext test_efficientnet test_efficientnet_ln test_vit test_nfnet test_byobnet test_resnet test_coatnet
test_mambaout mambaout_femto test_vit_relpos test_vit3 test_vit4 dla46x_c mobilenetv3_small_050 ese_vovnet19b_slim_dw tf_mobilenetv3_small_075
convnext_zepto_rms regnetx_002 xcit_nano_12_p8_224 cs3darknet_focus_s pvt_v2_b0 convnext_atto_rms convnextv2_atto rexnet_100
repvit_m1 vit_tiny_patch16_dinov3_qkvb eva02_tiny_patch14_224 vit_pe_spatial_tiny_patch16_512 gmlp_ti16_224
deit_tiny_distilled_patch16_224 hgnetv2_b0 levit_128s densenet121 densenetblur121d dpn48b resnest14d resnetv2_18
legacy_seresnet18 poolformerv2_s12 poolformer_s12 cait_xxs24_224 skresnet18 vit_dwee_patch16_reg1_gap_256
ecaresnext26t_32x4d dla60_res2next convmixer_768_32 vit_small_patch16_dinov3 vit_small_patch16_rope_mixed_224 res2next50
resnetv2_50x1_bit resnetv2_50d_frn skresnet50 levit_256d caformer_s18 swin_tiny_patch4_window7_224 swinv2_tiny_window8_256
beit_base_patch16_224
""".split()

ATTRIBUTES = """
timm.layers.adaptive_avgmax_pool.SelectAdaptivePool2d: pool_type
timm.layers.attention.Attention: attn_dim fused_attn gate head_dim num_heads scale
timm.layers.attention.AttentionRope: attn_dim fused_attn gate head_dim k_proj kv_dim num_heads num_kv_groups num_kv_heads \
    num_prefix_tokens q_proj rotate_half scale v_proj
timm.layers.attention_pool.AttentionPoolLatent: feat_size fused_attn head_dim latent_dim latent_len num_heads out_features \
    pool pos_embed scale
timm.layers.blur_pool.BlurPool2d: filt_size pad_mode stride
timm.layers.classifier.ClassifierHead: in_features input_fmt num_features use_conv
timm.layers.classifier.NormMlpClassifierHead: hidden_size in_features num_features use_conv
timm.layers.conv2d_same.Conv2dSame: dilation groups in_channels kernel_size out_channels output_padding padding_mode stride \
    transposed
timm.layers.conv_bn_act.ConvNormAct: aa
timm.layers.diff_attention.DiffAttention: attn_drop_p dual_lambda fused_attn head_dim lambda_a lambda_b lambda_init \
    num_heads scale
timm.layers.drop.DropPath: drop_prob scale_by_keep
timm.layers.eca.EcaModule: act conv2
timm.layers.filter_response_norm.FilterResponseNormTlu2d: apply_act eps rms
timm.layers.grn.GlobalResponseNorm: channel_dim eps spatial_dim wb_shape
timm.layers.layer_scale.LayerScale: init_values
timm.layers.mlp.GluMlp: chunk_dim gate_last
timm.layers.norm.GroupNorm1: affine eps num_channels num_groups
timm.layers.norm.LayerNorm2d: elementwise_affine eps normalized_shape
timm.layers.norm.RmsNorm: elementwise_affine eps normalized_shape
timm.layers.norm.RmsNorm2d: elementwise_affine eps normalized_shape
timm.layers.norm.SimpleNorm2d: elementwise_affine eps normalized_shape
timm.layers.norm_act.BatchNormAct2d: affine eps momentum num_features track_running_stats
timm.layers.norm_act.GroupNormAct: affine eps num_channels num_groups
timm.layers.norm_act.LayerNormAct2d: elementwise_affine eps normalized_shape
timm.layers.patch_embed.PatchEmbed: dynamic_img_pad flatten grid_size img_size num_patches output_fmt patch_size \
    strict_img_size
timm.layers.pos_embed_rel.RelPosBias: bias_shape prefix_tokens window_area window_size
timm.layers.pos_embed_rel.RelPosMlp: bias_gain bias_shape mode num_heads prefix_tokens pretrained_window_size window_area \
    window_size
timm.layers.pos_embed_sincos.RotaryEmbeddingCat: aug_active dim feat_shape grid_indexing grid_offset grid_type in_pixels \
    jitter_coords linear_bands max_res normalize_coords ref_feat_shape rescale_coords rotate_half shift_coords temperature
timm.layers.pos_embed_sincos.RotaryEmbeddingDinoV3: aug_active dim feat_shape grid_indexing grid_offset jitter_coords \
    max_period min_period normalize_coords pos_embed_cached rescale_coords rotate_half shift_coords temperature
timm.layers.pos_embed_sincos.RotaryEmbeddingMixed: aug_active depth dim feat_shape grid_indexing jitter_coords num_heads \
    rescale_coords shift_coords temperature
timm.layers.selective_kernel.SelectiveKernel: in_channels num_paths out_channels split_input
timm.layers.selective_kernel.SelectiveKernelAttn: num_paths
timm.layers.split_attn.RadixSoftmax: cardinality radix
timm.layers.split_attn.SplitAttn: radix
timm.layers.squeeze_excite.EffectiveSEModule: add_maxpool
timm.layers.squeeze_excite.SEModule: add_maxpool
timm.layers.std_conv.ScaledStdConv2d: dilation eps gain_init groups in_channels kernel_size out_channels output_padding \
    padding_mode scale stride transposed
timm.layers.std_conv.StdConv2d: dilation eps groups in_channels kernel_size out_channels output_padding padding_mode stride \
    transposed
timm.models._efficientnet_blocks.ConvBnAct: has_skip
timm.models._efficientnet_blocks.DepthwiseSeparableConv: bn_s2d conv_s2d has_pw_act has_skip
timm.models._efficientnet_blocks.EdgeResidual: has_skip
timm.models._efficientnet_blocks.InvertedResidual: bn_s2d conv_s2d has_skip
timm.models.beit.Attention: fused_attn num_heads num_relative_distance qkv_bias_separate scale window_size
timm.models.beit.Beit: embed_dim global_pool head_hidden_size head_init_scale in_chans num_classes num_features \
    num_prefix_tokens pos_embed rel_pos_bias
timm.models.beit.Block: init_values
timm.models.byobnet.ByobNet: drop_rate global_pool head_hidden_size in_chans num_classes num_features
timm.models.cait.Cait: embed_dim global_pool head_hidden_size in_chans num_classes num_features num_prefix_tokens
timm.models.cait.ClassAttn: fused_attn num_heads scale
timm.models.cait.TalkingHeadAttn: num_heads scale
timm.models.convmixer.ConvMixer: head_hidden_size in_chans num_classes num_features
timm.models.convnext.ConvNeXt: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.convnext.ConvNeXtBlock: gamma use_conv_mlp
timm.models.cspnet.CrossStage3: expand_chs
timm.models.cspnet.CspNet: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.deit.VisionTransformerDistilled: attn_pool distilled_training dynamic_img_size embed_dim fix_init global_pool \
    has_class_token head_hidden_size in_chans no_embed_class num_classes num_features num_prefix_tokens num_reg_tokens \
    pool_include_prefix reg_token weight_init_mode
timm.models.densenet.DenseLayer: drop_rate
timm.models.densenet.DenseNet: head_hidden_size in_chans num_classes num_features
timm.models.dla.DLA: base_width cardinality head_hidden_size in_chans num_classes num_features
timm.models.dla.DlaBottle2neck: is_first pool scale width
timm.models.dla.DlaBottleneck: stride
timm.models.dla.DlaRoot: shortcut
timm.models.dla.DlaTree: level_root levels root root_dim
timm.models.dpn.DPN: b drop_rate head_hidden_size in_chans num_classes num_features
timm.models.dpn.DualPathBlock: b c1x1_w_s1 c1x1_w_s2 has_proj inc key_stride num_1x1_c
timm.models.efficientnet.EfficientNet: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.eva.Eva: attn_pool cls_embed dynamic_img_size embed_dim global_pool head_hidden_size head_init_scale in_chans \
    no_embed_class num_classes num_features num_prefix_tokens patch_drop pos_embed reg_token rope_mixed
timm.models.eva.EvaAttention: fused_attn gate head_dim k_bias k_proj num_heads num_prefix_tokens q_bias q_proj \
    qkv_bias_separate rotate_half scale v_bias v_proj
timm.models.eva.EvaBlock: gamma_1 gamma_2 init_values
timm.models.hgnet.ClassifierHead: in_features num_features
timm.models.hgnet.ConvBNAct: use_act use_lab
timm.models.hgnet.HighPerfGpuBlock: residual
timm.models.hgnet.HighPerfGpuNet: drop_rate head_hidden_size in_chans num_classes num_features use_lab
timm.models.levit.Attention: key_attn_dim key_dim num_heads resolution scale use_conv val_attn_dim val_dim
timm.models.levit.AttentionDownsample: key_attn_dim key_dim num_heads resolution scale stride use_conv val_attn_dim val_dim
timm.models.levit.Downsample: pool resolution stride
timm.models.levit.Levit: drop_rate embed_dim global_pool head_hidden_size in_chans num_classes num_features use_conv
timm.models.levit.LevitDistilled: distilled_training drop_rate embed_dim global_pool head_hidden_size in_chans num_classes \
    num_features use_conv
timm.models.mambaout.GatedConvBlock: split_indices
timm.models.mambaout.MambaOut: num_stage output_fmt
timm.models.mambaout.MlpHead: hidden_size in_features num_features pool_type
timm.models.mambaout.Stem: norm1
timm.models.maxxvit.Attention2d: dim_head fused_attn head_first num_heads scale
timm.models.maxxvit.MaxxVit: drop_rate embed_dim global_pool head_hidden_size img_size in_chans num_classes num_features \
    partition_ratio
timm.models.maxxvit.MbConvBlock: se_early
timm.models.maxxvit.Stem: out_chs stride
timm.models.metaformer.Attention: attention_dim fused_attn head_dim num_heads scale
timm.models.metaformer.GroupNorm1NoBias: affine eps num_channels num_groups
timm.models.metaformer.LayerNorm2dNoBias: elementwise_affine eps normalized_shape
timm.models.metaformer.LayerNormNoBias: elementwise_affine eps normalized_shape
timm.models.metaformer.MetaFormer: drop_rate head_hidden_size in_chans num_classes num_features num_stages use_mlp_head
timm.models.metaformer.MetaFormerStage: use_nchw
timm.models.metaformer.Scale: shape
timm.models.mlp_mixer.MlpMixer: embed_dim global_pool head_hidden_size in_chans num_classes num_features
timm.models.mobilenetv3.MobileNetV3: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.nfnet.NormFreeBlock: alpha attn attn_gain beta skipinit_gain
timm.models.nfnet.NormFreeNet: drop_rate head_hidden_size in_chans num_classes num_features stem_feat_idx
timm.models.pvt_v2.Attention: act dim fused_attn head_dim norm num_heads pool scale sr
timm.models.pvt_v2.OverlapPatchEmbed: patch_size
timm.models.pvt_v2.PyramidVisionTransformerStage: downsample
timm.models.pvt_v2.PyramidVisionTransformerV2: depths global_pool head_hidden_size in_chans num_classes num_features
timm.models.regnet.RegNet: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.repvit.RepVggDw: dim legacy
timm.models.repvit.RepVit: embed_dim global_pool head_hidden_size in_chans num_classes num_features
timm.models.repvit.RepVitClassifier: distillation distilled_training num_classes
timm.models.repvit.RepVitStem: stride
timm.models.res2net.Bottle2neck: downsample drop_path is_first num_scales pool scale se width
timm.models.resnest.ResNestBottleneck: avd_first avd_last drop_path radix
timm.models.resnet.BasicBlock: dilation downsample drop_path se stride
timm.models.resnet.Bottleneck: dilation downsample drop_path se stride
timm.models.resnet.ResNet: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.resnetv2.PreActBasic: downsample
timm.models.resnetv2.PreActBottleneck: downsample
timm.models.resnetv2.ResNetV2: drop_rate head_hidden_size in_chans num_classes num_features stem_feat_idx
timm.models.rexnet.LinearBottleneck: conv_exp drop_path in_channels out_channels se use_shortcut
timm.models.rexnet.RexNet: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.senet.SENet: drop_rate head_hidden_size in_chans inplanes num_classes num_features
timm.models.senet.SEResNetBlock: downsample stride
timm.models.sknet.SelectiveKernelBasic: downsample drop_path se
timm.models.sknet.SelectiveKernelBottleneck: downsample drop_path se
timm.models.swin_transformer.PatchMerging: dim out_dim
timm.models.swin_transformer.SwinTransformer: dynamic_img_size embed_dim global_pool head_hidden_size in_chans num_classes \
    num_features num_layers output_fmt weight_init_mode
timm.models.swin_transformer.SwinTransformerBlock: always_partition dim dynamic_mask input_resolution mlp_ratio shift_size \
    target_shift_size window_area window_size
timm.models.swin_transformer.SwinTransformerStage: depth dim input_resolution output_resolution
timm.models.swin_transformer.WindowAttention: dim fused_attn num_heads scale window_area window_size
timm.models.swin_transformer_v2.PatchMerging: dim out_dim
timm.models.swin_transformer_v2.SwinTransformerV2: dynamic_img_size embed_dim global_pool head_hidden_size in_chans \
    num_classes num_features num_layers output_fmt
timm.models.swin_transformer_v2.SwinTransformerV2Block: always_partition dim dynamic_mask input_resolution mlp_ratio \
    num_heads shift_size target_shift_size window_area window_size
timm.models.swin_transformer_v2.SwinTransformerV2Stage: depth dim input_resolution output_nchw output_resolution
timm.models.swin_transformer_v2.WindowAttention: dim num_heads pretrained_window_size qkv_bias_separate window_size
timm.models.vision_transformer.VisionTransformer: attn_pool cls_token dynamic_img_size embed_dim fix_init global_pool \
    has_class_token head_hidden_size in_chans no_embed_class num_classes num_features num_prefix_tokens num_reg_tokens \
    pool_include_prefix reg_token weight_init_mode
timm.models.vision_transformer_relpos.RelPosAttention: fused_attn head_dim num_heads scale
timm.models.vision_transformer_relpos.VisionTransformerRelPos: cls_token embed_dim fix_init global_pool head_hidden_size \
    in_chans num_classes num_features num_prefix_tokens shared_rel_pos weight_init_mode
timm.models.vovnet.OsaBlock: conv_reduction depthwise drop_path residual
timm.models.vovnet.OsaStage: pool
timm.models.vovnet.VovNet: drop_rate head_hidden_size in_chans num_classes num_features
timm.models.xcit.ClassAttentionBlock: tokens_norm
timm.models.xcit.ConvPatchEmbed: img_size num_patches patch_size
timm.models.xcit.PositionalEncodingFourier: dim eps hidden_dim scale temperature
timm.models.xcit.XCA: fused_attn num_heads
timm.models.xcit.Xcit: embed_dim global_pool head_hidden_size in_chans num_classes num_features num_prefix_tokens
"""

# Fewer blocks say the same.
SMALLER = {'beit_base_patch16_224': {'depth': 1}, 'swin_tiny_patch4_window7_224': {'depths': (1, 1, 2, 1)},
           'swinv2_tiny_window8_256': {'depths': (1, 1, 2, 1)}, 'vit_small_patch16_dinov3': {'depth': 1},
           'vit_small_patch16_rope_mixed_224': {'depth': 1}, 'res2next50': {'layers': (1, 1, 1, 1)}, 'skresnet50': {'layers': (1, 1, 1, 1)}}


def shown(value):
    if isinstance(value, float):
        return f'{value:.6g}'
    if isinstance(value, (tuple, list)):
        return '(' + ', '.join(shown(v) for v in value) + ')'
    if isinstance(value, str):
        return repr(value[:])  # timm's Format is an enumeration of text
    return '*' if isinstance(value, (torch.Tensor, torch.nn.Module)) else repr(value)


table = {name: attributes.split() for name, _, attributes in (line.partition(': ') for line in ATTRIBUTES.strip().split('\n'))}
seen = set()
for name in MODELS:
    model = timm.create_model(name, num_classes=10, **SMALLER.get(name, {}))
    print(name, len(repr(model)))
    for path, module in model.named_modules():
        kind = f'{type(module).__module__}.{type(module).__name__}'
        if kind not in table:
            continue
        line = ' '.join(f'{a}={shown(getattr(module, a, "absent"))}' for a in table[kind])
        if (kind, line) not in seen:
            seen.add((kind, line))
            print('  ', path, kind, line)
