// The methods of PIL.Image.Image.

import Interp
import Tensors
import Vision

/// Declares the class in the module PIL._imaging.
struct ImageType {
    let t: TypeBuilder<Picture>

    private func method<Result: ScriptValue>(
        _ signature: String, doc: String = "", _ body: @escaping (Picture, TorchCall) throws -> Result
    ) {
        t.attach(
            .torch(signature, module: "PIL.Image", owner: "Image", doc: doc) { c -> Result in
                guard let picture = Picture.fromScript(c[0]) else { throw Raise.typeError("an image is needed") }
                return try body(picture, c)
            })
    }

    /// A method that makes another picture of the pixels, with this one's info.
    private func making(_ signature: String, doc: String = "", _ body: @escaping (Image, TorchCall) throws -> Image) {
        method(signature, doc: doc) { picture, c -> Picture in picture.with(try body(picture.image, c)) }
    }

    func install() {
        t.constant("__module__", "PIL.Image")
        t.property("size", doc: "Width and height.") { ScriptTuple($0.width, $0.height) }
        t.property("width") { $0.width }
        t.property("height") { $0.height }
        t.property("mode", doc: "What the samples mean: '1', 'L', 'P', 'RGB', …") { $0.mode.rawValue }
        t.property("format", doc: "The format of the file that the picture was read from, or None.") {
            $0.format.map { Value.string($0) } ?? .none
        }
        t.property("info", doc: "What the file says besides the pixels.") { $0.info.value.retained() }
        t.property("readonly") { (_: Picture) in 0 }
        t.property("n_frames") { (_: Picture) in 1 }
        t.property("is_animated") { (_: Picture) in false }
        t.property("has_transparency_data") { picture in picture.mode.hasAlpha }
        t.operator("__repr__") { picture in
            let address = String(UInt(bitPattern: Unmanaged.passUnretained(picture).toOpaque()), radix: 16, uppercase: true)
            let name =
                picture.format.map { format in
                    let plugin =
                        ["JPEG": "Jpeg", "PNG": "Png", "WEBP": "WebP", "GIF": "Gif", "BMP": "Bmp", "PPM": "Ppm"][format] ?? format
                    return "PIL.\(plugin)ImagePlugin.\(plugin)ImageFile"
                } ?? "PIL.Image.Image"
            return .string(
                "<\(name) image mode=\(picture.mode.rawValue) size=\(picture.width)x\(picture.height) at 0x\(address)>")
        }
        t.operator("__eq__", PositionalOnly<Value>("other")) { picture, other in
            guard let other = Picture.fromScript(other) else { return nil }
            let (a, b) = (try picture.image, try other.image)
            return .bool(
                a.mode == b.mode && a.width == b.width && a.height == b.height && a.palette == b.palette && a.bytes == b.bytes)
        }
        t.operator("__enter__") { $0.toScript() }
        t.operator("__exit__", PositionalOnly<Value>("kind"), PositionalOnly<Value>("value"), PositionalOnly<Value>("trace")) {
            _, _, _, _ in Value.none
        }
        t.def("close") { (_: Picture) in }
        t.def("verify") { (picture: Picture) in _ = try picture.image }
        t.def("_repr_png_") { Value.bytes(try $0.image.pngData()) }
        method("load(self)", doc: "Reads the pixels.") { picture, _ -> Value in
            _ = try picture.image
            return .none
        }
        method("show(self, title=None)") { _, _ -> Value in
            throw Raise.notImplementedError("Image.show() is not available: use display(image) or image.save('picture.png')")
        }
        installShapes()
        installPixels()
        installColours()
        installPlaces()
    }

    private func size(_ c: TorchCall, _ index: Int) throws -> (Int, Int) {
        guard c[index].sequenceItems != nil else { throw Raise.valueError("Size must be a list or tuple") }
        let size = try c.ints(index)
        guard size.count == 2 else { throw Raise.valueError("Size must be a sequence of length 2") }
        return (size[0], size[1])
    }

