# fused_attn of the attention classes of models: off, the weights go through attn_drop, and the result is the same.
import timm
import torch
from timm.layers import set_fused_attn

MODELS = (
    ('test_vit', dict(img_size=64)), ('test_vit', dict(img_size=64, attn_layer='diff')), ('beit_base_patch16_224', dict(depth=1, img_size=64)),
    ('eva02_tiny_patch14_224', dict(depth=1, img_size=56)), ('cait_xxs24_224', dict(depth=1, img_size=64)),
    ('xcit_nano_12_p16_224', dict(depth=1, img_size=64)), ('swin_tiny_patch4_window7_224', dict(depths=(2, 1), img_size=56, num_heads=(3, 6))),
    ('pvt_v2_b0', {}), ('vit_relpos_small_patch16_224', dict(depth=1, img_size=64)),
    ('caformer_s18', {}),
    ('vit_small_patch16_dinov3', dict(depth=1, img_size=64)))


def look(name, options, fused):
    torch.manual_seed(0)
    model = timm.create_model(name, num_classes=3, **options).eval()
    torch.manual_seed(1)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    size = options.get('img_size', 64)
    x = torch.linspace(-1, 1, 3 * size * size).sin().reshape(1, 3, size, size)
    layers = [(path, m) for path, m in model.named_modules() if hasattr(m, 'fused_attn')]
    print(name, len(layers), sorted({type(m).__name__ for _, m in layers}), [m.fused_attn for _, m in layers][:3])
    seen = []
    for _, layer in layers:
        layer.attn_drop.register_forward_hook(lambda module, inputs, output: seen.append(output))
    results = []
    with torch.no_grad():
        for value in fused:
            for _, layer in layers:
                layer.fused_attn = value
            results.append(model(x))
            print(' ', value, layers[0][1].fused_attn, [tuple(w.shape) for w in seen][:3],
                  all(((w.sum(-1) - 1).abs() < 1e-4).all() for w in seen))
            seen.clear()
    print(' ', (results[0] - results[1]).abs().max().item() < 1e-3 * results[0].abs().max().item(), [round(v, 1) for v in results[0][0].tolist()])


for name, options in MODELS:
    look(name, options, (True, False))
set_fused_attn(True, experimental=True)
for name, options in MODELS[5:7]:
    look(name, options, (True, False))
set_fused_attn(False)
for name, options in MODELS[2:4]:
    look(name, options, (False, True))
set_fused_attn(True)
