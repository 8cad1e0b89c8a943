# Poolings: values, gradients, places, printed forms, mistakes.
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


image, line = numbers(2, 3, 7, 6), numbers(2, 3, 9)
for layer in [nn.MaxPool2d(2), nn.MaxPool2d((3, 2), stride=2, padding=1), nn.MaxPool2d([2, 2], dilation=2, ceil_mode=True), nn.AvgPool2d(3, 2, 1),
              nn.AvgPool2d((2, 3), ceil_mode=True, count_include_pad=False), nn.AvgPool2d(2, divisor_override=3), nn.LPPool2d(2, 3),
              nn.LPPool2d(1.5, (2, 3), stride=1), nn.AdaptiveAvgPool2d(3), nn.AdaptiveAvgPool2d((None, 2)), nn.AdaptiveAvgPool2d((5, 4)),
              nn.AdaptiveMaxPool2d(1), nn.AdaptiveMaxPool2d((3, None)), nn.AdaptiveMaxPool2d([2, 5])]:
    print(layer)
    run(layer, image.abs() + 0.1 if isinstance(layer, nn.LPPool2d) else image)
for layer in [nn.MaxPool1d(3), nn.MaxPool1d(2, 1, 1), nn.AvgPool1d(3), nn.AvgPool1d(2, stride=3, padding=1), nn.AvgPool1d(2, 2, ceil_mode=True), nn.LPPool1d(2, 3),
              nn.AdaptiveAvgPool1d(4), nn.AdaptiveMaxPool1d(4)]:
    print(layer)
    run(layer, line.abs() + 0.1 if isinstance(layer, nn.LPPool1d) else line)
    run(layer, line[0].abs() + 0.1)
y, i = nn.MaxPool2d(2, return_indices=True)(image)
show('values', y)
show('places', i)
y, i = nn.MaxPool1d(2, return_indices=True)(line)
print(i.dtype, i.tolist())
y, i = F.adaptive_max_pool2d(image, (2, 3), return_indices=True)
show('places', i)
print(F.max_pool2d(image, 2, return_indices=True)[1].shape, F.max_pool1d(line, 2).shape, F.avg_pool1d(line, 2).shape)
show('lp inf', F.lp_pool2d(image, float('inf'), 2))
print(nn.MaxPool2d(2).kernel_size, nn.MaxPool2d((2, 1)).kernel_size, nn.MaxPool2d(2).stride, nn.AvgPool2d(2).count_include_pad)
show('one image', nn.MaxPool2d(2)(image[0]))
for action in [lambda: nn.MaxPool2d(2, padding=2)(image), lambda: nn.MaxPool2d(9)(image), lambda: nn.MaxPool2d(2)(numbers(3, 4)), lambda: nn.AvgPool2d(2)(numbers(3, 4)),
               lambda: nn.AvgPool2d(2, stride=0)(image), lambda: F.avg_pool2d(image, 2, divisor_override=0), lambda: nn.AdaptiveAvgPool2d(2)(numbers(3, 4)),
               lambda: nn.MaxPool2d(0)(image)]:
    attempt(action)
y, i = nn.AdaptiveMaxPool2d((2, 3), return_indices=True)(image)
print(y.shape, i.flatten().tolist())
y, i = nn.AdaptiveMaxPool1d(2, return_indices=True)(line)
print(y.shape, i.flatten().tolist())
