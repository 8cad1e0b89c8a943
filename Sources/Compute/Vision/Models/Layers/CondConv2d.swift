// A convolution whose weight is mixed for each sample from those of several experts.
// Paper: CondConv: Conditionally Parameterized Convolutions for Efficient Inference, arXiv:1904.04971.

import Neural
import Tensors

/// Same as timm.layers.CondConv2d. Called with the input and the experts' weights, [N, experts].
public final class CondConv2d: Module, Resettable {
    public let inChannels, outChannels: Int
    let kernel, stride, dilation, groups, experts: Int
    private let padding: (pixels: Int, isSame: Bool)
    /// The shape of one expert's weight.
    private var weightShape: [Int] { [outChannels, inChannels / groups, kernel, kernel] }

    public init(
        _ input: Int, _ output: Int, kernel: Int, stride: Int = 1, padding: JSONValue = .string(""), dilation: Int = 1,
        groups: Int = 1, bias: Bool = false, experts: Int = 4
    ) throws {
        guard groups > 0, input % groups == 0, output % groups == 0 else {
            throw TensorError.value("CondConv2d: the channels must be divisible by groups")
        }
        (inChannels, outChannels, self.kernel) = (input, output, kernel)
        (self.stride, self.dilation, self.groups, self.experts) = (stride, dilation, groups, experts)
        self.padding = SamePadding.resolve(padding, kernel: kernel, stride: stride, dilation: dilation)
        super.init()
        let count = weightShape.reduce(1, *)
        try setParameter("weight", Tensor.empty([experts, count]).requiresGradInPlace(true))
        try setParameter("bias", bias ? Tensor.empty([experts, output]).requiresGradInPlace(true) : nil)
        try resetParameters()
    }

    /// Fills each expert's weight, as one of a convolution.
    func fillExperts(_ body: (Tensor) throws -> Void) throws {
        guard let weight = parameter("weight") else { return }
        try GradMode.withDisabled {
            for expert in 0..<experts { try body(weight.select(0, expert).reshape(weightShape)) }
        }
    }

    public func resetParameters() throws {
        try fillExperts { try Initialisation.kaimingUniform($0, a: 5.0.squareRoot()) }
        guard let bias = parameter("bias") else { return }
        let bound = 1 / Double(weightShape[1...].reduce(1, *)).squareRoot()
        try GradMode.withDisabled {
            for expert in 0..<experts { try Initialisation.uniform(bias.select(0, expert), -bound, bound) }
        }
    }

    public func callAsFunction(_ input: Tensor, _ routing: Tensor) throws -> Tensor {
        try hasHooks ? withHooks([input, routing]) { try convolved($0[0], $0[1]) } : convolved(input, routing)
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        throw TensorError.type("CondConv2d.forward() missing 1 required positional argument: 'routing_weights'")
    }

    /// The samples become groups of one convolution.
    private func convolved(_ input: Tensor, _ routing: Tensor) throws -> Tensor {
        guard let weight = parameter("weight"), input.ndim == 4 else {
            throw TensorError.runtime("CondConv2d: expected an input of 4 dimensions, got \(input.ndim)")
        }
        let (n, c) = (input.shape[0], input.shape[1])
        let mixed = try routing.matmul(weight).reshape([n * outChannels] + weightShape.dropFirst())
        let bias = try parameter("bias").map { try routing.matmul($0).reshape([n * outChannels]) }
        var x = try input.reshape([1, n * c, input.shape[2], input.shape[3]])
        let (strides, dilations) = ([stride, stride], [dilation, dilation])
        if padding.isSame {
            x = try SamePadding.pad(x, kernel: [kernel, kernel], stride: strides, dilation: dilations)
        }
        let y = try x.conv2d(
            weight: mixed, bias: bias, stride: strides, padding: [padding.pixels, padding.pixels], dilation: dilations,
            groups: groups * n)
        return try y.reshape([n, outChannels, y.shape[2], y.shape[3]])
    }

    public override var attributes: [String: JSONValue] {
        func pair(_ value: Int) -> JSONValue { .array([.int(value), .int(value)]) }
        var values: [String: JSONValue] = [
            "in_channels": .int(inChannels), "out_channels": .int(outChannels), "kernel_size": pair(kernel),
            "stride": pair(stride), "dynamic_padding": .bool(padding.isSame), "padding": pair(padding.pixels),
            "dilation": pair(dilation), "groups": .int(groups), "num_experts": .int(experts),
            "weight_shape": .array(weightShape.map { .int($0) }),
        ]
        if parameter("bias") != nil { values["bias_shape"] = .array([.int(outChannels)]) }
        return values
    }
}
