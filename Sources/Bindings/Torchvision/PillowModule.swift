// PIL.Image: pictures as script objects. What the engine cannot do (modes beyond 'L' and 'RGB', formats beyond PNG) is
// refused by name.

import Glibc
import Interp
import Tensors
import Vision

extension Image: NativeObject {}

/// Pillow's resampling filters, by their numbers.
enum Resampling {
    static let names = ["NEAREST", "LANCZOS", "BILINEAR", "BICUBIC", "BOX", "HAMMING", "MKS2013", "MKS2021"]

    /// The engine's filter for a `resample` argument; Pillow's default is bicubic.
    static func filter(_ value: Value) throws -> Interpolation {
        if value.isNone || value.isUnbound { return .bicubic }
        guard let number = value.smallInteger, names.indices.contains(number) else {
            throw TensorError.value(
                "Unknown resampling filter (\(try repr(value))). Use Image.Resampling.NEAREST (0), "
                    + "Image.Resampling.LANCZOS (1), Image.Resampling.BILINEAR (2), Image.Resampling.BICUBIC (3), "
                    + "Image.Resampling.BOX (4), "
                    + "Image.Resampling.HAMMING (5), Image.Resampling.MKS2013 (6) or Image.Resampling.MKS2021 (7)")
        }
        return try Interpolation(named: names[number].lowercased())
    }
}

/// Carries the names of an enumeration such as Image.Resampling.
final class PillowNames: NativeObject {
    let name: String
    let values: [(String, Int)]
    init(_ name: String, _ values: [(String, Int)]) { (self.name, self.values) = (name, values) }
}

func pillowModules() -> [NativeModule] {
    [
        NativeModule("PIL", doc: "Pillow's images.") { m in m.constant("__version__", "13.0.0") },
        NativeModule("PIL.Image", doc: "Pictures of mode 'L' and 'RGB'.", needs: ["PIL"]) { m in installPillow(m) },
    ]
}

private func installPillow(_ m: ModuleBuilder) {
    m.type(Image.self, name: "Image", doc: "A picture.") { t in installImage(t) }
    m.type(PillowNames.self, name: "EnumType") { t in
        t.operator("__getattr__", Parameter<String>("name")) { names, name in
            guard let value = names.values.first(where: { $0.0 == name })?.1 else {
                throw Raise.attributeError("\(names.name) has no member '\(name)'")
            }
            return .int(value)
        }
        t.operator("__repr__") { .string("<enum '\($0.name)'>") }
    }
    let filters = Resampling.names.enumerated().map { ($1, $0) }
    m.constant("Resampling", PillowNames("Resampling", filters))
    for (name, number) in filters { m.constant(name, number) }
    let turns = ["FLIP_LEFT_RIGHT", "FLIP_TOP_BOTTOM", "ROTATE_90", "ROTATE_180", "ROTATE_270", "TRANSPOSE", "TRANSVERSE"]
    m.constant("Transpose", PillowNames("Transpose", turns.enumerated().map { ($1, $0) }))
    for (number, name) in turns.enumerated() { m.constant(name, number) }
    let declarations = TorchDeclarations(m)
    declarations.function("open(fp, mode='r', formats=None)", doc: "Reads a PNG file.") { c -> Image in
        try Image.open(pathText(c, 0))
    }
    declarations.function("new(mode, size, color=0)", doc: "A picture of one colour.") { c -> Image in
        let mode = try Image.Mode(named: c.string(0))
        let size = try c.ints(1)
        guard size.count == 2 else { throw TensorError.value("Size must be a sequence of length 2") }
        guard size[0] >= 0, size[1] >= 0 else { throw TensorError.value("Width and height must be >= 0") }
        let colour = try c.ints(2)
        let fill = colour.count == mode.channels ? colour : Array(repeating: colour.first ?? 0, count: mode.channels)
        return try Image(
            width: size[0], height: size[1], mode: mode, fill: fill.map { UInt8(clamping: $0) })
    }
    declarations.function("fromarray(obj, mode=None)") { _ -> Value in
        throw Raise.notImplementedError(
            "Image.fromarray is not available: there are no numpy arrays; use torchvision.transforms.functional.to_pil_image")
    }
    declarations.function("frombytes(mode, size, data, decoder_name='raw', *args)", doc: "A picture of raw samples.") {
        c -> Image in
        let size = try c.ints(1)
        guard size.count == 2, let data = c[2].bufferContents else {
            throw Raise.typeError("frombytes(): size must be a pair and data bytes")
        }
        return try Image(width: size[0], height: size[1], mode: Image.Mode(named: c.string(0)), bytes: Array(data))
    }
}

/// A path argument: str, or an object with `__fspath__`.
func pathText(_ c: TorchCall, _ index: Int) throws -> String {
    if c[index].isString { return c[index].swiftString }
    if let method = try findAttribute(c[index], "__fspath__") {
        defer { method.release() }
        let path = try call(method)
        defer { path.release() }
        if path.isString { return path.swiftString }
    }
    throw Raise.typeError("\(c.functionName)(): expected str or os.PathLike object, not \(c[index].typeName)")
}

