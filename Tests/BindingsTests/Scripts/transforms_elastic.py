# torchvision: ElasticTransform, LinearTransformation, functional.elastic_transform.
import random

import torch
from PIL import Image
from torchvision.transforms import ElasticTransform, LinearTransformation
from torchvision.transforms.functional import elastic_transform
from torchvision.transforms import InterpolationMode
from torchvision.transforms.functional import pil_to_tensor, to_pil_image

def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)

def numbers(result):
    if isinstance(result, Image.Image):
        return result.mode, result.size, *numbers(pil_to_tensor(result))
    values = result.double()
    part = [round(v, 4) for v in values.flatten()[::37][:6].tolist()]
    return tuple(result.shape), str(result.dtype), round(values.sum().item(), 2), part

torch.manual_seed(0)
BYTES = torch.randint(0, 256, (3, 24, 30), dtype=torch.uint8)
FLOATS = torch.rand(2, 3, 24, 30)
RGB, GREY = to_pil_image(BYTES), to_pil_image(BYTES[:1])
RGBA = RGB.copy()
RGBA.putalpha(GREY)
MODES = InterpolationMode

for options in (dict(), dict(alpha=20.0, sigma=1.0), dict(alpha=[30.0, 60.0], sigma=(1.0, 2.0)), dict(
        sigma=2.5, fill=7), dict(sigma=1.5, fill=(0.1, 0.2, 0.3)), dict(
            sigma=1.0, fill=[0.5]), dict(sigma=0.0), dict(
                alpha=99.0, sigma=2.0, interpolation=MODES.NEAREST, fill=3), dict(
                    interpolation=2, sigma=2.0), dict(alpha=400.0, sigma=2.0, fill=[1, 2.5, 9])):
    attempt('repr', lambda: ElasticTransform(**options))
    transform = ElasticTransform(**options)
    for name, image in dict(bytes=BYTES, floats=FLOATS, one=FLOATS[0], double=FLOATS.double(), ints=BYTES.int(), rgb=RGB,
                            grey=GREY, rgba=RGBA).items():
        torch.manual_seed(5)
        attempt(name, lambda: numbers(transform(image)))
    print(torch.rand(1).item())
for options in (dict(alpha=50), dict(alpha=[1.0]), dict(alpha=[1.0, 2]), dict(alpha='ab'), dict(alpha=None), dict(sigma=1),
                dict(sigma=(1.0, 2.0, 3.0)), dict(sigma=(1, 2.0)), dict(fill='red'), dict(fill=None), dict(interpolation=9)):
    attempt(options, lambda: ElasticTransform(**options))
for sigma in (9.0, [1.0, 0.0]):
    attempt(sigma, lambda: ElasticTransform(sigma=sigma)(BYTES))
torch.manual_seed(1)
field = ElasticTransform.get_params([3.0, 4.0], [1.0, 1.5], [24, 30])
print(numbers(field), field.is_contiguous())
for image in (BYTES, FLOATS, RGB, GREY, FLOATS.reshape(1, 2, 3, 24, 30)[0]):
    for options in (dict(), dict(fill=2), dict(fill=[0.25]), dict(interpolation=MODES.NEAREST)):
        attempt(options, lambda: numbers(elastic_transform(image, field, **options)))
attempt('float64 field', lambda: numbers(elastic_transform(FLOATS, field.double())))
attempt('zero', lambda: (elastic_transform(FLOATS, torch.zeros(1, 24, 30, 2)) - FLOATS).abs().max().item() < 1e-5)
image = FLOATS.clone().requires_grad_()
elastic_transform(image, field * 3, fill=0.5).square().sum().backward()
print(numbers(image.grad))
attempt('displacement', lambda: elastic_transform(BYTES, [1, 2]))
attempt('shape', lambda: elastic_transform(BYTES, field[:, :5]))
attempt('type', lambda: elastic_transform('image', field))
attempt('mode', lambda: elastic_transform(BYTES, field, MODES.LANCZOS))
attempt('fills', lambda: elastic_transform(BYTES, field, fill=[1.0, 2.0]))

torch.manual_seed(2)
MATRIX, MEAN = torch.randn(12, 12), torch.randn(12)
transform = LinearTransformation(MATRIX, MEAN)
for image in (torch.rand(3, 2, 2), torch.rand(5, 3, 2, 2), torch.rand(2, 2, 3, 2, 2), torch.rand(1, 3, 4), torch.rand(
        3, 2, 2).double(), torch.rand(3, 3, 2), torch.randint(0, 9, (3, 2, 2))):
    attempt('linear', lambda: numbers(transform(image)))
print(LinearTransformation(torch.eye(2), torch.tensor([0.5, 1.0])), len(transform.state_dict()), transform.mean_vector
      is MEAN)
attempt('square', lambda: LinearTransformation(torch.ones(2, 3), MEAN))
attempt('mean', lambda: LinearTransformation(MATRIX, torch.ones(3)))
attempt('dtype', lambda: LinearTransformation(MATRIX, MEAN.double()))
