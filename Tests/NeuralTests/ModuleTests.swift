// The module tree: names, modes, printing, state dictionaries, hooks.

import Neural
import Tensors
import Testing

private final class Block: Module {
    override init() { super.init() }
    override func forward(_ input: Tensor) throws -> Tensor { try required("act")(input) }
}

@Suite struct ModuleTests {
    @Test func printsAsPyTorch() throws {
        let layers: [Module] = [
            try Conv2d(3, 4, kernelSize: [3, 3]),
            try Conv2d(4, 4, kernelSize: [3, 1], stride: [2, 2], padding: [1, 1], dilation: [2, 2], groups: 2, bias: false),
            try Conv2d(3, 4, kernelSize: [3, 3], paddingName: "same"), try BatchNorm2d(5),
            try BatchNorm2d(3, momentum: nil, affine: false), ReLU(), ReLU(inplace: true),
            MaxPool2d(kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]), AvgPool2d(kernelSize: [2, 2]), try Linear(3, 4),
            try Linear(3, 4, bias: false), Identity(), Flatten(), try Dropout(p: 0.1), try Sequential([]),
            try Sequential([ReLU(), Tanh()]), try ModuleList([ReLU(), ReLU(), Tanh()]), try CrossEntropyLoss(),
        ]
        let expected = (try fixture("printed.json").array ?? []).compactMap(\.string)
        #expect(layers.count == expected.count)
        for (layer, text) in zip(layers, expected) { #expect(layer.representation == text) }
    }

    @Test func namesAndOrder() throws {
        let model = try Sequential(named: [("conv", try Conv2d(1, 2, kernelSize: [3, 3])), ("bn", try BatchNorm2d(2))])
        #expect(model.namedParameters().map(\.name) == ["conv.weight", "conv.bias", "bn.weight", "bn.bias"])
        #expect(
            model.stateDict().map(\.name) == [
                "conv.weight", "conv.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked",
            ])
        #expect(model.namedModules().map(\.name) == ["", "conv", "bn"])
        model.eval()
        #expect(model.modules.allSatisfy { !$0.isTraining })
    }

    @Test func loadingSaysWhatDoesNotFit() throws {
        let model = try Sequential(named: [("fc", try Linear(3, 2)), ("bn", try BatchNorm2d(2))])
        let state: [(name: String, tensor: Tensor)] = [
            ("fc.weight", try Tensor.zeros([5, 3])), ("bn.weight", try Tensor.zeros([2])), ("bn.bias", try Tensor.zeros([2])),
            ("bn.running_mean", try Tensor.zeros([2])), ("bn.running_var", try Tensor.zeros([2])), ("foo", try Tensor.zeros([1])),
        ]
        let error = #expect(throws: TensorError.self) { try model.loadStateDict(state) }
        #expect(
            error?.message == """
                Error(s) in loading state_dict for Sequential:
                \tMissing key(s) in state_dict: "fc.bias".\(" ")
                \tUnexpected key(s) in state_dict: "foo".\(" ")
                \tsize mismatch for fc.weight: copying a param with shape torch.Size([5, 3]) from checkpoint, the shape in \
                current model is torch.Size([2, 3]).
                """)
        #expect(try #require(model.child("bn")?.parameter("weight")).floats() == [1, 1])  // nothing was copied
        let partial = try model.loadStateDict([("fc.bias", try Tensor.ones([2])), ("foo", try Tensor.zeros([1]))], strict: false)
        #expect(partial.unexpectedKeys == ["foo"])
        #expect(try #require(model.child("fc")?.parameter("bias")).floats() == [1, 1])
    }

    @Test func hooksSeeAndReplace() throws {
        let block = Block()
        try block.setModule("act", Identity())
        var seen: [[Int]] = []
        let handle = block.registerForwardHook { _, inputs, output in
            seen.append(output.shape)
            return inputs[0].shape == [2] ? try Tensor.ones([1]) : nil
        }
        #expect(try block(Tensor.zeros([2])).shape == [1])
        #expect(try block(Tensor.zeros([3])).shape == [3])
        handle.remove()
        #expect(try block(Tensor.zeros([2])).shape == [2])
        #expect(seen == [[2], [3]])
    }

    @Test func namesThatAreNoneAreRefused() throws {
        let error = #expect(throws: TensorError.self) { try Block().setModule("a.b", Identity()) }
        #expect(error?.message == "module name can't contain \".\", got: a.b")
    }
}
