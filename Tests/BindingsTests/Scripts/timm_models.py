# timm's registry, model interface, features and weights, on its smallest ResNet.
import os
import torch
import timm
from timm.models import (FeatureInfo, PretrainedCfg, adapt_input_conv, clean_state_dict, get_arch_name, get_arch_pretrained_cfgs,
                         is_model_in_modules, load_checkpoint, load_state_dict, model_entrypoint, parse_model_name, safe_model_name,
                         split_model_name_tag)
from timm.models.resnet import BasicBlock, Bottleneck, ResNet


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split(';')[0])


# Names.
print(timm.list_models('resnet18*', module='resnet')[:1], timm.list_models('*resnext50*', module='resnet'))
print(timm.list_models(['seresnet*', 'ecaresnet*'], module='resnet', exclude_filters=['*d*', '*26*']))
print(timm.list_models('resnet50', module='resnet', include_tags=True))
print(timm.list_models('resnet50.*', module='resnet', pretrained=True)[-3:], timm.list_pretrained('resnet34d'))
print(timm.list_models('test_resnet', name_matches_cfg=True), timm.is_model('resnet50.a1_in1k'), timm.is_model('nothing'))
print(is_model_in_modules('resnet50', ['vgg', 'resnet']), timm.is_model_pretrained('resnet50.a1_in1k'), timm.is_model_pretrained('resnet200'))
print(split_model_name_tag('resnet50.a1_in1k'), split_model_name_tag('resnet50', 'none'), get_arch_name('a.b.c'))
print(parse_model_name('hf-hub:timm/resnet18'), safe_model_name('resnet-18.a_b'))
attempt(lambda: parse_model_name('timm/resnet18'))
attempt(lambda: parse_model_name('s3:thing'))
attempt(lambda: timm.create_model('resnet18.none'))
attempt(lambda: timm.create_model('resnet18', foo=1))
attempt(lambda: model_entrypoint('resnet18', module_filter='vgg'))

# Configurations.
cfg = timm.get_pretrained_cfg('resnet50.tv_in1k')
print(cfg)
print(cfg.to_dict(remove_source=True))
print(timm.get_pretrained_cfg('resnet50').tag, timm.get_pretrained_cfg_value('resnet50', 'crop_pct'))
print(list(get_arch_pretrained_cfgs('resnet34d')), timm.get_pretrained_cfg('nothing'))
attempt(lambda: timm.get_pretrained_cfg('resnet50.nothing'))
attempt(lambda: timm.get_pretrained_cfg('nothing', allow_unregistered=False))
print(PretrainedCfg().has_weights, PretrainedCfg(url='x') == PretrainedCfg(url='x'))

# The interface.
torch.manual_seed(0)
model = timm.create_model('test_resnet', num_classes=5, drop_rate=0.0)
print(model)
print(type(model).__name__, isinstance(model, ResNet), isinstance(model.layer1[0], BasicBlock), isinstance(model.layer3[0], Bottleneck))
print(model.num_classes, model.num_features, model.head_hidden_size, model.in_chans, model.drop_rate, model.feature_info)
print(model.pretrained_cfg['input_size'], model.default_cfg is model.pretrained_cfg, model.group_matcher(), model.group_matcher(coarse=True))
model.eval()
x = torch.randn(2, 3, 64, 64)
print(model(x), model.forward_features(x).shape, model.forward_head(model.forward_features(x), pre_logits=True).shape)
last, maps = model.forward_intermediates(x, indices=[0, -1])
print(last.shape, [m.shape for m in maps], [m.shape for m in model.forward_intermediates(x, indices=2, intermediates_only=True)])
attempt(lambda: model.forward_intermediates(x, indices=[7]))
attempt(lambda: model.forward_intermediates(x, indices=9))
attempt(lambda: model.forward_intermediates(x, output_fmt='NLC'))
print(model.get_classifier(), model.get_classifier(name_only=True))
model.reset_classifier(3, 'catavgmax')
print(model.fc, model.global_pool, model.num_classes, model.head_hidden_size, model(x).shape)
model.reset_classifier(0)
print(model.fc, model(x).shape)
model.reset_classifier(0, '')
print(model(x).shape)
seen = []
handle = model.layer2[0].register_forward_hook(lambda module, args, output: seen.append(tuple(output.shape)))
model(x)
handle.remove()
model(x)
print(seen)
print(model.prune_intermediate_layers([1, 2]), model.layer3, model.num_features)

# Features.
for options in [{}, {'out_indices': (1, 3)}, {'out_indices': 2}, {'out_indices': [-2]}, {'feature_cls': 'dict'},
                {'feature_cls': 'hook', 'out_indices': (0, 2)}, {'feature_cls': 'getter', 'out_indices': (1, 2)}]:
    net = timm.create_model('test_resnet', features_only=True, **options)
    out = net(x)
    shapes = {k: tuple(v.shape) for k, v in out.items()} if isinstance(out, dict) else [tuple(v.shape) for v in out]
    info = net.feature_info
    print(type(net).__name__, shapes, info.channels(), info.reduction(), info.module_name(), info.out_indices, len(info))
print(info[0], info.get_dicts(['num_chs'], [0, 1]), info.get('module', 2), [name for name, _ in net.named_children()])
attempt(lambda: timm.create_model('test_resnet', features_only=True, out_indices=(7,)))
attempt(lambda: timm.create_model('test_resnet', features_only=True, feature_cls='nothing'))

# Weights.
path = '/tmp/tnb_timm_models.pth'
torch.manual_seed(1)
source = timm.create_model('test_resnet').eval()
torch.save({'state_dict': {'module.' + k: v for k, v in source.state_dict().items()}, 'epoch': 3}, path)
print(list(load_state_dict(path))[:3], list(clean_state_dict({'_orig_mod.module.a': 1, 'b': 2})))
same = timm.create_model('test_resnet', checkpoint_path=path).eval()
print(torch.equal(same(x), source(x)))
overlay = dict(file=path)
grey = timm.create_model('test_resnet', pretrained=True, pretrained_cfg_overlay=overlay, in_chans=1, num_classes=4)
print(torch.allclose(grey.conv1[0].weight, source.conv1[0].weight.sum(1, keepdim=True)), grey.fc)
five = timm.create_model('test_resnet', pretrained=True, pretrained_cfg_overlay=overlay, in_chans=5, num_classes=0)
print(torch.allclose(five.conv1[0].weight[:, 3], source.conv1[0].weight[:, 0] * (3 / 5)), five.fc)
net = timm.create_model('test_resnet', pretrained=True, pretrained_cfg_overlay=overlay, features_only=True).eval()
print(torch.equal(net(x)[-1], source.forward_features(x)))
attempt(lambda: load_checkpoint(timm.create_model('test_resnet', num_classes=4), path))
attempt(lambda: adapt_input_conv(0, torch.zeros(1, 3, 1, 1)))
print(adapt_input_conv(2, torch.tensor([1.0, 2.0, 3.0]).reshape(1, 3, 1, 1)).flatten())
os.remove(path)

# Constructors.
small = ResNet(BasicBlock, [1, 1, 1, 1], num_classes=4)
print(sum(p.numel() for p in small.parameters()), ResNet(block=Bottleneck, layers=(1, 1, 1, 1)).num_features)
attempt(lambda: ResNet())
attempt(lambda: ResNet(BasicBlock, [1, 1, 1, 1], block=BasicBlock))
