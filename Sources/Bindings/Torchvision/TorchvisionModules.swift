// The modules of torchvision: grids of images, and the conversions between images and tensors. PIL is beside it.

import Interp
import Tensors
import Vision

func torchvisionModules() -> [NativeModule] {
    pillowModules() + [
        NativeModule("torchvision", doc: "Images and tensors.", needs: ["torch", "PIL.Image"]) { m in
            m.constant("__version__", "0.28.0")
        },
        NativeModule("torchvision.utils", doc: "Grids of images.", needs: ["torchvision"]) { m in installGrids(m) },
        NativeModule("torchvision.transforms._native", needs: ["torchvision"]) { m in installNativeTransforms(m) },
        .scripted("torchvision.transforms._convert", needs: ["torchvision"], TransformScripts.convert),
        .scripted("torchvision.transforms._functional_tensor", needs: ["torchvision"], TransformScripts.functionalTensor),
        .scripted(
            "torchvision.transforms.functional", doc: "Operations on images.", needs: ["torchvision"], TransformScripts.functional
        ) { m in installConversions(m) },
        .scripted(
            "torchvision.transforms.transforms", doc: "Transforms of images.", needs: ["torchvision"], TransformScripts.transforms
        ),
        .scripted(
            "torchvision.transforms.autoaugment", doc: "Automatic augmentation.", needs: ["torchvision"],
            TransformScripts.autoaugment),
        .scripted("torchvision.transforms", doc: "Transforms of images.", needs: ["torchvision"], TransformScripts.names),
    ]
}

private func installGrids(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    /// The images of a batch, a single image or a list of images as [N, C, H, W].
    func batch(_ c: TorchCall) throws -> Tensor {
        guard let tensor = tensorObject(c[0]) else {
            guard c[0].sequenceItems != nil else {
                throw Raise.typeError("tensor or list of tensors expected, got \(try repr(.object(c[0].classOf)))")
            }
            return try Tensor.stack(c.tensors(0), dim: 0)
        }
        switch tensor.ndim {
        case 2: return try tensor.unsqueeze(0).unsqueeze(0)
        case 3: return try tensor.unsqueeze(0)
        default: return tensor
        }
    }
    func grid(_ c: TorchCall, first: Int) throws -> Tensor {
        var images = try batch(c).detach()
        if try c.truth(first + 2) {
            if try c.truth(first + 4) { throw Raise.notImplementedError("make_grid(scale_each=True) is not available") }
            let (low, high): (Double, Double)
            if c.has(first + 3) {
                guard let range = [Double].fromScript(c[first + 3]), range.count == 2 else {
                    throw Raise.typeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
                }
                (low, high) = (range[0], range[1])
            } else {
                (low, high) = (try images.min().item().double, try images.max().item().double)
            }
            images = try images.clamp(min: .float(low), max: .float(high))
            images = try images.sub(.scalar(.float(low))).div(.scalar(.float(max(high - low, 1e-5))))
        }
        return try makeGrid(
            images, nrow: c.int(first), padding: c.int(first + 1), padValue: c.double(first + 5, default: 0))
    }
    declarations.function(
        "make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0)",
        doc: "Images side by side as one."
    ) { c -> Tensor in try grid(c, first: 1) }
    declarations.function(
        "save_image(tensor, fp, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0, format=None)",
        doc: "Writes a grid of images as a PNG file."
    ) { c -> Value in
        // torchvision adds a half before it cuts off.
        let pixels = try grid(c, first: 2).mul(.scalar(.float(255))).add(.scalar(.float(0.5))).clamp(
            min: .float(0), max: .float(255))
        try Image(tensor: pixels.to(dtype: .uint8)).save(pathText(c, 1))
        return .none
    }
}

private func installConversions(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    func image(_ c: TorchCall, _ index: Int) throws -> Image {
        guard let image = Image.fromScript(c[index]) else {
            throw Raise.typeError("pic should be PIL Image or ndarray. Got \(try repr(.object(c[index].classOf)))")
        }
        return image
    }
    declarations.function("to_pil_image(pic, mode=None)", doc: "A tensor [C, H, W] or [H, W] as an image.") { c -> Image in
        guard let tensor = tensorObject(c[0]) else {
            throw Raise.typeError("pic should be Tensor or ndarray. Got \(try repr(.object(c[0].classOf))).")
        }
        let made = try Image(tensor: tensor)
        if c.has(1) {
            let mode = try c.string(1)
            guard mode == made.mode.rawValue else {
                let others = [Image.Mode.rgb: ["YCbCr", "HSV"], .rgba: ["CMYK"]][made.mode] ?? []
                guard others.contains(mode) else {
                    throw TensorError.value("Incorrect mode (\(mode)) supplied for input type. Should be \(made.mode.rawValue)")
                }
                return try Image(width: made.width, height: made.height, mode: Image.Mode(named: mode), bytes: made.bytes)
            }
        }
        return made
    }
    declarations.function("pil_to_tensor(pic)", doc: "An image as uint8 [C, H, W].") { c -> Tensor in
        guard let image = Image.fromScript(c[0]) else {
            throw Raise.typeError("pic should be PIL Image. Got \(try repr(.object(c[0].classOf)))")
        }
        return try image.tensor()
    }
    declarations.function("to_tensor(pic)", doc: "An image as floats in 0...1, [C, H, W].") { c -> Tensor in
        try image(c, 0).scaledTensor()
    }
    declarations.function("normalize(tensor, mean, std, inplace=False)", doc: "(tensor - mean) / std for each channel.") {
        c -> Tensor in
        let tensor = try c.tensor(0)
        guard tensor.dtype.isFloatingPoint else {
            throw Raise.typeError("Input tensor should be a float tensor. Got \(tensor.dtype.name).")
        }
        guard tensor.ndim >= 3 else {
            throw TensorError.value(
                "Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = torch.Size(\(tensor.shape))")
        }
        func channels(_ index: Int) throws -> Tensor {
            if let given = tensorObject(c[index]) { return try given.to(dtype: tensor.dtype).view([given.numel, 1, 1]) }
            let values = try [Double].fromScript(c[index]) ?? [c.double(index)]
            return try Tensor.tensor(values).to(dtype: tensor.dtype).view([values.count, 1, 1])
        }
        let (mean, std) = (try channels(1), try channels(2))
        if try std.eq(.scalar(.float(0))).any().item().double != 0 {
            throw TensorError.value(
                "std evaluated to zero after conversion to \(tensor.dtype.name), leading to division by zero.")
        }
        let result = try tensor.sub(.tensor(mean)).div(.tensor(std))
        return try c.truth(3) ? tensor.copyInPlace(from: result) : result
    }
}
