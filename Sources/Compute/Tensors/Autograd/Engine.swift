// backward(): walks the graph from the results to the leaves, newest operation first, without recursion, and frees each
// node's saved tensors as soon as it has run.

internal import CKernels

extension Tensor {
    /// Accumulates the gradient of this tensor into the `.grad` of every leaf it came from.
    ///
    /// `gradient` has this tensor's shape and may be left out for a single element.
    public func backward(_ gradient: Tensor? = nil, retainGraph: Bool = false, createGraph: Bool = false) throws {
        try Tensor.backward(of: [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph)
    }

    /// Accumulates the gradients of several tensors; with `inputs` only into those leaves. Same as torch.autograd.backward.
    public static func backward(
        of outputs: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool = false, createGraph: Bool = false,
        inputs: [Tensor]? = nil
    ) throws {
        let roots = try outputs.enumerated().map { index, output in
            try Engine.root(output, index < gradients.count ? gradients[index] : nil, createGraph: createGraph, index: index)
        }
        guard let inputs else {
            try Engine.run(roots, retainGraph: retainGraph, createGraph: createGraph, targets: [])
            return
        }
        guard !inputs.isEmpty else { throw TensorError.runtime("`inputs` argument to `backward()` cannot be empty.") }
        for input in inputs where input.gradEdge.isNone {
            throw TensorError.runtime("One of the differentiated Tensors does not require grad")
        }
        let results = try Engine.run(roots, retainGraph: retainGraph, createGraph: createGraph, targets: inputs.map(\.gradEdge))
        try GradMode.with(createGraph) {
            for (input, gradient) in zip(inputs, results) {
                guard let gradient else { continue }
                input.grad = try input.grad.map { try $0.add(gradient) } ?? gradient
            }
        }
    }

    /// Gradients of `outputs` with respect to `inputs`, without touching any `.grad`. Same as torch.autograd.grad.
    public static func gradients(
        of outputs: [Tensor], inputs: [Tensor], gradOutputs: [Tensor?] = [], retainGraph: Bool = false,
        createGraph: Bool = false, allowUnused: Bool = false
    ) throws -> [Tensor?] {
        for input in inputs where !input.requiresGrad {
            throw TensorError.runtime("One of the differentiated Tensors does not require grad")
        }
        let roots = try outputs.enumerated().map { index, output in
            try Engine.root(output, index < gradOutputs.count ? gradOutputs[index] : nil, createGraph: createGraph, index: index)
        }
        let results = try Engine.run(roots, retainGraph: retainGraph, createGraph: createGraph, targets: inputs.map(\.gradEdge))
        if !allowUnused, let unused = results.firstIndex(where: { $0 == nil }) {
            throw TensorError.runtime(
                "The differentiated Tensor at index \(unused) appears to not have been used in the graph. Set allow_unused=True if "
                    + "this is the desired behavior.")
        }
        return results
    }
}

enum Engine {
    struct Root {
        let edge: Edge
        let gradient: Tensor
    }

    /// Checks where a walk starts and fills in the implicit gradient 1.
    static func root(_ tensor: Tensor, _ gradient: Tensor?, createGraph: Bool = false, index: Int = 0) throws -> Root {
        let edge = tensor.gradEdge
        if let gradient {
            guard gradient.shape == tensor.shape else {
                throw TensorError.runtime(
                    "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(Shape.describe(gradient.shape))) and "
                        + "output[\(index)] has a shape of torch.Size(\(Shape.describe(tensor.shape))).")
            }
        } else if !edge.isNone, tensor.numel != 1 {
            throw TensorError.runtime("grad can be implicitly created only for scalar outputs")
        }
        guard !edge.isNone else {
            throw TensorError.runtime("element \(index) of tensors does not require grad and does not have a grad_fn")
        }
        if let gradient { return Root(edge: edge, gradient: createGraph ? gradient : gradient.detach()) }
        return Root(edge: edge, gradient: try Tensor.full(tensor.shape, 1, dtype: tensor.dtype))
    }

    /// Runs the walk. With `targets` the gradients that arrive there are returned and no leaf is touched.
    @discardableResult
    static func run(_ roots: [Root], retainGraph: Bool, createGraph: Bool = false, targets: [Edge]) throws -> [Tensor?] {
        // Gradients are computed in the types that the operations had.
        let autocast = Autocast.isEnabled
        Autocast.isEnabled = false
        defer { Autocast.isEnabled = autocast }
        return try GradMode.with(createGraph) {
            let thread = tnb_thread_state()
            let outer = thread.pointee.current_node
            thread.pointee.engine_depth += 1
            var walk = Walk(retainGraph: retainGraph, createGraph: createGraph, targets: targets, isNested: outer != nil)
            defer {
                thread.pointee.engine_depth -= 1
                thread.pointee.current_node = outer
                walk.putBack()
            }
            try walk.start(roots)
            try walk.finish()
            return walk.captured
        }
    }

