// The two residual blocks of ResNets. Names are timm's checkpoint keys.

import Neural
import Tensors

/// A block that can start as the identity: the weight of its last normalisation is set to zero.
protocol ResidualBlock: Module {
    static var expansion: Int { get }
    var lastNormalisation: Module? { get }
    /// forward, where the caller may give up the input: its memory may become the result's.
    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor
}

extension ResidualBlock {
    /// What the block adds to its result, and whether nobody else holds it.
    fileprivate func shortcut(_ input: Tensor, _ ownsInput: Bool) throws -> (Tensor, isOurs: Bool) {
        guard let downsample = child("downsample") else { return (input, ownsInput) }
        let shortcut = try downsample(input)
        return (shortcut, shortcut.storage !== input.storage && !downsample.hasHooksBelow)
    }

    func zeroInitLast() throws {
        if let weight = lastNormalisation?.parameter("weight") { try Initialisation.constant(weight, 0) }
    }
}

/// Two 3x3 convolutions around a shortcut.
public final class BasicBlock: Module, ResidualBlock {
    static let expansion = 1

    init(_ inplanes: Int, _ planes: Int, stride: Int, downsample: Module?) throws {
        super.init()
        try setModule(
            "conv1", Conv2d(inplanes, planes, kernelSize: [3, 3], stride: [stride, stride], padding: [1, 1], bias: false))
        try setModule("bn1", BatchNorm2d(planes))
        try setModule("drop_block", Identity())
        try setModule("act1", ReLU(inplace: true))
        try setModule("aa", Identity())
        try setModule("conv2", Conv2d(planes, planes, kernelSize: [3, 3], padding: [1, 1], bias: false))
        try setModule("bn2", BatchNorm2d(planes))
        try setModule("act2", ReLU(inplace: true))
        if let downsample { try setModule("downsample", downsample) }
    }

    var lastNormalisation: Module? { child("bn2") }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, ownsInput: false) }

    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor {
        var x: Tensor
        if let block = child("drop_block"), block is Identity, !block.hasHooks {
            x = try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: required("act1"))
        } else {
            x = input
            for name in ["conv1", "bn1", "drop_block", "act1"] { x = try required(name)(x) }
        }
        x = try required("aa")(x)
        let (shortcut, isOurs) = try shortcut(input, ownsInput)
        return try Module.convolve(
            x, conv: required("conv2"), norm: required("bn2"), activation: required("act2"), residual: shortcut,
            overwritesResidual: isOurs)
    }
}

/// 1x1, 3x3 (with the stride) and 1x1 convolutions around a shortcut.
public final class Bottleneck: Module, ResidualBlock {
    static let expansion = 4

    init(
        _ inplanes: Int, _ planes: Int, stride: Int, downsample: Module?, cardinality: Int = 1, baseWidth: Int = 64
    ) throws {
        let width = planes * baseWidth / 64 * cardinality
        super.init()
        try setModule("conv1", Conv2d(inplanes, width, kernelSize: [1, 1], bias: false))
        try setModule("bn1", BatchNorm2d(width))
        try setModule("act1", ReLU(inplace: true))
        try setModule(
            "conv2",
            Conv2d(
                width, width, kernelSize: [3, 3], stride: [stride, stride], padding: [1, 1], groups: cardinality, bias: false))
        try setModule("bn2", BatchNorm2d(width))
        try setModule("drop_block", Identity())
        try setModule("act2", ReLU(inplace: true))
        try setModule("aa", Identity())
        try setModule("conv3", Conv2d(width, planes * Self.expansion, kernelSize: [1, 1], bias: false))
        try setModule("bn3", BatchNorm2d(planes * Self.expansion))
        try setModule("act3", ReLU(inplace: true))
        if let downsample { try setModule("downsample", downsample) }
    }

    var lastNormalisation: Module? { child("bn3") }

    public override func forward(_ input: Tensor) throws -> Tensor { try forward(input, ownsInput: false) }

    func forward(_ input: Tensor, ownsInput: Bool) throws -> Tensor {
        var x = try Module.convolve(input, conv: required("conv1"), norm: required("bn1"), activation: required("act1"))
        if let block = child("drop_block"), block is Identity, !block.hasHooks {
            x = try Module.convolve(x, conv: required("conv2"), norm: required("bn2"), activation: required("act2"))
        } else {
            for name in ["conv2", "bn2", "drop_block", "act2"] { x = try required(name)(x) }
        }
        x = try required("aa")(x)
        let (shortcut, isOurs) = try shortcut(input, ownsInput)
        return try Module.convolve(
            x, conv: required("conv3"), norm: required("bn3"), activation: required("act3"), residual: shortcut,
            overwritesResidual: isOurs)
    }
}