private func installImage(_ t: TypeBuilder<Image>) {
    t.constant("__module__", "PIL.Image")
    func method<Result: ScriptValue>(
        _ signature: String, doc: String, _ body: @escaping (Image, TorchCall) throws -> Result
    ) {
        t.attach(
            .torch(signature, module: "PIL.Image", owner: "Image", doc: doc) { c -> Result in
                guard let image = Image.fromScript(c[0]) else { throw Raise.typeError("an image is needed") }
                return try body(image, c)
            })
    }
    t.property("size", doc: "Width and height.") { ScriptTuple($0.width, $0.height) }
    t.property("width") { $0.width }
    t.property("height") { $0.height }
    t.property("mode", doc: "'L' or 'RGB'.") { $0.mode.rawValue }
    t.property("format") { (_: Image) in Value.none }
    t.property("info") { (_: Image) in Value.dict(owned: []) }
    t.operator("__repr__") { image in
        let address = String(UInt(bitPattern: Unmanaged.passUnretained(image).toOpaque()), radix: 16, uppercase: true)
        return .string(
            "<PIL.Image.Image image mode=\(image.mode.rawValue) size=\(image.width)x\(image.height) at 0x\(address)>")
    }
    t.operator("__eq__", PositionalOnly<Value>("other")) { image, other in
        guard let other = Image.fromScript(other) else { return nil }
        return .bool(
            image.mode == other.mode && image.width == other.width && image.height == other.height && image.bytes == other.bytes)
    }
    t.def("_repr_png_") { Value.bytes(try $0.pngData()) }
    method("save(self, fp, format=None, **params)", doc: "Writes a PNG file, whole or not at all.") { image, c -> Value in
        let path = try pathText(c, 1)
        let named = c.has(2) ? try c.string(2).lowercased() : String(path.split(separator: ".").last ?? "").lowercased()
        guard named == "png" else {
            throw c.has(2) || path.contains(".")
                ? TensorError.value("unknown file extension: .\(named) (images are written as PNG)")
                : TensorError.value("unknown file extension: ")
        }
        try image.save(path)
        return .none
    }
    method("resize(self, size, resample=None, box=None, reducing_gap=None)", doc: "A resampled copy.") { image, c -> Image in
        let size = try c.ints(1)
        guard size.count == 2 else { throw TensorError.value("Size must be a sequence of length 2") }
        let filter = try Resampling.filter(c[2])
        let box = try c.has(3) ? c.doubles(3) : nil
        guard size[0] > 0, size[1] > 0 else { throw TensorError.value("height and width must be > 0") }
        return try image.resized(
            width: size[0], height: size[1], filter: filter, box: box, reducingGap: c.optionalDouble(4))
    }
    method("reduce(self, factor, box=None)", doc: "Shrunk by whole numbers.") { image, c -> Image in
        let factor = try c.ints(1)
        guard factor.count == 1 || factor.count == 2 else { throw TensorError.value("factor must be one or two numbers") }
        return try image.reduced((factor[0], factor[factor.count - 1]), box: c.optionalInts(2))
    }
    method("convert(self, mode=None, matrix=None, dither=None, palette=0, colors=256)", doc: "The picture in another mode.") {
        image, c -> Image in
        guard c.has(1) else { return try image.converted(to: image.mode) }
        return try image.converted(to: Image.Mode(named: c.string(1)))
    }
    method("crop(self, box=None)", doc: "A rectangle (left, upper, right, lower).") { image, c -> Image in
        guard c.has(1) else { return image }
        let box = try c.ints(1)
        guard box.count == 4 else { throw TensorError.value("box must have four numbers") }
        return try image.cropped(left: box[0], upper: box[1], right: box[2], lower: box[3])
    }
    method("transpose(self, method)", doc: "A mirrored copy.") { image, c -> Image in
        guard try c.int(1) == 0 else {
            throw Raise.notImplementedError("transpose() can only FLIP_LEFT_RIGHT (0) for now")
        }
        return try image.flippedHorizontally()
    }
    method("getpixel(self, xy)", doc: "The samples of a pixel.") { image, c -> Value in
        let place = try c.ints(1)
        guard place.count == 2 else { throw Raise.typeError("argument must be sequence of length 2") }
        let samples = try image.pixel(
            x: place[0] < 0 ? place[0] + image.width : place[0], y: place[1] < 0 ? place[1] + image.height : place[1])
        return samples.count == 1 ? .int(Int(samples[0])) : .tuple(owned: samples.map { .int(Int($0)) })
    }
    method("getbands(self)", doc: "The names of the channels.") { image, _ -> Value in
        .tuple(owned: image.mode == .grey ? [.string("L")] : [.string("R"), .string("G"), .string("B")])
    }
    method("tobytes(self)", doc: "The samples, rows from the top.") { image, _ -> Value in .bytes(image.bytes) }
    method("copy(self)", doc: "A copy.") { image, _ -> Image in
        try Image(width: image.width, height: image.height, mode: image.mode, bytes: image.bytes)
    }
    method("load(self)", doc: "Does nothing: pictures are read whole.") { _, _ -> Value in .none }
    method("show(self, title=None)", doc: "Not available.") { _, _ -> Value in
        throw Raise.notImplementedError("Image.show() is not available: use display(image) or image.save('picture.png')")
    }
}
