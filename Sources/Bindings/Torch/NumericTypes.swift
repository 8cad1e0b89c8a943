// What scripts ask about dtypes: finfo, iinfo, can_cast, promote_types, result_type.

import Interp
import Tensors

/// torch.finfo and torch.iinfo of one dtype.
final class TypeLimits: NativeObject {
    let dtype: DType
    init(_ dtype: DType) { self.dtype = dtype }

    var bits: Int { dtype.itemSize * 8 }

    /// eps, largest, smallest normal and resolution of a floating type.
    var floating: (eps: Double, max: Double, tiny: Double, resolution: Double) {
        switch dtype {
        case .float64: (0x1p-52, .greatestFiniteMagnitude, .leastNormalMagnitude, 1e-15)
        case .float16: (0x1p-10, 65504, 0x1p-14, 1e-3)
        case .bfloat16: (0x1p-7, 0x1.fep127, 0x1p-126, 1e-2)
        default: (0x1p-23, Double(Float.greatestFiniteMagnitude), 0x1p-126, 1e-6)
        }
    }

    var integer: (min: Int, max: Int) {
        switch dtype {
        case .int64: (.min, .max)
        case .int32: (Int(Int32.min), Int(Int32.max))
        case .int16: (-32768, 32767)
        case .int8: (-128, 127)
        default: (0, 255)
        }
    }

    /// A number as C++'s streams print it: six digits.
    static func text(_ x: Double) throws(Raise) -> String {
        let value = try TensorValues.format(.float(x), .string("g"))
        defer { value.release() }
        return value.swiftString
    }
}

final class FloatLimits: NativeObject {
    let limits: TypeLimits
    init(_ dtype: DType) { limits = TypeLimits(dtype) }
}

final class IntegerLimits: NativeObject {
    let limits: TypeLimits
    init(_ dtype: DType) { limits = TypeLimits(dtype) }
}

extension TorchDeclarations {
    func installNumericTypes() {
        module.type(FloatLimits.self, name: "finfo", doc: "The limits of a floating type.") { t in
            t.attach(
                NativeFunction("__init__(self, /, *type)", module: "torch", owner: "finfo", binds: true) { a throws(Raise) in
                    let given = a[1].tupleItems
                    var dtype = DType.float32
                    if let first = given.first {
                        guard let named = dtypeValue(first), DTypeObject.fromScript(first) != nil else {
                            throw .typeError("finfo(): argument 'type' (position 1) must be torch.dtype, not \(first.typeName)")
                        }
                        dtype = named
                    }
                    guard dtype.isFloatingPoint else {
                        throw .typeError(
                            "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
                    }
                    NativeIdentity.adopt(a[0], FloatLimits(dtype))
                    return .none
                })
            t.property("eps") { $0.limits.floating.eps }
            t.property("max") { $0.limits.floating.max }
            t.property("min") { -$0.limits.floating.max }
            t.property("tiny") { $0.limits.floating.tiny }
            t.property("smallest_normal") { $0.limits.floating.tiny }
            t.property("resolution") { $0.limits.floating.resolution }
            t.property("bits") { $0.limits.bits }
            t.property("dtype") { $0.limits.dtype.shortName }
            t.operator("__repr__") { f in
                let x = f.limits.floating
                let text = TypeLimits.text
                return .string(
                    "finfo(resolution=\(try text(x.resolution)), min=\(try text(-x.max)), max=\(try text(x.max)), eps=\(try text(x.eps)), "
                        + "smallest_normal=\(try text(x.tiny)), tiny=\(try text(x.tiny)), dtype=\(f.limits.dtype.shortName))")
            }
            t.operator("__eq__", Parameter<Value>("other")) { f, other in
                FloatLimits.fromScript(other).map { .bool($0.limits.dtype == f.limits.dtype) }
            }
        }
        module.type(IntegerLimits.self, name: "iinfo", doc: "The limits of an integer type.") { t in
            t.attach(
                NativeFunction("__init__(self, /, *type)", module: "torch", owner: "iinfo", binds: true) { a throws(Raise) in
                    guard let first = a[1].tupleItems.first else {
                        throw .typeError("iinfo() missing 1 required positional arguments: \"type\"")
                    }
                    guard DTypeObject.fromScript(first) != nil, let dtype = dtypeValue(first) else {
                        throw .typeError("iinfo(): argument 'type' (position 1) must be torch.dtype, not \(first.typeName)")
                    }
                    if dtype == .bool { throw .typeError("torch.bool is not supported by torch.iinfo") }
                    guard dtype.isInteger else {
                        throw .typeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
                    }
                    NativeIdentity.adopt(a[0], IntegerLimits(dtype))
                    return .none
                })
            t.property("max") { $0.limits.integer.max }
            t.property("min") { $0.limits.integer.min }
            t.property("bits") { $0.limits.bits }
            t.property("dtype") { $0.limits.dtype.shortName }
            t.operator("__repr__") { i in
                .string(
                    "iinfo(min=\(try TypeLimits.text(Double(i.limits.integer.min))), max=\(try TypeLimits.text(Double(i.limits.integer.max))), dtype=\(i.limits.dtype.shortName))"
                )
            }
            t.operator("__eq__", Parameter<Value>("other")) { i, other in
                IntegerLimits.fromScript(other).map { .bool($0.limits.dtype == i.limits.dtype) }
            }
        }
        function("promote_types(type1, type2)", doc: "The smallest type that holds both.") { c -> DTypeObject in
            guard let a = try c.dtype(0) else { throw c.wrongType(0, "torch.dtype") }
            guard let b = try c.dtype(1) else { throw c.wrongType(1, "torch.dtype") }
            return DTypeObject.of(DType.promote(a, b))
        }
        function("can_cast(from_, to)", doc: "Whether results of a type may be written into another.") { c -> Bool in
            guard let from = try c.dtype(0) else { throw c.wrongType(0, "torch.dtype") }
            guard let to = try c.dtype(1) else { throw c.wrongType(1, "torch.dtype") }
            return from.canCast(to: to)
        }
        function("result_type(tensor, other)", doc: "The type of an arithmetic result.") { c -> DTypeObject in
            let (a, b) = (try c.operand(0), try c.operand(1))
            switch (a, b) {
            case (.tensor(let x), _): return DTypeObject.of(x.resultType(with: b))
            case (_, .tensor(let y)): return DTypeObject.of(y.resultType(with: a))
            case (.scalar(let x), .scalar(let y)): return DTypeObject.of(DType.promote(x.defaultDType, y.defaultDType))
            }
        }
    }
}
