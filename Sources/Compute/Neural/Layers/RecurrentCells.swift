// Single steps of recurrent networks as layers.

import Tensors

/// What the cells share. Same as torch.nn's RNNCellBase.
open class RecurrentCell: Module, Resettable {
    public let inputSize, hiddenSize: Int
    /// tanh or relu, for the plain kind.
    public let nonlinearity: String

    class var gates: Int { 1 }
    /// Whether there is a cell beside the hidden state.
    public class var hasCell: Bool { false }

    public required init(_ inputSize: Int, _ hiddenSize: Int, bias: Bool = true, nonlinearity: String = "tanh") throws {
        (self.inputSize, self.hiddenSize, self.nonlinearity) = (inputSize, hiddenSize, nonlinearity)
        super.init()
        let height = Self.gates * hiddenSize
        try setParameter("weight_ih", Tensor.empty([height, inputSize]).requiresGradInPlace())
        try setParameter("weight_hh", Tensor.empty([height, hiddenSize]).requiresGradInPlace())
        try setParameter("bias_ih", bias ? Tensor.empty([height]).requiresGradInPlace() : nil)
        try setParameter("bias_hh", bias ? Tensor.empty([height]).requiresGradInPlace() : nil)
        try resetParameters()
    }

    /// Uniform, bounded by one over the square root of the hidden size.
    public func resetParameters() throws {
        let bound = hiddenSize > 0 ? 1 / Double(hiddenSize).squareRoot() : 0
        for tensor in parameters(recursive: false) { try Initialisation.uniform(tensor, -bound, bound) }
    }

    func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] { state }

    /// The new hidden state (and cell) for inputs [N, in] or [in]; states are zeros if not given.
    public func callAsFunction(_ input: Tensor, _ initial: [Tensor]? = nil) throws -> [Tensor] {
        guard input.ndim == 1 || input.ndim == 2 else {
            throw TensorError.value("\(typeName): Expected input to be 1D or 2D, got \(input.ndim)D instead")
        }
        let isBatched = input.ndim == 2
        let x = isBatched ? input : try input.unsqueeze(0)
        guard let inputWeight = parameter("weight_ih"), let hiddenWeight = parameter("weight_hh") else {
            throw TensorError.runtime("\(typeName) has no weights")
        }
        for (place, state) in (initial ?? []).enumerated() where state.ndim != 1 && state.ndim != 2 {
            let name = Self.hasCell ? "hx[\(place)]" : "hidden"
            throw TensorError.value("\(typeName): Expected \(name) to be 1D or 2D, got \(state.ndim)D instead")
        }
        guard x.shape[1] == inputSize else {
            throw TensorError.runtime("input has inconsistent input_size: got \(x.shape[1]) expected \(inputSize)")
        }
        let given = try (initial ?? []).map { isBatched || $0.ndim == 2 ? $0 : try $0.unsqueeze(0) }
        let wanted = [x.shape[0], hiddenSize]
        for (place, state) in given.enumerated() where state.shape != wanted {
            guard state.shape.first == wanted[0] else {
                throw TensorError.runtime(
                    "Input batch size \(wanted[0]) doesn't match hidden\(place) batch size \(state.shape.first ?? 0)")
            }
            throw TensorError.runtime(
                "hidden\(place) has inconsistent hidden_size: got \(state.shape.last ?? 0), expected \(hiddenSize)")
        }
        let start = try given.isEmpty ? (0..<(Self.hasCell ? 2 : 1)).map { _ in try Tensor.zeros(wanted, dtype: x.dtype) } : given
        let gates = try x.linear(weight: inputWeight, bias: parameter("bias_ih"))
        let result = try step(gates, start[0].linear(weight: hiddenWeight, bias: parameter("bias_hh")), start)
        return isBatched ? result : try result.map { try $0.squeeze([0]) }
    }

    public override var extraRepresentation: String {
        "\(inputSize), \(hiddenSize)" + (parameter("bias_ih") == nil ? ", bias=False" : "")
            + (nonlinearity == "tanh" ? "" : ", nonlinearity=\(nonlinearity)")
    }
}

/// Same as torch.nn.RNNCell.
public final class RNNCell: RecurrentCell {
    override func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        guard nonlinearity == "tanh" || nonlinearity == "relu" else {
            throw TensorError.runtime("Unknown nonlinearity: \(nonlinearity)")
        }
        return try Recurrence.plain(input, hidden, nonlinearity)
    }
}

/// Same as torch.nn.LSTMCell.
public final class LSTMCell: RecurrentCell {
    override class var gates: Int { 4 }
    public override class var hasCell: Bool { true }

    override func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        try Recurrence.lstm(input, hidden, state)
    }
}

/// Same as torch.nn.GRUCell.
public final class GRUCell: RecurrentCell {
    override class var gates: Int { 3 }

    override func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        try Recurrence.gru(input, hidden, state)
    }
}
