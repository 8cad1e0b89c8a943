// PIL: the native class and functions, and the modules around them, which are scripts (PillowScripts.swift).

import Interp
import Tensors
import Vision

func pillowModules() -> [NativeModule] {
    [
        .scripted("PIL", doc: "Pillow's images.", PillowScripts.pil) { m in m.constant("__version__", "13.0.0") },
        NativeModule("PIL._imaging", needs: ["PIL"]) { m in installImaging(m) },
        .scripted("PIL.Image", doc: "Pictures.", needs: ["PIL"], PillowScripts.image),
        .scripted("PIL.ImageOps", doc: "Operations on pictures.", needs: ["PIL"], PillowScripts.imageOps),
        .scripted(
            "PIL.ImageEnhance", doc: "Colour, contrast, brightness, sharpness.", needs: ["PIL"], PillowScripts.imageEnhance),
        .scripted("PIL.ImageFilter", doc: "Filters.", needs: ["PIL"], PillowScripts.imageFilter),
        .scripted("PIL.ImageChops", doc: "Arithmetic on pictures.", needs: ["PIL"], PillowScripts.imageChops),
        .scripted("PIL.ImageDraw", doc: "Points, lines and rectangles.", needs: ["PIL"], PillowScripts.imageDraw),
        .scripted("PIL.ImageStat", doc: "Statistics of pictures.", needs: ["PIL"], PillowScripts.imageStat),
        .scripted("PIL.ImageColor", doc: "Colours by name.", needs: ["PIL"], PillowScripts.imageColor),
    ]
}

private func installImaging(_ m: ModuleBuilder) {
    var builder: TypeBuilder<Picture>?
    m.type(Picture.self, name: "Image", doc: "A picture.") { t in
        ImageType(t: t).install()
        builder = t
    }
    let d = TorchDeclarations(m)
    // Methods that are written in the language itself.
    d.function("extend(name, function)") { [builder] c -> Value in
        builder?.constant(try c.string(0), c[1].retained())
        return .none
    }
    d.function("identify(data)") { c -> Value in
        guard let data = c[0].bufferContents else {
            throw Raise.typeError("a bytes-like object is required, not '\(c[0].typeName)'")
        }
        return try ImageFile.identify(Array(data)).map { Picture($0).toScript() } ?? .none
    }
    d.function("new(mode, width, height, color)") { c -> Image in
        let mode = try Image.Mode(named: c.string(0))
        return try Image(width: c.int(1), height: c.int(2), mode: mode, fill: inkBytes(c[3], mode))
    }
    d.function("frombytes(mode, width, height, data)") { c -> Image in
        let (mode, width, height) = (try Image.Mode(named: c.string(0)), try c.int(1), try c.int(2))
        guard let data = c[3].bufferContents else {
            throw Raise.typeError("a bytes-like object is required, not '\(c[3].typeName)'")
        }
        guard width >= 0, height >= 0, width <= 1 << 28, height <= 1 << 28 else {
            throw Raise.memoryError("an image of \(width)x\(height) pixels is too large")
        }
        guard mode == .bilevel else {
            let needed = mode.pixelSize * width * height
            if data.count < needed { throw Raise.valueError("not enough image data") }
            if data.count > needed { throw Raise.valueError("cannot decode image data") }
            return try Image(width: width, height: height, mode: mode, bytes: Array(data))
        }
        let line = (max(width, 0) + 7) / 8
        guard data.count >= line * max(height, 0) else { throw Raise.valueError("not enough image data") }
        var bytes: [UInt8] = []
        for y in 0..<max(height, 0) {
            for x in 0..<max(width, 0) { bytes.append(data[y * line + x / 8] & 0x80 >> UInt8(x % 8) != 0 ? 255 : 0) }
        }
        return try Image(width: width, height: height, mode: mode, bytes: bytes)
    }
    d.function("blend(im1, im2, alpha)") { c -> Picture in
        let first = try picture(c, 0)
        return first.with(try Image.blended(first.image, picture(c, 1).image, alpha: c.double(2)))
    }
    d.function("alpha_composite(im1, im2)") { c -> Picture in
        let first = try picture(c, 0)
        return first.with(try Image.alphaComposited(first.image, picture(c, 1).image))
    }
    d.function("merge(mode, bands)") { c -> Image in
        guard let items = c[1].sequenceItems else { throw Raise.typeError("bands must be a sequence of images") }
        let bands = try items.map { item -> Image in
            guard let picture = Picture.fromScript(item) else { throw Raise.typeError("bands must be a sequence of images") }
            return try picture.image
        }
        return try Image.merged(Image.Mode(named: c.string(0)), bands)
    }
    d.function("getrgb(color)") { c -> Value in .tuple(owned: try ColourNames.rgb(c.string(0)).map { .int($0) }) }
    d.function("ink(color, mode)") { c -> Value in
        let mode = try Image.Mode(named: c.string(1))
        return pixelValue(try inkBytes(c[0], mode), mode)
    }
    d.function("modes()") { _ -> [String] in Image.Mode.allCases.map(\.rawValue) }
    d.function("bands(mode)") { c -> Value in .tuple(owned: try Image.Mode(named: c.string(0)).bands.map { .string($0) }) }
    d.function("base(mode)") { c -> String in try Image.Mode(named: c.string(0)).base.rawValue }
    installOperations(d)
    installDrawing(d)
}

