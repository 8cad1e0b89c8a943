// timm.adapt.presets: which model, which augmentation, which training for a data set. The rules are those of the article that
// notebooks/article holds; where they leave a hole (a size 'medium' without a weight decay) there is a value between its ends.

extension DataScripts {
    static let timmAdaptPresets = #"""
        def select_model_by_dataset(dataset_info):
            """(name, keyword arguments of create_model) for what get_dataset_info says of a data set."""
            samples, side = dataset_info['train']['num_samples'], dataset_info['image_size']
            if samples < 10000:
                if side < 64:
                    return 'resnet18_cifar', {'stem_type': 'deep', 'stem_width': 32}
                return 'mobilenetv3_small_100', {'drop_rate': 0.3}
            if samples < 100000:
                return 'resnet50', {'drop_path_rate': 0.1}
            if side >= 224:
                return 'vit_base_patch16_224', {'attn_drop_rate': 0.1}
            return 'convnext_tiny', {'drop_path_rate': 0.1}

        def create_adaptive_transform(image_size, dataset_type='imagenet'):
            """Training augmentation: strong for 'cifar', structure-keeping for 'medical', ImageNet's for anything else."""
            from timm.data import create_transform
            if dataset_type == 'cifar':
                return create_transform(input_size=image_size, is_training=True, auto_augment='rand-m9-mstd0.5',
                                        interpolation='bicubic', re_prob=0.25, re_mode='pixel', re_count=1,
                                        mean=(0.4914, 0.4822, 0.4465), std=(0.2023, 0.1994, 0.2010))
            if dataset_type == 'medical':
                import torchvision.transforms as T
                return T.Compose([
                    T.Resize((image_size, image_size)), T.RandomHorizontalFlip(p=0.5), T.RandomRotation(degrees=10),
                    T.ColorJitter(brightness=0.1, contrast=0.1), T.ToTensor(),
                    T.Normalize(mean=[0.5, 0.5, 0.5], std=[0.5, 0.5, 0.5])])
            return create_transform(input_size=image_size, is_training=True, auto_augment='rand-m7-mstd0.5-inc1',
                                    interpolation='random', re_prob=0.1, re_mode='const', re_count=1)

        _SIZES = {
            'small': {'batch_size': 64, 'epochs': 200, 'weight_decay': 0.05, 'label_smoothing': 0.2, 'drop_path_rate': 0.2},
            'medium': {'batch_size': 128, 'epochs': 100, 'weight_decay': 0.02, 'label_smoothing': 0.1, 'drop_path_rate': 0.1},
            'large': {'batch_size': 256, 'epochs': 300, 'weight_decay': 0.01, 'label_smoothing': 0.1, 'drop_path_rate': 0.1},
        }

        def configure_training(dataset_size, model_complexity):
            """The parameters of a training by the size of the data set (small, medium, large) and of the model (low, high)."""
            if dataset_size not in _SIZES:
                raise ValueError(f"configure_training(dataset_size={dataset_size!r}): one of {', '.join(_SIZES)}")
            if model_complexity not in ('low', 'high'):
                raise ValueError(f"configure_training(model_complexity={model_complexity!r}): one of low, high")
            config = {'optimizer': 'adamw', 'scheduler': 'cosine', 'ema_decay': 0.9999, **_SIZES[dataset_size]}
            if model_complexity == 'high':
                config.update({'lr': 1e-4, 'warmup_epochs': 10, 'min_lr': 1e-6})
            else:
                config.update({'lr': 1e-3, 'warmup_epochs': 5, 'min_lr': 1e-5})
            return config

        def create_adaptive_norm_layer(norm_type, num_features, dataset_stats=None):
            """A normalisation layer (batch, layer, instance, group, or a name of timm's); one that keeps statistics starts with
            those of the data set: mean and std, of one value or one for each feature."""
            import torch
            from timm.layers import create_norm
            layer = create_norm(norm_type, num_features, **({'num_groups': 32} if norm_type == 'group' else {}))
            if getattr(layer, 'running_mean', None) is None or not dataset_stats:
                return layer
            for name, key, power in (('running_mean', 'mean', 1), ('running_var', 'std', 2)):
                values = torch.as_tensor(dataset_stats[key], dtype=torch.float32).reshape(-1) ** power
                if values.numel() not in (1, num_features):
                    raise ValueError(f"create_adaptive_norm_layer(): {key} has {values.numel()} values, 1 or {num_features} expected")
                setattr(layer, name, values.expand(num_features).clone())
            return layer

        def create_optimizer_and_scheduler(model, config):
            """(optimizer, schedule) for a model and what configure_training gives; norms and biases have no weight decay."""
            from timm.optim import create_optimizer_v2, param_groups_weight_decay
            from timm.scheduler import create_scheduler_v2
            groups = param_groups_weight_decay(model, weight_decay=config['weight_decay'])
            optimizer = create_optimizer_v2(groups, opt=config['optimizer'], lr=config['lr'], weight_decay=config['weight_decay'])
            schedule, _ = create_scheduler_v2(optimizer, sched=config['scheduler'], num_epochs=config['epochs'],
                                              warmup_epochs=config['warmup_epochs'], min_lr=config['min_lr'])
            return optimizer, schedule
        """#
}
