// Shapes, types and memory of tensors: views, copies, conversions.

import Interp
import Tensors

extension TorchDeclarations {
    func installShaping() {
        method("view(self, *shape)", doc: "The elements under another shape, without a copy.") { c -> Tensor in
            let items = c[1].tupleItems
            if items.count == 1, let dtype = dtypeValue(items[0]) { return try c.tensor(0).view(as: dtype) }
            return try c.tensor(0).view(c.variadicInts(1))
        }
        method("view_as(self, other)") { c in try c.tensor(0).view(c.tensor(1).shape) }
        method("reshape(self, *shape)", doc: "The elements under another shape.") { c in
            try c.tensor(0).reshape(c.variadicInts(1))
        }
        function("reshape(input, shape)", doc: "The elements under another shape.") { c in try c.tensor(0).reshape(c.ints(1)) }
        method("reshape_as(self, other)") { c in try c.tensor(0).reshape(c.tensor(1).shape) }
        method("permute(self, *dims)", doc: "The dimensions in another order.") { c in try c.tensor(0).permute(c.variadicInts(1))
        }
        function("permute(input, dims)", doc: "The dimensions in another order.") { c in try c.tensor(0).permute(c.ints(1)) }
        for name in ["transpose", "swapaxes", "swapdims"] {
            both("\(name)(input, dim0, dim1)", doc: "Two dimensions swapped.") { c in
                try c.tensor(0).transpose(c.int(1), c.int(2))
            }
        }
        both("t(input)", doc: "A matrix transposed.") { c in try c.tensor(0).t() }
        both("flatten(input, start_dim=0, end_dim=-1)", doc: "Dimensions merged into one.") { c in
            try c.tensor(0).flatten(c.int(1), c.int(2))
        }
        both("ravel(input)") { c in try c.tensor(0).contiguous().flatten(0, -1) }
        both("unflatten(input, dim, sizes)") { c in try c.tensor(0).unflatten(c.int(1), c.ints(2)) }
        both("squeeze(input, dim=None)", doc: "Without dimensions of size one.") { c in try c.tensor(0).squeeze(c.optionalInts(1))
        }
        both("unsqueeze(input, dim)", doc: "With a new dimension of size one.") { c in try c.tensor(0).unsqueeze(c.int(1)) }
        method("expand(self, *size)", doc: "Dimensions of size one repeated without a copy.") { c in
            try c.tensor(0).expand(c.variadicInts(1))
        }
        method("expand_as(self, other)") { c in try c.tensor(0).expand(c.tensor(1).shape) }
        function("broadcast_to(input, size)") { c in try c.tensor(0).expand(c.ints(1)) }
        method("repeat(self, *repeats)", doc: "The elements several times.") { c in try c.tensor(0).repeat(c.variadicInts(1)) }
        method("tile(self, *dims)") { c in try Repeating.tile(c.tensor(0), c.variadicInts(1)) }
        function("tile(input, dims)") { c in try Repeating.tile(c.tensor(0), c.ints(1)) }
        both("repeat_interleave(input, repeats, dim=None)", doc: "Each element several times.") { c -> Tensor in
            let x = c.has(2) ? try c.tensor(0) : try c.tensor(0).reshape([-1])
            return try Repeating.interleaved(x, c[1], c.has(2) ? c.int(2) : 0, c)
        }
        both("flip(input, dims)", doc: "Dimensions in reverse.") { c in try c.tensor(0).flip(c.ints(1)) }
        both("fliplr(input)") { c in try c.tensor(0).flip([1]) }
        both("flipud(input)") { c in try c.tensor(0).flip([0]) }
        both("roll(input, shifts, dims=())", doc: "Elements shifted around.") { c in
            try c.tensor(0).roll(c.ints(1), c.optionalInts(2) ?? [])
        }
        both("narrow(input, dim, start, length)") { c in try c.tensor(0).narrow(c.int(1), c.int(2), c.int(3)) }
        both("select(input, dim, index)") { c in try c.tensor(0).select(c.int(1), c.int(2)) }
        both("split(tensor, split_size_or_sections, dim=0)", doc: "Pieces of a size, or of the given sizes.") { c -> Value in
            let parts =
                c[1].sequenceItems == nil
                ? try c.tensor(0).split(c.int(1), dim: c.int(2)) : try c.tensor(0).split(c.ints(1), dim: c.int(2))
            return .tuple(owned: parts.map { $0.toScript() })
        }
        both("chunk(input, chunks, dim=0)", doc: "A number of pieces.") { c -> Value in
            .tuple(owned: try c.tensor(0).chunk(c.int(1), dim: c.int(2)).map { $0.toScript() })
        }
        both("unbind(input, dim=0)", doc: "The slices along a dimension.") { c -> Value in
            .tuple(owned: try c.tensor(0).unbind(c.int(1)).map { $0.toScript() })
        }
        installCopies()
    }

