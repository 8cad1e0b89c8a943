# Tables of relative positions for other windows: from a checkpoint and by set_input_size.
import os
import tempfile

import timm
import torch


def fill(model):
    with torch.no_grad():
        for k, (name, p) in enumerate(model.named_parameters()):
            p.copy_(torch.linspace(-1 + 0.01 * k, 1, p.numel()).mul(3 + k).sin().mul(0.1).reshape(p.shape))


def show(model, size):
    x = torch.linspace(-2, 2, 3 * size[0] * size[1]).mul(7).sin().reshape(1, 3, *size)
    with torch.no_grad():
        y = model.eval()(x)
    tables = [(k, v) for k, v in model.state_dict().items() if 'relative_position_bias_table' in k]
    print([round(v, 3) for v in y.flatten()[:4].tolist()])
    for key, table in tables[:2]:
        print(' ', key, tuple(table.shape), round(table.abs().sum().item(), 3), [round(v, 4) for v in table.flatten()[3:40:9].tolist()])


swin = dict(window_size=4, embed_dim=24, depths=(2, 2), num_heads=(2, 4), num_classes=5)
cases = [
    ('swin_tiny_patch4_window7_224', dict(swin, img_size=32), dict(swin, img_size=48, window_size=6)),
    ('swin_tiny_patch4_window7_224', dict(swin, img_size=32), dict(swin, img_size=48, window_size=(6, 3))),
    ('beit_base_patch16_224', dict(img_size=64, depth=2, embed_dim=48, num_heads=3, num_classes=5),
     dict(img_size=96, depth=2, embed_dim=48, num_heads=3, num_classes=5)),
    ('beit_base_patch16_224', dict(img_size=64, depth=1, embed_dim=48, num_heads=3, num_classes=5, use_shared_rel_pos_bias=True,
                                   use_rel_pos_bias=False),
     dict(img_size=(64, 96), depth=1, embed_dim=48, num_heads=3, num_classes=5, use_shared_rel_pos_bias=True, use_rel_pos_bias=False)),
    ('maxvit_rmlp_pico_rw_256', dict(img_size=64, depths=(1, 1, 1, 1), num_classes=5), dict(img_size=96, depths=(1, 1, 1, 1), num_classes=5)),
    ('maxvit_tiny_tf_224', dict(img_size=64, depths=(1, 1, 1, 1), num_classes=5), dict(img_size=96, depths=(1, 1, 1, 1), num_classes=5)),
]
with tempfile.TemporaryDirectory() as folder:
    for name, small, large in cases:
        print(name, sorted(large.items()))
        model = timm.create_model(name, **small)
        fill(model)
        path = os.path.join(folder, 'weights.pth')
        torch.save(model.state_dict(), path)
        other = timm.create_model(name, pretrained=True, pretrained_cfg_overlay=dict(file=path, num_classes=5), **large)
        size = large['img_size'] if isinstance(large['img_size'], tuple) else (large['img_size'],) * 2
        show(other, size)
        # And the first model itself, for the other size.
        model.set_input_size(size)
        show(model, size)
