// A tensor's side of autograd: requires_grad, grad, leaves and views, and how operations enter themselves into the graph.

extension Tensor {
    /// Whether operations on this tensor are recorded.
    public var requiresGrad: Bool {
        if let base, let state = base.autograd, state.node != nil, viewVersion != storage.version { return true }
        guard let autograd else { return false }
        return autograd.requiresGrad || autograd.node != nil
    }

    /// Made by the user, not by a recorded operation.
    public var isLeaf: Bool { gradNode == nil }

    /// The operation that made this tensor: `grad_fn`.
    public var gradNode: Node? {
        settleView()
        return autograd?.node
    }

    /// The accumulated gradient of a leaf.
    public var grad: Tensor? {
        get { autograd?.grad }
        set {
            if newValue == nil, autograd == nil { return }
            autogradState.grad = newValue
        }
    }

    var autogradState: AutogradState {
        if let autograd { return autograd }
        let state = AutogradState()
        autograd = state
        return state
    }

    /// Switches recording for a leaf. Same as torch.Tensor.requires_grad_.
    @discardableResult
    public func requiresGradInPlace(_ value: Bool = true) throws -> Tensor {
        guard isLeaf || value else {
            throw TensorError.runtime(
                "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a "
                    + "subgraph that doesn't require differentiation use var_no_grad = var.detach().")
        }
        guard !value || dtype.isFloatingPoint else {
            throw TensorError.runtime("only Tensors of floating point dtype can require gradients")
        }
        if value || autograd != nil, isLeaf { autogradState.requiresGrad = value }
        return self
    }

    /// Keeps the gradient of a tensor that is no leaf. Same as torch.Tensor.retain_grad.
    public func retainGrad() throws {
        guard requiresGrad else { throw TensorError.runtime("can't retain_grad on Tensor that has requires_grad=False") }
        guard let node = gradNode, let autograd, !autograd.retainsGrad else { return }
        autograd.retainsGrad = true
        node.retainers.append((autograd.outputIndex, WeakTensor(tensor: self)))
    }

    /// Calls `hook` with the gradient of this tensor before it goes on (to the operation that made the tensor, or into `.grad`);
    /// what it returns takes the gradient's place. Same as torch.Tensor.register_hook.
    public func registerHook(_ hook: GradientHook) throws {
        guard requiresGrad else { throw TensorError.runtime("cannot register a hook on a tensor that doesn't require gradient") }
        if let node = gradNode { node.hooks.append((autogradState.outputIndex, hook)) } else { autogradState.hooks.append(hook) }
    }

    /// Calls `hook` with this leaf after each accumulation. Same as torch.Tensor.register_post_accumulate_grad_hook.
    public func registerPostAccumulateGradHook(_ hook: GradientHook) throws {
        guard requiresGrad else { throw TensorError.runtime("cannot register a hook on a tensor that doesn't require gradient") }
        guard isLeaf else {
            throw TensorError.runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
        }
        autogradState.afterAccumulation.append(hook)
    }

    /// Whether a tensor that is no leaf keeps its gradient.
    public var retainsGrad: Bool { autograd?.retainsGrad ?? false }

    /// The leaves that this tensor's history ends in, each once.
    public func historyLeaves() -> [Tensor] {
        var (open, leaves, seen): ([Node], [Tensor], Set<ObjectIdentifier>) = ([], [], [])
        func visit(_ edge: Edge) {
            if let node = edge.node, seen.insert(ObjectIdentifier(node)).inserted { open.append(node) }
            if let leaf = edge.leaf, seen.insert(ObjectIdentifier(leaf)).inserted { leaves.append(leaf) }
        }
        visit(gradEdge)
        while let node = open.popLast() { for edge in node.edges { visit(edge) } }
        return leaves
    }

    /// The same elements without history. Writes to either show in both.
    public func detach() -> Tensor { alias() }

    /// The same elements and geometry under a new identity without history.
    func alias() -> Tensor {
        Tensor(storage: storage, shape: shape, strides: strides, storageOffset: storageOffset, dtype: dtype)
    }

    /// Removes history and stops recording.
    @discardableResult
    public func detachInPlace() -> Tensor {
        autograd?.node = nil
        autograd?.requiresGrad = false
        return self
    }

    /// Whether an operation on these inputs is to be recorded.
    public static func isRecording(_ inputs: [Tensor]) -> Bool {
        GradMode.isEnabled && inputs.contains { $0.requiresGrad }
    }

    var gradEdge: Edge {
        settleView()
        guard let autograd else { return .none }
        if let node = autograd.node {
            return Edge(node: node, leaf: nil, index: autograd.outputIndex, shape: shape, dtype: dtype)
        }
        return autograd.requiresGrad ? Edge(node: nil, leaf: self, index: 0, shape: shape, dtype: dtype) : .none
    }

