# Padding, resizing, folding, shuffling: values, gradients, printed forms, mistakes.
import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(action):
    try:
        result = action()
        print(tuple(result.shape) if isinstance(result, torch.Tensor) else result)
    except Exception as error:
        print(type(error).__name__, "|", error)


def show(label, tensor):
    print(label, tuple(tensor.shape), [round(v, 3) + 0.0 for v in tensor.detach().flatten().tolist()][:40])


def numbers(*shape):
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([((i * 7919) % 101 - 50) / 25 for i in range(count)]).reshape(shape)


def run(layer, x):
    """Values and all gradients."""
    x = x.clone().requires_grad_()
    y = layer(x)
    show("  y", y)
    (y * numbers(*y.shape)).sum().backward()
    show("  dx", x.grad)
    for name, p in layer.named_parameters() if isinstance(layer, nn.Module) else []:
        show("  d" + name, p.grad)


image, line = numbers(2, 4, 4, 6), numbers(2, 4, 5)
for layer in [nn.ZeroPad2d(1), nn.ZeroPad2d((1, 2, 0, -1)), nn.ConstantPad2d(1, 3.5), nn.ConstantPad2d((0, 1, 2, 0), 2), nn.ReflectionPad2d(2),
              nn.ReflectionPad2d((1, 2, 3, 0)), nn.ReplicationPad2d((1, 2, 3, 4)), nn.CircularPad2d((1, 2, 3, 0)), nn.PixelShuffle(2), nn.PixelUnshuffle(2),
              nn.ChannelShuffle(2), nn.Unfold(2), nn.Unfold((2, 3), dilation=1, padding=1, stride=(2, 1)), nn.Flatten(), nn.Flatten(2), nn.Flatten(0, 1),
              nn.Unflatten(1, (2, 2)), nn.Unflatten(1, [2, -1]), nn.Identity(3, a=1)]:
    print(layer)
    run(layer, image)
for layer in [nn.ZeroPad1d(2), nn.ConstantPad1d((1, 2), 0.5), nn.ReflectionPad1d((1, 3)), nn.ReplicationPad1d(2), nn.CircularPad1d((2, 1))]:
    print(layer)
    run(layer, line)
print(nn.ConstantPad3d(1, 2.0), nn.ReflectionPad3d(1), nn.ReplicationPad3d((1, 2, 3, 4, 5, 6)), nn.ZeroPad3d(1), nn.CircularPad3d(1))
show('pad 3d', F.pad(numbers(1, 1, 2, 2, 2), (1, 1, 0, 1, 1, 0), mode='replicate'))
show('pad all', F.pad(line, (1, 0, 0, 1, 1, 1), value=7))
print(F.pad(torch.arange(4), (1, 1)), F.pad(torch.tensor([True]), (0, 1)))
fold = nn.Fold((4, 6), 2, stride=2)
print(fold, nn.Fold(output_size=4, kernel_size=(2, 2), padding=1))
run(fold, numbers(2, 16, 6))
run(nn.Fold((4, 5), (2, 3), padding=1, stride=(1, 2)), numbers(2, 12, 15))
resizes = [nn.Upsample(scale_factor=2), nn.Upsample(size=(3, 9)), nn.Upsample(size=5, mode='nearest-exact'), nn.Upsample(scale_factor=(1.5, 2.0), mode='bilinear'),
           nn.Upsample(scale_factor=0.6, mode='bilinear', align_corners=True), nn.Upsample(size=(7, 3), mode='bicubic'),
           nn.Upsample(scale_factor=1.7, mode='bicubic', align_corners=True), nn.Upsample(scale_factor=1.7, mode='bilinear', recompute_scale_factor=True),
           nn.Upsample(size=(2, 3), mode='area'), nn.UpsamplingNearest2d(scale_factor=3), nn.UpsamplingBilinear2d(size=(6, 5))]
for layer in resizes:
    print(layer)
    run(layer, image[:1, :2])
for mode in ('nearest', 'linear', 'area', 'nearest-exact'):
    run(lambda t: F.interpolate(t, scale_factor=1.8, mode=mode), line[:1, :2])
for mode in ('bilinear', 'bicubic'):
    for size in ((2, 3), (9, 4), (4, 6), (3, 13)):
        run(lambda t: F.interpolate(t, size=size, mode=mode, antialias=True), image[:1, :1])
        run(lambda t: F.interpolate(t, size=size, mode=mode, align_corners=True), image[:1, :1].double())
run(lambda t: F.interpolate(t, scale_factor=0.4, mode='bilinear', antialias=True), image[:1, :1])
for size in (3, 5, 7, 11, 13):
    for mode in ('nearest', 'nearest-exact'):
        print(F.interpolate(torch.arange(29.0).reshape(1, 1, 29), size=size, mode=mode).flatten().tolist())
for factor in (0.3, 0.7, 1.1, 2.3, 3.0):
    for mode in ('nearest', 'nearest-exact'):
        print(F.interpolate(torch.arange(13.0).reshape(1, 1, 13), scale_factor=factor, mode=mode).flatten().tolist())
for action in [lambda: F.interpolate(image), lambda: F.interpolate(image, size=3, scale_factor=2), lambda: F.interpolate(image, size=(3,)),
               lambda: F.interpolate(image, scale_factor=(2.0,)), lambda: F.interpolate(image, size=3, align_corners=True),
               lambda: F.interpolate(line, size=3, mode='bilinear'), lambda: F.interpolate(image, size=3, mode='linear'),
               lambda: F.interpolate(image, size=3, mode='cubic'), lambda: F.interpolate(image, size=3, antialias=True), lambda: F.interpolate(numbers(3, 4), size=3),
               lambda: F.interpolate(image, size=3, mode='bilinear', recompute_scale_factor=True), lambda: F.interpolate(image, size=0),
               lambda: F.pad(line, (1,)), lambda: F.pad(line, (1,) * 8), lambda: F.pad(line, (-3, -3)), lambda: F.pad(line, (5, 0), mode='reflect'),
               lambda: F.pad(line, (6, 0), mode='circular'), lambda: F.pad(line, (1, 1), mode='other'), lambda: F.pad(line, (1, 1, 1, 1, 1, 1), mode='reflect'),
               lambda: F.pad(line, (1, 1), mode='reflect', value=1.0), lambda: nn.PixelShuffle(3)(image), lambda: nn.PixelUnshuffle(3)(image),
               lambda: nn.PixelShuffle(0)(image), lambda: F.pixel_shuffle(numbers(3, 4), 2), lambda: nn.ChannelShuffle(3)(image), lambda: F.unfold(numbers(3, 4), 2),
               lambda: F.unfold(image, 9), lambda: F.unfold(image, 2, stride=0), lambda: F.fold(numbers(1, 9, 4), (4, 4), 2), lambda: F.fold(numbers(1, 8, 5), (4, 4), 2),
               lambda: nn.Unflatten(1, (3, 2))(image), lambda: nn.Unflatten(1, 2), lambda: nn.Unflatten(1, (2.0, 2))]:
    attempt(action)
