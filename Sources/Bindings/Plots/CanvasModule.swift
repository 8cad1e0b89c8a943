// matplotlib._canvas: what the plotting modules, which are written in the language, draw with. Colours are four numbers,
// an outline is its colour, width, cap, join and dashes.

import Drawing
import Interp

/// A page that a script draws on.
final class CanvasObject: NativeObject {
    let canvas: Canvas
    init(_ canvas: Canvas) { self.canvas = canvas }
}

private let caps: [String: Stroke.Cap] = ["butt": .butt, "round": .round, "projecting": .square]

extension TorchCall {
    fileprivate func canvas() throws(Raise) -> Canvas {
        guard let object = CanvasObject.fromScript(arguments[0]) else { throw wrongType(0, "Canvas") }
        return object.canvas
    }

    fileprivate func colour(_ index: Int) throws(Raise) -> Colour? {
        guard has(index) else { return nil }
        let parts = try doubles(index)
        guard parts.count == 4 else { throw wrongType(index, "tuple of 4 floats") }
        return Colour(parts[0], parts[1], parts[2], parts[3])
    }

    /// `(r, g, b, a, width, cap, join, *dashes)`.
    fileprivate func stroke(_ index: Int) throws(Raise) -> Stroke? {
        guard has(index) else { return nil }
        guard let items = arguments[index].sequenceItems, items.count >= 7, items[5].isString, items[6].isString else {
            throw wrongType(index, "outline")
        }
        var numbers: [Double] = []
        for item in Array(items[..<5]) + Array(items[7...]) {
            guard let number = try TorchCall.number(item) else { throw wrongType(index, "outline") }
            numbers.append(number.double)
        }
        var stroke = Stroke(Colour(numbers[0], numbers[1], numbers[2], numbers[3]), width: numbers[4])
        stroke.cap = caps[items[5].swiftString] ?? .butt
        stroke.join = items[6].swiftString == "miter" ? .miter : .round
        stroke.dashes = Array(numbers[5...])
        return stroke
    }
}

func installCanvas(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    m.type(CanvasObject.self, name: "Canvas", doc: "A page to draw on.") { t in
        t.constant("__module__", "matplotlib._canvas")
    }
    declarations.function("page(width, height, format)") { c -> CanvasObject in
        guard let format = PageFormat(rawValue: try c.string(2)) else { throw Raise.valueError("no such format") }
        return CanvasObject(try Canvas(width: c.int(0), height: c.int(1), format: format))
    }
    declarations.function("finish(canvas)") { c -> Value in .bytes(try c.canvas().finish()) }
    declarations.function("path(canvas, xs, ys, closes, fill, stroke, clip=None)") { c -> Value in
        let (canvas, xs, ys) = (try c.canvas(), try c.doubles(1), try c.doubles(2))
        let (closes, fill, stroke) = (try c.truth(3), try c.colour(4), try c.stroke(5))
        try clipped(c, 6, canvas) { canvas.path(xs: xs, ys: ys, closes: closes, fill: fill, stroke: stroke) }
        return .none
    }
    declarations.function("circles(canvas, xs, ys, radii, fills, stroke, clip=None)") { c -> Value in
        let (canvas, xs, ys, radii) = (try c.canvas(), try c.doubles(1), try c.doubles(2), try c.doubles(3))
        let (flat, stroke) = (try c.doubles(4), try c.stroke(5))
        let fills = stride(from: 0, to: flat.count / 4 * 4, by: 4).map {
            Colour(flat[$0], flat[$0 + 1], flat[$0 + 2], flat[$0 + 3])
        }
        try clipped(c, 6, canvas) { canvas.circles(xs: xs, ys: ys, radii: radii, fills: fills, stroke: stroke) }
        return .none
    }
    declarations.function("box(canvas, x, y, width, height, radius, fill, stroke)") { c -> Value in
        try c.canvas().roundedRectangle(
            x: c.double(1), y: c.double(2), width: c.double(3), height: c.double(4), radius: c.double(5), fill: c.colour(6),
            stroke: c.stroke(7))
        return .none
    }
    declarations.function("extents(canvas, text, size, bold=False, italic=False)") { c -> Value in
        let extents = try c.canvas().extents(c.string(1), size: c.double(2), isBold: c.truth(3), isItalic: c.truth(4))
        return .tuple(owned: [.float(extents.width), .float(extents.ascent), .float(extents.descent)])
    }
    declarations.function("text(canvas, text, x, y, size, angle, colour, bold=False, clip=None, italic=False)") { c -> Value in
        let canvas = try c.canvas()
        let (text, x, y, size, angle) = (try c.string(1), try c.double(2), try c.double(3), try c.double(4), try c.double(5))
        let (colour, isBold, isItalic) = (try c.colour(6) ?? Colour(0, 0, 0), try c.truth(7), try c.truth(9))
        try clipped(c, 8, canvas) {
            canvas.text(text, x: x, y: y, size: size, angle: angle, colour: colour, isBold: isBold, isItalic: isItalic)
        }
        return .none
    }
    declarations.function("picture(canvas, pixels, columns, rows, x, y, width, height, smooths, clip=None)") { c -> Value in
        guard let bytes = c[1].bufferContents else { throw c.wrongType(1, "bytes") }
        let canvas = try c.canvas()
        let (columns, rows, smooths) = (try c.int(2), try c.int(3), try c.truth(8))
        let (x, y, width, height) = (try c.double(4), try c.double(5), try c.double(6), try c.double(7))
        try clipped(c, 9, canvas) {
            try canvas.picture(
                Array(bytes), columns: columns, rows: rows, x: x, y: y, width: width, height: height, smooths: smooths)
        }
        return .none
    }
}

/// Draws inside the rectangle (x, y, width, height) of an argument, or without one anywhere.
private func clipped(_ c: TorchCall, _ index: Int, _ canvas: Canvas, _ body: () throws -> Void) throws {
    guard c.has(index) else { return try body() }
    let clip = try c.doubles(index)
    guard clip.count == 4 else { throw c.wrongType(index, "tuple of 4 floats") }
    try canvas.clipped(x: clip[0], y: clip[1], width: clip[2], height: clip[3], body)
}