    /// Enters the operation that made `self` into the graph if recording is on and an input needs a gradient.
    ///
    /// `backward` gets the gradient of the result and returns one gradient per input (nil where none flows). Gradients of
    /// broadcast inputs may come in the broadcast shape: they are summed on the way. Tensors that `backward` uses go
    /// through ``SavedTensor``.
    @discardableResult
    public func record(
        _ name: String, inputs: [Tensor], backward: @escaping (Tensor, GradientNeeds) throws -> [Tensor?]
    ) -> Tensor {
        guard GradMode.isEnabled, inputs.contains(where: { $0.requiresGrad }) else { return self }
        let node = Node(name, edges: inputs.map(\.gradEdge)) { gradients, needs in
            guard let gradient = gradients[0] else { return [] }
            return try backward(gradient, needs)
        }
        autogradState.node = node
        return self
    }

    /// As above, for a backward that computes all gradients anyway.
    @discardableResult
    public func record(_ name: String, inputs: [Tensor], backward: @escaping (Tensor) throws -> [Tensor?]) -> Tensor {
        record(name, inputs: inputs) { gradient, _ in try backward(gradient) }
    }

    /// Enters an operation with several results. A result without a gradient arrives as nil.
    public static func record(
        _ name: String, outputs: [Tensor], inputs: [Tensor],
        backward: @escaping ([Tensor?], GradientNeeds) throws -> [Tensor?]
    ) {
        guard isRecording(inputs) else { return }
        let node = Node(name, edges: inputs.map(\.gradEdge), outputCount: outputs.count, backward: backward)
        for (index, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
            output.autogradState.node = node
            output.autogradState.outputIndex = index
        }
    }

    /// A result that no gradient can go through, as PyTorch refuses it: when backward gets there.
    public func refusingGradient(_ name: String, of inputs: [Tensor]) -> Tensor {
        guard Tensor.isRecording(inputs) else { return self }
        return detach().record("NotImplemented", inputs: inputs) { _ in
            throw TensorError.runtime("derivative for aten::\(name) is not implemented")
        }
    }

    /// The same for what PyTorch lists as not implemented: the exception is another one.
    public func refusingDerivative(_ name: String, of inputs: [Tensor]) -> Tensor {
        guard Tensor.isRecording(inputs) else { return self }
        return detach().record("NotImplemented", inputs: inputs) { _ in
            throw TensorError.notImplemented("the derivative for '\(name)' is not implemented.")
        }
    }

    /// This view is one of several that a function made: it may not be written to while operations are recorded.
    func refuseWrites(asOneOfSeveral place: Int, of function: String) {
        autogradState.refusal =
            "Output \(place) of \(function) is a view and is being modified inplace. This view is the output of a function that "
            + "returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the "
            + "inplace operation by an out-of-place one."
    }

    /// The same for what a function with a backward of its own returned.
    public func refuseWrites(output place: Int, of function: String) {
        autogradState.refusal =
            "Output \(place) of \(function) is a view and is being modified inplace. This view was created inside a custom Function (or "
            + "because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward "
            + "associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by "
            + "cloning the output of the custom Function."
    }

    /// Throws if an in-place operation may not touch this tensor.
    public func checkInPlace() throws {
        try checkLeafInPlace()
        for (size, stride) in zip(shape, strides) where size > 1 && stride == 0 && numel > 0 {
            throw TensorError.runtime(
                "unsupported operation: more than one element of the written-to tensor refers to a single memory location. "
                    + "Please clone() the tensor before performing the operation.")
        }
    }

    /// Throws if this is a leaf that needs a gradient, or a view of one, which no in-place operation may change.
    public func checkLeafInPlace() throws {
        guard GradMode.isEnabled else { return }
        if let refusal = autograd?.refusal { throw TensorError.runtime(refusal) }
        if let base, let autograd, autograd.requiresGrad, gradNode == nil, base.isLeaf {
            throw TensorError.runtime("a view of a leaf Variable that requires grad is being used in an in-place operation.")
        }
        if let autograd, autograd.requiresGrad, gradNode == nil {
            throw TensorError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
        }
        if let base, let state = base.autograd, state.requiresGrad, state.node == nil {
            throw TensorError.runtime("a view of a leaf Variable that requires grad is being used in an in-place operation.")
        }
    }

    /// Runs `body` on a copy of the elements under this identity: what it saves for backward survives the write that follows.
    public func preservingOldValues<R>(_ body: () throws -> R) throws -> R {
        guard GradMode.isEnabled, requiresGrad else { return try body() }
        settleView()
        let before = (storage, strides, storageOffset, isContiguous)
        let copy = try GradMode.withDisabled { try detach().clone() }
        (storage, strides, storageOffset, isContiguous) = (copy.storage, copy.strides, 0, copy.isContiguous)
        viewVersion = storage.version
        defer {
            (storage, strides, storageOffset, isContiguous) = before
            viewVersion = storage.version
        }
        return try body()
    }

