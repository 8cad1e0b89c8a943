// Padding layers, one class a mode and number of dimensions, as PyTorch names them.

import Tensors

/// What the paddings share: amounts before and after each dimension, from the last one on.
open class PaddingLayer: Module {
    public let padding: [Int]

    /// One number for all sides, or two a dimension.
    public required init(_ padding: [Int], value: Scalar = 0) throws {
        let sides = 2 * Self.dimensions
        guard padding.count == 1 || padding.count == sides else {
            throw TensorError.value("\(Self.self): padding is one number or \(sides), got \(padding.count)")
        }
        self.padding = padding.count == 1 ? [Int](repeating: padding[0], count: sides) : padding
        self.value = value
    }

    /// What constant padding puts in.
    public let value: Scalar
    class var dimensions: Int { 2 }
    class var mode: String { "constant" }
    class var printsValue: Bool { false }

    public final override func forward(_ input: Tensor) throws -> Tensor {
        try input.padded(padding, mode: Self.mode, value: value)
    }

    public override var extraRepresentation: String {
        Self.printsValue
            ? "padding=\(PythonText.tuple(padding)), value=\(PythonText.number(value))" : PythonText.tuple(padding)
    }
}

/// Same as torch.nn.ConstantPad1d.
public final class ConstantPad1d: PaddingLayer {
    override class var dimensions: Int { 1 }
    override class var printsValue: Bool { true }
}

/// Same as torch.nn.ConstantPad2d.
public final class ConstantPad2d: PaddingLayer {
    override class var dimensions: Int { 2 }
    override class var printsValue: Bool { true }
}

/// Same as torch.nn.ConstantPad3d.
public final class ConstantPad3d: PaddingLayer {
    override class var dimensions: Int { 3 }
    override class var printsValue: Bool { true }
}

/// Same as torch.nn.ZeroPad1d.
public final class ZeroPad1d: PaddingLayer {
    override class var dimensions: Int { 1 }
}

/// Same as torch.nn.ZeroPad2d.
public final class ZeroPad2d: PaddingLayer {
    override class var dimensions: Int { 2 }
}

/// Same as torch.nn.ZeroPad3d.
public final class ZeroPad3d: PaddingLayer {
    override class var dimensions: Int { 3 }
}

/// Same as torch.nn.ReflectionPad1d.
public final class ReflectionPad1d: PaddingLayer {
    override class var dimensions: Int { 1 }
    override class var mode: String { "reflect" }
}

/// Same as torch.nn.ReflectionPad2d.
public final class ReflectionPad2d: PaddingLayer {
    override class var dimensions: Int { 2 }
    override class var mode: String { "reflect" }
}

/// Same as torch.nn.ReflectionPad3d.
public final class ReflectionPad3d: PaddingLayer {
    override class var dimensions: Int { 3 }
    override class var mode: String { "reflect" }
}

/// Same as torch.nn.ReplicationPad1d.
public final class ReplicationPad1d: PaddingLayer {
    override class var dimensions: Int { 1 }
    override class var mode: String { "replicate" }
}

/// Same as torch.nn.ReplicationPad2d.
public final class ReplicationPad2d: PaddingLayer {
    override class var dimensions: Int { 2 }
    override class var mode: String { "replicate" }
}

/// Same as torch.nn.ReplicationPad3d.
public final class ReplicationPad3d: PaddingLayer {
    override class var dimensions: Int { 3 }
    override class var mode: String { "replicate" }
}

/// Same as torch.nn.CircularPad1d.
public final class CircularPad1d: PaddingLayer {
    override class var dimensions: Int { 1 }
    override class var mode: String { "circular" }
}

/// Same as torch.nn.CircularPad2d.
public final class CircularPad2d: PaddingLayer {
    override class var dimensions: Int { 2 }
    override class var mode: String { "circular" }
}

/// Same as torch.nn.CircularPad3d.
public final class CircularPad3d: PaddingLayer {
    override class var dimensions: Int { 3 }
    override class var mode: String { "circular" }
}
