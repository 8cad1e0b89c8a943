// Between images and tensors: to_pil_image, the bytes of an image as [C, H, W], and torchvision's make_grid.

internal import CImageCodecs
import Tensors

extension Image {
    /// The samples as a tensor [C, H, W] of their own type: uint8, int32 ('I'), float32 ('F'), int16 ('I;16'), bool ('1'). Same
    /// as torchvision's pil_to_tensor.
    public func tensor() throws -> Tensor {
        let (channels, plane) = (mode.channels, width * height)
        let dtype: DType =
            switch mode {
            case .int32: .int32
            case .float32: .float32
            case .uint16: .int16
            case .bilevel: .bool
            default: .uint8
            }
        let result = try Tensor.empty([channels, height, width], dtype: dtype)
        bytes.withUnsafeBytes { source in
            guard let from = source.baseAddress, plane > 0 else { return }
            switch mode {
            case .int32:
                return UnsafeMutableRawPointer(result.pointer(Int32.self)).copyMemory(from: from, byteCount: source.count)
            case .float32:
                return UnsafeMutableRawPointer(result.pointer(Float.self)).copyMemory(from: from, byteCount: source.count)
            case .uint16:
                return UnsafeMutableRawPointer(result.pointer(Int16.self)).copyMemory(from: from, byteCount: source.count)
            default: break
            }
            let out = result.pointer(UInt8.self)
            let samples = from.assumingMemoryBound(to: UInt8.self)
            if mode == .bilevel {
                for i in 0..<plane { out[i] = samples[i] != 0 ? 1 : 0 }
            } else if channels == 1 {
                out.update(from: samples, count: plane)
            } else if channels == 3 {
                tnb_planes(samples, out, out + plane, out + 2 * plane, plane)
            } else {
                for c in 0..<channels { for i in 0..<plane { out[c * plane + i] = samples[i * channels + c] } }
            }
        }
        return result
    }

    /// The samples as floats in 0...1, [C, H, W]; wider samples as they are. Same as torchvision's to_tensor.
    public func scaledTensor() throws -> Tensor {
        guard mode.sampleSize == 1 else { return try tensor() }
        let (channels, plane) = (mode.channels, width * height)
        let result = try Tensor.empty([channels, height, width])
        let out = result.pointer(Float.self)
        bytes.withUnsafeBufferPointer { source in
            for c in 0..<channels { for i in 0..<plane { out[c * plane + i] = Float(source[i * channels + c]) / 255 } }
        }
        return result
    }

    /// An image from [H, W], [1, H, W] or [3, H, W]: floats in 0...1 are scaled by 255 and cut off, bytes are taken as
    /// they are. Same as torchvision's to_pil_image.
    public convenience init(tensor: Tensor) throws {
        guard tensor.ndim == 2 || tensor.ndim == 3 else {
            throw TensorError.value("pic should be 2/3 dimensional. Got \(tensor.ndim) dimensions.")
        }
        let shape = tensor.ndim == 2 ? [1] + tensor.shape : tensor.shape
        guard shape[0] == 1 || shape[0] == 3 else {
            throw TensorError.value("to_pil_image: an image has 1 or 3 channels, got a tensor of shape \(tensor.shape)")
        }
        guard tensor.dtype == .uint8 || tensor.dtype.isFloatingPoint else {
            throw TensorError.type("to_pil_image: Input type \(tensor.dtype.name) is not supported; use uint8 or floats in 0...1")
        }
        let (channels, plane) = (shape[0], shape[1] * shape[2])
        var bytes = [UInt8](repeating: 0, count: channels * plane)
        let source = try tensor.detach().floats()
        let scale: Float = tensor.dtype == .uint8 ? 1 : 255
        for c in 0..<channels {
            for i in 0..<plane {
                let value = source[c * plane + i] * scale
                // torch multiplies and casts to uint8, which keeps the low byte of the truncated value.
                bytes[i * channels + c] = value.isFinite ? UInt8(truncatingIfNeeded: Int(max(-1e9, min(1e9, value)))) : 0
            }
        }
        try self.init(width: shape[2], height: shape[1], mode: channels == 1 ? .grey : .rgb, bytes: bytes)
    }
}

/// Images [N, C, H, W] side by side as one [3, H', W'], grey ones tripled. Same as torchvision.utils.make_grid.
public func makeGrid(_ images: Tensor, nrow: Int = 8, padding: Int = 2, padValue: Double = 0) throws -> Tensor {
    guard images.ndim == 4, images.shape[1] == 1 || images.shape[1] == 3 else {
        throw TensorError.value("make_grid: images [N, 1 or 3, H, W] are needed, got \(images.shape)")
    }
    guard nrow > 0, padding >= 0, images.shape[0] > 0 else {
        throw TensorError.value("make_grid: nrow must be positive, padding not negative, and there must be images")
    }
    let (count, channels) = (images.shape[0], images.shape[1])
    let (h, w) = (images.shape[2], images.shape[3])
    if count == 1 {
        return channels == 3 ? try images.select(0, 0) : try images.select(0, 0).expand([3, h, w]).contiguous()
    }
    let columns = min(nrow, count)
    let rows = (count + columns - 1) / columns
    let (height, width) = (rows * (h + padding) + padding, columns * (w + padding) + padding)
    let grid = try Tensor.full([3, height, width], Scalar(padValue), dtype: images.dtype)
    for index in 0..<count {
        let (y, x) = (index / columns * (h + padding) + padding, index % columns * (w + padding) + padding)
        let image = try images.select(0, index).detach()
        let place = try grid.narrow(1, y, h).narrow(2, x, w)
        _ = try place.copyInPlace(from: channels == 3 ? image : image.expand([3, h, w]))
    }
    return grid
}
