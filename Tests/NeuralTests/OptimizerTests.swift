// Optimizers against PyTorch's after ten steps, and PyTorch's words for bad options.

import Neural
import Tensors
import Testing

@Suite struct OptimizerTests {
    @Test func tenStepsAsPyTorch() throws {
        for entry in try fixture("optimizers.json").array ?? [] {
            let (name, options) = (try #require(entry["name"]?.string), try #require(entry["options"]))
            func double(_ key: String, _ value: Double = 0) -> Double { options[key]?.double ?? value }
            let parameter = try Tensor.tensor((0..<16).map { Float($0 * 37 % 11 - 5) / 5 }, shape: [16])
            let groups = [ParameterGroup([parameter])]
            let betas = options["betas"]?.doubles ?? [0.9, 0.999]
            let optimizer: Optimizer =
                switch name {
                case "sgd":
                    try SGD(
                        groups, lr: double("lr"), momentum: double("momentum"), dampening: double("dampening"),
                        weightDecay: double("weight_decay"), nesterov: options["nesterov"]?.bool ?? false)
                case "adam":
                    try Adam(
                        groups, lr: double("lr"), weightDecay: double("weight_decay"), amsgrad: options["amsgrad"]?.bool ?? false)
                default:
                    try AdamW(
                        groups, lr: double("lr"), betas: (betas[0], betas[1]), eps: double("eps", 1e-8),
                        weightDecay: double("weight_decay", 0.01))
                }
            for step in 0..<10 {
                parameter.grad = try Tensor.tensor((0..<16).map { Float(($0 * 13 + step * 7) % 17 - 8) / 8 }, shape: [16])
                try optimizer.step()
            }
            for (ours, theirs) in zip(try parameter.doubles(), entry["values"]?.doubles ?? []) {
                #expect(abs(ours - theirs) < 2e-6, "\(name) \(options)")
            }
        }
    }

    @Test func badOptionsAreRefusedInPyTorchsWords() throws {
        func message(_ body: () throws -> Void) -> String {
            do { try body() } catch { return "\(error)" }
            return "no error"
        }
        let groups = [ParameterGroup([try Tensor.zeros([1])])]
        #expect(message { _ = try SGD(groups, lr: -1) } == "Invalid learning rate: -1.0")
        #expect(message { _ = try AdamW(groups, betas: (1, 0.9)) } == "Invalid beta parameter at index 0: 1.0")
        #expect(
            message { _ = try SGD(groups, lr: 1, nesterov: true) } == "Nesterov momentum requires a momentum and zero dampening")
        #expect(message { _ = try SGD([ParameterGroup([])]) } == "optimizer got an empty parameter list")
    }

    @Test func printsAsPyTorch() throws {
        let groups = { [ParameterGroup([try Tensor.zeros([1])])] }
        let ours = [
            try SGD(groups(), lr: 0.1).representation, try AdamW(groups()).representation, try Adam(groups()).representation,
        ]
        #expect(ours == (try fixture("printed_optimizers.json").array ?? []).compactMap(\.string))
    }
}
