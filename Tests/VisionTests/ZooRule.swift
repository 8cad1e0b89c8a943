// The formula by which scripts/fixtures/zoo.py fills models, and what it keeps of a tensor.

import Neural
import Tensors
import Vision

enum ZooRule {
    /// `count` numbers between -0.5 and 0.5.
    static func noise(_ count: Int, _ salt: Int) throws -> Tensor {
        let i = try Tensor.arange(0, .int(Int64(count)))
        let mixed = try i.mul(i).remainder(.scalar(1_000_003)).mul(31).add(i.mul(7919)).add(.int(Int64(salt)))
        return try mixed.remainder(.scalar(1_000_003)).to(dtype: .float32).div(1_000_003).sub(0.5)
    }

    /// Parameters and statistics by key.
    static func fill(_ model: Module) throws {
        try GradMode.withDisabled {
            for (key, tensor) in model.stateDict() where tensor.dtype == .float32 && tensor.ndim > 0 {
                var base = try noise(tensor.numel, Int(crc32(Array(key.utf8))) % 1_000_003)
                if tensor.ndim > 1 {
                    base = try base.mul(.float((24 / Double(tensor.numel / tensor.shape[0])).squareRoot()))
                } else if key.hasSuffix("running_var") || key.hasSuffix("weight") {
                    base = try base.mul(0.5).add(1)
                } else {
                    base = try base.mul(0.2)
                }
                _ = try tensor.copyInPlace(from: base.reshape(tensor.shape))
            }
        }
    }

    static func images(_ shape: [Int]) throws -> Tensor {
        try noise(shape.reduce(1, *), 12345).mul(4).reshape(shape)
    }

    /// The mean size and some elements.
    static func numbers(_ tensor: Tensor, _ count: Int = 4) throws -> [Double] {
        let values = try tensor.detach().contiguous().doubles()
        let step = max(1, values.count / count)
        let some = stride(from: 0, to: values.count, by: step).prefix(count).map { values[$0] }
        return [values.map(abs).reduce(0, +) / Double(max(values.count, 1))] + some
    }

    /// The checksum over keys, kinds and shapes.
    static func checksum(_ model: Module) -> Int {
        let parameters = Set(model.namedParameters().map(\.name))
        let lines = model.stateDict().map { key, tensor in
            "\(key) \(parameters.contains(key) ? "p" : "b") \(tensor.shape.map(String.init).joined(separator: "x"))\n"
        }
        return Int(crc32(Array(lines.joined().utf8)))
    }
}
