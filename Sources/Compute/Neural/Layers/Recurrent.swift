// Recurrent networks: plain, LSTM and GRU, of several layers and both directions, step by step.

internal import Glibc
import Tensors

/// What the recurrent networks share. Same as torch.nn's RNNBase.
open class RecurrentLayer: Module, Resettable {
    /// How a network is made; the same for all kinds.
    public struct Options: Sendable {
        public var inputSize, hiddenSize, layers: Int
        public var bias, batchFirst, isBidirectional: Bool
        public var dropout: Scalar
        /// tanh or relu, for the plain kind.
        public var nonlinearity: String

        public init(
            _ inputSize: Int, _ hiddenSize: Int, layers: Int = 1, bias: Bool = true, batchFirst: Bool = false,
            dropout: Scalar = 0.0, isBidirectional: Bool = false, nonlinearity: String = "tanh"
        ) {
            (self.inputSize, self.hiddenSize, self.layers, self.bias) = (inputSize, hiddenSize, layers, bias)
            (self.batchFirst, self.dropout, self.isBidirectional) = (batchFirst, dropout, isBidirectional)
            self.nonlinearity = nonlinearity
        }
    }

    public let options: Options
    /// Matrices side by side in one weight: 1, 4 for LSTM, 3 for GRU.
    class var gates: Int { 1 }
    /// Whether there is a cell beside the hidden state.
    public class var hasCell: Bool { false }

    public required init(_ options: Options) throws {
        self.options = options
        guard options.dropout.double >= 0, options.dropout.double <= 1 else {
            throw TensorError.value(
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
        }
        guard options.hiddenSize > 0 else { throw TensorError.value("hidden_size must be greater than zero") }
        guard options.layers > 0 else { throw TensorError.value("num_layers must be greater than zero") }
        guard options.nonlinearity == "tanh" || options.nonlinearity == "relu" else {
            throw TensorError.value(
                "Unknown nonlinearity '\(options.nonlinearity)'. Select from 'tanh' or 'relu'.")
        }
        super.init()
        let height = Self.gates * options.hiddenSize
        for layer in 0..<options.layers {
            for direction in 0..<directions {
                let width = layer == 0 ? options.inputSize : options.hiddenSize * directions
                let suffix = Self.suffix(layer, direction)
                try setParameter("weight_ih" + suffix, Tensor.empty([height, width]).requiresGradInPlace())
                try setParameter("weight_hh" + suffix, Tensor.empty([height, options.hiddenSize]).requiresGradInPlace())
                guard options.bias else { continue }
                try setParameter("bias_ih" + suffix, Tensor.empty([height]).requiresGradInPlace())
                try setParameter("bias_hh" + suffix, Tensor.empty([height]).requiresGradInPlace())
            }
        }
        try resetParameters()
    }

    private var directions: Int { options.isBidirectional ? 2 : 1 }
    private static func suffix(_ layer: Int, _ direction: Int) -> String { "_l\(layer)" + (direction == 1 ? "_reverse" : "") }

    /// Uniform, bounded by one over the square root of the hidden size.
    public func resetParameters() throws {
        let bound = 1 / Double(options.hiddenSize).squareRoot()
        for tensor in parameters(recursive: false) { try Initialisation.uniform(tensor, -bound, bound) }
    }

    /// One step: the new hidden state (and cell) from the gates of input and of hidden state.
    func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] { state }

