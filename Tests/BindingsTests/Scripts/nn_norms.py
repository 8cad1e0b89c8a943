# Normalisations: values, gradients, running statistics, printed forms, mistakes.
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


image, line, rows = numbers(3, 4, 3, 2) + 1, numbers(3, 4, 5), numbers(6, 4)
cases = [(nn.BatchNorm1d(4), rows), (nn.BatchNorm1d(4, affine=False), line), (nn.BatchNorm2d(4, momentum=None), image),
         (nn.BatchNorm2d(4, eps=0.01, momentum=0.3, track_running_stats=False), image), (nn.BatchNorm2d(4, bias=False), image),
         (nn.BatchNorm3d(4), image.unsqueeze(2)), (nn.InstanceNorm1d(4), line), (nn.InstanceNorm2d(4, affine=True), image),
         (nn.InstanceNorm2d(4, track_running_stats=True, momentum=0.2), image), (nn.InstanceNorm1d(4), line[0]),
         (nn.InstanceNorm2d(4), image[0]), (nn.GroupNorm(2, 4), image), (nn.GroupNorm(4, 4, affine=False), line), (nn.GroupNorm(1, 4, eps=0.1), rows),
         (nn.LayerNorm(2), image), (nn.LayerNorm((4, 3, 2), eps=1e-3, bias=False), image), (nn.LayerNorm([3, 2], elementwise_affine=False), image),
         (nn.RMSNorm(2), image), (nn.RMSNorm((3, 2), eps=0.01), image), (nn.RMSNorm(4, elementwise_affine=False), rows),
         (nn.LocalResponseNorm(3), image), (nn.LocalResponseNorm(2, alpha=0.5, beta=0.5, k=2), line)]
for layer, x in cases:
    print(layer, list(layer.state_dict()))
    with torch.no_grad():
        for p in layer.parameters():
            p.copy_(numbers(*p.shape) * 0.5 + 1)
    run(layer, x)
    for name, b in layer.named_buffers():
        show('  ' + name, b)
    layer.eval()
    if x.dim() > 1:
        run(layer, x)
layer = nn.BatchNorm1d(4)
layer(rows)
layer.reset_running_stats()
print(layer.running_mean, layer.num_batches_tracked, layer.weight)
g = nn.GroupNorm(2, 4)
print(g.num_groups, g.num_channels, g.eps, g.affine, nn.LayerNorm(3).normalized_shape, nn.RMSNorm(3).eps, nn.BatchNorm2d(3).momentum)
show('F.group_norm', F.group_norm(image, 2))
show('F.instance_norm', F.instance_norm(image))
show('F.rms_norm', F.rms_norm(image, (2,)))
show('F.local_response_norm', F.local_response_norm(image, 2))
show('F.layer_norm', F.layer_norm(image, [3, 2]))
for action in [lambda: nn.BatchNorm1d(4)(image), lambda: nn.BatchNorm2d(4)(line), lambda: nn.BatchNorm3d(4)(line), lambda: nn.BatchNorm1d(3)(rows),
               lambda: nn.InstanceNorm2d(4)(rows), lambda: nn.InstanceNorm2d(3, affine=True)(image), lambda: nn.InstanceNorm1d(4)(numbers(2, 4, 1)),
               lambda: nn.GroupNorm(3, 4), lambda: nn.GroupNorm(0, 4), lambda: nn.GroupNorm(2, 6)(image), lambda: F.group_norm(image, 3),
               lambda: F.group_norm(numbers(4), 2), lambda: nn.GroupNorm(4, 4)(numbers(1, 4)), lambda: nn.LayerNorm(3)(image), lambda: nn.LayerNorm(())(image),
               lambda: nn.RMSNorm(3)(image), lambda: F.rms_norm(image, []), lambda: nn.LocalResponseNorm(2)(rows), lambda: nn.BatchNorm1d(4)(numbers(1, 4)),
               lambda: F.batch_norm(image, None, None), lambda: F.layer_norm(image, [2], weight=torch.ones(3))]:
    attempt(action)

# SyncBatchNorm: in one process a batch normalisation of any number of places.
for layer, x in ((nn.SyncBatchNorm(4), rows), (nn.SyncBatchNorm(4, momentum=None, bias=False), image), (nn.SyncBatchNorm(4, affine=False), line),
                 (nn.SyncBatchNorm(4, 1e-3, 0.2, True, False, None), numbers(2, 4, 1, 2, 2))):
    print(layer, list(layer.state_dict()), layer.process_group)
    run(layer, x)
    for name, b in layer.named_buffers():
        show('  ' + name, b)
    run(layer.eval(), x)


class Named(nn.BatchNorm2d):
    def forward(self, x):
        return x


model = nn.Sequential(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4, eps=0.5), nn.ModuleDict({'a': nn.BatchNorm1d(4, affine=False), 'b': Named(2)}),
                      nn.BatchNorm3d(2, track_running_stats=False), nn.InstanceNorm2d(3))
model[1].eval()
weight, mean = model[1].weight, model[1].running_mean
converted = nn.SyncBatchNorm.convert_sync_batchnorm(model)
print(converted is model, converted, [m.training for m in model.modules()])
print(model[1].weight is weight, model[1].running_mean is mean, type(nn.SyncBatchNorm.convert_sync_batchnorm(nn.BatchNorm1d(3))).__name__)
for action in [lambda: nn.SyncBatchNorm(4)(numbers(4)), lambda: nn.SyncBatchNorm(3)(rows), lambda: nn.SyncBatchNorm(4)(numbers(2, 0)),
               lambda: nn.SyncBatchNorm(4)(numbers(1, 4)), lambda: nn.SyncBatchNorm()]:
    attempt(action)
