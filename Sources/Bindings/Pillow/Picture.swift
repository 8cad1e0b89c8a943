// PIL.Image.Image as a script object: the engine's image, which never changes, behind a reference that does, with the file's
// format and info. A file is identified when it is opened and decoded when its pixels are first needed, as Pillow does it.

import Interp
import Tensors
import Vision

/// A picture in a script.
final class Picture: NativeObject {
    private var decoded: Image?
    private var file: ImageFile?
    var format: String?
    /// The dict `info`.
    let info: Reference

    init(_ image: Image, info: [(String, Value)] = []) {
        decoded = image
        self.info = Reference(owned: .dict(owned: info))
    }

    init(_ file: ImageFile) {
        self.file = file
        format = file.format
        info = Reference(owned: .dict(owned: file.info.map { ($0.0, $0.1.toScript()) }))
    }

    var width: Int { file?.width ?? decoded?.width ?? 0 }
    var height: Int { file?.height ?? decoded?.height ?? 0 }
    var mode: Image.Mode { file?.mode ?? decoded?.mode ?? .grey }

    /// The pixels.
    var image: Image {
        get throws {
            if let file {
                decoded = try file.decode()
                self.file = nil
            }
            guard let decoded else { throw Raise.valueError("Operation on closed image") }
            return decoded
        }
    }

    func replace(_ image: Image) {
        decoded = image
        file = nil
    }

    /// Lets a JPEG file be decoded at a fraction of its size; true if that changes anything.
    func draft(_ mode: Image.Mode?, _ width: Int, _ height: Int) -> [Double]? { file?.draft(mode, width, height) }

    /// A picture of the same kind around other pixels.
    func with(_ image: Image) -> Picture {
        let copy = Picture(image)
        copy.adopt(info.value)
        return copy
    }

    private func adopt(_ other: Value) {
        guard let update = try? findAttribute(info.value, "update") else { return }
        defer { update.release() }
        if let result = try? call(update, [other]) { result.release() }
    }
}

extension ImageFile.Info: ScriptValue {
    public static var scriptTypeName: String { "object" }
    public static func fromScript(_ value: Value) -> ImageFile.Info? { nil }
    public func toScript() -> Value {
        switch self {
        case .int(let number): .int(number)
        case .text(let text): .string(text)
        case .bytes(let bytes): .bytes(bytes)
        case .numbers(let numbers): .tuple(owned: numbers.map { .int($0) })
        case .reals(let numbers): .tuple(owned: numbers.map { .float($0) })
        }
    }
}

extension Image: ScriptValue {
    public static var scriptTypeName: String { "Image" }
    public static func fromScript(_ value: Value) -> Image? { Picture.fromScript(value).flatMap { try? $0.image } }
    public func toScript() -> Value { Picture(self).toScript() }
}

/// The picture in an argument.
func picture(_ c: TorchCall, _ index: Int) throws -> Picture {
    guard let picture = Picture.fromScript(c[index]) else {
        throw Raise.typeError("\(c.functionName)(): an image is needed, not \(c[index].typeName)")
    }
    return picture
}

/// A path argument: str, or an object with `__fspath__`.
func pathText(_ c: TorchCall, _ index: Int) throws -> String {
    if c[index].isString { return c[index].swiftString }
    if let method = try findAttribute(c[index], "__fspath__") {
        defer { method.release() }
        let path = try call(method, [])
        defer { path.release() }
        if path.isString { return path.swiftString }
    }
    throw Raise.typeError("\(c.functionName)(): expected str or os.PathLike object, not \(c[index].typeName)")
}

/// Pillow's resampling filters, by their numbers.
enum Resampling {
    static let names = ["NEAREST", "LANCZOS", "BILINEAR", "BICUBIC", "BOX", "HAMMING", "MKS2013", "MKS2021"]
    private static let wordy = [0, 1, 2, 3, 4, 5, 6, 7]

    /// The engine's filter for a `resample` argument; `fallback` for None.
    static func filter(
        _ value: Value, default fallback: Interpolation = .bicubic, forTransform: Bool = false
    ) throws -> Interpolation {
        if value.isNone || value.isUnbound { return fallback }
        let number = try wholeNumber(value)
        let usable = forTransform ? [0, 2, 3] : wordy
        guard let number, usable.contains(number) else {
            let listed = usable.map { "Image.Resampling.\(names[$0]) (\($0))" }
            let unknown = try str(value)
            let known = number.flatMap { names.indices.contains($0) ? $0 : nil }
            let what =
                known.map { "Image.Resampling.\(names[$0]) (\($0)) cannot be used." }
                ?? "Unknown resampling filter (\(unknown))."
            throw TensorError.value(
                what + " Use " + listed.dropLast().joined(separator: ", ") + " or " + (listed.last ?? ""))
        }
        return try Interpolation(named: names[number].lowercased())
    }
}

/// The int in an int or in a member of an IntEnum.
func wholeNumber(_ value: Value) throws -> Int? {
    if let number = value.smallInteger { return number }
    if let number = value.integerValue { return number.asInt }
    return nil
}

/// The bytes of a pixel for a colour: a number, a tuple, a name.
func inkBytes(_ value: Value, _ mode: Image.Mode) throws -> [UInt8] {
    if value.isNone || value.isUnbound { return Array(repeating: 0, count: mode.pixelSize) }
    if value.isString { return try ColourNames.ink(value.swiftString, mode) }
    func number(_ item: Value) throws -> Int {
        if let whole = try wholeNumber(item) { return whole }
        guard let real = item.floatValue, abs(real) < 1e15 else {
            throw Raise.typeError("color must be int or tuple")
        }
        return Int(real)
    }
    if mode == .float32, let real = value.floatValue ?? value.smallInteger.map(Double.init) {
        return withUnsafeBytes(of: Float(real)) { Array($0) }
    }
    guard let items = value.sequenceItems else { return try Image.ink(mode, [number(value)], isSingle: true) }
    if mode == .float32, items.count == 1, let real = items[0].floatValue {
        return withUnsafeBytes(of: Float(real)) { Array($0) }
    }
    return try Image.ink(mode, items.map(number), isSingle: false)
}

/// The value of a pixel: a number, or a tuple.
func pixelValue(_ bytes: [UInt8], _ mode: Image.Mode) -> Value {
    switch mode {
    case .int32: .int(Int(bytes.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) }))
    case .float32: .float(Double(bytes.withUnsafeBytes { $0.loadUnaligned(as: Float.self) }))
    case .uint16: .int(Int(bytes[0]) | Int(bytes[1]) << 8)
    default: bytes.count == 1 ? .int(Int(bytes[0])) : .tuple(owned: bytes.map { .int(Int($0)) })
    }
}
