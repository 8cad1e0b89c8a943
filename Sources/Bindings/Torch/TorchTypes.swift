// The small types around tensors: dtype, device, torch.Size, and the named results of max, sort and their like.

import Interp
import Neural
import Tensors

extension Tensor: NativeObject {}
extension Module: NativeObject {}

/// A dtype as a script object; one for each DType.
final class DTypeObject: NativeObject {
    let dtype: DType
    private init(_ dtype: DType) { self.dtype = dtype }

    // Under the interpreter lock, like all script objects; made with the module.
    nonisolated(unsafe) private static var all = DType.allCases.map { DTypeObject($0) }
    static func renew() { all = DType.allCases.map { DTypeObject($0) } }
    static func of(_ dtype: DType) -> DTypeObject { all[Int(dtype.rawValue)] }
}

/// The dtype that a value names: a torch.dtype, or Python's float, int or bool.
func dtypeValue(_ value: Value) -> DType? {
    if let object = DTypeObject.fromScript(value) { return object.dtype }
    guard value.isKind(.classObject) else { return nil }
    if value.isSame(.object(Types.float)) { return .float64 }
    if value.isSame(.object(Types.int)) { return .int64 }
    if value.isSame(.object(Types.bool)) { return .bool }
    return nil
}

/// A device as a script object. Tensors are on the CPU; other devices can be named, not used.
final class Device: NativeObject {
    let type: String
    let index: Int?

    init(type: String, index: Int?) { (self.type, self.index) = (type, index) }

    // Under the interpreter lock; made with the module.
    nonisolated(unsafe) static var cpu = Device(type: "cpu", index: nil)

    private static let types = [
        "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia",
        "xla", "lazy", "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
    ]

    /// A device from its text: `cpu`, `cuda:0`.
    convenience init(_ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let type = parts.first, Device.types.contains(String(type)) else {
            throw TensorError.runtime(
                "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, "
                    + "meta, hpu, mtia, privateuseone device type at start of device string: \(parts.first ?? "")")
        }
        var index: Int?
        if parts.count > 1 {
            guard parts.count == 2, let number = Int(parts[1]), number >= 0, number < 128 else {
                throw TensorError.runtime("Invalid device string: '\(text)'")
            }
            index = number
        }
        self.init(type: String(type), index: index)
    }

    var text: String { index.map { "\(type):\($0)" } ?? type }

    /// Refuses every device but the CPU.
    static func require(_ value: Value, _ call: TorchCall, _ place: Int) throws(Raise) {
        var device = Device.fromScript(value)
        if device == nil, value.isString {
            do { device = try Device(value.swiftString) } catch { throw Interpreter.translate(error) }
        }
        guard let device else { throw call.wrongType(place, "torch.device") }
        try device.requireCPU()
    }

    func requireCPU() throws(Raise) {
        switch type {
        case "cpu": return
        case "cuda": throw .assertionError("Torch not compiled with CUDA enabled")
        default: throw .notImplementedError("device '\(text)' is not available: tensors are on the CPU")
        }
    }
}

/// Classes made of Python's tuple: torch.Size and the named results.
enum TupleClasses {
    /// A subclass of tuple; `methods` are put into its namespace.
    static func make(
        _ name: String, module: String, _ methods: [NativeFunction], _ properties: [NativeProperty] = []
    ) throws(Raise) -> Value {
        let namespace = Dict.make()
        defer { Value.object(namespace).release() }
        func put(_ name: String, _ owned: Value) {
            let key = Value.interned(name)
            Dict.set(namespace, name: key, owned)
            key.release()
            owned.release()
        }
        put("__module__", .string(module))
        for method in methods { put(method.name, .nativeFunction(method)) }
        for property in properties { put(property.name, .nativeProperty(property)) }
        return try Classes.make(name, [.object(Types.tuple)], namespace, nil)
    }

    static func method(_ signature: String, _ owner: String, _ body: @escaping NativeBody) -> NativeFunction {
        NativeFunction(signature, module: "torch", owner: owner, binds: true, body: body)
    }
}

/// A shape: torch.Size.
struct Size: ScriptValue {
    let sizes: [Int]

    init(_ sizes: [Int]) { self.sizes = sizes }

    // Under the interpreter lock; made when torch is first imported.
    nonisolated(unsafe) static var cls: Reference?

    static var scriptTypeName: String { "torch.Size" }
    static func fromScript(_ value: Value) -> Size? {
        guard value.isKind(.tuple) else { return nil }
        return [Int].fromScript(value).map(Size.init)
    }

    func toScript() -> Value { Size.tuple(sizes.map { .int($0) }) }

