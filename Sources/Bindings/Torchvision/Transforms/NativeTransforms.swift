// torchvision.transforms._native: makes the values that Vision/Transforms apply, runs them with the session's random streams, and
// a few operations on images. `nativeTransform(of:)` is what loaders call.

import Interp
import Tensors
import Vision

/// A native transform as a script object.
final class NativeTransform: NativeObject {
    let transform: any Transform
    init(_ transform: any Transform) { self.transform = transform }
}

/// One of timm's operations.
final class NativeOperation: NativeObject {
    let operation: AugmentOp
    init(_ operation: AugmentOp) { self.operation = operation }
}

/// The native form of a transform that a script made, or nil if it (or a part of it) is the script's own code. A loader applies
/// it in any thread: `try transform(.image(image), streams)`.
func nativeTransform(of transform: Value) throws -> (any Transform)? {
    let module = try Interpreter.importModule("torchvision.transforms._convert")
    defer { module.release() }
    guard let convert = try findAttribute(module, "native") else { return nil }
    defer { convert.release() }
    let result = try call(convert, [transform])
    defer { result.release() }
    return NativeTransform.fromScript(result)?.transform
}

/// The streams of the session: what scripts seed with random.seed, numpy.random.seed and torch.manual_seed.
enum SessionStreams {
    /// NumPy's stream. Used under the machine's lock, like everything that scripts reach.
    nonisolated(unsafe) static var numpy = NumpyRandom(key: (0..<4).map { _ in UInt32.random(in: 0...UInt32.max) })

    /// Draws from the session's streams and puts them back behind what was drawn.
    static func drawing<Result>(_ body: (RandomStreams) throws -> Result) throws -> Result {
        let shared = try SharedRandom()
        guard let stream = MersenneStream(state: shared.words) else { throw Raise.runtimeError("the state of random is broken") }
        let streams = RandomStreams(
            python: PythonRandom(stream: stream, nextGauss: shared.nextGauss), numpy: numpy, torch: .default)
        defer {
            shared.restore(words: streams.python.stream.state, nextGauss: streams.python.nextGauss)
            numpy = streams.numpy
        }
        return try body(streams)
    }

    /// The session's streams become those given, which become what the session's were.
    static func exchange(_ streams: RandomStreams) throws {
        let shared = try SharedRandom()
        guard let stream = MersenneStream(state: shared.words) else { throw Raise.runtimeError("the state of random is broken") }
        let python = PythonRandom(stream: stream, nextGauss: shared.nextGauss)
        shared.restore(words: streams.python.stream.state, nextGauss: streams.python.nextGauss)
        streams.python = python
        swap(&streams.numpy, &numpy)
        let torch = Generator.default.stateBytes
        try Generator.default.restore(bytes: streams.torch.stateBytes)
        try streams.torch.restore(bytes: torch)
    }
}

/// Declares the module.
func installNativeTransforms(_ m: ModuleBuilder) {
    m.type(NativeTransform.self, name: "NativeTransform")
    m.type(NativeOperation.self, name: "NativeOperation")
    m.constant("operation_names", AugmentOp.Kind.allCases.map(\.rawValue))
    let d = TorchDeclarations(m)
    d.function("run(transform, sample)") { c -> Value in
        let transform = try native(c, 0)
        let sample: Sample
        if let tensor = tensorObject(c[1]) { sample = .tensor(tensor) } else { sample = .image(try picture(c, 1).image) }
        switch try SessionStreams.drawing({ try transform(sample, $0) }) {
        case .image(let image): return Picture(image).toScript()
        case .tensor(let tensor): return tensor.toScript()
        }
    }
    d.function("adjust_hue(img, factor)") { c -> Image in try picture(c, 0).image.hueAdjusted(c.double(1)) }
    d.function("gaussian_blur(img, kernel_size, sigma)") { c -> Image in
        let (kernel, sigma) = (try c.ints(1), try c.doubles(2))
        guard kernel.count == 2, sigma.count == 2 else { throw Raise.valueError("gaussian_blur: two numbers are needed") }
        return try picture(c, 0).image.blurred(kernel: (kernel[0], kernel[1]), sigma: (sigma[0], sigma[1]))
    }
    d.function("inverse_affine(center, angle, translate, scale, shear)") { c -> [Double] in
        let (center, shift, shear) = (try pair(c, 0), try pair(c, 2), try pair(c, 4))
        return Image.inverseAffine(center: center, angle: try c.double(1), translate: shift, scale: try c.double(3), shear: shear)
    }
    d.function("pad(img, padding, fill, mode)") { c -> Image in
        try picture(c, 0).image.padded(c.ints(1), c.doubles(2), padding(c, 3))
    }
    installPlacing(d)
    installAltering(d)
    installAugmentation(d)
}

private func native(_ c: TorchCall, _ index: Int) throws -> any Transform {
    guard let native = NativeTransform.fromScript(c[index]) else { throw c.wrongType(index, "NativeTransform") }
    return native.transform
}

