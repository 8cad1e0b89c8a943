// Attention by blocks of queries (attention_body.h): no whole matrix of scores, forward or back. Measured against products and softmax
// one after the other in bench/run's row `attention`.

internal import CKernels

extension Tensor {
    /// Attention as one operation, or nil where its conditions do not hold: one floating type, equal batches and heads, no dropout, a
    /// mask without gradient. Arguments are checked by the caller.
    func fusedAttention(_ key: Tensor, _ value: Tensor, mask: Tensor?, isCausal: Bool, scale: Double) throws -> Tensor? {
        guard dtype == .float32 || dtype == .float64, (3...4).contains(ndim), key.ndim == ndim, value.ndim == ndim else {
            return nil
        }
        let lead = Array(shape.dropLast(2))
        let (length, width) = (shape[ndim - 2], shape[ndim - 1])
        let (source, valueWidth) = (key.shape[ndim - 2], value.shape[ndim - 1])
        guard lead == Array(key.shape.dropLast(2)), lead == Array(value.shape.dropLast(2)), key.shape[ndim - 1] == width,
            value.shape[ndim - 2] == source, numel > 0, key.numel > 0, value.numel > 0, source < 1 << 28
        else { return nil }
        var mask = mask
        if let given = mask {
            let isFitting = given.dtype == .bool || given.dtype == dtype
            guard isFitting, !(GradMode.isEnabled && given.requiresGrad) else { return nil }
            guard let joint = try? Shape.broadcast(given.shape, lead + [length, source]), joint == lead + [length, source] else {
                return nil
            }
            mask = try GradMode.withDisabled { try given.detach().expand(lead + [length, source]).heads() }
        }
        let (q, k, v) = try GradMode.withDisabled { try (rows(), key.rows(), value.rows()) }
        let (batch, heads) = (q.shape[0], q.shape[1])
        // As the queries lie: where the heads of a place are neighbours, joining them again moves nothing.
        let resultShape = lead + [length, valueWidth]
        var resultStrides = Shape.denseStrides(like: strides, shape: resultShape)
        if resultStrides[ndim - 1] != 1 || resultStrides[ndim - 2] < valueWidth || width != valueWidth {
            resultStrides = Shape.contiguousStrides(resultShape)
        }
        let output = try Tensor.emptyStrided(resultShape, resultStrides, dtype)
        let inputs = [self, key, value]
        let sums = Tensor.isRecording(inputs) ? try Tensor.empty([batch, heads, length], dtype: dtype) : nil
        var job = tnb_attention()
        job.fill(q, k, v, mask, scale, isCausal)
        let lines = try GradMode.withDisabled { try output.heads() }
        job.out = lines.rawPointer
        job.out_strides = (lines.strides[0], lines.strides[1], lines.strides[2])
        job.sums = sums?.rawPointer
        let work = 2 * Double(length) * Double(source) * Double(width + valueWidth)
        let section = Profile.begin(
            "aten::_scaled_dot_product_flash_attention_for_cpu", flops: work * Double(batch * heads),
            bytes: byteCount + key.byteCount + value.byteCount + output.byteCount)
        defer { Profile.close(section) }
        let isSingle = dtype == .float32
        try Tensor.eachHeads(batch * heads, work) { first, count in
            if isSingle { tnb_attention_f32(&job, first, count) } else { tnb_attention_f64(&job, first, count) }
        }
        guard let sums else { return output }
        let saved = (query: SavedTensor(self), key: SavedTensor(key), value: SavedTensor(value), mask: mask.map(SavedTensor.init))
        return output.record("ScaledDotProductFlashAttentionForCpuBackward0", inputs: inputs) { gradient, needs in
            let (query, key, value) = (try saved.query.unpack(), try saved.key.unpack(), try saved.value.unpack())
            let mask = try saved.mask?.unpack()
            if GradMode.isEnabled {
                return try query.attentionGradients(key, value, mask, isCausal, scale, gradient)
            }
            let (q, k, v, g) = (try query.rows(), try key.rows(), try value.rows(), try gradient.rows())
            var job = tnb_attention()
            job.fill(q, k, v, mask, scale, isCausal)
            job.sums = sums.rawPointer
            job.gradient = UnsafeRawPointer(g.rawPointer)
            job.gradient_strides = (g.strides[0], g.strides[1], g.strides[2])
            let dq = needs(0) ? try Tensor.empty(query.shape, dtype: g.dtype) : nil
            let dk = needs(1) ? try Tensor.empty(key.shape, dtype: g.dtype) : nil
            let dv = needs(2) ? try Tensor.empty(value.shape, dtype: g.dtype) : nil
            (job.dq, job.dk, job.dv) = (dq?.rawPointer, dk?.rawPointer, dv?.rawPointer)
            try Tensor.eachHeads(batch * heads, 3 * work) { first, count in
                if isSingle {
                    tnb_attention_backward_f32(&job, first, count)
                } else {
                    tnb_attention_backward_f64(&job, first, count)
                }
            }
            return [dq, dk, dv]
        }
    }