    /// A torch.Size of owned items.
    static func tuple(_ items: [Value]) -> Value {
        guard let cls else { return .tuple(owned: items) }
        return items.withUnsafeBufferPointer { .tuple(owned: $0, as: cls.value.layout(ClassObject.self)) }
    }

    private static func sliced(_ value: Value, _ count: Int) throws(Raise) -> [Int] {
        do { return try NeuralModules.places(value.layout(SliceObject.self).pointee, count) } catch {
            throw Interpreter.translate(error)
        }
    }

    private static func repeated(_ value: Value, _ count: Value) throws(Raise) -> Value {
        guard let count = try TorchCall.integer(of: count) else {
            throw .typeError("can't multiply sequence by non-int of type '\(count.typeName)'")
        }
        guard count <= 1 << 20 else { throw .memoryError("") }
        let items = Array(value.tupleItems)
        return Size.tuple((0..<max(count, 0)).flatMap { _ in items.map { $0.retained() } })
    }

    /// `torch.Size(iterable)`: of ints alone.
    private static func construct(_ iterable: Value) throws(Raise) -> Value {
        if iterable.isUnbound { return Size.tuple([]) }
        let list = try Iteration.collect(iterable)
        defer { list.release() }
        var items: [Value] = []
        let found: [Value] = list.sequenceItems.map { Array($0) } ?? []
        for (place, item) in found.enumerated() {
            if item.isBool {
                items.append(.int(item.asBool ? 1 : 0))
                continue
            }
            guard let number = try TorchCall.integer(of: item) else {
                throw .typeError("torch.Size() takes an iterable of 'int' (item \(place) is '\(item.typeName)')")
            }
            items.append(.int(number))
        }
        return Size.tuple(items)
    }

    static func install(_ module: ModuleBuilder) throws(Raise) {
        let methods = [
            TupleClasses.method("__repr__(self, /)", "Size") { a throws(Raise) in
                var parts: [String] = []
                for item in a[0].tupleItems { parts.append(try repr(item)) }
                return .string("torch.Size([" + parts.joined(separator: ", ") + "])")
            },
            TupleClasses.method("numel(self, /)", "Size") { a throws(Raise) in
                .int(a[0].tupleItems.reduce(1) { $0 &* ($1.isSmallInt ? $1.asInt : 1) })
            },
            TupleClasses.method("__getitem__(self, index, /)", "Size") { a throws(Raise) in
                let items = a[0].tupleItems
                if a[1].isKind(.slice) {
                    let places = try sliced(a[1], items.count)
                    return Size.tuple(places.map { items[$0].retained() })
                }
                guard let index = try TorchCall.integer(of: a[1]) else {
                    throw .typeError("tuple indices must be integers or slices, not \(a[1].typeName)")
                }
                guard index >= -items.count, index < items.count else { throw .indexError("tuple index out of range") }
                return items[index < 0 ? index + items.count : index].retained()
            },
            TupleClasses.method("__mul__(self, other, /)", "Size") { a throws(Raise) in try repeated(a[0], a[1]) },
            TupleClasses.method("__rmul__(self, other, /)", "Size") { a throws(Raise) in try repeated(a[0], a[1]) },
            TupleClasses.method("__radd__(self, other, /)", "Size") { a throws(Raise) in
                guard a[1].isKind(.tuple) else {
                    throw .typeError("can only concatenate tuple (not \(a[1].typeName)) to torch.Size")
                }
                return Size.tuple((Array(a[1].tupleItems) + Array(a[0].tupleItems)).map { $0.retained() })
            },
            TupleClasses.method("__add__(self, other, /)", "Size") { a throws(Raise) in
                guard a[1].isKind(.tuple) else {
                    throw .typeError("can only concatenate tuple (not \(a[1].typeName)) to torch.Size")
                }
                return Size.tuple((Array(a[0].tupleItems) + Array(a[1].tupleItems)).map { $0.retained() })
            },
        ]
        let made = try TupleClasses.make("Size", module: "torch", methods)
        let new = NativeFunction("__new__(cls, iterable=(), /)", module: "torch") { a throws(Raise) in
            try construct(a.count > 1 ? a[1] : .unbound)
        }
        let key = Value.interned("__new__"), method = Value.wrappedMethod(.staticMethod, owned: .nativeFunction(new))
        made.layout(ClassObject.self).setAttribute(key, method)
        key.release()
        method.release()
        cls = Reference(made)
        module.constant("Size", made)
    }
}

/// Results with names: `values, indices = x.max(0)`, `x.max(0).indices`.
struct NamedResult: ScriptValue {
    let kind: String
    let fields: [(name: String, tensor: Tensor)]

