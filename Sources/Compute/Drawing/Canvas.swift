// A page to draw on with Cairo: paths, text and pictures in device units with the origin at the lower left, as plots have it.
// What is on it comes out as PNG, SVG or PDF. Nothing of plots is known here: Bindings/Plots places what is drawn.
internal import CCairo
internal import CLibraries
import Glibc

/// Why something could not be drawn.
public struct DrawingError: Error, Sendable {
    public let message: String
}

/// Red, green, blue and opacity, each from 0 to 1.
public struct Colour: Sendable, Equatable {
    public var red, green, blue, alpha: Double

    public init(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }
}

/// How an outline is drawn; widths in device units.
public struct Stroke: Sendable {
    public enum Cap: Sendable { case butt, round, square }
    public enum Join: Sendable { case miter, round }

    public var colour: Colour
    public var width: Double
    public var dashes: [Double] = []
    public var cap = Cap.butt
    public var join = Join.round

    public init(_ colour: Colour, width: Double) {
        self.colour = colour
        self.width = width
    }
}

public enum PageFormat: String, Sendable { case png, svg, pdf }

/// One page. Not for two threads at once.
public final class Canvas {
    public let width: Int
    public let height: Int
    private let format: PageFormat
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let output = Bytes()

    private final class Bytes { var bytes: [UInt8] = [] }

    /// Whether Cairo is on this machine.
    public static let isAvailable: Bool = dlopen("libcairo.so.2", RTLD_NOW | RTLD_GLOBAL) != nil

