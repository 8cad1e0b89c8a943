// Fully connected layer with its gradients, on OpenBLAS.

internal import CKernels

extension Tensor {
    /// x weight^T + bias over the last dimension; weight is [out, in]. Same as torch.nn.functional.linear.
    public func linear(weight: Tensor, bias: Tensor? = nil) throws -> Tensor {
        if Autocast.isEnabled {
            return try Autocast.lowering(self, weight, bias) { x, w, b in try x.linear(weight: w, bias: b) }
        }
        try checkLinear(weight, bias)
        if dtype.isHalf {
            return try widely { try $0.linear(weight: weight.to(dtype: .float32), bias: bias?.to(dtype: .float32)) }
        }
        let (width, out) = (weight.shape[1], weight.shape[0])
        let rows = width == 0 ? shape.dropLast().reduce(1, *) : numel / width
        // A long one counts at the product inside.
        let isLong = Self.isLongProduct(rows, width, out, dtype)
        let section = Profile.begin(
            "aten::linear", flops: isLong ? 0 : 2 * Double(numel) * Double(out),
            bytes: isLong ? 0 : byteCount + weight.byteCount + numel / Swift.max(width, 1) * out * itemSize)
        defer { Profile.close(section) }
        let (x, w, b) = (try contiguousMemory(), try weight.contiguousMemory(), try bias?.contiguousMemory())
        let output = try Self.linearForward(x, w, b, shape: shape.dropLast() + [out], rows: rows)
        let inputs = [self, weight] + (bias.map { [$0] } ?? [])
        guard Tensor.isRecording(inputs) else { return output }
        let (savedX, savedW, hasBias) = (SavedTensor(x), SavedTensor(weight), bias != nil)
        // The copy in order has no history: a backward that is itself recorded asks for what it was copied from.
        let origin = x === self ? nil : SavedTensor(self)
        let name = ndim == 2 ? (hasBias ? "AddmmBackward0" : "MmBackward0") : (hasBias ? "ViewBackward0" : "UnsafeViewBackward0")
        return output.record(name, inputs: inputs) { gradient, needs in
            if GradMode.isEnabled {
                let (x, w) = (try (origin ?? savedX).unpack(), try savedW.unpack())
                let g = try gradient.reshape([rows, out])
                return [
                    needs(0) ? try g.mm(w).reshape(x.shape) : nil,
                    needs(1) ? try g.t().mm(x.reshape([rows, width])) : nil,
                    hasBias && needs(2) ? try g.sum([0]) : nil,
                ]
            }
            return try Self.linearBackward(
                gradient, x: try savedX.unpack(), weight: try savedW.unpack(), rows: rows, needs(0), needs(1),
                hasBias && needs(2))
        }
    }

    private static func linearForward(_ x: Tensor, _ w: Tensor, _ b: Tensor?, shape: [Int], rows: Int) throws -> Tensor {
        let (width, out) = (w.shape[1], w.shape[0])
        if isLongProduct(rows, width, out, x.dtype) {
            let product = try productRaw(x.matrix(rows, width), w.matrix(out, width, turned: true))
            let output = product.shaped(shape)
            if let b { try GradMode.withDisabled { _ = try output.addInPlace(b) } }
            return output
        }
        let output = try Tensor.empty(shape, dtype: x.dtype)
        if width == 0 || output.numel == 0 {
            output.fillRaw(0)
            if let b, output.numel > 0 { try output.copyRaw(from: b) }
        } else if x.dtype == .float32 {
            tnb_linear_f32(x.pointer(), w.pointer(), b?.pointer(), output.pointer(), rows, width, out)
        } else {
            tnb_linear_f64(x.pointer(), w.pointer(), b?.pointer(), output.pointer(), rows, width, out)
        }
        return output
    }

    /// Whether a product should look for a request to stop while it runs, as Tensor.productRaw does.
    private static func isLongProduct(_ m: Int, _ k: Int, _ n: Int, _ dtype: DType) -> Bool {
        Double(m) * Double(k) * Double(n) > Double(uninterruptedWork(dtype))
    }

    /// Contiguous memory as one matrix in a batch, or its transpose.
    private func matrix(_ rows: Int, _ columns: Int, turned: Bool = false) -> Tensor {
        Tensor(
            storage: storage, shape: turned ? [1, columns, rows] : [1, rows, columns],
            strides: turned ? [0, 1, columns] : [0, columns, 1], storageOffset: storageOffset, dtype: dtype)
    }

