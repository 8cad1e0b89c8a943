// The poolings of torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

private func pairOfTensors(_ result: (output: Tensor, indices: Tensor)) -> Value {
    .tuple(owned: [result.output.toScript(), result.indices.toScript()])
}

/// `output_size`: an int, or ints and None, as written.
private func outputSize(_ c: TorchCall, _ index: Int) throws -> OutputSize {
    if let number = try TorchCall.integer(of: c[index]) { return OutputSize([number], text: "\(number)") }
    if c[index].isNone { return OutputSize([nil], text: "None") }
    guard let items = c[index].sequenceItems else { throw c.wrongType(index, "tuple of ints") }
    var sizes: [Int?] = []
    for item in items { sizes.append(item.isNone ? nil : try TorchCall.integer(of: item)) }
    guard !sizes.isEmpty else { throw Raise.runtimeError("output_size must not be empty") }
    return OutputSize(sizes, text: try repr(c[index]))
}

/// An output size as it was written.
private func outputSizeValue(_ size: OutputSize) -> Value {
    let items = size.values.map { item -> Value in item.map { Value.int($0) } ?? Value.none }
    return switch size.text.first {
    case "(": .tuple(owned: items)
    case "[": .list(owned: items)
    default: items[0]
    }
}

extension MaxPoolLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let input = try ModuleArguments(receiver, ["input"], positional, named).tensor(0)
        return try returnsIndices ? pairOfTensors(withIndices(input)) : forward(input).toScript()
    }
}

extension AdaptivePoolLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let input = try ModuleArguments(receiver, ["input"], positional, named).tensor(0)
        return try returnsIndices ? pairOfTensors(withIndices(input)) : forward(input).toScript()
    }
}

extension NeuralModules {
    static func installPools(_ m: ModuleBuilder) {
        func maxPool<T: MaxPoolLayer>(_ type: T.Type) {
            layer(
                m, type, "pooling",
                "\(T.self)(kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False)",
                doc: "The largest value of each window.",
                { c in
                    try T(
                        kernelSize: c.size(1), stride: c.optionalSize(2), padding: c.size(3), dilation: c.size(4),
                        returnsIndices: c.truth(5), ceilMode: c.truth(6))
                },
                { t in
                    t.property("kernel_size") { sizeValue($0.kernelSize) }
                    t.property("stride") { sizeValue($0.stride) }
                    t.property("padding") { sizeValue($0.padding) }
                    t.property("dilation") { sizeValue($0.dilation) }
                    t.property("return_indices") { $0.returnsIndices }
                    t.property("ceil_mode") { $0.ceilMode }
                })
        }
        maxPool(MaxPool1d.self)
        maxPool(MaxPool2d.self)
        layer(
            m, AvgPool1d.self, "pooling",
            "AvgPool1d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True)",
            doc: "The mean of each window.",
            { c in
                try AvgPool1d(
                    kernelSize: c.ints(1)[0], stride: c.optionalInts(2)?.first, padding: c.ints(3)[0], ceilMode: c.truth(4),
                    countIncludePad: c.truth(5))
            },
            { t in
                t.property("kernel_size") { ScriptTuple([$0.kernelSize]) }
                t.property("stride") { ScriptTuple([$0.stride]) }
                t.property("padding") { ScriptTuple([$0.padding]) }
            })
        layer(
            m, AvgPool2d.self, "pooling",
            "AvgPool2d(kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)",
            doc: "The mean of each window.",
            { c in
                try AvgPool2d(
                    kernelSize: c.size(1), stride: c.optionalSize(2), padding: c.size(3), ceilMode: c.truth(4),
                    countIncludePad: c.truth(5), divisorOverride: c.optionalInt(6))
            },
            { t in
                t.property("kernel_size") { sizeValue($0.kernelSize) }
                t.property("stride") { sizeValue($0.stride) }
                t.property("padding") { sizeValue($0.padding) }
                t.property("ceil_mode") { $0.ceilMode }
                t.property("count_include_pad") { $0.countIncludePad }
                t.property("divisor_override") { $0.divisorOverride }
            })
        func powerPool<T: PowerPoolLayer>(_ type: T.Type) {
            layer(
                m, type, "pooling", "\(T.self)(norm_type, kernel_size, stride=None, ceil_mode=False)",
                doc: "The power average of each window.",
                { c in try T(c.scalar(1), kernelSize: c.size(2), stride: c.optionalSize(3), ceilMode: c.truth(4)) })
        }
        powerPool(LPPool1d.self)
        powerPool(LPPool2d.self)
        func adaptive<T: AdaptivePoolLayer>(_ type: T.Type, hasIndices: Bool, doc: String) {
            layer(
                m, type, "pooling", "\(T.self)(output_size\(hasIndices ? ", return_indices=False" : ""))", doc: doc,
                { c in
                    T(try outputSize(c, 1), returnsIndices: hasIndices ? try c.truth(2) : false)
                },
                { t in
                    t.property("output_size") { outputSizeValue($0.outputSize) }
                    if hasIndices { t.property("return_indices") { $0.returnsIndices } }
                })
        }
        adaptive(AdaptiveAvgPool1d.self, hasIndices: false, doc: "The mean of as many windows as outputs are wanted.")
        adaptive(AdaptiveAvgPool2d.self, hasIndices: false, doc: "The mean of as many windows as outputs are wanted.")
        adaptive(AdaptiveMaxPool1d.self, hasIndices: true, doc: "The largest of as many windows as outputs are wanted.")
        adaptive(AdaptiveMaxPool2d.self, hasIndices: true, doc: "The largest of as many windows as outputs are wanted.")
    }
}

