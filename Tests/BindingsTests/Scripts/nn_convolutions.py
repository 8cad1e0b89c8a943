# Convolutions: first parameters, values, gradients, printed forms, mistakes.
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


torch.manual_seed(0)
image, line = numbers(2, 4, 7, 6), numbers(2, 4, 9)
for layer in [nn.Conv2d(4, 6, 3), nn.Conv2d(4, 6, (3, 2), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2, bias=False),
              nn.Conv2d(4, 4, 3, padding='same', groups=4), nn.Conv2d(4, 2, 4, padding='same'), nn.Conv2d(4, 2, 3, padding='valid'),
              nn.Conv2d(4, 2, 3, padding=1, padding_mode='reflect'), nn.Conv2d(4, 2, 3, padding=(2, 1), padding_mode='replicate'),
              nn.Conv2d(4, 2, 3, padding=1, padding_mode='circular', stride=2),
              nn.Conv2d(4, 2, (2, 3), padding='same', padding_mode='circular', dilation=2)]:
    print(layer, list(layer.state_dict()))
    show('  weight', layer.weight)
    run(layer, image)
for layer in [nn.Conv1d(4, 6, 3), nn.Conv1d(4, 6, 3, stride=2, padding=1, dilation=2, groups=2, bias=False),
              nn.Conv1d(4, 2, 2, padding='same'), nn.Conv1d(4, 2, 3, padding=2, padding_mode='reflect')]:
    print(layer, list(layer.state_dict()))
    show('  weight', layer.weight)
    run(layer, line)
run(nn.Conv1d(4, 2, 3), line[0])
run(nn.Conv2d(4, 2, 3), image[0])
for layer in [nn.ConvTranspose2d(4, 6, 3), nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, groups=2, bias=False),
              nn.ConvTranspose2d(4, 2, (2, 3), stride=(3, 1), dilation=(1, 2)), nn.ConvTranspose1d(4, 2, 3, 2, 1, 1)]:
    print(layer, list(layer.state_dict()))
    show('  weight', layer.weight)
    run(layer, line if isinstance(layer, nn.ConvTranspose1d) else image)
up = nn.ConvTranspose2d(4, 2, 3, stride=2)
print(up(image, output_size=[16, 14]).shape, up(image, (2, 2, 15, 13)).shape)
attempt(lambda: up(image, output_size=[20, 14]))
attempt(lambda: up(image, output_size=[20]))
c = nn.Conv2d(3, 8, 3, padding='same')
print(c.padding, c.kernel_size, c.stride, c.dilation, c.groups, c.in_channels, c.out_channels, c.padding_mode)
print(nn.Conv2d(3, 8, 3, padding=1).padding, nn.Conv1d(3, 8, 3).kernel_size, nn.ConvTranspose2d(3, 8, 3, output_padding=0).output_padding)
w = numbers(3, 4, 2, 2)
show('conv2d same', F.conv2d(image, w, padding='same'))
show('conv2d', F.conv2d(image, w, torch.tensor([1.0, 2.0, 3.0]), 2, 1))
show('conv1d', F.conv1d(line, numbers(3, 4, 2), padding='same'))
show('conv_transpose2d', F.conv_transpose2d(image, numbers(4, 3, 2, 2), stride=2, output_padding=1))
show('conv_transpose1d', F.conv_transpose1d(line, numbers(4, 3, 2), stride=2))
show('double', nn.Conv2d(4, 2, 3, dtype=torch.float64)(image.double()))
for action in [lambda: nn.Conv2d(3, 4, 3, groups=2), lambda: nn.Conv2d(4, 3, 3, groups=2), lambda: nn.Conv2d(4, 3, 3, groups=0),
               lambda: nn.Conv2d(4, 4, 3, stride=2, padding='same'),
               lambda: nn.ConvTranspose2d(4, 4, 3, padding_mode='reflect'), lambda: nn.Conv2d(4, 4, 3)(line), lambda: nn.Conv1d(4, 4, 3)(image),
               lambda: nn.Conv2d(3, 4, 3)(image), lambda: nn.Conv1d(3, 4, 3)(line), lambda: nn.Conv2d(4, 4, 9)(image),
               lambda: nn.Conv1d(4, 4, 11)(line), lambda: nn.ConvTranspose2d(3, 4, 3)(image),
               lambda: nn.ConvTranspose2d(4, 4, 3, output_padding=1)(image), lambda: F.conv2d(image, w, padding='other'),
               lambda: F.conv2d(image, w, stride=2, padding='same'), lambda: nn.Conv2d(4, 4, 3)(image.double()),
               lambda: F.conv2d(image, w, stride=0), lambda: F.conv2d(image, w, padding=-1), lambda: nn.Conv2d(4, 2, 3, padding=7, padding_mode='reflect')(image)]:
    attempt(action)