private func natives(_ c: TorchCall, _ index: Int) throws -> [any Transform] {
    guard let items = [NativeTransform].fromScript(c[index]) else { throw c.wrongType(index, "list of NativeTransform") }
    return items.map(\.transform)
}

private func pair(_ c: TorchCall, _ index: Int) throws -> (Double, Double) {
    let numbers = try c.doubles(index)
    guard numbers.count == 2 else { throw Raise.valueError("\(c.functionName)(): two numbers are needed, got \(numbers.count)") }
    return (numbers[0], numbers[1])
}

private func optionalPair(_ c: TorchCall, _ index: Int) throws -> (Double, Double)? { c.has(index) ? try pair(c, index) : nil }

private func center(_ c: TorchCall, _ index: Int) throws -> (x: Double, y: Double)? {
    try optionalPair(c, index).map { (x: $0.0, y: $0.1) }
}

private func size(_ c: TorchCall, _ index: Int) throws -> ImageSize {
    let numbers = try c.ints(index)
    guard numbers.count == 2 else { throw Raise.valueError("Please provide only two dimensions (h, w) for size.") }
    guard numbers.allSatisfy({ $0.magnitude < 1 << 24 }) else { throw Raise.memoryError("the image would be too large") }
    return ImageSize(numbers[0], numbers[1])
}

private func padding(_ c: TorchCall, _ index: Int) throws -> Image.Padding {
    guard let padding = Image.Padding(rawValue: try c.string(index)) else {
        throw Raise.valueError("Padding mode should be either constant, edge, reflect or symmetric")
    }
    return padding
}

private func filter(_ name: String) throws -> Interpolation {
    try Interpolation(named: name == "nearest-exact" ? "nearest" : name)
}

private func filters(_ c: TorchCall, _ index: Int) throws -> [Interpolation] {
    guard let names = [String].fromScript(c[index]) else { throw c.wrongType(index, "list of str") }
    return try names.map(filter)
}

private func installPlacing(_ d: TorchDeclarations) {
    func make(_ signature: String, _ body: @escaping (TorchCall) throws -> any Transform) {
        d.function(signature) { c -> NativeTransform in NativeTransform(try body(c)) }
    }
    make("compose(transforms)") { c in Compose(try natives(c, 0)) }
    make("random_apply(transforms, p)") { c in RandomApply(try natives(c, 0), p: try c.double(1)) }
    make("to_tensor(scales, keeps)") { c in ToTensor(scales: try c.truth(0), keepsTensors: try c.truth(1)) }
    make("normalize(mean, std)") { c in
        Normalize(mean: try c.doubles(0).map { Float($0) }, std: try c.doubles(1).map { Float($0) })
    }
    make("resize(size, interpolation, max_size)") { c in
        Resize(size: try c.ints(0), interpolation: try filter(c.string(1)), maxSize: try c.optionalInt(2))
    }
    make("center_crop(size, fill, mode)") { c in
        CenterCrop(try size(c, 0), fill: try c.doubles(1), padding: try padding(c, 2))
    }
    make("border(padding, fill, mode)") { c in Pad(try c.ints(0), fill: try c.doubles(1), padding: try padding(c, 2)) }
    make("random_crop(size, padding, pad_if_needed, fill, mode)") { c in
        RandomCrop(
            try size(c, 0), border: try c.ints(1), padIfNeeded: try c.truth(2), fill: try c.doubles(3), padding: try padding(c, 4)
        )
    }
    make("random_resized_crop(size, scale, ratio, interpolation)") { c in
        RandomResizedCrop(try size(c, 0), scale: try pair(c, 1), ratio: try pair(c, 2), interpolation: try filter(c.string(3)))
    }
    make("random_resized_crop_and_interpolation(size, scale, ratio, interpolations)") { c in
        RandomResizedCropAndInterpolation(
            try size(c, 0), scale: try pair(c, 1), ratio: try pair(c, 2), interpolations: try filters(c, 3))
    }
    make("resize_keep_ratio(size, longest, interpolations, scale_p, scale_range, scale_area, aspect_p, aspect_range)") { c in
        ResizeKeepRatio(
            try size(c, 0), longest: try c.double(1), interpolations: try filters(c, 2), scaleProbability: try c.double(3),
            scaleRange: try pair(c, 4), scalesArea: try c.truth(5), aspectProbability: try c.double(6),
            aspectRange: try pair(c, 7))
    }
    make("random_crop_or_pad(size, fill, mode)") { c in
        RandomCropOrPad(try size(c, 0), fill: try c.doubles(1), padding: try padding(c, 2))
    }
    make("trim_border(border)") { c in TrimBorder(try c.int(0)) }
}

