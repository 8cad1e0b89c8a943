// Every model that can be made, against timm: keys and shapes of all, numbers of the cases in Fixtures/Zoo (scripts/fixtures/zoo.py).
// Models above a size are left to `make parity`, which sets TNB_ZOO=all; TNB_ZOO=byobnet,nfnet looks at these modules alone,
// TNB_ZOO=all:byobnet at all of one module's models.

import Glibc
import Neural
import Tensors
import Testing
import Vision

private let wanted = getenv("TNB_ZOO").map { String(cString: $0).split(separator: ":").map(String.init) } ?? []
private let runsAll = wanted.first == "all"
private let chosen = wanted.last.flatMap { $0 == "all" ? nil : Set($0.split(separator: ",").map(String.init)) }
// The largest of all, above two thousand million parameters, do not fit an ordinary memory.
private let largest = runsAll ? 2_000_000_000 : 30_000_000

/// A case as a test's argument.
struct ZooCase: Sendable, CustomTestStringConvertible {
    let module: String
    let row: JSONValue

    var name: String { row["name"]?.string ?? "" }
    /// Double where timm in single precision is far from itself in double precision.
    var dtype: DType { row["dtype"]?.string == "float64" ? .float64 : .float32 }
    var arguments: [(key: String, value: JSONValue)] { row["arguments"]?.members ?? [] }
    var testDescription: String { ([name] + arguments.map { "\($0.key)=\($0.value)" }).joined(separator: " ") }
}

private let modules: [String] = ModelFamily.all.map(\.module).sorted().filter { chosen?.contains($0) ?? true }

private let cases: [ZooCase] = modules.flatMap { module in
    ((try? fixture("Zoo/\(module).json"))?["cases"]?.array ?? []).map { ZooCase(module: module, row: $0) }
}.filter { item in
    guard let entry = ModelRegistry.entries[item.name] else { return false }
    let whole = (try? fixture("Zoo/\(entry.module).json"))?["models"]?[item.name]?["parameters"]?.int
    // Arguments may have made a large model small.
    return item.row["parameters"]?.int ?? whole ?? 0 <= largest
}

private func expectClose(_ ours: [Double], _ theirs: [Double], _ tolerance: Double, _ what: String) {
    guard ours.count == theirs.count else {
        Issue.record("\(what): \(ours.count) numbers, wanted \(theirs.count)")
        return
    }
    let scale = max(theirs.map(abs).max() ?? 0, 1e-12)
    let error = zip(ours, theirs).map { abs($0 - $1) }.max() ?? 0
    #expect(error / scale <= tolerance, "\(what): got \(ours.prefix(6)), wanted \(theirs.prefix(6))")
}

@Suite(.serialized) struct ZooTests {
    @Test(arguments: modules) func everyModelHasTimmsParameters(_ module: String) throws {
        let models = try #require(fixture("Zoo/\(module).json")["models"], "make it with scripts/fixtures/zoo.py \(module)")
        for entry in ModelRegistry.entries.values.sorted(by: { $0.name < $1.name }) where entry.module == module {
            // Additions of our own are not in timm.
            guard let wanted = models[entry.name], (wanted["parameters"]?.int ?? 0) <= largest else { continue }
            let model = try Initialisation.skipping { try ModelRegistry.build(entry.name) }
            #expect(model.parameters().reduce(0) { $0 + $1.numel } == wanted["parameters"]?.int, "\(entry.name)")
            #expect(model.stateDict().count == wanted["keys"]?.int, "\(entry.name)")
            let hint = "compare with scripts/fixtures/zoo.py --keys \(entry.name)"
            #expect(ZooRule.checksum(model) == wanted["checksum"]?.int, "\(entry.name): \(hint)")
            let features = (wanted["features"]?.array ?? []).map { row in
                FeatureInfo(
                    channels: row.array?[0].int ?? 0, reduction: row.array?[1].int ?? 0, module: row.array?[2].string ?? "")
            }
            #expect(model.featureInfo == features, "\(entry.name)")
        }
    }