    private func installShapes() {
        making("resize(self, size, resample=None, box=None, reducing_gap=None)", doc: "A resampled copy.") { image, c in
            let (width, height) = try size(c, 1)
            let filter = try Resampling.filter(c[2])
            let box = try c.has(3) ? c.doubles(3) : nil
            return try image.resized(
                width: width, height: height, filter: filter, box: box, reducingGap: c.optionalDouble(4))
        }
        making("reduce(self, factor, box=None)", doc: "Shrunk by whole numbers.") { image, c in
            let factor = try c.ints(1)
            guard factor.count == 1 || factor.count == 2 else { throw TensorError.value("factor must be one or two numbers") }
            return try image.reduced((factor[0], factor[factor.count - 1]), box: c.optionalInts(2))
        }
        making("crop(self, box=None)", doc: "A rectangle (left, upper, right, lower).") { image, c in
            guard c.has(1) else { return image }
            let box = try c.doubles(1).map { $0.rounded(.toNearestOrEven) }
            guard box.count == 4 else { throw TensorError.value("box must have four numbers") }
            guard box.allSatisfy({ abs($0) < 1e9 }) else { throw TensorError.value("cannot convert float to integer") }
            return try image.cropped(left: Int(box[0]), upper: Int(box[1]), right: Int(box[2]), lower: Int(box[3]))
        }
        making("transpose(self, method)", doc: "Mirrored or turned.") { image, c in
            guard let number = try wholeNumber(c[1]), let turn = Image.Turn(rawValue: number) else {
                throw TensorError.value("No such transpose operation")
            }
            return try image.transposed(turn)
        }
        making(
            "rotate(self, angle, resample=0, expand=False, center=None, translate=None, fillcolor=None)",
            doc: "Turned counterclockwise by degrees."
        ) { image, c in
            func pair(_ index: Int) throws -> (x: Double, y: Double)? {
                guard c.has(index) else { return nil }
                let numbers = try c.doubles(index)
                guard numbers.count == 2 else { throw TensorError.value("a pair of numbers is needed") }
                return (numbers[0], numbers[1])
            }
            let fill = try c.has(6) ? inkBytes(c[6], image.mode) : nil
            return try image.rotated(
                c.double(1), filter: Resampling.filter(c[2], default: .nearest, forTransform: true), expand: c.truth(3),
                center: pair(4), translate: pair(5), fill: fill)
        }
        making(
            "transform(self, size, method, data=None, resample=0, fill=1, fillcolor=None)",
            doc: "An affine, perspective or quadrilateral transform."
        ) { image, c in
            let (width, height) = try size(c, 1)
            guard width >= 0, height >= 0 else { throw TensorError.value("Width and height must be >= 0") }
            guard c.has(3) else { throw TensorError.value("missing method data") }
            let data = try c.doubles(3)
            let warp: Image.Warp
            switch try wholeNumber(c[2]) {
            case 0: warp = .affine(Array(data.prefix(6)))
            case 1:
                guard data.count == 4 else {
                    throw TensorError.value("not enough values to unpack (expected 4, got \(data.count))")
                }
                warp = .affine(
                    [(data[2] - data[0]) / Double(width), 0, data[0], 0, (data[3] - data[1]) / Double(height), data[1]])
            case 2: warp = .perspective(Array(data.prefix(8)))
            case 3:
                guard data.count >= 8 else { throw TensorError.value("quadrilateral transforms need 8 numbers") }
                let (w, h) = (1 / Double(width), 1 / Double(height))
                func side(_ nw: Double, _ sw: Double, _ se: Double, _ ne: Double) -> [Double] {
                    [nw, (ne - nw) * w, (sw - nw) * h, (se - sw - ne + nw) * w * h]
                }
                warp = .quadrilateral(side(data[0], data[2], data[4], data[6]) + side(data[1], data[3], data[5], data[7]))
            case 4: throw Raise.notImplementedError("transform(Image.Transform.MESH) is not available")
            default: throw TensorError.value("unknown transformation method")
            }
            let fill = try c.has(6) ? inkBytes(c[6], image.mode) : nil
            return try image.transformed(
                width: width, height: height, warp, filter: Resampling.filter(c[4], default: .nearest, forTransform: true),
                fill: fill)
        }
        method("_replace(self, other)") { picture, c -> Value in
            picture.replace(try other(c, 1).image)
            return .none
        }
        method("draft(self, mode, size)", doc: "Lets a JPEG file be read at a fraction of its size.") { picture, c -> Value in
            guard c.has(2) else { return .none }
            let size = try c.ints(2)
            guard size.count == 2 else { throw Raise.valueError("Size must be a sequence of length 2") }
            let mode = c.has(1) ? Image.Mode(rawValue: try c.string(1)) : nil
            guard let box = picture.draft(mode, size[0], size[1]) else { return .none }
            return .tuple(owned: [
                .string(picture.mode.rawValue),
                .tuple(owned: box.enumerated().map { $0.offset < 2 ? .int(0) : .float($0.element) }),
            ])
        }
    }

