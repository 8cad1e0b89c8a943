# timm.adapt: presets, progressive unfreezing, cached features, stem surgery, statistics and metrics.
# with the shim
import timm
import timm.adapt as adapt
import torch
from torch.utils.data import DataLoader, TensorDataset


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def figures(tensor):
    return [round(v, 4) for v in (tensor.double().mean().item(), tensor.double().std().item(), tensor.double().abs().max().item())]


# presets
for samples, side in ((500, 8), (5000, 128), (60000, 28), (200000, 64), (1281167, 224)):
    print(adapt.select_model_by_dataset({'train': {'num_samples': samples}, 'image_size': side}))
for size in ('small', 'medium', 'large'):
    for complexity in ('low', 'high'):
        print(size, complexity, sorted(adapt.configure_training(size, complexity).items()))
attempt(lambda: adapt.configure_training('tiny', 'low'))
attempt(lambda: adapt.configure_training('small', 'middle'))
model = timm.create_model('resnet10t', num_classes=5)
optimizer, schedule = adapt.create_optimizer_and_scheduler(model, adapt.configure_training('small', 'low'))
print(type(optimizer).__name__, [(len(g['params']), g['weight_decay'], round(g['lr'], 6)) for g in optimizer.param_groups])
schedule.step(50)
print([round(g['lr'], 8) for g in optimizer.param_groups])

# progressive unfreezing
for name in ('resnet10t', 'test_convnext', 'test_vit', 'test_efficientnet'):
    torch.manual_seed(0)
    model = timm.create_model(name, num_classes=5)
    print(name)
    for phase in adapt.progressive_phases(model, lr=0.01):
        print(phase, phase.apply(), sum(p.requires_grad for p in model.parameters()))
        print([(len(g['params']), round(g['lr'], 8), g['weight_decay']) for g in phase.param_groups()])
        phase.train()
        print(model.training, sum(m.training for m in model.modules()))
attempt(lambda: adapt.progressive_phases(model, stages=(1, 99)))

# a head on cached features learns what it learns on the images
torch.manual_seed(1)
images, targets = torch.rand(20, 3, 32, 32), torch.arange(20) % 4
loader = DataLoader(TensorDataset(images, targets), batch_size=8)
model = timm.create_model('resnet10t', num_classes=4, drop_rate=0.3)
model.eval()
start = {k: v.clone() for k, v in model.state_dict().items()}
head = adapt.HeadView(model)
print(len(list(head.parameters())), head.classifier is model.get_classifier(), head.drop_rate)
features = adapt.cache_features(model, loader)
print(len(features), figures(features.tensors[0]), features.tensors[1].tolist(), model.training)
torch.manual_seed(2)
optimizer = torch.optim.SGD(head.parameters(), lr=0.1, momentum=0.9)
losses = adapt.fit_head(model, features, 3, optimizer, batch_size=5)
print([round(v, 4) for v in losses], figures(model.get_classifier().weight))
learnt = model.get_classifier().weight.detach().clone()
model.load_state_dict(start)
torch.manual_seed(2)
optimizer = torch.optim.SGD(model.get_classifier().parameters(), lr=0.1, momentum=0.9)
again = []
for epoch in range(3):
    total = 0.0
    order = torch.utils.data.BatchSampler(torch.utils.data.RandomSampler(features), 5, False)
    for batch in order:
        optimizer.zero_grad()
        with torch.no_grad():
            pooled = model.forward_head(model.forward_features(images[batch]), pre_logits=True)
        loss = torch.nn.functional.cross_entropy(
            model.get_classifier()(torch.nn.functional.dropout(pooled, 0.3, training=True)), targets[batch])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(batch)
    again.append(total / 20)
print(max(abs(a - b) for a, b in zip(losses, again)) < 1e-5, (learnt - model.get_classifier().weight).abs().max().item() < 1e-5)

# stems for small images
for name, size in (('resnet10t', 32), ('resnet18', 32), ('resnet18', 128), ('convnext_atto', 64), ('convnext_atto', 32)):
    torch.manual_seed(3)
    model = timm.create_model(name, num_classes=3).eval()
    before = model.forward_features(images[:2]).shape
    adapt.adapt_stem(model, size)
    print(name, size, tuple(before), tuple(model.forward_features(images[:2]).shape), figures(model(images[:2])))

# statistics of the norms, and what the layers give
torch.manual_seed(4)
model = timm.create_model('resnet10t', num_classes=4)
adapt.reestimate_norms(model, loader)
print(figures(model.layer2[0].bn1.running_mean), figures(model.layer2[0].bn1.running_var), model.layer2[0].bn1.momentum)
adapt.reestimate_norms(model, loader, batches=1)
print(figures(model.layer2[0].bn1.running_mean), int(model.layer2[0].bn1.num_batches_tracked))
torch.manual_seed(5)
report = adapt.analyze_model_adaptation(model, {'image_size': 32})
print(report['total_params'], report['trainable_params'], len(report['activation_stats']))
for name in list(report['activation_stats'])[:3]:
    print(name, {k: round(v, 3) for k, v in report['activation_stats'][name].items()})
for kind in ('batch', 'layer', 'instance', 'group', 'batchnorm2d') if hasattr(timm.layers, 'create_norm') and callable(timm.layers.create_norm) else ():
    adapt.create_adaptive_norm_layer(kind, 64, {'mean': torch.zeros(64), 'std': torch.full((64,), 2.0)})

# metrics
result = adapt.evaluate(model, loader)
print(result.confusion.sum().item(), round(result.loss, 3), result.top5, round(result.ece, 3))
perfect = adapt.Evaluation(0.5, 75.0, 100.0, torch.tensor([[3, 1], [0, 4]]), 0.1)
print(perfect, perfect.per_class())
print(perfect.report(['cat', 'a dog']))
print(round(adapt.expected_calibration_error(torch.tensor([[0.9, 0.1], [0.4, 0.6], [0.2, 0.8], [0.5, 0.5]]), torch.tensor([0, 1, 0, 0])), 6))
print({k: round(v, 3) for k, v in adapt.validate_model(model, loader).items()})