    @Test(arguments: cases) func modelComputesTimmsNumbers(_ item: ZooCase) throws {
        let row = item.row
        Generator.default.manualSeed(7)
        let model = try ModelRegistry.build(item.name, item.arguments)
        let state = Dictionary(uniqueKeysWithValues: model.stateDict().map { ($0.name, $0.tensor) })
        for drawn in row["drawn"]?.array ?? [] {
            let key = drawn.array?[0].string ?? ""
            let tensor = try #require(state[key], "\(key)")
            let wanted = drawn.array?.dropFirst().compactMap(\.double) ?? []
            // The draws are PyTorch's; its vectorised logarithm differs in the last bits.
            expectClose(try ZooRule.numbers(tensor, 2), wanted, 1e-4, "drawn \(key)")
        }
        try ZooRule.fill(model)
        if let resize = row["resize"]?.ints {
            try model.setInputSize(Array(resize.prefix(2)), patchSize: resize.count > 2 ? [resize[2], resize[2]] : nil)
        }
        try model.convert(to: item.dtype).eval()
        let (size, batch) = (row["size"]?.int ?? 224, row["batch"]?.int ?? 2)
        let x = try ZooRule.images([batch, model.inChans, size, size]).to(dtype: item.dtype)
        try GradMode.withDisabled {
            let logits = try model(x)
            expectClose(Array(try logits.doubles().prefix(20)), row["logits"]?.doubles ?? [], 2e-4, "logits")
            let features = try model.forwardFeatures(x)
            #expect(features.shape == row["shape"]?.ints)
            expectClose(try ZooRule.numbers(features), row["last"]?.doubles ?? [], 2e-4, "forward_features")
            let pooled = try model.forwardHead(features, preLogits: true)
            expectClose(try ZooRule.numbers(pooled), row["pre_logits"]?.doubles ?? [], 2e-4, "pre_logits")
            try compareMaps(item, x)
        }
        if row["train"]?.bool == true { try compareGradients(item, model, size) }
    }

    private func compareMaps(_ item: ZooCase, _ x: Tensor) throws {
        guard let maps = item.row["maps"]?.array else { return }
        let inner = try Initialisation.skipping {
            let arguments = item.arguments.filter { $0.key != "num_classes" }
            return try ModelRegistry.build(item.name, arguments + [("features_only", .bool(true))])
        }
        let net = try ModelRegistry.wrap(item.name, inner, [])
        #expect(net.typeName == item.row["wrapper"]?.string)
        try ZooRule.fill(net)
        try net.convert(to: item.dtype).eval()
        let ours = try net.features(x)
        #expect(ours.count == maps.count)
        for (place, (map, wanted)) in zip(ours, maps).enumerated() {
            #expect(map.tensor.shape == wanted.array?[0].ints)
            let numbers = wanted.array?.dropFirst().compactMap(\.double) ?? []
            expectClose(try ZooRule.numbers(map.tensor), numbers, 2e-4, "map \(place)")
        }
        let info = item.row["info"]?.array ?? []
        let chosen = try net.outIndices.map { try net.feature($0) }
        #expect(chosen.map(\.channels) == info[0].ints)
        #expect(chosen.map(\.reduction) == info[1].ints)
        #expect(chosen.map(\.module) == info[2].array?.compactMap(\.string))
    }

    private func compareGradients(_ item: ZooCase, _ model: ImageModel, _ size: Int) throws {
        model.train()
        Generator.default.manualSeed(7)
        let x = try ZooRule.images([4, model.inChans, size, size]).to(dtype: item.dtype)
        let loss = try CrossEntropyLoss()(model(x), Tensor.tensor([1, 7, 3, 0]))
        expectClose(try loss.doubles(), [item.row["loss"]?.double ?? 0], 1e-3, "loss")
        try loss.backward()
        var total = 0.0
        var norms: [String: Double] = [:]
        for (key, tensor) in model.namedParameters() {
            guard let gradient = tensor.grad else { continue }
            let square = try gradient.doubles().map { $0 * $0 }.reduce(0, +)
            norms[key] = square.squareRoot()
            total += square
        }
        // A few activations at the edge of ReLU fall on the other side: gradients agree less than values.
        let whole = item.row["gradient_norm"]?.double ?? 0
        expectClose([total.squareRoot()], [whole], 5e-3, "gradients")
        for entry in item.row["gradients"]?.array ?? [] {
            let key = entry.array?[0].string ?? ""
            // A bias in front of a normalisation has the gradient zero: what there is of it is rounding.
            let (ours, theirs) = (norms[key] ?? .infinity, entry.array?[1].double ?? 0)
            let isRounding = ours < 1e-5 * total.squareRoot() && theirs < 1e-5 * total.squareRoot()
            if !isRounding { expectClose([ours], [theirs], 2e-2, "gradient of \(key)") }
        }
    }
}
