# Branches that one convolution replaces: the same result with other parameters.
import timm
import torch
from timm.utils import reparameterize_model

for name in ('mobileone_s0', 'repvgg_a0'):
    torch.manual_seed(0)
    model = timm.create_model(name, num_classes=4)
    model.train()
    with torch.no_grad():
        model(torch.randn(4, 3, 64, 64))  # statistics of their own
    model.eval()
    fused = reparameterize_model(model)
    x = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        a, b = model(x), fused(x)
    print(name, len(model.state_dict()), len(fused.state_dict()), list(fused.state_dict())[:4])
    print(a.shape, ((a - b).abs().max() / a.abs().max() < 1e-3).item(), fused.stages[0][0].reparam_conv.weight.shape)
    fused.stages[0][0].reparameterize()
    print(type(fused.stages[0][0]).__name__, hasattr(fused.stages[0][0], 'conv_kxk'), hasattr(model.stages[0][0], 'conv_kxk'))