    /// The operation whose backward runs on this thread.
    static var currentNode: Node? {
        tnb_thread_state().pointee.current_node.map { Unmanaged<Node>.fromOpaque($0).takeUnretainedValue() }
    }

    /// What a backward throws that is to be recorded and cannot be. Operations that share their name with others throw it
    /// themselves.
    static func notDifferentiable(_ name: String) -> TensorError {
        .notImplemented(
            "the gradient of \(name) is not differentiable here: create_graph=True is available for elementwise "
                + "operations, reductions, views and matrix products")
    }

    /// Operations whose backward is one kernel that leaves no graph behind.
    static let onceDifferentiable: Set<String> = [
        "CopySlices", "CtcLossBackward0",
    ]
}

/// One walk from the results to the leaves.
private struct Walk {
    let retainGraph: Bool
    let createGraph: Bool
    let targets: [Edge]
    var captured: [Tensor?]
    /// Inside another walk leaves may be in use by it: what it had noted in them, to be put back.
    private let isNested: Bool
    private var borrowed: [(state: AutogradState, run: Int, dependencies: Int, pending: Tensor?)] = []
    private let run: Int
    private var ready: [Node] = []  // a binary heap, latest sequence on top

    init(retainGraph: Bool, createGraph: Bool, targets: [Edge], isNested: Bool) {
        self.retainGraph = retainGraph
        self.createGraph = createGraph
        self.isNested = isNested
        self.targets = targets
        captured = Array(repeating: nil, count: targets.count)
        run = tnb_next_sequence()
    }

    /// Counts how many gradients each node and leaf will receive, then hands the roots theirs.
    mutating func start(_ roots: [Engine.Root]) throws {
        var open: [Node] = []
        for root in roots { visit(root.edge, &open) }
        while let node = open.popLast() {
            guard node.backward != nil else { throw Self.alreadyFreed }
            for edge in node.edges { visit(edge, &open) }
        }
        for root in roots { try deliver(root.gradient, to: root.edge) }
    }

    mutating func putBack() {
        for (state, run, dependencies, pending) in borrowed {
            (state.run, state.dependencies, state.pending) = (run, dependencies, pending)
        }
        borrowed = []
    }

    private mutating func visit(_ edge: Edge, _ open: inout [Node]) {
        if let node = edge.node {
            if node.run != run {
                node.run = run
                node.dependencies = 0
                node.gradients = Array(repeating: nil, count: node.outputCount)
                open.append(node)
            }
            node.dependencies += 1
        } else if let state = edge.leaf?.autograd {
            if state.run != run {
                if isNested { borrowed.append((state, state.run, state.dependencies, state.pending)) }
                state.run = run
                state.dependencies = 0
                state.pending = nil
            }
            state.dependencies += 1
        }
    }

    static var alreadyFreed: TensorError {
        .runtime(
            "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
                + "been freed). Saved intermediate values of the graph are freed when you call .backward() or "
                + "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or "
                + "if you need to access saved tensors after calling backward.")
    }

    /// Runs nodes until none is left.
    mutating func finish() throws {
        while let node = pop() {
            try Interruption.check()
            var gradients = node.gradients
            node.gradients = []
            for (index, hook) in node.hooks where hook.isActive {
                if let gradient = gradients[index] { gradients[index] = try GradientHook.apply([hook], to: gradient) }
            }
            for (index, target) in targets.enumerated() where target.node === node {
                captured[index] = gradients[target.index]
            }
            for (index, weak) in node.retainers where gradients[index] != nil {
                // A copy: a gradient may be a broadcast view, and this one is kept.
                weak.tensor?.autogradState.grad = try gradients[index]?.clone()
            }
            guard let backward = node.backward else { throw Self.alreadyFreed }
            var results: [Tensor?] = []
            if gradients.contains(where: { $0 != nil }) {
                var bits: UInt64 = 0
                for (index, edge) in node.edges.enumerated() where index < 64 && !edge.isNone { bits |= 1 << UInt64(index) }
                if createGraph, Engine.onceDifferentiable.contains(node.name), bits != 0 {
                    throw Engine.notDifferentiable(node.name)
                }
                tnb_thread_state().pointee.current_node = Unmanaged.passUnretained(node).toOpaque()
                let section = Profile.begin(node.name)
                results = try backward(gradients, GradientNeeds(bits: bits))
                Profile.close(section)
                if createGraph { try Self.checkRecorded(results, gradients, node) }
            }
            if !retainGraph { node.release() }
            let edges = node.edges
            for index in edges.indices where !edges[index].isNone {
                // Taken out of the array so that a leaf may keep the only reference instead of copying.
                var gradient: Tensor?
                if index < results.count { swap(&gradient, &results[index]) }
                try deliver(gradient, to: edges[index], from: (node, index))
            }
        }
    }