    private func other(_ c: TorchCall, _ index: Int) throws -> Picture { try picture(c, index) }

    private func installPixels() {
        method("getpixel(self, xy)", doc: "The samples of a pixel.") { picture, c -> Value in
            let image = try picture.image
            let place = try c.ints(1)
            guard place.count == 2 else { throw Raise.typeError("argument must be sequence of length 2") }
            return pixelValue(
                try image.pixel(
                    x: place[0] < 0 ? place[0] + image.width : place[0], y: place[1] < 0 ? place[1] + image.height : place[1]),
                image.mode)
        }
        method("putpixel(self, xy, value)", doc: "Changes a pixel.") { picture, c -> Value in
            let image = try picture.image
            let place = try c.ints(1)
            guard place.count == 2 else { throw Raise.typeError("argument must be sequence of length 2") }
            picture.replace(
                try image.replacingPixel(
                    x: place[0] < 0 ? place[0] + image.width : place[0], y: place[1] < 0 ? place[1] + image.height : place[1],
                    with: inkBytes(c[2], image.mode)))
            return .none
        }
        method("getbands(self)", doc: "The names of the channels.") { picture, _ -> Value in
            .tuple(owned: picture.mode.bands.map { .string($0) })
        }
        method("tobytes(self, encoder_name='raw', *args)", doc: "The samples, rows from the top.") { picture, c -> Value in
            guard try c.string(1) == "raw" else {
                throw Raise.notImplementedError("tobytes(): only the encoder 'raw' is available")
            }
            let image = try picture.image
            guard image.mode == .bilevel else { return .bytes(image.bytes) }
            var packed: [UInt8] = []
            for y in 0..<image.height {
                var row = [UInt8](repeating: 0, count: (image.width + 7) / 8)
                for x in 0..<image.width where image.bytes[y * image.width + x] != 0 { row[x / 8] |= 0x80 >> UInt8(x % 8) }
                packed += row
            }
            return .bytes(packed)
        }
        method("getdata(self, band=None)", doc: "The pixels as a list.") { picture, c -> Value in
            let image = try c.has(1) ? picture.image.channel(c.int(1)) : picture.image
            let size = image.mode.pixelSize
            return .list(
                owned: (0..<image.width * image.height).map {
                    pixelValue(Array(image.bytes[$0 * size..<($0 + 1) * size]), image.mode)
                })
        }
        method("histogram(self, mask=None, extrema=None)", doc: "How often each value occurs.") { picture, c -> [Int] in
            try picture.image.histogram(mask: c.has(1) ? other(c, 1).image : nil)
        }
        method("getextrema(self)", doc: "The least and greatest sample of each channel.") { picture, _ -> Value in
            let image = try picture.image
            let pairs = image.extrema().map { low, high -> Value in
                image.mode == .float32
                    ? .tuple(owned: [.float(low), .float(high)]) : .tuple(owned: [.int(Int(low)), .int(Int(high))])
            }
            return pairs.count == 1 ? pairs[0] : .tuple(owned: pairs)
        }
        method("getbbox(self, *, alpha_only=True)", doc: "The box of what is not zero, or None.") { picture, c -> Value in
            let image = try picture.image
            let (size, alphaOnly) = (image.mode.pixelSize, try c.truth(1, default: true) && image.mode.hasAlpha)
            var (left, top, right, bottom) = (image.width, image.height, 0, 0)
            for y in 0..<image.height {
                for x in 0..<image.width {
                    let place = (y * image.width + x) * size
                    let isSet =
                        alphaOnly ? image.bytes[place + size - 1] != 0 : image.bytes[place..<place + size].contains { $0 != 0 }
                    guard isSet else { continue }
                    (left, top, right, bottom) = (min(left, x), min(top, y), max(right, x + 1), max(bottom, y + 1))
                }
            }
            return right == 0 ? .none : .tuple(owned: [.int(left), .int(top), .int(right), .int(bottom)])
        }
        making("copy(self)", doc: "A copy.") { image, _ in image }
        making("__copy__(self)") { image, _ in image }
        method("split(self)", doc: "The channels as images.") { picture, _ -> Value in
            let image = try picture.image
            return .tuple(owned: try (0..<image.mode.channels).map { Picture(try image.channel($0)).toScript() })
        }
        method("getchannel(self, channel)", doc: "One channel as an image.") { picture, c -> Picture in
            let image = try picture.image
            if c[1].isString {
                let name = try c.string(1)
                guard let index = image.mode.bands.firstIndex(of: name) else {
                    throw Raise.valueError("The image has no channel \"\(name)\"")
                }
                return picture.with(try image.channel(index))
            }
            return picture.with(try image.channel(c.int(1)))
        }
        making("_filter(self, size, scale, offset, kernel)") { image, c in
            let side = try c.ints(1)
            guard side.count == 2, side[0] == side[1] else { throw TensorError.value("bad kernel size") }
            return try image.filtered(
                .init(
                    side: side[0], weights: c.doubles(4).map { Float($0) }, scale: Float(c.double(2)), offset: Float(c.double(3)))
            )
        }
        making("_box_blur(self, x, y)") { image, c in try image.boxBlurred(x: Float(c.double(1)), y: Float(c.double(2))) }
        making("_gaussian_blur(self, x, y)") { image, c in try image.gaussianBlurred(x: c.double(1), y: c.double(2)) }
    }

