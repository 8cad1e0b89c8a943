// ResNets against timm: parameters drawn from a seed, logits and gradients from shared weights, printed form.

import Neural
import Tensors
import Testing
import Vision

/// Parameters and statistics by the fixture script's formula.
private func fill(_ model: Module, gain: Double = 24) throws {
    for (key, tensor) in model.stateDict() where tensor.dtype == .float32 {
        let count = tensor.numel
        let salt = key.utf8.count * 104729
        let fanIn = tensor.ndim > 1 ? Double(count / tensor.shape[0]) : 1
        var values = [Float](repeating: 0, count: count)
        for i in 0..<count {
            let base = Double((i % 1009 * 7919 + salt) % 1009) / 1009 - 0.5
            if tensor.ndim > 1 {
                values[i] = Float(base * (gain / fanIn).squareRoot())
            } else if key.hasSuffix("running_var") || key.hasSuffix("weight") {
                values[i] = Float(1 + 0.5 * base)
            } else {
                values[i] = Float(0.2 * base)
            }
        }
        _ = try GradMode.withDisabled { try tensor.copyInPlace(from: Tensor.tensor(values, shape: tensor.shape)) }
    }
}

private func images(_ shape: [Int]) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Tensor.tensor((0..<count).map { Float(Double($0 * 6101 % 2003) / 2003 * 4 - 2) }, shape: shape)
}

private func relativeError(_ ours: [Double], _ theirs: [Double]) -> Double {
    let scale = max(theirs.map(abs).max() ?? 0, 1e-12)
    return (zip(ours, theirs).map { abs($0 - $1) }.max() ?? .infinity) / scale
}

private let tenClasses: [(key: String, value: JSONValue)] = [("num_classes", .int(10))]

@Suite(.serialized) struct ModelTests {
    @Test(arguments: [
        ("resnet18", 10, 1), ("resnet18_cifar", 10, 1), ("resnet50", 10, 3), ("resnet10t", 7, 3), ("resnet18d", 7, 3),
    ]) func aSeedGivesTimmsParameters(_ name: String, _ classes: Int, _ channels: Int) throws {
        Generator.default.manualSeed(0)
        let options: [(key: String, value: JSONValue)] = [("num_classes", .int(classes)), ("in_chans", .int(channels))]
        let state = try ModelRegistry.build(name, options).stateDict()
        let rows = try fixture("models.json")["initial"]?[name]?.array ?? []
        #expect(state.map(\.name) == rows.compactMap { $0.array?[0].string })
        for ((key, tensor), row) in zip(state, rows) {
            let fields = row.array ?? []
            #expect(tensor.shape == fields[1].ints, "\(key)")
            let values = try tensor.doubles()
            let (first, last) = (fields[2].double ?? 0, fields[3].double ?? 0)
            // The uniform and normal draws are PyTorch's; its vectorised logarithm differs in the last bits.
            #expect(abs((values.first ?? 0) - first) <= 2e-6 * max(1, abs(first)), "\(key)")
            #expect(abs((values.last ?? 0) - last) <= 2e-6 * max(1, abs(last)), "\(key)")
            #expect(abs(values.reduce(0, +) - (fields[4].double ?? 0)) <= 1e-3 * max(1, abs(fields[4].double ?? 0)), "\(key)")
        }
    }

    @Test func printsAsTimm() throws {
        let expected = try fixture("models.json")["printed"]?.string
        #expect(try ModelRegistry.build("resnet18", tenClasses).representation == expected)
    }

    @Test(arguments: [("resnet18", 64), ("resnet34", 64), ("resnet50", 64), ("resnet18_cifar", 16)])
    func logitsAreTimms(_ name: String, _ size: Int) throws {
        let model = try ModelRegistry.build(name, tenClasses)
        try fill(model, gain: 12)
        model.eval()
        let logits = try GradMode.withDisabled { try model(images([2, 3, size, size])).doubles() }
        let expected = (try fixture("models.json")["logits"]?[name]?.array ?? []).flatMap(\.doubles)
        #expect(relativeError(logits, expected) < 1e-4)
    }

    @Test func gradientsOfEveryParameterAreTimms() throws {
        let model = try ModelRegistry.build("resnet18", tenClasses)
        try fill(model)
        // Single precision rounds activations to either side of zero, where ReLU's gradient jumps (scripts/fixtures/vision.py).
        try model.convert(to: .float64)
        model.train()
        let loss = try CrossEntropyLoss()(model(images([4, 3, 64, 64]).to(dtype: .float64)), Tensor.tensor([1, 7, 3, 0]))
        let expected = try #require(try fixture("models.json")["training"])
        #expect(abs(try loss.doubles()[0] - (expected["loss"]?.double ?? 0)) < 1e-9)
        try loss.backward()
        for ((key, tensor), row) in zip(model.namedParameters(), expected["gradients"]?.array ?? []) {
            let fields = row.array ?? []
            #expect(key == fields[0].string)
            let values = try #require(tensor.grad, "\(key)").doubles()
            let norm = values.map { $0 * $0 }.reduce(0, +).squareRoot()
            let theirs = fields[1].double ?? 0
            #expect(abs(norm - theirs) <= 1e-7 * theirs, "\(key)")
            for (ours, place) in [(values.first ?? 0, 2), (values.last ?? 0, 3)] {
                // One element against the size of all: single ones may be sums that nearly cancel.
                #expect(abs(ours - (fields[place].double ?? 0)) <= 1e-7 * theirs, "\(key)")
            }
        }
        let mean = try #require(model.child("bn1")?.buffer("running_mean")).doubles()
        #expect(relativeError(Array(mean.prefix(4)), expected["running_mean"]?.doubles ?? []) < 1e-9)
    }

    @Test func anUnknownModelGetsSuggestions() throws {
        let error = #expect(throws: TensorError.self) { try ModelRegistry.build("resnet19") }
        #expect(error?.message.hasPrefix("Unknown model (resnet19); did you mean 'resnet1") == true)
        #expect(
            ModelRegistry.names().filter { $0.hasSuffix("_cifar") } == ["resnet18_cifar", "resnet34_cifar", "resnet50_cifar"])
    }

    @Test func aModelOfTimmThatIsNotThereIsNamed() throws {
        let error = #expect(throws: TensorError.self) { try ModelRegistry.build("hrnet_w18") }
        #expect(error?.kind == .notImplemented)
        #expect(error?.message.hasPrefix("timm's model 'hrnet_w18'") == true)
    }

    @Test func anOptionThatNobodyReadsIsRefused() throws {
        #expect(throws: TensorError.self) { try ModelRegistry.build("resnet18", [("dtype", .string("float16"))]) }
        let error = #expect(throws: TensorError.self) { try ModelRegistry.build("resnet18", [("foo", .int(1))]) }
        #expect(error?.kind == .type)
        #expect(error?.message.hasPrefix("ResNet.__init__() got an unexpected keyword argument 'foo'") == true)
    }
}
