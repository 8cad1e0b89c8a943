// The native form of every transform against its script class: same images, same tensors, and afterwards the same place in all
// three random streams. What has a script's own code in it has no native form.

import Bindings
import Interp
import Testing

/// Keeps what a program prints.
private final class Lines: Host {
    var text = ""
    func write(_ text: String, to stream: OutputStream) { self.text += text }
    func flush(_ stream: OutputStream) {}
    func display(_ bundle: MIMEBundle) {}
    func updateDisplay(_ bundle: MIMEBundle) {}
    func clearOutput(wait: Bool) {}
    func readLine(prompt: String, password: Bool) throws(HostError) -> String { throw .endOfFile }
    var isTerminal: Bool { false }
    var terminalColumns: Int { 80 }
}

@Suite(.serialized) struct TransformTests {
    @Test func nativeFormsDoWhatTheirClassesDo() {
        let host = Lines()
        let outcome = Interpreter(modules: Bindings.modules(), host: host).run(program, fileName: "transforms.py")
        if case .failed(let error) = outcome { Issue.record("\(error.traceback.joined(separator: "\n"))") }
        #expect(host.text == "306\n")
    }
}

private let program = #"""
    import random
    import numpy as np
    import torch
    import torchvision.transforms as T
    from PIL import Image
    from timm.data import create_transform
    from torchvision.transforms import _convert, _native

    state, data = 7, bytearray()
    for i in range(61 * 47 * 3):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        data.append(((state >> 16) % 97 + i // 2) & 255)
    image = Image.frombytes('RGB', (61, 47), bytes(data))


    def run(transform, seed):
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        try:
            result = transform(image)
        except Exception as e:
            return f'{type(e).__name__} {e}'
        rest = (random.random(), np.random.rand(), torch.rand(1).item())
        return (result if isinstance(result, torch.Tensor) else T.functional.pil_to_tensor(result), rest)


    def same(a, b):
        if isinstance(a, str) or isinstance(b, str):
            return a == b
        return a[1] == b[1] and a[0].shape == b[0].shape and torch.equal(a[0], b[0])


    M = T.InterpolationMode
    transforms = [
        T.Resize(20), T.Resize((20, 31), M.BICUBIC), T.Resize([30], max_size=35), T.CenterCrop(24), T.CenterCrop((60, 20)),
        T.Pad(3), T.Pad((1, 2, 3, 4), padding_mode='reflect'), T.Pad(5, fill=(1, 2, 3)), T.RandomCrop(16, padding=4),
        T.RandomCrop(99), T.RandomCrop((70, 60), pad_if_needed=True, padding_mode='symmetric'), T.RandomResizedCrop(24),
        T.RandomHorizontalFlip(), T.RandomVerticalFlip(0.8), T.ColorJitter(0.4, 0.3, 0.2, 0.1), T.RandomRotation(30),
        T.RandomRotation((10, 80), M.BILINEAR, True, fill=7),
        T.RandomAffine(10, (0.1, 0.2), (0.8, 1.2), (-5, 5, -3, 3), M.BILINEAR, 3, (2, 1)), T.Grayscale(3),
        T.RandomGrayscale(0.5), T.RandomInvert(), T.RandomPosterize(3), T.RandomSolarize(100), T.RandomAdjustSharpness(2),
        T.RandomAutocontrast(), T.RandomEqualize(), T.GaussianBlur(5), T.RandomApply([T.CenterCrop(9), T.Pad(1)], p=0.6),
        T.PILToTensor(), T.Compose([T.ToTensor(), T.Normalize((0.5, 0.4, 0.3), (0.2, 0.3, 0.4))]),
    ]
    for options in [dict(), dict(crop_mode='squash'), dict(crop_mode='border'), dict(crop_border_pixels=3),
                    dict(use_prefetcher=True)]:
        transforms.append(create_transform(32, **options))
    for options in [dict(), dict(no_aug=True), dict(train_crop_mode='rkrc'), dict(train_crop_mode='rkrr'),
                    dict(interpolation='random'), dict(vflip=0.5), dict(color_jitter_prob=0.5),
                    dict(gaussian_blur_prob=0.5, color_jitter=None), dict(grayscale_prob=0.5), dict(re_prob=0.9),
                    dict(re_prob=0.9, re_mode='rand'), dict(re_prob=0.9, re_mode='pixel', re_count=3),
                    dict(auto_augment='rand-m9-mstd0.5-inc1'), dict(auto_augment='v0'), dict(auto_augment='3a'),
                    dict(auto_augment='augmix')]:
        transforms.append(create_transform(32, is_training=True, **options))
    compared = 0
    for transform in transforms:
        native = _convert.native(transform)
        if native is None:
            print('no native form:', transform)
            continue
        for seed in range(6):
            a, b = run(transform, seed), run(lambda image: _native.run(native, image), seed)
            compared += 1
            if not same(a, b):
                print('differs:', transform, seed, a if isinstance(a, str) else a[1], b if isinstance(b, str) else b[1])
    for transform in [T.Lambda(len), T.RandomChoice([T.Pad(1)]), T.Compose([T.Pad(1), T.Lambda(len)]), len]:
        if _convert.native(transform) is not None:
            print('has a native form:', transform)
    print(compared)
    """#