    /// After an in-place write (and the new version it made): if recording, replaces the history of `self` (and of the tensor it is a
    /// view of). `inputs` are the other operands; `backward` returns the gradient of the old `self`, then theirs.
    func recordInPlace(
        _ name: String, inputs: [Tensor], backward: @escaping (Tensor, GradientNeeds) throws -> [Tensor?]
    ) {
        let records = GradMode.isEnabled && dtype.isFloatingPoint && (requiresGrad || inputs.contains { $0.requiresGrad })
        guard records else { return }
        let edges = inputs.map(\.gradEdge)
        guard let base else {
            let node = Node(name, edges: [gradEdge] + edges) { gradients, needs in
                guard let gradient = gradients[0] else { return [] }
                return try backward(gradient, needs)
            }
            // Old self may have been no part of the graph: then nothing flows to it.
            autogradState.node = node
            autogradState.outputIndex = 0
            autogradState.requiresGrad = false
            return
        }
        let (shape, strides, offset) = (self.shape, self.strides, storageOffset - base.storageOffset)
        let (baseShape, baseStrides) = (base.shape, base.strides)
        let node = Node("CopySlices", edges: [base.gradEdge] + edges) { gradients, needs in
            guard let gradient = gradients[0] else { return [] }
            // The written part of the gradient goes through `backward`, the rest passes to the old base.
            let whole = try Tensor.emptyStrided(
                baseShape, Shape.denseStrides(like: baseStrides, shape: baseShape), gradient.dtype)
            try whole.copyInPlace(from: gradient)
            let part = Tensor(
                storage: whole.storage, shape: shape, strides: strides, storageOffset: offset, dtype: gradient.dtype)
            var results = try backward(try part.clone(), needs)
            if let old = results.first ?? nil {
                try part.copyInPlace(from: old.expand(shape))
            } else {
                try part.fillInPlace(0)
            }
            if results.isEmpty { results = [nil] }
            results[0] = whole
            return results
        }
        base.autogradState.node = node
        base.autogradState.outputIndex = 0
        // What read its history above read the one before the write.
        for view in [self] + inputs where view.base === base {
            view.viewVersion = storage.version &- 1
            view.settleView()
        }
    }

    /// A view whose storage was written to through another view takes its history anew from its base.
    func settleView() {
        guard let base, viewVersion != storage.version else { return }
        viewVersion = storage.version
        guard let state = base.autograd, state.node != nil, dtype == base.dtype else { return }
        let (shape, strides, offset) = (self.shape, self.strides, storageOffset - base.storageOffset)
        let (baseShape, baseStrides) = (base.shape, base.strides)
        let node = Node("AsStridedBackward0", edges: [base.gradEdge]) { gradients, _ in
            guard let gradient = gradients[0] else { return [] }
            if GradMode.isEnabled { throw Engine.notDifferentiable("AsStridedBackward0") }
            return [try Tensor.scatterIntoBase(gradient, shape, strides, offset, baseShape, baseStrides)]
        }
        autogradState.node = node
        autogradState.outputIndex = 0
    }

    /// Zeros of the base's geometry with `gradient` added where the view lies.
    private static func scatterIntoBase(
        _ gradient: Tensor, _ shape: [Int], _ strides: [Int], _ offset: Int, _ baseShape: [Int], _ baseStrides: [Int]
    ) throws -> Tensor {
        let dense = Shape.denseStrides(like: baseStrides, shape: baseShape)
        let whole = try emptyStrided(baseShape, dense, gradient.dtype)
        try whole.fillInPlace(0)
        let repeated = zip(shape, strides).enumerated().filter { $1.0 > 1 && $1.1 == 0 }.map(\.offset)
        let reduced = repeated.isEmpty ? gradient : try gradient.sum(repeated, keepdim: true)
        // Elements that the view has more than once get the sum. Rows that do not reach into each other need no counting.
        let spread = zip(reduced.shape, strides).filter { $0.0 > 1 }.sorted { $0.1 < $1.1 }
        var (reach, overlaps) = (0, false)
        for (size, stride) in spread {
            if stride <= reach { overlaps = true }
            reach += (size - 1) * stride
        }
        if overlaps {
            let elements = whole.numel
            let places = Tensor(
                storage: try Tensor.arange(.int(0), .int(Int64(elements))).storage, shape: reduced.shape, strides: strides,
                storageOffset: offset, dtype: .int64)
            let flat = Tensor(storage: whole.storage, shape: [elements], strides: [1], storageOffset: 0, dtype: gradient.dtype)
            try flat.indexAddInPlace(0, places.contiguous().reshape([reduced.numel]), reduced.reshape([reduced.numel]))
            return whole
        }
        let part = Tensor(
            storage: whole.storage, shape: reduced.shape, strides: strides, storageOffset: offset, dtype: gradient.dtype)
        try part.copyInPlace(from: reduced)
        return whole
    }
}