    /// A new result's memory under another shape.
    private func shaped(_ shape: [Int]) -> Tensor {
        Tensor(storage: storage, shape: shape, strides: Shape.contiguousStrides(shape), dtype: dtype)
    }

    private static func linearBackward(
        _ gradient: Tensor, x: Tensor, weight: Tensor, rows: Int, _ wantsInput: Bool, _ wantsWeight: Bool, _ wantsBias: Bool
    ) throws -> [Tensor?] {
        let (g, w) = (try gradient.contiguousMemory(), try weight.contiguousMemory())
        let (width, out) = (weight.shape[1], weight.shape[0])
        let isFloat = g.dtype == .float32
        let db = wantsBias ? try Tensor.empty([out], dtype: g.dtype) : nil
        if isLongProduct(rows, width, out, g.dtype) {
            let gradients = (g.matrix(rows, out), g.matrix(rows, out, turned: true))
            let dx = wantsInput ? try productRaw(gradients.0, w.matrix(out, width)).shaped(x.shape) : nil
            let dw = wantsWeight ? try productRaw(gradients.1, x.matrix(rows, width)).shaped(weight.shape) : nil
            if isFloat {
                tnb_linear_backward_weight_f32(x.pointer(), g.pointer(), nil, db?.pointer(), rows, width, out)
            } else {
                tnb_linear_backward_weight_f64(x.pointer(), g.pointer(), nil, db?.pointer(), rows, width, out)
            }
            return [dx, dw, db]
        }
        let dx = wantsInput ? try Tensor.empty(x.shape, dtype: g.dtype) : nil
        let dw = wantsWeight ? try Tensor.empty(weight.shape, dtype: g.dtype) : nil
        if rows == 0 || width == 0 || out == 0 {
            dx?.fillRaw(0)
            dw?.fillRaw(0)
            if let db { try db.copyRaw(from: try g.reshape([rows, out]).sum([0], keepdim: false)) }
            return [dx, dw, db]
        }
        if isFloat {
            if let dx { tnb_linear_backward_input_f32(g.pointer(), w.pointer(), dx.pointer(), rows, width, out) }
            tnb_linear_backward_weight_f32(x.pointer(), g.pointer(), dw?.pointer(), db?.pointer(), rows, width, out)
        } else {
            if let dx { tnb_linear_backward_input_f64(g.pointer(), w.pointer(), dx.pointer(), rows, width, out) }
            tnb_linear_backward_weight_f64(x.pointer(), g.pointer(), dw?.pointer(), db?.pointer(), rows, width, out)
        }
        return [dx, dw, db]
    }

    private func checkLinear(_ weight: Tensor, _ bias: Tensor?) throws {
        guard ndim > 0, weight.ndim > 0 else {
            throw TensorError.runtime(
                "both arguments to linear need to be at least 1D, but they are \(ndim)D and \(weight.ndim)D")
        }
        guard weight.ndim == 2 else {
            throw TensorError.runtime("linear: the weight must be 2-D [out, in], got \(Shape.describe(weight.shape))")
        }
        guard shape[ndim - 1] == weight.shape[1] else {
            let rows = shape.dropLast().reduce(1, *)
            throw TensorError.runtime(
                "mat1 and mat2 shapes cannot be multiplied (\(rows)x\(shape[ndim - 1]) and "
                    + "\(weight.shape[1])x\(weight.shape[0]))")
        }
        guard dtype == weight.dtype, bias == nil || bias?.dtype == dtype else {
            throw TensorError.runtime(
                bias == nil
                    ? "expected m1 and m2 to have the same dtype, but got: \(dtype.cTypeName) != \(weight.dtype.cTypeName)"
                    : "mat1 and mat2 must have the same dtype, but got \(dtype.scalarTypeName) and "
                        + "\(weight.dtype.scalarTypeName)")
        }
        if let bias, bias.shape != [weight.shape[0]] {
            throw TensorError.runtime(
                "linear: the bias must have \(weight.shape[0]) elements, as the weight has rows, got \(Shape.describe(bias.shape))"
            )
        }
        try FloatingPoint.requireAny(dtype, "addmm_impl_cpu_")
    }
}