    init(_ kind: String, values: Tensor, indices: Tensor) {
        (self.kind, fields) = (kind, [("values", values), ("indices", indices)])
    }

    /// Fields of any names.
    init(_ kind: String, _ fields: [(name: String, tensor: Tensor)]) { (self.kind, self.fields) = (kind, fields) }

    // Under the interpreter lock; one class for each function, made at its first result.
    nonisolated(unsafe) private static var classes: [String: Reference] = [:]

    static var scriptTypeName: String { "tuple" }
    static func fromScript(_ value: Value) -> NamedResult? { nil }

    func toScript() -> Value {
        let items = fields.map { $0.tensor.toScript() }
        guard let cls = NamedResult.cls(kind, fields.map(\.name)) else { return .tuple(owned: items) }
        return items.withUnsafeBufferPointer { .tuple(owned: $0, as: cls.value.layout(ClassObject.self)) }
    }

    private static func cls(_ kind: String, _ names: [String]) -> Reference? {
        if let known = classes[kind] { return known }
        let text = TupleClasses.method("__repr__(self, /)", kind) { a throws(Raise) in
            var lines: [String] = []
            for (name, item) in zip(names, a[0].tupleItems) { lines.append("\(name)=\(try repr(item))") }
            return .string("torch.return_types.\(kind)(\n" + lines.joined(separator: ",\n") + ")")
        }
        let properties = names.enumerated().map { place, name in
            NativeProperty(name: name, get: { value throws(Raise) in value.tupleItems[place].retained() })
        }
        guard let made = try? TupleClasses.make(kind, module: "torch.return_types", [text], properties) else { return nil }
        let cls = Reference(owned: made)
        classes[kind] = cls
        return cls
    }
}

extension TorchDeclarations {
    /// dtypes and their names, torch.device, torch.Size.
    func installTypes() throws(Raise) {
        DTypeObject.renew()
        Device.cpu = Device(type: "cpu", index: nil)
        module.type(DTypeObject.self, name: "dtype", doc: "The type of a tensor's elements.") { t in
            t.operator("__repr__") { dtype in .string(dtype.dtype.name) }
            t.property("is_floating_point") { $0.dtype.isFloatingPoint }
            t.property("is_complex") { _ in false }
            t.property("is_signed") { $0.dtype.isSigned }
            t.property("itemsize") { $0.dtype.itemSize }
        }
        let names: [(String, DType)] = [
            ("float32", .float32), ("float", .float32), ("float64", .float64), ("double", .float64), ("int64", .int64),
            ("long", .int64), ("int32", .int32), ("int", .int32), ("uint8", .uint8), ("bool", .bool),
            ("int16", .int16), ("short", .int16), ("int8", .int8), ("float16", .float16), ("half", .float16),
            ("bfloat16", .bfloat16),
        ]
        for (name, dtype) in names { module.constant(name, DTypeObject.of(dtype)) }
        module.type(Device.self, name: "device", doc: "Where a tensor's elements are.") { t in
            t.attach(
                NativeFunction("__init__(self, type, index=None)", module: "torch", owner: "device", binds: true) {
                    a throws(Raise) in
                    try translatingErrors {
                        if let other = Device.fromScript(a[1]) {
                            NativeIdentity.adopt(a[0], Device(type: other.type, index: other.index))
                            return .none
                        }
                        if a[1].isSmallInt {
                            throw Raise.runtimeError("Cannot access accelerator device when none is available.")
                        }
                        guard a[1].isString else {
                            throw Raise.typeError("device(): argument 'type' (position 1) must be str, not \(a[1].typeName)")
                        }
                        let named = try Device(a[1].swiftString)
                        NativeIdentity.adopt(a[0], Device(type: named.type, index: a[2].isSmallInt ? a[2].asInt : named.index))
                        return .none
                    }
                })
            t.operator("__repr__") { d in .string("device(type='\(d.type)'" + (d.index.map { ", index=\($0)" } ?? "") + ")") }
            t.operator("__str__") { d in .string(d.text) }
            t.operator("__eq__", Parameter<Value>("other")) { d, other in
                Device.fromScript(other).map { .bool($0.type == d.type && $0.index == d.index) }
            }
            t.operator("__hash__") { d in .int(d.text.hashValue >> 1) }
            t.property("type") { $0.type }
            t.property("index") { $0.index }
        }
        try Size.install(module)
    }
}

extension Value {
    /// The bytes of a bytes or bytearray object, for the time of the call.
    func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) throws -> R {
        guard isKind(.bytes) || isKind(.byteArray) else {
            throw Raise.typeError("a bytes-like object is required, not '\(typeName)'")
        }
        return try body(byteContents)
    }
}
