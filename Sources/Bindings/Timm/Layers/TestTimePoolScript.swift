// timm.layers.test_time_pool: images larger than the training ones are pooled over places of the training size first.

extension TrainingScripts {
    static let timmLayersTestTimePool = #"""
        import logging as _logging

        import torch.nn as _nn

        class TestTimePoolHead(_nn.Module):
            def __init__(self, base, original_pool=7):
                super().__init__()
                self.base = base
                self.original_pool = original_pool
                fc = base.get_classifier()
                if not isinstance(fc, _nn.Conv2d):
                    linear, fc = fc, _nn.Conv2d(base.num_features, base.num_classes, kernel_size=1, bias=True)
                    fc.weight.data.copy_(linear.weight.data.view(fc.weight.size()))
                    fc.bias.data.copy_(linear.bias.data.view(fc.bias.size()))
                self.fc = fc
                base.reset_classifier(0)

            def forward(self, x):
                x = self.base.forward_features(x)
                x = _nn.functional.avg_pool2d(x, kernel_size=self.original_pool, stride=1)
                x = self.fc(x)
                mean, highest = _nn.functional.adaptive_avg_pool2d(x, 1), _nn.functional.adaptive_max_pool2d(x, 1)
                return (0.5 * (mean + highest)).view(x.size(0), -1)

        def apply_test_time_pool(model, config, use_test_size=False):
            """(the model or one that pools so, whether it does)"""
            default = getattr(model, 'default_cfg', None)
            if not default:
                return model, False
            if use_test_size and 'test_input_size' in default:
                size = default['test_input_size']
            else:
                size = default['input_size']
            wanted = config['input_size']
            if not (wanted[-1] > size[-1] and wanted[-2] > size[-2]):
                return model, False
            _logging.getLogger('timm.layers.test_time_pool').info(
                'Target input size %s > pretrained default %s, using test time pooling' % (str(wanted[-2:]), str(size[-2:])))
            return TestTimePoolHead(model, original_pool=default['pool_size']), True
        """#
}
