// Functions of single elements, and choices between elements: exp, clamp, masked_fill …

import Interp
import Tensors

extension TorchDeclarations {
    func installPointwise() {
        let plain: [(String, (Tensor) throws -> Tensor)] = [
            ("neg", { try $0.neg() }), ("negative", { try $0.neg() }), ("abs", { try $0.abs() }), ("absolute", { try $0.abs() }),
            ("sign", { try $0.sign() }), ("square", { try $0.square() }), ("relu", { try $0.relu() }), ("exp", { try $0.exp() }),
            ("expm1", { try $0.expm1() }), ("log", { try $0.log() }), ("log2", { try $0.log2() }), ("log10", { try $0.log10() }),
            ("log1p", { try $0.log1p() }), ("sqrt", { try $0.sqrt() }), ("rsqrt", { try $0.rsqrt() }),
            ("reciprocal", { try $0.reciprocal() }), ("sin", { try $0.sin() }), ("cos", { try $0.cos() }),
            ("tan", { try $0.tan() }),
            ("asin", { try $0.asin() }), ("acos", { try $0.acos() }), ("atan", { try $0.atan() }), ("arctan", { try $0.atan() }),
            ("sinh", { try $0.sinh() }), ("cosh", { try $0.cosh() }), ("tanh", { try $0.tanh() }),
            ("sigmoid", { try $0.sigmoid() }),
            ("erf", { try $0.erf() }), ("floor", { try $0.floor() }), ("ceil", { try $0.ceil() }), ("trunc", { try $0.trunc() }),
            ("fix", { try $0.trunc() }), ("deg2rad", { try $0.mul(.float(Double.pi / 180)) }),
            ("rad2deg", { try $0.mul(.float(180 / Double.pi)) }),
        ]
        for (name, body) in plain {
            both("\(name)(input, *, out=None)") { c in try body(c.tensor(0)) }
            inPlace("\(name)(input, *, out=None)", natively: { try $0.recordingInPlace(name) }) { c in try body(c.tensor(0)) }
        }
        elementwise("round(input, *, decimals=0, out=None)") { c in try c.tensor(0).round(decimals: c.int(1)) }
        for name in ["clamp", "clip"] {
            method("\(name)_(self, min=None, max=None)", doc: "Every element limited to [min, max]. In place.") { c -> Tensor in
                let x = try c.tensor(0)
                if tensorObject(c[1]) == nil, tensorObject(c[2]) == nil, c.has(1) || c.has(2) {
                    return try x.clampInPlace(min: c.has(1) ? c.scalar(1) : nil, max: c.has(2) ? c.scalar(2) : nil)
                }
                let result = try x.preservingOldValues { try Clamping.clamp(x, c[1], c[2], c) }
                try TensorMath.checkCast(result.dtype, to: x)
                return try x.copyInPlace(from: result)
            }
            both("\(name)(input, min=None, max=None, *, out=None)", doc: "Every element limited to [min, max].") {
                c -> Tensor in
                try Clamping.clamp(c.tensor(0), c[1], c[2], c)
            }
        }
        elementwise("clamp_min(input, min)") { c in try Clamping.clamp(c.tensor(0), c[1], .none, c) }
        elementwise("clamp_max(input, max)") { c in try Clamping.clamp(c.tensor(0), .none, c[1], c) }
        both("isnan(input)") { c in try c.tensor(0).isnan() }
        both("isinf(input)") { c in try c.tensor(0).isinf() }
        both("isfinite(input)") { c in try c.tensor(0).isfinite() }
        elementwise("nan_to_num(input, nan=0.0, posinf=None, neginf=None)") { c -> Tensor in
            let x = try c.tensor(0)
            let limit = x.dtype == .float64 ? Double.greatestFiniteMagnitude : Double(Float.greatestFiniteMagnitude)
            // Not by filling: that gives a copy in row-major order, and this keeps the input's.
            func put(_ value: Double, where mask: Tensor, of y: Tensor) throws -> Tensor {
                try .where(mask, .scalar(.float(value), dtype: x.dtype), y)
            }
            var y = try put(c.double(1, default: 0), where: x.isnan(), of: x)
            y = try put(c.double(2, default: limit), where: x.eq(.float(.infinity)), of: y)
            return try put(c.double(3, default: -limit), where: x.eq(.float(-.infinity)), of: y)
        }
        both("masked_select(input, mask)", doc: "The elements where the mask is true.") { c in
            try c.tensor(0).maskedSelect(c.tensor(1))
        }
        both("lerp(input, end, weight)") { c in try c.tensor(0).lerp(c.tensor(1), c.operand(2)) }
        method("lerp_(self, end, weight)") { c in try c.tensor(0).lerpInPlace(c.tensor(1), c.operand(2)) }
        both("addcmul(input, tensor1, tensor2, *, value=1)") { c in
            try c.tensor(0).addcmul(c.tensor(1), c.tensor(2), value: c.scalar(3))
        }
        method("addcmul_(self, tensor1, tensor2, *, value=1)") { c in
            try c.tensor(0).addcmulInPlace(c.tensor(1), c.tensor(2), value: c.scalar(3))
        }
        both("addcdiv(input, tensor1, tensor2, *, value=1)") { c in
            try c.tensor(0).addcdiv(c.tensor(1), c.tensor(2), value: c.scalar(3))
        }
        method("addcdiv_(self, tensor1, tensor2, *, value=1)") { c in
            try c.tensor(0).addcdivInPlace(c.tensor(1), c.tensor(2), value: c.scalar(3))
        }
        installProducts()
        installGathering()
    }

