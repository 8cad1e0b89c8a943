// Padding around the last dimensions: with a value, mirrored, with the edge, or going round. Negative amounts cut off.

internal import CKernels

extension Tensor {
    /// Pads the last dimensions by `amounts`: before and after the last, then the one before it, and so on. `mode` is
    /// constant, reflect, replicate or circular. Same as torch.nn.functional.pad.
    public func padded(_ amounts: [Int], mode: String = "constant", value: Scalar = 0) throws -> Tensor {
        guard amounts.count % 2 == 0 else {
            throw TensorError.runtime("Padding length must be divisible by 2")
        }
        guard amounts.count <= 2 * ndim else {
            throw TensorError.runtime(
                "Padding length should be less than or equal to two times the input dimension but got padding length "
                    + "\(amounts.count) and input of dimension \(ndim)")
        }
        for amount in amounts where amount.magnitude > 1 << 40 { throw TensorError.runtime("pad: \(amount) is too large") }
        if mode == "constant" { return try paddedByValue(amounts, value) }
        guard ["reflect", "replicate", "circular"].contains(mode) else {
            throw TensorError.notImplemented("Unrecognised padding mode \(mode)")
        }
        if Autocast.isEnabled, mode != "circular", !(mode == "reflect" && amounts.count == 6) {
            return try Autocast.widening(self) { try $0.padded(amounts, mode: mode) }
        }
        let dimensions = amounts.count / 2
        guard ndim == dimensions + 1 || ndim == dimensions + 2, (1...3).contains(dimensions) else {
            throw TensorError.notImplemented(
                "Padding size \(amounts.count) is not supported for \(ndim)D input tensor.\nSupported combinations for "
                    + "non-constant padding:\n  - 2D or 3D input: padding size = 2 (pads last dimension)\n  - 3D or 4D input: "
                    + "padding size = 4 (pads last 2 dimensions)\n  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)")
        }
        for k in 0..<dimensions { try checkPadding(mode, ndim - 1 - k, amounts[2 * k], amounts[2 * k + 1]) }
        var result = self
        for k in 0..<dimensions { result = try result.extended(ndim - 1 - k, amounts[2 * k], amounts[2 * k + 1], mode) }
        return result === self ? try clone() : result
    }

    private func checkPadding(_ mode: String, _ dim: Int, _ before: Int, _ after: Int) throws {
        let size = shape[dim]
        if mode == "reflect", before >= size || after >= size {
            throw TensorError.runtime(
                "Argument #\(2 * (ndim - dim) + 2): Padding size should be less than the corresponding input dimension, but "
                    + "got: padding (\(before), \(after)) at dimension \(dim) of input \(Shape.describe(shape))")
        }
        if mode == "circular" {
            guard before <= size, after <= size else {
                throw TensorError.runtime("Padding value causes wrapping around more than once.")
            }
            guard size + before + after > 0 else {
                throw TensorError.runtime("Negative padding value is resulting in an empty dimension")
            }
        }
        guard size + before + after > 0, mode != "replicate" || size > 0 else {
            throw TensorError.runtime(
                "input (size: \(size)) at dimension \(dim) is too small for padding (\(before), \(after))")
        }
    }

    /// One dimension made longer from its own elements.
    private func extended(_ dim: Int, _ before: Int, _ after: Int, _ mode: String) throws -> Tensor {
        let size = shape[dim]
        var parts: [Tensor] = []
        if before > 0 {
            switch mode {
            case "reflect": parts.append(try narrow(dim, 1, before).flip([dim]))
            case "circular": parts.append(try narrow(dim, size - before, before))
            default: parts.append(try edge(dim, 0, before))
            }
        }
        let (start, end) = (Swift.max(-before, 0), size - Swift.max(-after, 0))
        if end > start { parts.append(start == 0 && end == size ? self : try narrow(dim, start, end - start)) }
        if after > 0 {
            switch mode {
            case "reflect": parts.append(try narrow(dim, size - 1 - after, after).flip([dim]))
            case "circular": parts.append(try narrow(dim, 0, after))
            default: parts.append(try edge(dim, size - 1, after))
            }
        }
        var result = parts.count == 1 ? parts[0] : try Tensor.cat(parts, dim: dim)
        // Cut away more than there was: what the other side put on goes too.
        if start > end {
            let wanted = size + before + after
            result = try result.narrow(dim, before < 0 ? result.shape[dim] - wanted : 0, wanted)
        }
        return result
    }

    private func edge(_ dim: Int, _ place: Int, _ count: Int) throws -> Tensor {
        var wide = shape
        wide[dim] = count
        return try narrow(dim, place, 1).expand(wide)
    }

    private func paddedByValue(_ amounts: [Int], _ value: Scalar) throws -> Tensor {
        var wide = shape
        for k in 0..<(amounts.count / 2) {
            let dim = ndim - 1 - k
            wide[dim] += amounts[2 * k] + amounts[2 * k + 1]
            guard wide[dim] >= 0 else {
                // Cutting off the front of a dimension fails where the cut is longer than what is left of it.
                let isCut = amounts[2 * k] < 0 || amounts[2 * k + 1] < 0
                throw TensorError.runtime(
                    isCut && amounts[2 * k] <= 0 && amounts[2 * k + 1] <= 0
                        ? "narrow(): length must be non-negative."
                        : "The input size \(shape[dim]), plus negative padding \(amounts[2 * k]) and \(amounts[2 * k + 1]) "
                            + "resulted in a negative output size, which is invalid. Check dimension \(dim) of your input.")
            }
        }
        let result = try Tensor.empty(wide, dtype: dtype, channelsLast: isChannelsLast && !isContiguous)
        result.fillRaw(value)
        let overlap = try GradMode.withDisabled { try (result.inner(amounts, sign: 1), inner(amounts, sign: -1)) }
        try overlap.0.copyRaw(from: overlap.1)
        return result.record("ConstantPadNdBackward0", inputs: [self]) { gradient in
            [try gradient.padded(amounts.map { -$0 })]
        }
    }

    /// The part that is common to a tensor and its padded form.
    private func inner(_ amounts: [Int], sign: Int) throws -> Tensor {
        var part = self
        for k in 0..<(amounts.count / 2) {
            let dim = ndim - 1 - k
            let (before, after) = (Swift.max(sign * amounts[2 * k], 0), Swift.max(sign * amounts[2 * k + 1], 0))
            let length = Swift.max(part.shape[dim] - before - after, 0)
            if length != part.shape[dim] { part = try part.narrow(dim, Swift.min(before, part.shape[dim] - length), length) }
        }
        return part
    }
}