func installPoolFunctions(_ d: TorchDeclarations) {
    d.function("max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)") {
        c -> Value in
        let layer = try MaxPool2d(
            kernelSize: c.size(1), stride: c.optionalSize(2), padding: c.size(3), dilation: c.size(4), ceilMode: c.truth(5))
        return try c.truth(6) ? pairOfTensors(layer.withIndices(c.tensor(0))) : layer.forward(c.tensor(0)).toScript()
    }
    d.function("max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False)") {
        c -> Value in
        let layer = try MaxPool1d(
            kernelSize: c.size(1), stride: c.optionalSize(2), padding: c.size(3), dilation: c.size(4), ceilMode: c.truth(5))
        return try c.truth(6) ? pairOfTensors(layer.withIndices(c.tensor(0))) : layer.forward(c.tensor(0)).toScript()
    }
    d.function(
        "avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None)"
    ) { c in
        try c.tensor(0).avgPool2d(
            kernelSize: c.ints(1), stride: c.optionalInts(2) ?? [], padding: c.ints(3), ceilMode: c.truth(4),
            countIncludePad: c.truth(5), divisorOverride: c.optionalInt(6))
    }
    d.function("avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True)") { c in
        try c.tensor(0).avgPool1d(
            kernelSize: c.ints(1)[0], stride: c.optionalInts(2)?.first, padding: c.ints(3)[0], ceilMode: c.truth(4),
            countIncludePad: c.truth(5))
    }
    d.function("lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False)") { c in
        try c.tensor(0).lpPool2d(
            c.double(1), kernelSize: c.ints(2), stride: c.optionalInts(3) ?? [], ceilMode: c.truth(4))
    }
    d.function("lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False)") { c in
        try c.tensor(0).lpPool1d(
            c.double(1), kernelSize: c.ints(2)[0], stride: c.optionalInts(3)?.first, ceilMode: c.truth(4))
    }
    d.function("adaptive_avg_pool2d(input, output_size)") { c in
        try AdaptiveAvgPool2d(outputSize(c, 1)).forward(c.tensor(0))
    }
    d.function("adaptive_avg_pool1d(input, output_size)") { c in
        try AdaptiveAvgPool1d(outputSize(c, 1)).forward(c.tensor(0))
    }
    d.function("adaptive_max_pool2d(input, output_size, return_indices=False)") { c -> Value in
        let result = try AdaptiveMaxPool2d(outputSize(c, 1)).withIndices(c.tensor(0))
        return try c.truth(2) ? pairOfTensors(result) : result.output.toScript()
    }
    d.function("adaptive_max_pool1d(input, output_size, return_indices=False)") { c -> Value in
        let result = try AdaptiveMaxPool1d(outputSize(c, 1)).withIndices(c.tensor(0))
        return try c.truth(2) ? pairOfTensors(result) : result.output.toScript()
    }
}