    private func installProducts() {
        both("matmul(input, other, *, out=None)", doc: "The matrix product.") { c in try c.tensor(0).matmul(c.tensor(1)) }
        both("mm(input, mat2, *, out=None)", doc: "The product of two matrices.") { c in try c.tensor(0).mm(c.tensor(1)) }
        both("bmm(input, mat2, *, out=None)", doc: "The products of two batches of matrices.") { c in
            try c.tensor(0).bmm(c.tensor(1))
        }
        both("mv(input, vec)", doc: "The product of a matrix and a vector.") { c in try c.tensor(0).mv(c.tensor(1)) }
        both("dot(input, tensor)", doc: "The product of two vectors.") { c in try c.tensor(0).dot(c.tensor(1)) }
        both("outer(input, vec2)", doc: "All products of two vectors' elements.") { c in try c.tensor(0).outer(c.tensor(1)) }
        both("addmm(input, mat1, mat2, *, beta=1, alpha=1, out=None)") { c in
            try c.tensor(0).addmm(c.tensor(1), c.tensor(2), beta: c.scalar(3), alpha: c.scalar(4))
        }
        both("baddbmm(input, batch1, batch2, *, beta=1, alpha=1, out=None)") { c in
            try c.tensor(0).baddbmm(c.tensor(1), c.tensor(2), beta: c.scalar(3), alpha: c.scalar(4))
        }
        inPlace("addmm(input, mat1, mat2, *, beta=1, alpha=1)") { c in
            try c.tensor(0).addmm(c.tensor(1), c.tensor(2), beta: c.scalar(3), alpha: c.scalar(4))
        }
        inPlace("baddbmm(input, batch1, batch2, *, beta=1, alpha=1)") { c in
            try c.tensor(0).baddbmm(c.tensor(1), c.tensor(2), beta: c.scalar(3), alpha: c.scalar(4))
        }
    }

    private func installGathering() {
        both("gather(input, dim, index, *, sparse_grad=False, out=None)", doc: "Elements at positions along a dimension.") { c in
            try c.tensor(0).gather(c.int(1), c.tensor(2))
        }
        both("index_select(input, dim, index, *, out=None)", doc: "Rows at positions.") { c in
            try c.tensor(0).indexSelect(c.int(1), c.tensor(2))
        }
        method("scatter_add_(self, dim, index, src)", doc: "Adds elements at positions along a dimension.") { c in
            try c.tensor(0).scatterAddInPlace(c.int(1), c.tensor(2), c.tensor(3))
        }
        both("scatter_add(input, dim, index, src)") { c in
            try c.tensor(0).clone().scatterAddInPlace(c.int(1), c.tensor(2), c.tensor(3))
        }
        both("nonzero(input, *, as_tuple=False)", doc: "Where the elements are not zero.") { c -> Value in
            let places = try c.tensor(0).nonzero()
            return try c.bool(1) ? .tuple(owned: places.unbind(1).map { $0.toScript() }) : places.toScript()
        }
        both("argwhere(input)") { c in try c.tensor(0).nonzero() }
    }
}

enum Clamping {
    /// Bounds are numbers or tensors.
    static func clamp(_ x: Tensor, _ low: Value, _ high: Value, _ c: TorchCall) throws -> Tensor {
        if low.isNone && high.isNone { throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None") }
        if !low.isNone, !high.isNone, (tensorObject(low) == nil) != (tensorObject(high) == nil) {
            // Two numbers or two tensors: PyTorch has no mixture.
            throw Raise.typeError(
                "\(c.functionName)() received an invalid combination of arguments - got (\(c.isMethod ? "" : "Tensor, ")"
                    + "max=\(high.typeName), min=\(low.typeName)\(c.isMethod ? ", " : ""))")
        }
        if tensorObject(low) == nil, tensorObject(high) == nil {
            let bounds = (try TorchCall.number(low), try TorchCall.number(high))
            if !low.isNone, bounds.0 == nil { throw c.wrongType(1, "Number") }
            if !high.isNone, bounds.1 == nil { throw c.wrongType(2, "Number") }
            return try x.clamp(min: bounds.0, max: bounds.1)
        }
        var result = x
        if let bound = try operandValue(low) { result = try result.maximum(bound.asTensor(like: x)) }
        if let bound = try operandValue(high) { result = try result.minimum(bound.asTensor(like: x)) }
        return result
    }
}

enum Scattering {
    /// What scatter writes: a tensor, or one number everywhere.
    static func source(_ c: TorchCall) throws -> Tensor {
        if let tensor = tensorObject(c[3]) { return tensor }
        let number = c.has(4) ? try c.scalar(4) : try c.scalar(3)
        return try Tensor.full(c.tensor(2).shape, number, dtype: c.tensor(0).dtype)
    }
}
