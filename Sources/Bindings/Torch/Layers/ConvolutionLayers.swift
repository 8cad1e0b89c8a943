// The convolutions of torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

extension TorchCall {
    /// A size as the script wrote it: an int, a tuple or a list.
    func size(_ index: Int) throws(Raise) -> SizeArgument {
        if let number = try TorchCall.integer(of: self[index]) { return SizeArgument(number) }
        return SizeArgument(try ints(index), isList: self[index].isKind(.list))
    }

    func optionalSize(_ index: Int) throws(Raise) -> SizeArgument? { has(index) ? try size(index) : nil }

    /// One number for all of `count` dimensions, or one for each.
    func sizes(_ index: Int, _ count: Int) throws(Raise) -> [Int] {
        let values = try ints(index)
        return values.count == 1 ? [Int](repeating: values[0], count: count) : values
    }
}

/// Sizes as scripts see them: a number where one was written, else a tuple.
func sizeValue(_ size: SizeArgument) -> Value {
    size.text == "\(size.values[0])" ? .int(size.values[0]) : ScriptTuple(size.values).toScript()
}

extension NeuralModules {
    static func installConvolutions(_ m: ModuleBuilder) {
        let plain = "(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, "
        let rest = "padding_mode='zeros', device=None, dtype=None)"
        convolution(m, Conv2d.self, "Conv2d" + plain + rest, doc: "A convolution over [N, C, H, W].") { c in
            let name = c[5].isString ? c[5].swiftString : nil
            return try Conv2d(
                c.int(1), c.int(2), kernelSize: c.sizes(3, 2), stride: c.sizes(4, 2),
                padding: name == nil ? c.sizes(5, 2) : [0, 0],
                dilation: c.sizes(6, 2), groups: c.int(7), bias: c.truth(8), paddingName: name, paddingMode: c.string(9))
        }
        convolution(m, Conv1d.self, "Conv1d" + plain + rest, doc: "A convolution over [N, C, L].") { c in
            let name = c[5].isString ? c[5].swiftString : nil
            return try Conv1d(
                c.int(1), c.int(2), kernelSize: one(c, 3), stride: one(c, 4), padding: name == nil ? one(c, 5) : 0,
                dilation: one(c, 6), groups: c.int(7), bias: c.truth(8), paddingName: name, paddingMode: c.string(9))
        }
        let transposed =
            "(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, "
        convolution(
            m, ConvTranspose2d.self, "ConvTranspose2d" + transposed + rest, doc: "A transposed convolution over [N, C, H, W]."
        ) { c in
            try TransposedConvolutionLayer.check(c.string(10), "ConvTranspose2d")
            return try ConvTranspose2d(
                c.int(1), c.int(2), kernelSize: c.sizes(3, 2), stride: c.sizes(4, 2), padding: c.sizes(5, 2),
                outputPadding: c.sizes(6, 2), groups: c.int(7), bias: c.truth(8), dilation: c.sizes(9, 2))
        }
        convolution(
            m, ConvTranspose1d.self, "ConvTranspose1d" + transposed + rest, doc: "A transposed convolution over [N, C, L]."
        ) { c in
            try TransposedConvolutionLayer.check(c.string(10), "ConvTranspose1d")
            return try ConvTranspose1d(
                c.int(1), c.int(2), kernelSize: [one(c, 3)], stride: [one(c, 4)], padding: [one(c, 5)],
                outputPadding: [one(c, 6)],
                groups: c.int(7), bias: c.truth(8), dilation: [one(c, 9)])
        }
    }

    private static func one(_ c: TorchCall, _ index: Int) throws -> Int {
        let values = try c.ints(index)
        guard values.count == 1 else { throw Raise.runtimeError("expected one number, got \(sizeText(values))") }
        return values[0]
    }

