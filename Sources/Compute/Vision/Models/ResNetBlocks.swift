// The two residual blocks of ResNets. Names are timm's checkpoint keys.

import Neural
import Tensors

/// A block that can start as the identity: the weight of its last normalisation is set to zero.
protocol ResidualBlock: Module {
    static var expansion: Int { get }
    var lastNormalisation: Module? { get }
}

extension ResidualBlock {
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

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = try required("conv1")(input)
        if let block = child("drop_block"), block is Identity, !block.hasHooks {
            x = try Module.normalise(x, norm: required("bn1"), activation: required("act1"))
        } else {
            for name in ["bn1", "drop_block", "act1"] { x = try required(name)(x) }
        }
        x = try required("conv2")(required("aa")(x))
        let shortcut = try child("downsample").map { try $0(input) } ?? input
        return try Module.normalise(x, norm: required("bn2"), activation: required("act2"), residual: shortcut)
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

    public override func forward(_ input: Tensor) throws -> Tensor {
        var x = try Module.normalise(required("conv1")(input), norm: required("bn1"), activation: required("act1"))
        x = try required("conv2")(x)
        if let block = child("drop_block"), block is Identity, !block.hasHooks {
            x = try Module.normalise(x, norm: required("bn2"), activation: required("act2"))
        } else {
            for name in ["bn2", "drop_block", "act2"] { x = try required(name)(x) }
        }
        x = try required("conv3")(required("aa")(x))
        let shortcut = try child("downsample").map { try $0(input) } ?? input
        return try Module.normalise(x, norm: required("bn3"), activation: required("act3"), residual: shortcut)
    }
}