    private func installColours() {
        method(
            "convert(self, mode=None, matrix=None, dither=None, palette=0, colors=256)", doc: "The picture in another mode."
        ) { picture, c -> Picture in
            var image = try picture.image
            if c.has(2) { throw Raise.notImplementedError("convert(matrix=…) is not available") }
            let transparency = try transparency(picture, image)
            let target: Image.Mode
            if c.has(1), !(try c.string(1)).isEmpty {
                guard let known = Image.Mode(rawValue: try c.string(1)) else { throw Raise.valueError("image has wrong mode") }
                target = known
            } else {
                target =
                    image.mode == .palette ? (transparency != nil || image.palette?.hasAlpha == true ? .rgba : .rgb) : image.mode
            }
            if target == image.mode { return picture.with(image) }
            var usesAlpha = false
            if let transparency, image.mode == .palette, target.hasAlpha {
                image = try image.withPalette(transparency)
                usesAlpha = true
            }
            let dithers = try !c.has(3) || wholeNumber(c[3]) != 0
            if let key = try colourKey(picture, image), target.hasAlpha {
                let result = Picture(try image.keyedOut(key, to: target))
                result.format = nil
                return result
            }
            let result = picture.with(try image.converted(to: target, dithers: dithers))
            if usesAlpha, let pop = try findAttribute(result.info.value, "pop") {
                defer { pop.release() }
                let (key, fallback) = (Value.string("transparency"), Value.none)
                try call(pop, [key, fallback]).release()
            }
            return result
        }
        making("point(self, lut, mode=None)", doc: "Every sample through a table or a function.") { image, c in
            let channels = image.mode.channels
            var table: [UInt8] = []
            func level(_ value: Value) throws -> UInt8 {
                if let whole = value.smallInteger { return UInt8(clamping: whole) }
                guard let real = value.floatValue, real.isFinite else { throw Raise.typeError("an integer is required") }
                return UInt8(max(0, min(255, real.rounded(.toNearestOrEven))))
            }
            if let items = c[1].sequenceItems {
                table = try items.map(level)
            } else {
                guard image.mode.sampleSize == 1 else {
                    throw Raise.notImplementedError("point() with a function is not available for mode \(image.mode.rawValue)")
                }
                for value in 0..<256 {
                    let result = try call(c[1], [.int(value)])
                    defer { result.release() }
                    table.append(try level(result))
                }
                let one = table
                for _ in 1..<channels { table += one }
            }
            let target = c.has(2) ? try Image.Mode(named: c.string(2)) : image.mode
            guard target == image.mode || image.mode.channels == 1 && target.channels == 1 && target.sampleSize == 1 else {
                throw TensorError.value("point operation not supported for this mode")
            }
            if target == .bilevel, image.mode != .bilevel { table = table.map { $0 != 0 ? 255 : 0 } }
            return try image.mapped(table, to: target)
        }
        method("putalpha(self, alpha)", doc: "Sets the alpha channel.") { picture, c -> Value in
            var image = try picture.image
            if !image.mode.hasAlpha { image = try image.converted(to: image.mode.base == .grey ? .greyAlpha : .rgba) }
            let size = image.mode.channels
            var bytes = image.bytes
            if let other = Picture.fromScript(c[1]) {
                var alpha = try other.image
                guard alpha.mode == .grey || alpha.mode == .bilevel else { throw Raise.valueError("illegal image mode") }
                alpha = try alpha.converted(to: .grey)
                guard alpha.width == image.width, alpha.height == image.height else {
                    throw Raise.valueError("images do not match")
                }
                for i in alpha.bytes.indices { bytes[i * size + size - 1] = alpha.bytes[i] }
            } else {
                let level = UInt8(clamping: try c.int(1))
                for i in 0..<image.width * image.height { bytes[i * size + size - 1] = level }
            }
            picture.replace(try Image(width: image.width, height: image.height, mode: image.mode, bytes: bytes))
            return .none
        }
        method("putpalette(self, data, rawmode='RGB')", doc: "Sets the colours of mode 'P'.") { picture, c -> Value in
            let image = try picture.image
            guard image.mode == .grey || image.mode == .palette else { throw Raise.valueError("illegal image mode") }
            guard try c.string(2) == "RGB" else {
                throw Raise.notImplementedError("putpalette(): only rawmode 'RGB' is available")
            }
            let colours = try c[1].bufferContents.map { Array($0) } ?? c.ints(1).map { UInt8(clamping: $0) }
            picture.replace(try image.withPalette(.init(rgb: colours)))
            return .none
        }
        method("getpalette(self, rawmode='RGB')", doc: "The colours of mode 'P', or None.") { picture, _ -> Value in
            guard let palette = try picture.image.palette else { return .none }
            return .list(owned: palette.rgb.map { .int(Int($0)) })
        }
    }