    private static func convolution<T: ConvolutionLayer>(
        _ m: ModuleBuilder, _ type: T.Type, _ signature: String, doc: String, _ make: @escaping (TorchCall) throws -> T
    ) {
        layer(
            m, type, "conv", signature, doc: doc, make,
            { t in
                t.property("in_channels") { $0.inChannels }
                t.property("out_channels") { $0.outChannels }
                t.property("kernel_size") { ScriptTuple($0.kernelSize) }
                t.property("stride") { ScriptTuple($0.stride) }
                t.property("padding") { $0.paddingName.map { Value.string($0) } ?? ScriptTuple($0.padding).toScript() }
                t.property("output_padding") { ScriptTuple($0.outputPadding) }
                t.property("dilation") { ScriptTuple($0.dilation) }
                t.property("groups") { $0.groups }
                t.property("transposed") { $0 is TransposedConvolutionLayer }
                t.property("padding_mode") { $0.paddingMode }
                t.def("reset_parameters") { try $0.resetParameters() }
            })
    }
}

extension TransposedConvolutionLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let a = try ModuleArguments(receiver, ["input", "output_size"], required: 1, positional, named)
        guard let size = a.values[1], !size.isNone else { return try forward(a.tensor(0)).toScript() }
        guard let items = [Int].fromScript(size) else { throw Raise.typeError("output_size must be a list of ints") }
        return try self(a.tensor(0), outputSize: items).toScript()
    }
}

func installConvolutionFunctions(_ d: TorchDeclarations) {
    for dimensions in [1, 2] {
        d.function(
            "conv\(dimensions)d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)",
            doc: "A convolution over \(dimensions == 1 ? "[N, C, L]" : "[N, C, H, W]")."
        ) { c -> Tensor in
            var (x, weight) = (try c.tensor(0), try c.tensor(1))
            let (stride, dilation) = (try c.sizes(3, dimensions), try c.sizes(5, dimensions))
            var padding = [Int](repeating: 0, count: dimensions)
            if c[4].isString {
                guard ["valid", "same"].contains(c[4].swiftString) else {
                    throw Raise.runtimeError("Invalid padding string: '\(c[4].swiftString)'")
                }
                if c[4].swiftString == "same", weight.ndim == dimensions + 2, dilation.count == dimensions {
                    guard stride.allSatisfy({ $0 == 1 }) else {
                        throw Raise.runtimeError("padding='same' is not supported for strided convolutions")
                    }
                    let sides = ConvolutionLayer.samePadding(Array(weight.shape.dropFirst(2)), dilation)
                    padding = sides.map(\.before)
                    if sides.contains(where: { $0.before != $0.after }) {
                        x = try x.padded(sides.reversed().flatMap { [0, $0.after - $0.before] })
                    }
                }
            } else {
                padding = try c.sizes(4, dimensions)
            }
            guard dimensions == 1 else {
                return try x.conv2d(
                    weight: weight, bias: c.optionalTensor(2), stride: stride, padding: padding, dilation: dilation,
                    groups: c.int(6))
            }
            guard stride.count == 1, padding.count == 1, dilation.count == 1 else {
                throw Raise.runtimeError("conv1d: stride, padding and dilation are one number each")
            }
            return try x.conv1d(
                weight: weight, bias: c.optionalTensor(2), stride: stride[0], padding: padding[0], dilation: dilation[0],
                groups: c.int(6))
        }
    }
    let rest = "(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1)"
    d.function("conv_transpose2d" + rest, doc: "A transposed convolution over [N, C, H, W].") { c in
        try c.tensor(0).convTranspose2d(
            weight: c.tensor(1), bias: c.optionalTensor(2), stride: c.ints(3), padding: c.ints(4), outputPadding: c.ints(5),
            groups: c.int(6), dilation: c.ints(7))
    }
    d.function("conv_transpose1d" + rest, doc: "A transposed convolution over [N, C, L].") { c in
        try c.tensor(0).convTranspose1d(
            weight: c.tensor(1), bias: c.optionalTensor(2), stride: c.ints(3)[0], padding: c.ints(4)[0],
            outputPadding: c.ints(5)[0],
            groups: c.int(6), dilation: c.ints(7)[0])
    }
}
