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
        let section = Profile.begin(
            "aten::linear", flops: 2 * Double(numel) * Double(out),
            bytes: byteCount + weight.byteCount + numel / Swift.max(width, 1) * out * itemSize)
        defer { Profile.close(section) }
        let rows = width == 0 ? shape.dropLast().reduce(1, *) : numel / width
        let output = try Tensor.empty(shape.dropLast() + [out], dtype: dtype)
        let (x, w, b) = (try contiguousMemory(), try weight.contiguousMemory(), try bias?.contiguousMemory())
        if width == 0 || output.numel == 0 {
            output.fillRaw(0)
            if let b, output.numel > 0 { try output.copyRaw(from: b) }
        } else {
            try Self.inInterruptibleRows(rows, work: width * out, isDouble: dtype == .float64) { first, count in
                if dtype == .float32 {
                    tnb_linear_f32(
                        x.pointer(Float.self) + first * width, w.pointer(), b?.pointer(),
                        output.pointer(Float.self) + first * out,
                        count, width, out)
                } else {
                    tnb_linear_f64(
                        x.pointer(Double.self) + first * width, w.pointer(), b?.pointer(),
                        output.pointer(Double.self) + first * out, count, width, out)
                }
            }
        }
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

    /// Calls `body` with blocks of rows that take about a tenth of a second, and looks between them for a request to stop.
    private static func inInterruptibleRows(_ rows: Int, work: Int, isDouble: Bool, _ body: (Int, Int) -> Void) throws {
        let most = (isDouble ? 2_000_000_000 : 4_000_000_000) / Swift.max(work, 1)
        let block = Swift.max(64, most / 64 * 64)
        for first in stride(from: 0, to: rows, by: block) {
            try Interruption.check()
            body(first, Swift.min(block, rows - first))
        }
    }

    private static func linearBackward(
        _ gradient: Tensor, x: Tensor, weight: Tensor, rows: Int, _ wantsInput: Bool, _ wantsWeight: Bool, _ wantsBias: Bool
    ) throws -> [Tensor?] {
        let (g, w) = (try gradient.contiguousMemory(), try weight.contiguousMemory())
        let (width, out) = (weight.shape[1], weight.shape[0])
        let isFloat = g.dtype == .float32
        let dx = wantsInput ? try Tensor.empty(x.shape, dtype: g.dtype) : nil
        let dw = wantsWeight ? try Tensor.empty(weight.shape, dtype: g.dtype) : nil
        let db = wantsBias ? try Tensor.empty([out], dtype: g.dtype) : nil
        if rows == 0 || width == 0 || out == 0 {
            dx?.fillRaw(0)
            dw?.fillRaw(0)
            if let db { try db.copyRaw(from: try g.reshape([rows, out]).sum([0], keepdim: false)) }
            return [dx, dw, db]
        }
        if let dx {
            try inInterruptibleRows(rows, work: width * out, isDouble: !isFloat) { first, count in
                if isFloat {
                    tnb_linear_backward_input_f32(
                        g.pointer(Float.self) + first * out, w.pointer(), dx.pointer(Float.self) + first * width, count, width,
                        out)
                } else {
                    tnb_linear_backward_input_f64(
                        g.pointer(Double.self) + first * out, w.pointer(), dx.pointer(Double.self) + first * width, count, width,
                        out)
                }
            }
        }
        if isFloat {
            tnb_linear_backward_weight_f32(x.pointer(), g.pointer(), dw?.pointer(), db?.pointer(), rows, width, out)
        } else {
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