    /// A backward is linear in its gradient: a result that lost the graph came out of a kernel. Zeros are what rounding gives.
    private static func checkRecorded(_ results: [Tensor?], _ gradients: [Tensor?], _ node: Node) throws {
        guard gradients.contains(where: { $0?.requiresGrad == true }) else { return }
        for case let result? in results where !result.requiresGrad && result.dtype.isFloatingPoint {
            guard try GradMode.withDisabled({ try result.anyTrue() }) else { continue }
            throw TensorError.notImplemented("the gradient of \(node.name) is not differentiable here")
        }
    }

    /// Adds a gradient to what waits at `edge`; runs or finishes the receiver when it was the last one.
    private mutating func deliver(
        _ gradient: consuming Tensor?, to edge: Edge, from origin: (node: Node, index: Int)? = nil
    ) throws {
        var gradient = gradient
        if let present = gradient { gradient = try Self.fitted(present, edge, origin) }
        if !targets.isEmpty, origin?.node.name.hasPrefix("MeanBackward") == true {
            // PyTorch divides after spreading: the gradient that it hands out lies dense.
            gradient = try gradient?.contiguous()
        }
        if let node = edge.node {
            if let fresh = gradient {
                if let old = node.gradients[edge.index] {
                    node.gradients[edge.index] = try old.add(fresh)
                } else {
                    node.gradients[edge.index] = fresh
                }
            }
            gradient = nil
            node.dependencies -= 1
            if node.dependencies == 0 { push(node) }
        } else if let leaf = edge.leaf, let state = leaf.autograd {
            if let old = state.pending, let fresh = gradient { gradient = try old.add(fresh) }
            if gradient != nil {
                state.pending = nil
                swap(&state.pending, &gradient)
            }
            state.dependencies -= 1
            if state.dependencies == 0 {
                try accumulate(into: leaf, state)
                for hook in state.afterAccumulation where hook.isActive && targets.isEmpty { _ = try hook.function(leaf) }
            }
        }
    }

    private mutating func accumulate(into leaf: Tensor, _ state: AutogradState) throws {
        guard var gradient = state.pending else { return }
        state.pending = nil
        if !state.hooks.isEmpty { gradient = try GradientHook.apply(state.hooks, to: gradient) }
        if !targets.isEmpty {
            for (index, target) in targets.enumerated() where target.leaf === leaf { captured[index] = gradient }
            return
        }
        if let old = state.grad {
            state.grad = try old.add(gradient)
            return
        }
        if createGraph {
            state.grad = gradient
            return
        }
        // Kept as it is if nobody else can see it and it lies in memory like the leaf; `.grad` is written in place later.
        let wanted =
            leaf.isDense ? Shape.denseStrides(like: leaf.strides, shape: leaf.shape) : Shape.contiguousStrides(leaf.shape)
        let isAlone = isKnownUniquelyReferenced(&gradient) && isKnownUniquelyReferenced(&gradient.storage)
        if isAlone, gradient.strides == wanted, gradient.base == nil {
            state.grad = gradient
        } else {
            let copy = try Tensor.emptyStrided(leaf.shape, wanted, gradient.dtype)
            try copy.copyInPlace(from: gradient)
            state.grad = copy
        }
    }

    /// Sums broadcast dimensions away and converts to the input's dtype.
    private static func fitted(_ gradient: Tensor, _ edge: Edge, _ origin: (node: Node, index: Int)?) throws -> Tensor {
        var result = gradient
        if result.shape != edge.shape {
            guard let sum = try result.summed(to: edge.shape) else {
                let place = origin.map { "Function \($0.node.name) returned an invalid gradient at index \($0.index)" }
                throw TensorError.runtime(
                    "\(place ?? "a gradient does not fit") - got \(Shape.describe(result.shape)) but expected shape compatible with "
                        + Shape.describe(edge.shape))
            }
            result = sum
        }
        if result.dtype != edge.dtype { result = try result.to(dtype: edge.dtype) }
        return result
    }

    private mutating func push(_ node: Node) {
        ready.append(node)
        var i = ready.count - 1
        while i > 0, ready[(i - 1) / 2].sequence < ready[i].sequence {
            ready.swapAt(i, (i - 1) / 2)
            i = (i - 1) / 2
        }
    }

    private mutating func pop() -> Node? {
        guard let top = ready.first else { return nil }
        let last = ready.removeLast()
        if !ready.isEmpty {
            ready[0] = last
            var i = 0
            while true {
                var next = i
                for child in [2 * i + 1, 2 * i + 2]
                where child < ready.count && ready[child].sequence > ready[next].sequence {
                    next = child
                }
                if next == i { break }
                ready.swapAt(i, next)
                i = next
            }
        }
        return top
    }
}