private func installAltering(_ d: TorchDeclarations) {
    func make(_ signature: String, _ body: @escaping (TorchCall) throws -> any Transform) {
        d.function(signature) { c -> NativeTransform in NativeTransform(try body(c)) }
    }
    make("flip(p, vertical)") { c in RandomFlip(p: try c.double(0), isVertical: try c.truth(1)) }
    make("color_jitter(brightness, contrast, saturation, hue)") { c in
        ColorJitter(
            brightness: try optionalPair(c, 0), contrast: try optionalPair(c, 1), saturation: try optionalPair(c, 2),
            hue: try optionalPair(c, 3))
    }
    make("grayscale(channels, p)") { c in Grayscale(channels: try c.int(0), p: try c.optionalDouble(1)) }
    make("blur(kernel_size, sigma)") { c in
        let kernel = try c.ints(0)
        guard kernel.count == 2 else { throw Raise.valueError("Kernel size should be a tuple/list of two integers") }
        return GaussianBlur(kernel: (kernel[0], kernel[1]), sigma: try pair(c, 1))
    }
    make("random_rotation(degrees, interpolation, expand, center, fill)") { c in
        RandomRotation(
            degrees: try pair(c, 0), interpolation: try filter(c.string(1)), expand: try c.truth(2), center: try center(c, 3),
            fill: try c.doubles(4))
    }
    make("random_affine(degrees, translate, scale, shear, interpolation, fill, center)") { c in
        RandomAffine(
            degrees: try pair(c, 0), translate: try optionalPair(c, 1), scale: try optionalPair(c, 2),
            shear: c.has(3) ? try c.doubles(3) : [], interpolation: try filter(c.string(4)), fill: try c.doubles(5),
            center: try center(c, 6))
    }
    make("operation(name, value, p)") { c in
        let operation: RandomOperation.Operation
        switch try c.string(0) {
        case "invert": operation = .invert
        case "autocontrast": operation = .autocontrast
        case "equalize": operation = .equalize
        case "posterize": operation = .posterize(try c.int(1))
        case "solarize": operation = .solarize(try c.double(1))
        case "sharpness": operation = .sharpness(try c.double(1))
        case let other: throw Raise.valueError("there is no operation '\(other)'")
        }
        return RandomOperation(operation, p: try c.double(2))
    }
    make("random_erasing(probability, min_area, max_area, log_aspect_ratio, mode, min_count, max_count, splits)") { c in
        guard let mode = RandomErasing.Mode(rawValue: try c.string(4)) else {
            throw Raise.valueError("there is no mode '\(try c.string(4))' of RandomErasing")
        }
        return RandomErasing(
            probability: try c.double(0), minArea: try c.double(1), maxArea: try c.double(2), logAspectRatio: try pair(c, 3),
            mode: mode, minCount: try c.int(5), maxCount: try c.int(6), splits: try c.int(7))
    }
}

private func installAugmentation(_ d: TorchDeclarations) {
    d.function("augment_op(name, p, magnitude, deviation, maximum, translate_const, translate_pct, fill, interpolations)") {
        c -> NativeOperation in
        guard let kind = AugmentOp.Kind(rawValue: try c.string(0)) else { throw Raise.keyError(try c.string(0)) }
        return NativeOperation(
            AugmentOp(
                kind, probability: try c.double(1), magnitude: try c.double(2), deviation: try c.double(3),
                maximum: try c.double(4), translateConst: try c.double(5), translatePct: try c.double(6), fill: try c.ints(7),
                interpolations: try filters(c, 8)))
    }
    func operations(_ value: Value) throws -> [AugmentOp] {
        guard let items = [NativeOperation].fromScript(value) else { throw Raise.typeError("a list of operations is needed") }
        return items.map(\.operation)
    }
    d.function("auto_augment(policy, choose)") { c -> NativeTransform in
        guard let rows = c[0].sequenceItems else { throw c.wrongType(0, "list of lists") }
        let policy = try rows.map(operations)
        guard try c.truth(1) else {
            return NativeTransform(AutoAugmentSteps(policy.flatMap { $0 }))
        }
        return NativeTransform(AutoAugment(policy))
    }
    d.function("rand_augment(ops, layers, weights)") { c -> NativeTransform in
        NativeTransform(RandAugment(try operations(c[0]), layers: try c.int(1), weights: c.has(2) ? try c.doubles(2) : nil))
    }
    d.function("augmix(ops, alpha, width, depth, blended)") { c -> NativeTransform in
        NativeTransform(
            AugMixAugment(
                try operations(c[0]), alpha: try c.double(1), width: try c.int(2), depth: try c.int(3), blended: try c.truth(4)))
    }
}

/// Operations one after the other, without a choice.
private struct AutoAugmentSteps: Transform {
    let operations: [AugmentOp]
    init(_ operations: [AugmentOp]) { self.operations = operations }

    func callAsFunction(_ sample: Sample, _ random: RandomStreams) throws -> Sample {
        guard case .image(var image) = sample else { throw TensorError.type("operations work on images") }
        for operation in operations { image = try operation(image, random) }
        return .image(image)
    }
}
