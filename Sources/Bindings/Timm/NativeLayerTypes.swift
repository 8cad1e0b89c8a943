// The layers inside models whose classes in timm.layers are written in the language: scripts see a model's own under the same
// names, and `isinstance` with timm's class says of both what timm says.

import Interp
import Neural
import Tensors
import Vision

/// A class of timm.layers: its Swift type, the type it inherits from, the file of timm/layers that has it; or a class of
/// timm.models with the whole name of its module.
private let layerTypes: [(type: Module.Type, base: Module.Type, file: String)] = [
    (Attention.self, Module.self, "attention"), (AttentionRope.self, Module.self, "attention"),
    (AttentionPoolLatent.self, Module.self, "attention_pool"), (NormMlpClassifierHead.self, Module.self, "classifier"),
    (ClNormMlpClassifierHead.self, Module.self, "classifier"), (Conv2dSame.self, Conv2d.self, "conv2d_same"),
    (ConvNormAct.self, Module.self, "conv_bn_act"), (DiffAttention.self, Module.self, "diff_attention"),
    (FilterResponseNormTlu2d.self, Module.self, "filter_response_norm"), (GlobalResponseNorm.self, Module.self, "grn"),
    (LayerScale.self, Module.self, "layer_scale"), (LayerScale2d.self, Module.self, "layer_scale"),
    (MixedConv2d.self, Module.self, "mixed_conv2d"), (Mlp.self, Module.self, "mlp"), (GluMlp.self, Module.self, "mlp"),
    (GatedMlp.self, Module.self, "mlp"), (GlobalResponseNormMlp.self, Module.self, "mlp"), (RmsNorm.self, Module.self, "norm"),
    (RmsNorm2d.self, Module.self, "norm"), (SimpleNorm2d.self, Module.self, "norm"),
    (GroupNormAct.self, GroupNorm.self, "norm_act"), (LayerNormAct2d.self, LayerNorm.self, "norm_act"),
    (PatchEmbed.self, Module.self, "patch_embed"), (RelPosBias.self, Module.self, "pos_embed_rel"),
    (RelPosMlp.self, Module.self, "pos_embed_rel"), (RotaryEmbeddingCat.self, Module.self, "pos_embed_sincos"),
    (RotaryEmbeddingDinoV3.self, Module.self, "pos_embed_sincos"),
    (RotaryEmbeddingMixed.self, Module.self, "pos_embed_sincos"), (SelectiveKernel.self, Module.self, "selective_kernel"),
    (SelectiveKernelAttn.self, Module.self, "selective_kernel"), (SeparableConvNormAct.self, Module.self, "separable_conv"),
    (SplitAttn.self, Module.self, "split_attn"), (RadixSoftmax.self, Module.self, "split_attn"),
    (StdConv2d.self, Conv2d.self, "std_conv"), (ScaledStdConv2d.self, Conv2d.self, "std_conv"),
    (VisionTransformer.Block.self, Module.self, "timm.models.vision_transformer"),
]

/// The files that stand_in has something to do in.
let filesWithNativeLayers = Set(layerTypes.map(\.file))

func timmLayerTypes() -> NativeModule {
    // Both classes of a name are kept in step by name and file, so neither side lists the other's.
    .scripted(
        "timm.layers._native", doc: "The classes of layers inside models.", needs: ["torch.nn"],
        """
        def stand_in(names):
            '''Makes the native classes of a file of timm.layers count as its own of the same names.'''
            for name, native in list(globals().items()):
                if isinstance(native, type) and native.__module__ == names['__name__'] and name in names:
                    names[name].register(native)
        """
    ) { m in
        TorchDeclarations(m).function(
            "set_fused_attention(level)", doc: "How the attention of models made from now on computes."
        ) {
            c -> Value in
            FusedAttention.level = try c.int(0)
            return .none
        }
        for (type, base, file) in layerTypes {
            m.type(type, name: "\(type)", base: base, doc: "A layer of a model.") { t in
                let module = file.contains(".") ? file : "timm.layers.\(file)"
                t.constant("__module__", module)
                installReset(t, type, module: module)
            }
        }
    }
}