    /// The palette with the alpha that the file's `transparency` gives it.
    private func transparency(_ picture: Picture, _ image: Image) throws -> Image.Palette? {
        guard image.mode == .palette, var palette = image.palette, let value = try entry(picture, "transparency") else {
            return nil
        }
        defer { value.release() }
        while palette.entries.count < 1024 { palette.entries += [0, 0, 0, 255] }
        if let place = value.smallInteger, (0..<256).contains(place) {
            palette.entries[4 * place + 3] = 0
        } else if let bytes = value.bufferContents {
            for (place, alpha) in bytes.prefix(256).enumerated() { palette.entries[4 * place + 3] = alpha }
        }
        palette.hasAlpha = true
        return palette
    }

    /// The one transparent colour of a grey or RGB file.
    private func colourKey(_ picture: Picture, _ image: Image) throws -> [UInt8]? {
        guard [.bilevel, .grey, .rgb].contains(image.mode), let value = try entry(picture, "transparency") else { return nil }
        defer { value.release() }
        let numbers = value.smallInteger.map { [$0] } ?? value.sequenceItems?.compactMap { $0.smallInteger } ?? []
        guard numbers.count == image.mode.channels else { return nil }
        return numbers.map { UInt8(truncatingIfNeeded: $0) }
    }

    private func entry(_ picture: Picture, _ name: String) throws -> Value? {
        guard let get = try findAttribute(picture.info.value, "get") else { return nil }
        defer { get.release() }
        let key = Value.string(name)
        defer { key.release() }
        let value = try call(get, [key])
        return value.isNone ? nil : value
    }

