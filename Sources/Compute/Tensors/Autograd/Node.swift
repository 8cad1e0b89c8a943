// The graph that eager operations leave behind: nodes (one per recorded operation), edges to the operations and leaves
// their inputs came from, and tensors saved for backward. Walking it is Engine.swift's; recording is Record.swift's.

internal import CKernels

/// Where a gradient flows next: into a recorded operation or into a leaf's `.grad`.
struct Edge {
    var node: Node?
    var leaf: Tensor?
    /// Which output of `node` the input was.
    var index = 0
    /// What the gradient must look like when it arrives: broadcast dimensions are summed and the dtype is converted.
    var shape: [Int] = []
    var dtype = DType.float32

    static var none: Edge { Edge() }
    var isNone: Bool { node == nil && leaf == nil }
}

/// Which inputs of a recorded operation need a gradient; `needs(0)` for the first.
public struct GradientNeeds: Sendable {
    var bits: UInt64
    public func callAsFunction(_ index: Int) -> Bool { index >= 64 || bits >> UInt64(index) & 1 != 0 }
}

/// One recorded operation.
public final class Node {
    typealias Backward = ([Tensor?], GradientNeeds) throws -> [Tensor?]

    /// PyTorch's name of the operation: `AddBackward0`.
    public let name: String
    var edges: [Edge]
    let outputCount: Int
    var backward: Backward?
    /// Recording order: later operations run backward first.
    let sequence: Int

    // Working state of one engine run, kept here so that a run needs no dictionary.
    var run = 0
    var dependencies = 0
    var gradients: [Tensor?] = []
    /// Tensors that asked to keep their gradient although they are no leaves, by output.
    var retainers: [(index: Int, tensor: WeakTensor)] = []

    init(_ name: String, edges: [Edge], outputCount: Int = 1, backward: @escaping Backward) {
        self.name = name
        self.edges = edges
        self.outputCount = outputCount
        self.backward = backward
        sequence = tnb_next_sequence()
    }

    /// The names of the operations the inputs came from, as `grad_fn.next_functions` lists them.
    public var nextFunctions: [(name: String?, node: Node?)] {
        edges.map { ($0.node?.name ?? ($0.leaf == nil ? nil : "AccumulateGrad"), $0.node) }
    }

    /// Forgets what backward needs; the shape of the graph stays for a second walk to find out.
    func release() {
        var none: [Edge] = []
        Graveyard.bury(&backward, &none)
    }

    deinit {
        // A chain of 60,000 nodes freed member by member would recurse as deep: hand the members to a list instead.
        Graveyard.bury(&backward, &edges)
    }
}

/// A reference that does not keep its tensor alive.
struct WeakTensor {
    weak var tensor: Tensor?
}

/// Frees graphs one node at a time. A node that dies puts its members here; the first one to arrive empties the list.
private final class Graveyard {
    private var pending: [(Node.Backward?, [Edge])] = []
    private var isDraining = false

    /// Takes the members away from their owner: what it kept would be freed, and recurse, when it goes itself.
    static func bury(_ backward: inout Node.Backward?, _ edges: inout [Edge]) {
        let state = tnb_thread_state()
        let yard: Graveyard
        if let existing = state.pointee.graveyard {
            yard = Unmanaged<Graveyard>.fromOpaque(existing).takeUnretainedValue()
        } else {
            // One per thread, for the life of the process.
            yard = Graveyard()
            state.pointee.graveyard = Unmanaged.passRetained(yard).toOpaque()
        }
        yard.pending.append((backward, edges))
        backward = nil
        edges = []
        guard !yard.isDraining else { return }
        yard.isDraining = true
        while let last = yard.pending.popLast() { withExtendedLifetime(last) {} }
        yard.isDraining = false
    }
}

/// A tensor kept for backward, together with the version it must still have then.
public struct SavedTensor {
    private let tensor: Tensor
    private let version: Int
    private let origin: String?

    /// Saves an input. Its place in the graph is not kept: a saved output would otherwise own its own history.
    public init(_ tensor: Tensor) {
        version = tensor.storage.version
        guard let state = tensor.autograd, state.node != nil, GradMode.isEnabled else {
            self.tensor = tensor
            origin = nil
            return
        }
        origin = state.node.map { "output \(state.outputIndex) of \($0.name)" }
        self.tensor = tensor.alias()
    }

    /// Saves the result of the very operation that is being recorded under `name`.
    public init(_ tensor: Tensor, outputOf name: String) {
        version = tensor.storage.version
        origin = "output 0 of \(name)"
        self.tensor = tensor.alias()
    }

    /// The tensor as it was; throws if it was written to in the meantime.
    public func unpack() throws -> Tensor {
        guard tensor.storage.version == version else {
            let which = origin.map { ", which is \($0)," } ?? ""
            throw TensorError.runtime(
                "one of the variables needed for gradient computation has been modified by an inplace operation: "
                    + "[torch.\(tensor.dtype.scalarTypeName)Tensor \(Shape.describe(tensor.shape))]\(which) is at version "
                    + "\(tensor.storage.version); expected version \(version) instead. Hint: enable anomaly detection to "
                    + "find the operation that failed to compute its gradient, with "
                    + "torch.autograd.set_detect_anomaly(True).")
        }
        return tensor
    }
}

/// What a tensor that takes part in differentiation carries.
final class AutogradState {
    var requiresGrad = false
    var grad: Tensor?
    var node: Node?
    var outputIndex = 0
    var retainsGrad = false

    // Working state of one engine run, for leaves.
    var run = 0
    var dependencies = 0
    var pending: Tensor?
}
