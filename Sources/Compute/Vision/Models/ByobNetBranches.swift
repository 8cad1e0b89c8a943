// Blocks of parallel branches that one convolution can replace after training: RepVGG's and MobileOne's.
// Papers: RepVGG, arXiv:2101.03697; MobileOne, arXiv:2206.04040.

import Neural
import Tensors

/// A module whose branches one convolution can replace, with the same result.
public protocol Reparameterisable: Module {
    /// Replaces them, once. Same as timm's `reparameterize`.
    func reparameterise() throws
}

extension ByobBlock {
    /// A convolution that equals the sum of branches of convolution and normalisation, all of them with this one's kernel or
    /// smaller; `identity` is a normalisation alone.
    fileprivate func merged(_ branches: [Module], identity: Module?) throws -> Conv2d {
        guard let first = branches.first?.child("conv") as? Conv2d else {
            throw TensorError.runtime("\(typeName): there is no convolution to merge into")
        }
        let side = first.kernelSize[0]
        func scaled(_ kernel: Tensor, _ norm: Module?) throws -> (kernel: Tensor, bias: Tensor) {
            guard let norm = norm as? BatchNorm2d, let gamma = norm.parameter("weight"), let beta = norm.parameter("bias"),
                let mean = norm.buffer("running_mean"), let variance = norm.buffer("running_var")
            else { throw TensorError.runtime("\(typeName): only batch normalisation can be merged into a convolution") }
            let deviation = try variance.add(.float(norm.eps)).sqrt()
            let factor = try gamma.div(deviation)
            return (try kernel.mul(factor.reshape([-1, 1, 1, 1])), try beta.sub(mean.mul(gamma).div(deviation)))
        }
        return try GradMode.withDisabled {
            var parts: [(kernel: Tensor, bias: Tensor)] = []
            for branch in branches {
                guard let conv = branch.child("conv") as? Conv2d, var weight = conv.parameter("weight") else { continue }
                let pad = (side - conv.kernelSize[0]) / 2
                if pad > 0 { weight = try weight.padded([pad, pad, pad, pad], value: 0) }
                parts.append(try scaled(weight, branch.child("bn")))
            }
            if let identity {
                let width = first.inChannels / first.groups
                var values = [Float](repeating: 0, count: first.outChannels * width * side * side)
                for channel in 0..<first.outChannels {
                    values[((channel * width + channel % width) * side + side / 2) * side + side / 2] = 1
                }
                parts.append(try scaled(Tensor.tensor(values, shape: [first.outChannels, width, side, side]), identity))
            }
            let result = try Conv2d(
                first.inChannels, first.outChannels, kernelSize: first.kernelSize, stride: first.stride,
                padding: [side / 2 * first.dilation[0], side / 2 * first.dilation[1]], dilation: first.dilation,
                groups: first.groups, bias: true)
            var (kernel, bias) = parts[0]
            for part in parts.dropFirst() { (kernel, bias) = (try kernel.add(part.kernel), try bias.add(part.bias)) }
            _ = try result.parameter("weight")?.copyInPlace(from: kernel)
            _ = try result.parameter("bias")?.copyInPlace(from: bias)
            return result
        }
    }

    /// A single convolution in the place of the branches.
    fileprivate func replaceBranches(_ names: [String], with conv: Conv2d) throws {
        try setModule("reparam_conv", conv.train(isTraining))
        for name in names { remove(name) }
    }
}

extension ByobNet {
    /// A kxk and a 1x1 convolution and, where it fits, the input, each normalised, added. Same as
    /// timm.models.byobnet.RepVggBlock.
    public final class RepVggBlock: Module, ByobBlock, Reparameterisable {
        private let groups: Int

        init(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
            groups = try o.groups(input)
            let hasIdentity = input == output && o.stride == 1 && o.dilation.0 == o.dilation.1
            super.init()
            if o.flag("inference_mode") {
                throw TensorError.notImplemented("RepVggBlock: inference_mode=True is not available")
            }
            if hasIdentity { try setModule("identity", layers.normAct(output, appliesActivation: false)) }
            try setModule(
                "conv_kxk",
                layers.conv(
                    input, output, kernel: o.kernel, stride: o.stride, dilation: o.dilation.0, groups: groups,
                    appliesActivation: false, drop: o.dropBlock))
            try setModule("conv_1x1", layers.conv(input, output, stride: o.stride, groups: groups, appliesActivation: false))
            try setModule("drop_path", hasIdentity ? o.drop() : Identity())
            try setModule("attn", layers.attention(output))
            try setModule("act", layers.act())
            try checkOptions(o, ["inference_mode"])
        }