/// ImageDraw: each changes the picture.
private func installDrawing(_ d: TorchDeclarations) {
    func points(_ c: TorchCall, _ index: Int) throws -> [(x: Int, y: Int)] {
        let numbers = try c.doubles(index)
        guard numbers.allSatisfy({ abs($0) < 1e9 }) else { throw Raise.valueError("a coordinate is too large") }
        return stride(from: 0, to: numbers.count - 1, by: 2).map { (x: Int(numbers[$0]), y: Int(numbers[$0 + 1])) }
    }
    d.function("draw_points(image, xy, color)") { c -> Value in
        let target = try picture(c, 0)
        target.replace(try target.image.drawing(points: points(c, 1), ink: inkBytes(c[2], target.mode)))
        return .none
    }
    d.function("draw_lines(image, xy, color)") { c -> Value in
        let target = try picture(c, 0)
        target.replace(try target.image.drawing(lines: points(c, 1), ink: inkBytes(c[2], target.mode)))
        return .none
    }
    d.function("draw_rectangle(image, xy, color, outline)") { c -> Value in
        let (target, corners) = (try picture(c, 0), try points(c, 1))
        guard corners.count == 2 else { throw Raise.typeError("coordinate list must contain exactly 2 coordinates") }
        let (a, b) = (corners[0], corners[1])
        if b.x < a.x { throw Raise.valueError("x1 must be greater than or equal to x0") }
        if b.y < a.y { throw Raise.valueError("y1 must be greater than or equal to y0") }
        target.replace(
            try target.image.drawing(
                rectangle: (a.x, a.y, b.x, b.y), ink: inkBytes(c[2], target.mode), outline: c.optionalInt(3)))
        return .none
    }
}

/// ImageOps, ImageEnhance and ImageChops.
private func installOperations(_ d: TorchDeclarations) {
    func function(_ signature: String, _ body: @escaping (Image, TorchCall) throws -> Image) {
        d.function(signature) { c -> Picture in
            let source = try picture(c, 0)
            return source.with(try body(source.image, c))
        }
    }
    function("autocontrast(image, low, high, ignore, mask, preserve_tone)") { image, c in
        try image.autocontrasted(
            cutoff: (c.double(1), c.double(2)), ignore: c.has(3) ? c.ints(3) : [], mask: c.has(4) ? picture(c, 4).image : nil,
            preserveTone: c.truth(5))
    }
    function("equalize(image, mask)") { image, c in try image.equalized(mask: c.has(1) ? picture(c, 1).image : nil) }
    function("invert(image)") { image, _ in try image.inverted() }
    function("posterize(image, bits)") { image, c in try image.posterized(bits: c.int(1)) }
    function("solarize(image, threshold)") { image, c in try image.solarized(threshold: c.double(1)) }
    function("expand(image, left, top, right, bottom, fill)") { image, c in
        try image.padded(left: c.int(1), top: c.int(2), right: c.int(3), bottom: c.int(4), fill: inkBytes(c[5], image.mode))
    }
    function("enhance_color(image, factor)") { image, c in try image.colorEnhanced(c.double(1)) }
    function("enhance_contrast(image, factor)") { image, c in try image.contrastEnhanced(c.double(1)) }
    function("enhance_brightness(image, factor)") { image, c in try image.brightnessEnhanced(c.double(1)) }
    function("enhance_sharpness(image, factor)") { image, c in try image.sharpnessEnhanced(c.double(1)) }
    function("combine(image, other, operation, scale, offset)") { image, c in
        let (other, scale, offset) = (try picture(c, 1).image, Float(try c.double(3)), try c.int(4))
        let operation: (Int, Int) -> Int
        switch try c.string(2) {
        case "add": operation = { Int(max(-1e9, min(1e9, (Float($0 + $1) / scale + Float(offset))))) }
        case "subtract": operation = { Int(max(-1e9, min(1e9, (Float($0 - $1) / scale + Float(offset))))) }
        case "add_modulo": operation = { ($0 + $1) & 255 }
        case "subtract_modulo": operation = { ($0 - $1) & 255 }
        case "multiply": operation = { $0 * $1 / 255 }
        case "screen": operation = { 255 - (255 - $0) * (255 - $1) / 255 }
        case "lighter": operation = { max($0, $1) }
        case "darker": operation = { min($0, $1) }
        default: operation = { abs($0 - $1) }
        }
        return try image.combined(other, operation)
    }
}

extension Image {
    /// Both images sample by sample, over the part that both have.
    func combined(_ other: Image, _ operation: (Int, Int) -> Int) throws -> Image {
        guard mode == other.mode, mode.sampleSize == 1 else { throw TensorError.value("images do not match") }
        let (columns, rows) = (min(width, other.width), min(height, other.height))
        let (a, b) = (
            try cropped(left: 0, upper: 0, right: columns, lower: rows),
            try other.cropped(left: 0, upper: 0, right: columns, lower: rows)
        )
        return try Image(
            width: columns, height: rows, mode: mode,
            bytes: zip(a.bytes, b.bytes).map { UInt8(clamping: operation(Int($0), Int($1))) })
    }
}