    // Safe: `closure` is the Bytes object that the canvas keeps alive, `data` has `length` bytes.
    private static let append: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue().bytes += UnsafeBufferPointer(start: data, count: Int(length))
        return CAIRO_STATUS_SUCCESS
    }

    /// An empty page of `width` x `height` device units, which are pixels of a PNG and points of SVG and PDF.
    public init(width: Int, height: Int, format: PageFormat) throws {
        guard Canvas.isAvailable else {
            throw DrawingError(message: "plots are drawn with Cairo, which is not installed: apt-get install libcairo2")
        }
        guard (1...32767).contains(width), (1...32767).contains(height), format != .png || width * height < 1 << 28 else {
            throw DrawingError(message: "a page of \(width)x\(height) is too large or empty")
        }
        (self.width, self.height, self.format) = (width, height, format)
        let closure = Unmanaged.passUnretained(output).toOpaque()
        let made =
            switch format {
            case .png: cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
            case .svg: cairo_svg_surface_create_for_stream(Canvas.append, closure, Double(width), Double(height))
            case .pdf: cairo_pdf_surface_create_for_stream(Canvas.append, closure, Double(width), Double(height))
            }
        guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS, let context = cairo_create(made) else {
            throw DrawingError(message: "no page of \(width)x\(height)")
        }
        surface = made
        self.context = context
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// The page as a file. Nothing may be drawn afterwards.
    public func finish() throws -> [UInt8] {
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw DrawingError(message: cairo_status_to_string(status).map { String(cString: $0) } ?? "drawing failed")
        }
        if format == .png {
            cairo_surface_flush(surface)
            _ = cairo_surface_write_to_png_stream(surface, Canvas.append, Unmanaged.passUnretained(output).toOpaque())
        } else {
            cairo_surface_finish(surface)
        }
        return output.bytes
    }

    private func flip(_ y: Double) -> Double { Double(height) - y }

    private func use(_ colour: Colour) { cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha) }

    // ---- clipping ------------------------------------------------------------------------------------------------------

    /// Keeps what `body` draws inside a rectangle.
    public func clipped(x: Double, y: Double, width: Double, height: Double, _ body: () throws -> Void) rethrows {
        cairo_save(context)
        cairo_rectangle(context, x, flip(y + height), width, height)
        cairo_clip(context)
        cairo_new_path(context)
        defer { cairo_restore(context) }
        try body()
    }

    // ---- paths -----------------------------------------------------------------------------------------------------------

    /// Lines through points; one that is not finite parts them.
    public func path(xs: [Double], ys: [Double], closes: Bool, fill: Colour?, stroke: Stroke?) {
        cairo_new_path(context)
        var isDown = false
        for (x, y) in zip(xs, ys) {
            guard x.isFinite, y.isFinite else {
                isDown = false
                continue
            }
            // Cairo counts in 24.8 fixed point: far outside is as good as outside.
            let (x, y) = (max(-1e6, min(1e6, x)), max(-1e6, min(1e6, flip(y))))
            if isDown { cairo_line_to(context, x, y) } else { cairo_move_to(context, x, y) }
            isDown = true
        }
        if closes { cairo_close_path(context) }
        paint(fill, stroke)
    }

    /// Circles of one radius.
    public func circles(xs: [Double], ys: [Double], radii: [Double], fills: [Colour], stroke: Stroke?) {
        for (index, (x, y)) in zip(xs, ys).enumerated() where x.isFinite && y.isFinite && abs(x) < 1e6 && abs(y) < 1e6 {
            cairo_new_path(context)
            cairo_arc(context, x, flip(y), radii.isEmpty ? 0 : radii[index % radii.count], 0, 2 * Double.pi)
            cairo_close_path(context)
            paint(fills.isEmpty ? nil : fills[index % fills.count], stroke)
        }
    }

    /// A rectangle with round corners.
    public func roundedRectangle(
        x: Double, y: Double, width: Double, height: Double, radius: Double, fill: Colour?, stroke: Stroke?
    ) {
        let (left, top, right, bottom) = (x, flip(y + height), x + width, flip(y))
        cairo_new_path(context)
        for (cx, cy, start) in [
            (right - radius, top + radius, -0.5), (right - radius, bottom - radius, 0), (left + radius, bottom - radius, 0.5),
            (left + radius, top + radius, 1),
        ] {
            cairo_arc(context, cx, cy, radius, start * Double.pi, (start + 0.5) * Double.pi)
        }
        cairo_close_path(context)
        paint(fill, stroke)
    }

    private func paint(_ fill: Colour?, _ stroke: Stroke?) {
        if let fill {
            use(fill)
            cairo_fill_preserve(context)
        }
        if let stroke, stroke.width > 0 {
            use(stroke.colour)
            cairo_set_line_width(context, stroke.width)
            cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0)
            cairo_set_line_cap(
                context,
                stroke.cap == .butt ? CAIRO_LINE_CAP_BUTT : stroke.cap == .round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_SQUARE)
            cairo_set_line_join(context, stroke.join == .miter ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND)
            cairo_stroke(context)
        }
        cairo_new_path(context)
    }

    // ---- text ------------------------------------------------------------------------------------------------------------

    private func select(size: Double, isBold: Bool, isItalic: Bool) {
        cairo_select_font_face(
            context, "DejaVu Sans", isItalic ? CAIRO_FONT_SLANT_OBLIQUE : CAIRO_FONT_SLANT_NORMAL,
            isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
    }

    /// How far a line of text advances, and what of it is above and below the baseline.
    public func extents(
        _ text: String, size: Double, isBold: Bool = false, isItalic: Bool = false
    ) -> (width: Double, ascent: Double, descent: Double) {
        select(size: size, isBold: isBold, isItalic: isItalic)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, Canvas.plain(text), &extents)
        return (extents.x_advance, -extents.y_bearing, extents.height + extents.y_bearing)
    }

    /// A line of text whose baseline starts at a point and is turned by an angle, in degrees against the clock.
    public func text(
        _ text: String, x: Double, y: Double, size: Double, angle: Double, colour: Colour, isBold: Bool = false,
        isItalic: Bool = false
    ) {
        guard x.isFinite, y.isFinite, size > 0 else { return }
        cairo_save(context)
        select(size: size, isBold: isBold, isItalic: isItalic)
        use(colour)
        cairo_translate(context, x, flip(y))
        cairo_rotate(context, -angle * Double.pi / 180)
        cairo_move_to(context, 0, 0)
        cairo_show_text(context, Canvas.plain(text))
        cairo_restore(context)
    }

    // A zero byte would end the text.
    private static func plain(_ text: String) -> String { text.contains("\0") ? text.replacing("\0", with: " ") : text }

    // ---- pictures --------------------------------------------------------------------------------------------------------

    /// A picture of `columns` x `rows` RGBA pixels, the first row on top, stretched over a rectangle.
    public func picture(
        _ pixels: [UInt8], columns: Int, rows: Int, x: Double, y: Double, width: Double, height: Double, smooths: Bool
    ) throws {
        guard columns > 0, rows > 0, columns < 32767, rows < 32767, pixels.count == columns * rows * 4, width > 0, height > 0
        else {
            throw DrawingError(message: "a picture of \(columns)x\(rows) does not fit its \(pixels.count) bytes")
        }
        // Cairo wants premultiplied pixels as words: blue first in memory.
        var words = [UInt8](repeating: 0, count: pixels.count)
        for place in stride(from: 0, to: pixels.count, by: 4) {
            let alpha = Int(pixels[place + 3])
            for channel in 0..<3 { words[place + 2 - channel] = UInt8((Int(pixels[place + channel]) * alpha + 127) / 255) }
            words[place + 3] = UInt8(alpha)
        }
        try words.withUnsafeMutableBufferPointer { buffer in
            // Safe: the surface is destroyed before the buffer goes, a row has 4 * columns bytes.
            guard
                let source = cairo_image_surface_create_for_data(
                    buffer.baseAddress, CAIRO_FORMAT_ARGB32, Int32(columns), Int32(rows), Int32(columns * 4))
            else { throw DrawingError(message: "no picture of \(columns)x\(rows)") }
            cairo_save(context)
            cairo_rectangle(context, x, flip(y + height), width, height)
            cairo_clip(context)
            cairo_translate(context, x, flip(y + height))
            cairo_scale(context, width / Double(columns), height / Double(rows))
            cairo_set_source_surface(context, source, 0, 0)
            cairo_pattern_set_filter(cairo_get_source(context), smooths ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
            cairo_paint(context)
            cairo_restore(context)
            cairo_surface_flush(surface)
            cairo_surface_finish(source)
            cairo_surface_destroy(source)
        }
    }
}
