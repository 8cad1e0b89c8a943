// The tensors that a module trains: their own class, so that a script tells them from other tensors.

/// A leaf that a module registers and an optimizer updates. Same as torch.nn.Parameter.
public final class ParameterTensor: Tensor {
    /// Shares the tensor's elements; its history is left behind.
    public init(_ tensor: Tensor, requiresGrad: Bool) throws {
        super.init(
            storage: tensor.storage, shape: tensor.shape, strides: tensor.strides, storageOffset: tensor.storageOffset,
            dtype: tensor.dtype)
        _ = try requiresGradInPlace(requiresGrad)
    }
}