    private func installPlaces() {
        method("paste(self, im, box=None, mask=None)", doc: "Puts an image or a colour into this one.") { picture, c -> Value in
            let image = try picture.image
            var mask = Picture.fromScript(c[3])
            var box: [Int]?
            if let second = Picture.fromScript(c[2]) {
                guard !c.has(3) else { throw Raise.valueError("If using second argument as mask, third argument must be None") }
                mask = second
            } else {
                box = try c.optionalInts(2)
            }
            let source = Picture.fromScript(c[1])
            let place = box ?? [0, 0]
            guard place.count == 2 || place.count == 4 else { throw Raise.valueError("box must have two or four numbers") }
            guard place.allSatisfy({ $0.magnitude < 1 << 29 }) else { throw Raise.valueError("images do not match") }
            let size: (Int, Int)
            if place.count == 4 {
                size = (place[2] - place[0], place[3] - place[1])
            } else if let known = source ?? mask {
                size = (known.width, known.height)
            } else {
                throw Raise.valueError("cannot determine region size; use 4-item box")
            }
            guard size.0 >= 0, size.1 >= 0 else { throw Raise.valueError("images do not match") }
            var other: Image
            if let source {
                other = try source.image
                guard other.width == size.0, other.height == size.1 else { throw Raise.valueError("images do not match") }
                if other.mode != image.mode, image.mode != .rgb || !other.mode.hasAlpha || other.mode == .greyAlpha {
                    other = try other.converted(to: image.mode)
                }
            } else {
                other = try Image(width: size.0, height: size.1, mode: image.mode, fill: inkBytes(c[1], image.mode))
            }
            if let mask, ![.bilevel, .grey, .greyAlpha, .rgba, .rgbPremultiplied].contains(mask.mode) {
                throw Raise.valueError("bad transparency mask")
            }
            picture.replace(try image.pasting(other, x: place[0], y: place[1], mask: mask?.image))
            return .none
        }
        method("_save(self, format, params)") { picture, c -> Value in
            let image = try picture.image
            func option(_ name: String) throws -> Value? {
                guard let get = try findAttribute(c[2], "get") else { return nil }
                defer { get.release() }
                let key = Value.string(name)
                defer { key.release() }
                let value = try call(get, [key])
                return value.isNone ? nil : value
            }
            func number(_ name: String, _ fallback: Int) throws -> Int {
                guard let value = try option(name) else { return fallback }
                defer { value.release() }
                if value.isBool { return value.asBool ? 1 : 0 }
                return try wholeNumber(value) ?? value.floatValue.map { Int(max(-1e6, min(1e6, $0))) } ?? fallback
            }
            switch try c.string(1) {
            case "PNG": return .bytes(try image.pngData(level: max(0, min(9, number("compress_level", 6)))))
            case "JPEG":
                var exif: [UInt8] = []
                if let value = try option("exif") {
                    defer { value.release() }
                    exif = value.bufferContents.map { Array($0) } ?? []
                }
                var subsampling = -1
                if let value = try option("subsampling") {
                    defer { value.release() }
                    subsampling =
                        value.isString
                        ? ["4:4:4": 0, "4:2:2": 1, "4:2:0": 2, "4:1:1": 2][value.swiftString] ?? -1 : try wholeNumber(value) ?? -1
                }
                return .bytes(
                    try image.jpegData(
                        quality: number("quality", 75), subsampling: subsampling, optimize: number("optimize", 0) != 0,
                        progressive: number("progressive", number("progression", 0)) != 0, exif: exif))
            case "WEBP":
                return .bytes(
                    try image.webpData(
                        lossless: number("lossless", 0) != 0, quality: Double(number("quality", 80)), method: number("method", 4))
                )
            case "BMP": return .bytes(try image.bmpData())
            case "PPM": return .bytes(try image.ppmData())
            case let other: throw Raise.notImplementedError("images are not written as \(other)")
            }
        }
    }
}

extension Image {
    /// With alpha, zero where the pixel is the key.
    func keyedOut(_ key: [UInt8], to target: Mode) throws -> Image {
        let result = try converted(to: target)
        let (size, own) = (target.channels, mode.channels)
        var bytes = result.bytes
        for i in 0..<width * height where self.bytes[i * own..<(i + 1) * own].elementsEqual(key) {
            bytes[i * size + size - 1] = 0
        }
        return try Image(width: width, height: height, mode: target, bytes: bytes)
    }
}
