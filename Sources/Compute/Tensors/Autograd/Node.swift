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
    /// Whether backward needs tensors that go away with the first run.
    var savesTensors = false
    /// What scripts do to a gradient before the operation sees it, by output.
    var hooks: [(index: Int, hook: GradientHook)] = []
    /// Tensors that asked to keep their gradient although they are no leaves, by output.
    var retainers: [(index: Int, tensor: WeakTensor)] = []

    init(_ name: String, edges: [Edge], outputCount: Int = 1, backward: @escaping Backward) {
        self.name = name
        self.edges = edges
        self.outputCount = outputCount
        self.backward = backward
        sequence = tnb_next_sequence()
        let thread = tnb_thread_state()
        savesTensors = thread.pointee.saved_count > 0
        thread.pointee.saved_count = 0
    }

    /// The names of the operations the inputs came from, as `grad_fn.next_functions` lists them.
    public var nextFunctions: [(name: String?, node: Node?)] {
        edges.map { ($0.node?.name ?? ($0.leaf == nil ? nil : "AccumulateGrad"), $0.node) }
    }

    /// Forgets what backward needs; the shape of the graph stays for a second walk to find out.
    func release() {
        // As in PyTorch, an operation that saved nothing can run again.
        guard savesTensors else { return }
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
    /// Where an input came from: only a backward that is itself recorded asks for it.
    private let node: Node?
    private let index: Int
    private let isOutput: Bool
    /// A leaf itself, for a backward that is recorded.
    private let leaf: Tensor?

    /// Saves an input.
    public init(_ tensor: Tensor) {
        tnb_thread_state().pointee.saved_count += 1
        version = tensor.storage.version
        isOutput = false
        leaf = tensor.isLeaf && tensor.requiresGrad ? tensor : nil
        guard let state = tensor.autograd, let node = tensor.gradNode, GradMode.isEnabled else {
            self.tensor = tensor.alias()
            origin = nil
            node = nil
            index = 0
            return
        }
        origin = "output \(state.outputIndex) of \(node.name)"
        self.tensor = tensor.alias()
        self.node = node
        index = state.outputIndex
    }

    /// Saves a copy of an input that is about to be written over. Its history is the one that the input has until then.
    init(copying tensor: Tensor) throws {
        node = GradMode.isEnabled ? tensor.gradNode : nil
        index = tensor.autograd?.outputIndex ?? 0
        tnb_thread_state().pointee.saved_count += 1
        let copy = try tensor.detach().clone()
        self.tensor = copy
        version = copy.storage.version
        origin = nil
        isOutput = false
        leaf = nil
    }

    /// Saves result `index` of the very operation that is being recorded under `name`. It must not own its own history: the node
    /// is found again as the one whose backward runs.
    public init(_ tensor: Tensor, outputOf name: String, at index: Int = 0) {
        tnb_thread_state().pointee.saved_count += 1
        version = tensor.storage.version
        origin = "output \(index) of \(name)"
        self.tensor = tensor.alias()
        node = nil
        self.index = index
        isOutput = true
        leaf = nil
    }

    /// The tensor as it was; throws if it was written to in the meantime.
    public func unpack() throws -> Tensor {
        guard tensor.storage.version == version else {
            let which = origin.map { ", which is \(SavedTensor.shortened($0))," } ?? ""
            throw TensorError.runtime(
                "one of the variables needed for gradient computation has been modified by an inplace operation: "
                    + "[torch.\(tensor.dtype.scalarTypeName)Tensor \(Shape.describe(tensor.shape))]\(which) is at version "
                    + "\(tensor.storage.version); expected version \(version) instead. Hint: enable anomaly detection to "
                    + "find the operation that failed to compute its gradient, with "
                    + "torch.autograd.set_detect_anomaly(True, check_nan=False).")
        }
        if GradMode.isEnabled, let leaf { return leaf }
        guard GradMode.isEnabled, let origin = isOutput ? Engine.currentNode : node else { return tensor }
        let result = tensor.alias()
        result.autogradState.node = origin
        result.autogradState.outputIndex = index
        return result
    }
}

extension SavedTensor {
    /// `output 0 of ExpBackward0` as messages show it: `output 0 of Exp`.
    private static func shortened(_ origin: String) -> String {
        var text = Substring(origin)
        while let last = text.last, last.isNumber { text.removeLast() }
        return text.hasSuffix("Backward") ? String(text.dropLast(8)) : origin
    }
}

/// A function on gradients that a script registered; it may return another gradient.
public final class GradientHook {
    let function: (Tensor) throws -> Tensor?
    /// Switched off instead of searched for: a hook may be removed while a walk runs.
    public var isActive = true

    public init(_ function: @escaping (Tensor) throws -> Tensor?) { self.function = function }

    /// The gradient after all of these hooks.
    static func apply(_ hooks: [GradientHook], to gradient: Tensor) throws -> Tensor {
        var result = gradient
        for hook in hooks where hook.isActive { result = try hook.function(result) ?? result }
        return result
    }
}

/// What a tensor that takes part in differentiation carries.
final class AutogradState {
    var requiresGrad = false
    var grad: Tensor?
    var node: Node?
    var outputIndex = 0
    /// For a view that must not be written to: why not.
    var refusal: String?
    var retainsGrad = false
    /// Hooks of a leaf: before its gradient is accumulated, and after.
    var hooks: [GradientHook] = []
    var afterAccumulation: [GradientHook] = []

    // Working state of one engine run, for leaves.
    var run = 0
    var dependencies = 0
    var pending: Tensor?
}
