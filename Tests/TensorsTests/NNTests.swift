// Layer operations and their gradients against PyTorch's.

import Tensors
import Testing

@Suite struct NNTests {
    @Test(arguments: NNFixture.cases("conv2d"), [false, true])
    func convolutionMatchesPyTorch(_ fixture: NNFixture, channelsLast: Bool) throws {
        let (x, w, b) = (try #require(try fixture.leaf("x")), try #require(try fixture.leaf("weight")), try fixture.leaf("bias"))
        let input = channelsLast ? try x.contiguous(channelsLast: true) : x
        let y = try input.conv2d(
            weight: w, bias: b, stride: fixture.ints("stride"), padding: fixture.ints("padding"),
            dilation: fixture.ints("dilation"), groups: fixture.ints("groups")[0])
        #expect(y.isChannelsLast)
        try fixture.check(y, leaves: ["x": x, "weight": w, "bias": b])
    }

    @Test(arguments: NNFixture.cases("conv2d"))
    func doublePrecisionConvolutionMatchesPyTorch(_ fixture: NNFixture) throws {
        let x = try #require(try fixture.tensor("x", dtype: .float64)).requiresGradInPlace()
        let w = try #require(try fixture.tensor("weight", dtype: .float64)).requiresGradInPlace()
        let b = try fixture.tensor("bias", dtype: .float64)?.requiresGradInPlace()
        let y = try x.conv2d(
            weight: w, bias: b, stride: fixture.ints("stride"), padding: fixture.ints("padding"),
            dilation: fixture.ints("dilation"), groups: fixture.ints("groups")[0])
        try fixture.expectClose(y, "y")
        try y.backward(try fixture.tensor("g", dtype: .float64))
        try fixture.expectClose(try #require(x.grad), "dx")
        try fixture.expectClose(try #require(w.grad), "dweight")
    }

    @Test(arguments: NNFixture.cases("conv2d"))
    func weightsInAnyMemoryOrderGiveTheSame(_ fixture: NNFixture) throws {
        let w = try fixture.required("weight")
        let hwio = try w.permute([2, 3, 1, 0]).contiguous().permute([3, 2, 0, 1]).detach()
        let ohwi = try w.contiguous(channelsLast: true).detach()
        for weight in [hwio, ohwi] {
            let x = try #require(try fixture.leaf("x"))
            try weight.requiresGradInPlace()
            let y = try x.conv2d(
                weight: weight, bias: try fixture.tensor("bias"), stride: fixture.ints("stride"),
                padding: fixture.ints("padding"), dilation: fixture.ints("dilation"), groups: fixture.ints("groups")[0])
            try fixture.check(y, leaves: ["x": x, "weight": weight])
        }
    }

    @Test(arguments: NNFixture.cases("linear"))
    func linearMatchesPyTorch(_ fixture: NNFixture) throws {
        let (x, w, b) = (try #require(try fixture.leaf("x")), try #require(try fixture.leaf("weight")), try fixture.leaf("bias"))
        try fixture.check(try x.linear(weight: w, bias: b), leaves: ["x": x, "weight": w, "bias": b])
    }

    @Test(arguments: NNFixture.cases("max_pool2d"))
    func maxPoolMatchesPyTorch(_ fixture: NNFixture) throws {
        let x = try #require(try fixture.leaf("x"))
        let y = try x.maxPool2d(
            kernelSize: fixture.ints("kernel"), stride: fixture.ints("stride"), padding: fixture.ints("padding"),
            dilation: fixture.ints("dilation"), ceilMode: fixture.flag("ceil"))
        try fixture.check(y, leaves: ["x": x])
    }

    @Test(arguments: NNFixture.cases("avg_pool2d"))
    func averagePoolMatchesPyTorch(_ fixture: NNFixture) throws {
        let x = try #require(try fixture.leaf("x"))
        let divisor = Int(fixture.number("divisor"))
        let y = try x.avgPool2d(
            kernelSize: fixture.ints("kernel"), stride: fixture.ints("stride"), padding: fixture.ints("padding"),
            ceilMode: fixture.flag("ceil"), countIncludePad: fixture.flag("include"),
            divisorOverride: divisor == 0 ? nil : divisor)
        try fixture.check(y, leaves: ["x": x])
    }

    @Test(arguments: NNFixture.cases("adaptive_avg_pool2d"))
    func adaptivePoolMatchesPyTorch(_ fixture: NNFixture) throws {
        let x = try #require(try fixture.leaf("x"))
        try fixture.check(try x.adaptiveAvgPool2d(fixture.ints("out")), leaves: ["x": x])
    }

    @Test(arguments: NNFixture.cases("batch_norm"), [false, true])
    func batchNormMatchesPyTorch(_ fixture: NNFixture, fused: Bool) throws {
        let x = try #require(try fixture.leaf("x"))
        let (w, b, z) = (try fixture.leaf("weight"), try fixture.leaf("bias"), try fixture.leaf("residual"))
        let (mean, variance) = (try fixture.required("mean"), try fixture.required("var"))
        let state = BatchNormState(
            weight: w, bias: b, runningMean: mean, runningVar: variance, training: fixture.flag("training"),
            momentum: fixture.number("momentum"), eps: fixture.number("eps"))
        var y: Tensor
        if fused, let z {
            y = try x.batchNormAddReLU(state, residual: z)
        } else if fused, fixture.flag("relu") {
            y = try x.batchNormReLU(state)
        } else {
            y = try x.batchNorm(state)
            if let z { y = try y.add(z) }
            if fixture.flag("relu") { y = try y.relu() }
        }
        try fixture.check(y, leaves: ["x": x, "weight": w, "bias": b, "residual": z], tolerance: 5e-5)
        try fixture.expectClose(mean, "mean_after")
        try fixture.expectClose(variance, "var_after")
    }

    @Test(arguments: NNFixture.cases("layer_norm"))
    func layerNormMatchesPyTorch(_ fixture: NNFixture) throws {
        let (x, w, b) = (try #require(try fixture.leaf("x")), try fixture.leaf("weight"), try fixture.leaf("bias"))
        let y = try x.layerNorm(Array(x.shape.suffix(fixture.ints("width")[0])), weight: w, bias: b)
        try fixture.check(y, leaves: ["x": x, "weight": w, "bias": b])
    }

    @Test(arguments: NNFixture.cases("softmax") + NNFixture.cases("log_softmax"))
    func softmaxMatchesPyTorch(_ fixture: NNFixture) throws {
        let x = try #require(try fixture.leaf("x"))
        let dim = fixture.ints("dim")[0]
        try fixture.check(fixture.operation == "softmax" ? try x.softmax(dim) : try x.logSoftmax(dim), leaves: ["x": x])
    }

    @Test(arguments: NNFixture.cases("cross_entropy") + NNFixture.cases("nll_loss"))
    func lossesMatchPyTorch(_ fixture: NNFixture) throws {
        let (x, target, w) = (try #require(try fixture.leaf("x")), try fixture.required("target"), try fixture.tensor("weight"))
        let (ignore, reduction) = (fixture.ints("ignore")[0], fixture.word("reduction"))
        let y =
            fixture.operation == "nll_loss"
            ? try x.nllLoss(target: target, weight: w, ignoreIndex: ignore, reduction: reduction)
            : try x.crossEntropy(
                target: target, weight: w, ignoreIndex: ignore, reduction: reduction,
                labelSmoothing: fixture.number("smoothing"))
        try fixture.check(y, leaves: ["x": x])
    }

    @Test(arguments: NNFixture.cases("step"))
    func optimizerStepsMatchPyTorch(_ fixture: NNFixture) throws {
        let p = try fixture.required("p0")
        let first = try p.zerosLike(), second = try p.zerosLike(), third = try p.zerosLike()
        for step in 1...3 {
            let g = try fixture.required("g\(step)")
            if let betas = fixture.options["betas"] {
                let adam = AdamStep(
                    lr: fixture.number("lr"), beta1: Double(betas[0]) ?? 0, beta2: Double(betas[1]) ?? 0,
                    eps: fixture.number("eps"), weightDecay: fixture.number("weight_decay"),
                    decoupled: fixture.name == "adamw", maximize: fixture.flag("maximize"))
                let state = [first, second, fixture.flag("amsgrad") ? third : nil]
                try adam([StepOperands(p, gradient: g, state: state, step: Double(step))])
            } else {
                let sgd = SGDStep(
                    lr: fixture.number("lr"), momentum: fixture.number("momentum"), dampening: fixture.number("dampening"),
                    weightDecay: fixture.number("weight_decay"), nesterov: fixture.flag("nesterov"),
                    maximize: fixture.flag("maximize"))
                let state = [sgd.momentum == 0 ? nil : first]
                try sgd([StepOperands(p, gradient: g, state: state, isFirst: step == 1)])
            }
            let expected = try #require(fixture.values("p\(step)")).map { Float($0) }
            for (i, (got, want)) in zip(try p.floats(), expected).enumerated() {
                // PyTorch rounds the elements beyond a multiple of the vector width without fused multiply-adds, and the
                // square root it takes from MKL (Adam) not always correctly.
                let slack = i >= 32 ? want.ulp : fixture.options["betas"] == nil ? 0 : max(2 * want.ulp, 2e-9)
                #expect(abs(got - want) <= slack, "element \(i) after step \(step) of \(fixture.name)")
            }
        }
    }

    @Test(arguments: NNFixture.cases("dropout"))
    func dropoutDrawsPyTorchsMasks(_ fixture: NNFixture) throws {
        let generator = Generator(seed: 5)
        // The fixture drew x first.
        let x = try fixture.required("x")
        _ = try Tensor.empty(x.shape).normalInPlace(0, 1, generator: generator)
        try fixture.expectClose(try x.dropout(p: 0.3, training: true, generator: generator), "y")
        try fixture.expectClose(try x.dropout(p: 0.5, training: true, generator: generator), "y2")
        #expect(try x.dropout(p: 0.5, training: false) === x)
    }

    @Test func resultsDoNotDependOnTheNumberOfThreads() throws {
        let numbers = (0..<78144).map { (i: Int) -> Float in Float((i * 7919) % 1000) / 500 - 1 }
        let x = try Tensor.tensor(numbers, shape: [37, 64, 11, 3])
        let state = BatchNormState(weight: nil, bias: nil, runningMean: nil, runningVar: nil, training: true)
        let before = Threads.count
        defer { Threads.count = before }
        var results: [[Float]] = []
        for count in [1, 2, 3] {
            Threads.count = count
            let input = try x.clone().requiresGradInPlace()
            let y = try input.batchNormReLU(state)
            try y.backward(y.detach())
            let logits = try y.detach().reshape([37 * 64, 33]).logSoftmax(1)
            results.append(try y.floats() + (try #require(input.grad)).floats() + logits.floats())
        }
        #expect(results[0] == results[1])
        #expect(results[0] == results[2])
    }
}
