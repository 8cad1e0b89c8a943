// What timm.utils counts while training: accuracy and running averages.

import Tensors

/// The last value, the sum and the weighted mean of a quantity. Same as timm.utils.AverageMeter.
public final class AverageMeter {
    public private(set) var value = 0.0
    public private(set) var average = 0.0
    public private(set) var sum = 0.0
    public private(set) var count = 0.0

    public init() {}

    /// Starts anew.
    public func reset() { (value, average, sum, count) = (0, 0, 0, 0) }

    /// Adds a value that stands for `n` samples.
    public func update(_ value: Double, n: Double = 1) {
        self.value = value
        sum += value * n
        count += n
        average = sum / count
    }
}

/// Percentages of samples whose class is among the k highest logits. Same as timm.utils.accuracy.
public func accuracy(_ output: Tensor, _ target: Tensor, topk: [Int] = [1]) throws -> [Tensor] {
    guard output.ndim == 2, target.shape == [output.shape[0]] else {
        throw TensorError.value("accuracy: logits [N, C] and class ids [N] are needed, got \(output.shape) and \(target.shape)")
    }
    let (rows, classes) = (output.shape[0], output.shape[1])
    let (logits, ids) = (try output.detach().floats(), try target.ints())
    var ranks: [Int] = []  // how many logits stand before the true one; equal ones count by their place
    for row in 0..<rows {
        guard (0..<classes).contains(ids[row]) else {
            ranks.append(classes)
            continue
        }
        let own = logits[row * classes + ids[row]]
        ranks.append(
            (0..<classes).count { index in
                let other = logits[row * classes + index]
                return other > own || (other == own && index < ids[row])
            })
    }
    return try topk.map { k in
        let hits = Float(ranks.count { $0 < min(k, classes) })
        return try Tensor.scalar(Double(hits * 100 / Float(rows)))
    }
}