    /// Runs `body` over all heads, in parts of about a tenth of a second between which it can be interrupted.
    private static func eachHeads(_ count: Int, _ work: Double, _ body: (Int, Int) -> Void) throws {
        let part = Swift.max(2 * Threads.count, Int(5e9 / Swift.max(work, 1)))
        for first in stride(from: 0, to: count, by: part) {
            try Interruption.check()
            body(first, Swift.min(part, count - first))
        }
    }

    /// The gradients as recorded operations.
    private func attentionGradients(
        _ key: Tensor, _ value: Tensor, _ mask: Tensor?, _ isCausal: Bool, _ scale: Double, _ gradient: Tensor
    ) throws -> [Tensor?] {
        let weights = try attentionWeights(
            key, mask: mask.map { try $0.reshape(Array(shape.dropLast()) + [key.shape[ndim - 2]]) },
            isCausal: isCausal, scale: scale)
        let slopes = try gradient.matmul(value.transpose(-2, -1))
        let scores = try weights.mul(slopes.sub(weights.mul(slopes).sum([-1], keepdim: true))).mul(.float(scale))
        return [
            try scores.matmul(key), try scores.transpose(-2, -1).matmul(self), try weights.transpose(-2, -1).matmul(gradient),
        ]
    }

    /// [batch, heads, …], a view of three or four dimensions.
    private func heads() throws -> Tensor { ndim == 3 ? try unsqueeze(0) : self }

    /// The same with neighbouring elements in the last dimension and rows that do not lie in each other.
    private func rows() throws -> Tensor {
        let view = try detach().heads()
        let isPlain = view.strides[3] == 1 && view.strides[2] >= view.shape[3]
        return isPlain ? view : try view.contiguousMemory().compact()
    }
}

extension tnb_attention {
    fileprivate mutating func fill(_ q: Tensor, _ k: Tensor, _ v: Tensor, _ mask: Tensor?, _ scale: Double, _ isCausal: Bool) {
        (self.q, self.k, self.v) = (
            UnsafeRawPointer(q.rawPointer), UnsafeRawPointer(k.rawPointer), UnsafeRawPointer(v.rawPointer)
        )
        q_strides = (q.strides[0], q.strides[1], q.strides[2])
        k_strides = (k.strides[0], k.strides[1], k.strides[2])
        v_strides = (v.strides[0], v.strides[1], v.strides[2])
        (heads, length, width) = (q.shape[1], q.shape[2], q.shape[3])
        (source, value_width) = (k.shape[2], v.shape[3])
        self.scale = scale
        causal = isCausal ? 1 : 0
        if let mask {
            self.mask = UnsafeRawPointer(mask.rawPointer)
            mask_strides = (mask.strides[0], mask.strides[1], mask.strides[2], mask.strides[3])
            mask_is_bool = mask.dtype == .bool ? 1 : 0
        }
    }
}