    private func installCopies() {
        both("clone(input, *, memory_format=None)", doc: "A copy.") { c in try c.tensor(0).clone() }
        method("contiguous(self, memory_format=None)", doc: "The elements in the layout's order.") { c in
            try c.tensor(0).contiguous(channelsLast: MemoryFormat.fromScript(c[1])?.isChannelsLast == true)
        }
        for (name, dtype) in [
            ("float", DType.float32), ("double", .float64), ("long", .int64), ("int", .int32), ("bool", .bool), ("byte", .uint8),
            ("half", .float16), ("bfloat16", .bfloat16), ("short", .int16), ("char", .int8),
        ] {
            method("\(name)(self, memory_format=None)", doc: "The elements as \(dtype.name).") { c in
                try c.tensor(0).to(dtype: dtype)
            }
        }
        method("cpu(self)") { c in try c.tensor(0) }
        method("cuda(self, device=None)") { c -> Tensor in throw Raise.assertionError("Torch not compiled with CUDA enabled") }
        method("pin_memory(self)") { c -> Tensor in
            throw Raise.runtimeError("Cannot access accelerator device when none is available.")
        }
        method("type(self, dtype=None)", doc: "The name of the type, or the elements in another.") { c -> Value in
            let tensor = try c.tensor(0)
            guard c.has(1) else { return .string("torch.\(tensor.dtype.scalarTypeName)Tensor") }
            return try tensor.to(dtype: c.namedType(1) ?? tensor.dtype).toScript()
        }
        method("type_as(self, other)") { c in try c.tensor(0).to(dtype: c.tensor(1).dtype) }
        method(
            "to(self, *args, dtype=None, device=None, non_blocking=False, copy=False, memory_format=None)",
            doc: "Converted to a dtype."
        ) {
            c -> Tensor in
            var tensor = try c.tensor(0)
            let before = tensor
            var dtype = try c.dtype(2)
            if c.has(3) { try c.device(3) }
            for (place, item) in c[1].tupleItems.enumerated() {
                if let type = dtypeValue(item) {
                    dtype = type
                } else if let other = tensorObject(item) {
                    dtype = other.dtype
                } else if let device = Device.fromScript(item) {
                    try device.requireCPU()
                } else if item.isString {
                    try Device(item.swiftString).requireCPU()
                } else if place == 0, item.isSmallInt {
                    throw Raise.runtimeError("Cannot access accelerator device when none is available.")
                } else if !item.isNone && !(place > 0 && item.isBool) {
                    throw Raise.typeError(
                        "to() received an invalid combination of arguments - got (\(item.typeName)), but expected one of:\n"
                            + " * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, "
                            + "torch.memory_format memory_format = None)\n"
                            + " * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)\n"
                            + " * (Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)\n"
                    )
                }
            }
            if let dtype { tensor = try tensor.to(dtype: dtype) }
            if MemoryFormat.fromScript(c[6])?.isChannelsLast == true { tensor = try tensor.contiguous(channelsLast: true) }
            return try c.bool(5) && tensor === before ? tensor.clone() : tensor
        }
    }
}

enum Repeating {
    static func tile(_ x: Tensor, _ counts: [Int]) throws -> Tensor {
        let missing = max(0, x.ndim - counts.count)
        return try x.repeat([Int](repeating: 1, count: missing) + counts)
    }

    static func interleaved(_ x: Tensor, _ counts: Value, _ dim: Int, _ c: TorchCall) throws -> Tensor {
        let size = try x.size(dim)
        let each: [Int]
        if let tensor = tensorObject(counts), tensor.ndim > 0 {
            each = tensor.numel == 1 ? [Int](repeating: try tensor.ints()[0], count: size) : try tensor.ints()
        } else {
            each = [Int](repeating: try c.int(1), count: size)
        }
        guard each.count == size else {
            throw TensorError.runtime(
                "repeats must have the same size as input along dim, but got repeats.size(0) = \(each.count) and input.size(\(dim)) = \(size)"
            )
        }
        guard each.allSatisfy({ $0 >= 0 }) else { throw TensorError.runtime("repeats can not be negative") }
        let places = each.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
        return try x.indexSelect(dim, Tensor.tensor(places))
    }
}

extension TorchCall {
    /// A dtype, or a tensor class by its name: `torch.FloatTensor`.
    func namedType(_ index: Int) throws -> DType? {
        guard self[index].isString else { return try dtype(index) }
        let wanted = self[index].swiftString
        guard let dtype = DType.allCases.first(where: { "torch.\($0.scalarTypeName)Tensor" == wanted }) else {
            throw Raise.valueError("invalid type: '\(wanted)'")
        }
        return dtype
    }
}
