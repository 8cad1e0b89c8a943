// timm.adapt.surgery: changes to a trained model that keep what it has learnt.

extension DataScripts {
    static let timmAdaptSurgery = #"""
        import torch
        import torch.nn as nn
        import torch.nn.functional as F

        def adapt_stem(model, image_size):
            """Changes the stem of a model for small images: less is thrown away before the first stage.

            At 64 pixels and less a ResNet's 7x7 convolution of stride 2 becomes a 3x3 one of stride 1 whose weights are the middle
            of the old ones (scaled to keep the sum of each filter), and the max pool goes. A patch embedding of stride 4 and more
            (ConvNeXt's) becomes one of half the patch whose filters are resampled; at 32 pixels and less of a quarter. Returns the
            model; one whose stem already keeps the resolution, or images above 64 pixels, stay as they are.
            """
            if image_size > 64:
                return model
            stem = getattr(model, 'conv1', None)
            if isinstance(stem, nn.Conv2d) and stem.kernel_size == (7, 7):
                new = nn.Conv2d(stem.in_channels, stem.out_channels, 3, stride=1, padding=1, bias=stem.bias is not None)
                with torch.no_grad():
                    middle = stem.weight[:, :, 2:5, 2:5]
                    old, kept = stem.weight.abs().sum((1, 2, 3), keepdim=True), middle.abs().sum((1, 2, 3), keepdim=True)
                    new.weight.copy_(middle * (old / kept.clamp(min=1e-12)))
                    if stem.bias is not None:
                        new.bias.copy_(stem.bias)
                model.conv1 = new
                model.maxpool = nn.Identity()
                return model
            stem = getattr(model, 'stem', None)
            patch = stem[0] if isinstance(stem, nn.Sequential) and len(stem) and isinstance(stem[0], nn.Conv2d) else None
            if patch is not None and patch.kernel_size == patch.stride and patch.stride[0] >= 4:
                side = max(patch.stride[0] // (4 if image_size <= 32 else 2), 1)
                new = nn.Conv2d(patch.in_channels, patch.out_channels, side, stride=side, bias=patch.bias is not None)
                with torch.no_grad():
                    scaled = F.interpolate(patch.weight, size=(side, side), mode='bilinear', antialias=True)
                    new.weight.copy_(scaled * (patch.stride[0] / side) ** 2)
                    if patch.bias is not None:
                        new.bias.copy_(patch.bias)
                stem[0] = new
            return model

        def reestimate_norms(model, loader, batches=None, device='cpu'):
            """Computes the statistics of the batch norms anew from a loader, or from its first `batches` batches."""
            from itertools import islice

            from torch.optim.swa_utils import update_bn
            with torch.no_grad():
                update_bn(loader if batches is None else islice(loader, batches), model, device=torch.device(device))
            return model
        """#
}