    /// The outputs [L, N, D·H] and last states [layers·D, N, H] of a sequence [L, N, in] (N first if made so; no N unbatched).
    /// Same as torch.nn.RNN.forward.
    public func callAsFunction(_ input: Tensor, _ initial: [Tensor]? = nil) throws -> (output: Tensor, states: [Tensor]) {
        guard input.ndim == 2 || input.ndim == 3 else {
            throw TensorError.value("\(typeName): Expected input to be 2D or 3D, got \(input.ndim)D instead")
        }
        let isBatched = input.ndim == 3
        var x = isBatched ? (options.batchFirst ? try input.transpose(0, 1) : input) : try input.unsqueeze(1)
        guard x.shape[2] == options.inputSize else {
            throw TensorError.runtime(
                "input.size(-1) must be equal to input_size. Expected \(options.inputSize), got \(x.shape[2])")
        }
        guard x.shape[0] > 0 else { throw TensorError.runtime("Expected sequence length to be larger than 0 in RNN") }
        let wanted = [options.layers * directions, x.shape[1], options.hiddenSize]
        let given = try (initial ?? []).map { isBatched ? $0 : try $0.unsqueeze(1) }
        for (place, state) in given.enumerated() where state.shape != wanted {
            let name = Self.hasCell ? "hidden[\(place)]" : "hidden"
            throw TensorError.runtime(
                "Expected \(name) size \(PythonText.tuple(wanted)), got \(SizeArgument(state.shape, isList: true).text)")
        }
        let starts =
            try given.isEmpty ? (0..<(Self.hasCell ? 2 : 1)).map { _ in try Tensor.zeros(wanted, dtype: x.dtype) } : given
        var finals = starts.map { _ in [Tensor]() }
        for layer in 0..<options.layers {
            var sides: [Tensor] = []
            for direction in 0..<directions {
                let slot = layer * directions + direction
                let (outputs, last) = try pass(x, try starts.map { try $0.select(0, slot) }, layer, direction)
                sides.append(outputs)
                for (place, state) in last.enumerated() { finals[place].append(state) }
            }
            x = sides.count == 1 ? sides[0] : try Tensor.cat(sides, dim: 2)
            if options.dropout.double > 0, isTraining, layer + 1 < options.layers { x = try x.dropout(p: options.dropout.double) }
        }
        let output = isBatched ? (options.batchFirst ? try x.transpose(0, 1) : x) : try x.squeeze([1])
        let states = try finals.map { list in
            let stacked = try Tensor.stack(list)
            return isBatched ? stacked : try stacked.squeeze([1])
        }
        return (output, states)
    }

    private func pass(
        _ x: Tensor, _ start: [Tensor], _ layer: Int, _ direction: Int
    ) throws -> (outputs: Tensor, last: [Tensor]) {
        let suffix = Self.suffix(layer, direction)
        guard let inputWeight = parameter("weight_ih" + suffix), let hiddenWeight = parameter("weight_hh" + suffix) else {
            throw TensorError.runtime("\(typeName) has no weights for layer \(layer)")
        }
        // All steps' input products at once; the rest has to wait for the step before.
        let gates = try x.linear(weight: inputWeight, bias: parameter("bias_ih" + suffix)).unbind(0)
        var state = start
        var outputs: [Tensor] = []
        for input in direction == 0 ? gates : gates.reversed() {
            let hidden = try state[0].linear(weight: hiddenWeight, bias: parameter("bias_hh" + suffix))
            state = try step(input, hidden, state)
            outputs.append(state[0])
        }
        return (try Tensor.stack(direction == 0 ? outputs : outputs.reversed()), state)
    }

    public override var extraRepresentation: String {
        var text = "\(options.inputSize), \(options.hiddenSize)"
        if options.layers != 1 { text += ", num_layers=\(options.layers)" }
        if !options.bias { text += ", bias=False" }
        if options.batchFirst { text += ", batch_first=True" }
        if options.dropout.double != 0 { text += ", dropout=\(PythonText.number(options.dropout))" }
        if options.isBidirectional { text += ", bidirectional=True" }
        return text
    }
}

/// One step of each kind, shared by the networks and the cells.
enum Recurrence {
    static func plain(_ input: Tensor, _ hidden: Tensor, _ nonlinearity: String) throws -> [Tensor] {
        let sum = try input.add(hidden)
        return [try nonlinearity == "relu" ? sum.relu() : sum.tanh()]
    }

    static func lstm(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        let parts = try input.add(hidden).chunk(4, dim: 1)
        let cell = try parts[1].sigmoid().mul(state[1]).add(parts[0].sigmoid().mul(parts[2].tanh()))
        return [try parts[3].sigmoid().mul(cell.tanh()), cell]
    }

    static func gru(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        let (i, h) = (try input.chunk(3, dim: 1), try hidden.chunk(3, dim: 1))
        let (reset, update) = (try i[0].add(h[0]).sigmoid(), try i[1].add(h[1]).sigmoid())
        let new = try i[2].add(reset.mul(h[2])).tanh()
        return [try state[0].sub(new).mul(update).add(new)]
    }
}

/// h' = tanh(W x + b + U h + c), or with ReLU. Same as torch.nn.RNN.
public final class RNN: RecurrentLayer {
    override func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        try Recurrence.plain(input, hidden, options.nonlinearity)
    }
}

/// Same as torch.nn.LSTM, without projections.
public final class LSTM: RecurrentLayer {
    override class var gates: Int { 4 }
    public override class var hasCell: Bool { true }

    override func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        try Recurrence.lstm(input, hidden, state)
    }
}

/// Same as torch.nn.GRU.
public final class GRU: RecurrentLayer {
    override class var gates: Int { 3 }

    override func step(_ input: Tensor, _ hidden: Tensor, _ state: [Tensor]) throws -> [Tensor] {
        try Recurrence.gru(input, hidden, state)
    }
}