        func initWeights(zeroInitLast: Bool) throws {
            for case let norm as BatchNorm2d in modules {
                if let weight = norm.parameter("weight") { try Initialisation.normal(weight, mean: 0.1, std: 0.1) }
                if let bias = norm.parameter("bias") { try Initialisation.normal(bias, std: 0.1) }
            }
            try (child("attn") as? GlobalContext)?.resetParameters()
        }

        public override func forward(_ input: Tensor) throws -> Tensor {
            if child("reparam_conv") != nil { return try passing(input, through: "reparam_conv", "attn", "act") }
            var x = try required("conv_1x1")(input).add(required("conv_kxk")(input))
            if let identity = child("identity") { x = try required("drop_path")(x).add(identity(input)) }
            return try passing(x, through: "attn", "act")
        }

        public func reparameterise() throws {
            guard child("reparam_conv") == nil else { return }
            let conv = try merged([required("conv_kxk"), required("conv_1x1")], identity: child("identity"))
            try replaceBranches(["conv_kxk", "conv_1x1", "identity", "drop_path"], with: conv)
        }

        public override var attributes: [String: JSONValue] {
            // timm deletes the branches with their names.
            child("reparam_conv") != nil
                ? ["groups": .int(groups)] : ["groups": .int(groups), "reparam_conv": .null, "identity": .null]
        }
    }

    /// Several kxk convolutions, a 1x1 one and, where it fits, the input, each normalised, added. Same as
    /// timm.models.byobnet.MobileOneBlock.
    public final class MobileOneBlock: Module, ByobBlock, Reparameterisable {
        private let groups, count: Int

        init(_ input: Int, _ output: Int, _ o: ByobBlockOptions, _ layers: ByobLayers) throws {
            groups = try o.groups(input)
            let hasIdentity = input == output && o.stride == 1 && o.dilation.0 == o.dilation.1
            count = o.own.isGiven("num_conv_branches") ? try o.own.int("num_conv_branches") : 1
            super.init()
            if o.flag("inference_mode") {
                throw TensorError.notImplemented("MobileOneBlock: inference_mode=True is not available")
            }
            if hasIdentity { try setModule("identity", layers.normAct(output, appliesActivation: false)) }
            let convs = try (0..<max(0, count)).map { _ in
                try layers.conv(
                    input, output, kernel: o.kernel, stride: o.stride, groups: groups, appliesActivation: false)
            }
            try setModule("conv_kxk", ModuleList(convs))
            if o.kernel > 1 {
                try setModule(
                    "conv_scale", layers.conv(input, output, stride: o.stride, groups: groups, appliesActivation: false))
            }
            try setModule("drop_path", hasIdentity ? o.drop() : Identity())
            try setModule("attn", layers.attention(output))
            try setModule("act", layers.act())
            try checkOptions(o, ["inference_mode", "num_conv_branches"])
        }

        func initWeights(zeroInitLast: Bool) throws {}

        private func convolutions() throws -> [Module] { try required("conv_kxk").namedChildren.map(\.module) }

        public override func forward(_ input: Tensor) throws -> Tensor {
            if child("reparam_conv") != nil { return try passing(input, through: "reparam_conv", "attn", "act") }
            var sum = try child("conv_scale")?(input)
            for conv in try convolutions() {
                let y = try conv(input)
                sum = try sum.map { try $0.add(y) } ?? y
            }
            guard var x = sum else { throw TensorError.runtime("\(typeName) has no convolution") }
            x = try required("drop_path")(x)
            if let identity = child("identity") { x = try x.add(identity(input)) }
            return try passing(x, through: "attn", "act")
        }

        public func reparameterise() throws {
            guard child("reparam_conv") == nil else { return }
            let branches = try convolutions() + [child("conv_scale")].compactMap { $0 }
            try replaceBranches(
                ["conv_kxk", "conv_scale", "identity", "drop_path"], with: merged(branches, identity: child("identity")))
        }

        public override var attributes: [String: JSONValue] {
            let own: [String: JSONValue] = ["groups": .int(groups), "num_conv_branches": .int(count)]
            // timm deletes the branches with their names.
            guard child("reparam_conv") == nil else { return own }
            return own.merging(["reparam_conv": .null, "identity": .null, "conv_scale": .null]) { first, _ in first }
        }
    }
}
