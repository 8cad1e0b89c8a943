// Multi-head attention and the transformer's encoder.

import Tensors

/// A linear layer under the name that PyTorch prints inside of attention.
public final class NonDynamicallyQuantizableLinear: Module {
    private let inFeatures, outFeatures: Int

    init(_ inFeatures: Int, _ outFeatures: Int, bias: Bool) throws {
        (self.inFeatures, self.outFeatures) = (inFeatures, outFeatures)
        super.init()
        let linear = try Linear(inFeatures, outFeatures, bias: bias)
        try setParameter("weight", linear.parameter("weight"))
        try setParameter("bias", linear.parameter("bias"))
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard let weight = parameter("weight") else { throw TensorError.runtime("\(typeName) has no weight") }
        return try input.linear(weight: weight, bias: parameter("bias"))
    }

    public override var extraRepresentation: String {
        "in_features=\(inFeatures), out_features=\(outFeatures), bias=\(PythonText.bool(parameter("bias") != nil))"
    }
}

/// Same as torch.nn.MultiheadAttention, without bias_k, bias_v and the zero attention.
public final class MultiheadAttention: Module {
    public let embedDim, numHeads, kdim, vdim, headDim: Int
    public let dropout: Double
    public let batchFirst: Bool

    public init(
        _ embedDim: Int, _ numHeads: Int, dropout: Double = 0, bias: Bool = true, kdim: Int? = nil, vdim: Int? = nil,
        batchFirst: Bool = false
    ) throws {
        guard embedDim > 0, numHeads > 0 else {
            throw TensorError.value(
                "embed_dim and num_heads must be greater than 0, got embed_dim=\(embedDim) and num_heads=\(numHeads) instead")
        }
        (self.embedDim, self.numHeads, self.dropout, self.batchFirst) = (embedDim, numHeads, dropout, batchFirst)
        (self.kdim, self.vdim, headDim) = (kdim ?? embedDim, vdim ?? embedDim, embedDim / numHeads)
        super.init()
        let isPacked = self.kdim == embedDim && self.vdim == embedDim
        let sizes = [("q", embedDim), ("k", self.kdim), ("v", self.vdim)]
        if isPacked {
            try setParameter("in_proj_weight", Tensor.empty([3 * embedDim, embedDim]).requiresGradInPlace())
            for (name, _) in sizes { try setParameter("\(name)_proj_weight", nil) }
        } else {
            for (name, size) in sizes {
                try setParameter("\(name)_proj_weight", Tensor.empty([embedDim, size]).requiresGradInPlace())
            }
            try setParameter("in_proj_weight", nil)
        }
        try setParameter("in_proj_bias", bias ? Tensor.zeros([3 * embedDim]).requiresGradInPlace() : nil)
        let projection = try NonDynamicallyQuantizableLinear(embedDim, embedDim, bias: bias)
        try setModule("out_proj", projection)
        for name in ["in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight"] {
            if let weight = parameter(name) { try Initialisation.xavierUniform(weight) }
        }
        if let bias = projection.parameter("bias") { try Initialisation.constant(bias, 0) }
    }

    /// What scripts may ask of one call.
    public struct Options {
        public var keyPaddingMask: Tensor?
        public var mask: Tensor?
        public var needsWeights = true
        public var averagesWeights = true
        public var isCausal = false
        public init() {}
    }

    /// Attention of query [L, N, E] to key [S, N, Ek] and value [S, N, Ev] (N first if `batchFirst`; no N unbatched), and the
    /// weights [N, L, S] if they are wanted. Same as torch.nn.MultiheadAttention.forward.
    public func callAsFunction(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, _ options: Options = Options()
    ) throws -> (output: Tensor, weights: Tensor?) {
        let isBatched = query.ndim == 3
        try checkShapes(query, key, value, options)
        func sequenceFirst(_ x: Tensor) throws -> Tensor {
            isBatched ? (batchFirst ? try x.transpose(0, 1) : x) : try x.unsqueeze(1)
        }
        let (q, k, v) = (try sequenceFirst(query), try sequenceFirst(key), try sequenceFirst(value))
        let (length, batch, source) = (q.shape[0], q.shape[1], k.shape[0])
        guard q.shape[2] == embedDim else {
            throw TensorError.assertion("was expecting embedding dimension of \(embedDim), but got \(q.shape[2])")
        }
        if options.isCausal, options.mask == nil {
            throw TensorError.runtime(
                "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
                    + "`generate_square_subsequent_mask` to create this mask.")
        }
        let heads = try projected(q, k, v).map { x in
            try x.reshape([x.shape[0], batch * numHeads, headDim]).transpose(0, 1)
        }
        let mask = try joinedMask(options, batch, length, source, q.dtype)
        let rate = isTraining ? dropout : 0
        guard let projection = child("out_proj") else { throw TensorError.runtime("MultiheadAttention has no out_proj") }
        guard options.needsWeights else {
            func split(_ x: Tensor) throws -> Tensor { try x.reshape([batch, numHeads, x.shape[1], headDim]) }
            let whole = try mask.map { try $0.shape[0] == 1 ? $0.unsqueeze(0) : $0.reshape([batch, numHeads, -1, source]) }
            let attended = try split(heads[0]).scaledDotProductAttention(
                split(heads[1]), split(heads[2]), mask: whole, dropout: rate)
            let joined = try attended.permute([2, 0, 1, 3]).reshape([length, batch, embedDim])
            return (try restored(projection(joined), isBatched), nil)
        }
        var scores = try heads[0].mul(.float((1 / Double(headDim)).squareRoot())).bmm(heads[1].transpose(-2, -1))
        if let mask { scores = try scores.add(mask) }
        var weights = try scores.softmax(-1)
        if rate > 0 { weights = try weights.dropout(p: rate) }
        let joined = try weights.bmm(heads[2]).transpose(0, 1).reshape([length, batch, embedDim])
        weights = try weights.reshape([batch, numHeads, length, source])
        if options.averagesWeights { weights = try weights.mean([1]) }
        return (try restored(projection(joined), isBatched), isBatched ? weights : try weights.squeeze([0]))
    }

    private func restored(_ output: Tensor, _ isBatched: Bool) throws -> Tensor {
        isBatched ? (batchFirst ? try output.transpose(0, 1) : output) : try output.squeeze([1])
    }

    private func projected(_ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> [Tensor] {
        let biases = try parameter("in_proj_bias")?.chunk(3)
        let weights: [Tensor]
        if let packed = parameter("in_proj_weight") {
            guard k.shape == v.shape else {
                throw TensorError.assertion(
                    "key shape \(describeSize(k.shape)) does not match value shape \(describeSize(v.shape))")
            }
            if q === k, k === v {
                return try q.linear(weight: packed, bias: parameter("in_proj_bias")).chunk(3, dim: -1)
            }
            weights = try packed.chunk(3)
        } else {
            weights = ["q", "k", "v"].compactMap { parameter("\($0)_proj_weight") }
        }
        guard weights.count == 3 else { throw TensorError.runtime("MultiheadAttention has no projections") }
        return try zip([q, k, v], weights).enumerated().map { try $1.0.linear(weight: $1.1, bias: biases?[$0]) }
    }

    private func checkShapes(_ query: Tensor, _ key: Tensor, _ value: Tensor, _ options: Options) throws {
        guard query.ndim == 2 || query.ndim == 3 else {
            throw TensorError.assertion(
                "query should be unbatched 2D or batched 3D tensor but received \(query.ndim)-D query tensor")
        }
        guard key.ndim == query.ndim, value.ndim == query.ndim else {
            throw TensorError.assertion(
                query.ndim == 3
                    ? "For batched (3-D) `query`, expected `key` and `value` to be 3-D but found \(key.ndim)-D and \(value.ndim)-D "
                        + "tensors respectively"
                    : "For unbatched (2-D) `query`, expected `key` and `value` to be 2-D but found \(key.ndim)-D and "
                        + "\(value.ndim)-D tensors respectively")
        }
    }

    /// Both masks as one that is added: [1, L, S] or [N · heads, L, S].
    private func joinedMask(
        _ options: Options, _ batch: Int, _ length: Int, _ source: Int, _ dtype: DType
    ) throws -> Tensor? {
        func added(_ mask: Tensor, _ name: String) throws -> Tensor {
            if mask.dtype == .bool { return try Tensor.zeros(mask.shape, dtype: dtype).maskedFill(mask, .float(-.infinity)) }
            guard mask.dtype.isFloatingPoint else {
                throw TensorError.assertion("only bool and floating types of \(name) are supported")
            }
            return mask
        }
        var result: Tensor?
        if let mask = options.mask {
            let numbers = try added(mask, "attn_mask")
            switch mask.ndim {
            case 2:
                guard mask.shape == [length, source] else {
                    throw TensorError.runtime(
                        "The shape of the 2D attn_mask is \(describeSize(mask.shape)), but should be "
                            + "\(PythonText.tuple([length, source])).")
                }
                result = try numbers.unsqueeze(0)
            case 3:
                let wanted = [batch * numHeads, length, source]
                guard mask.shape == wanted else {
                    throw TensorError.runtime(
                        "The shape of the 3D attn_mask is \(describeSize(mask.shape)), but should be \(PythonText.tuple(wanted))."
                    )
                }
                result = numbers
            default: throw TensorError.runtime("attn_mask's dimension \(mask.ndim) is not supported")
            }
        }
        guard var padding = options.keyPaddingMask else { return result }
        if padding.ndim == 1 { padding = try padding.unsqueeze(0) }
        guard padding.shape == [batch, source] else {
            throw TensorError.assertion(
                "key_padding_mask.shape[0] = \(padding.shape[0]), but expected \(batch)")
        }
        let wide = try added(padding, "key_padding_mask").reshape([batch, 1, 1, source]).expand([batch, numHeads, 1, source])
            .reshape([batch * numHeads, 1, source])
        return try result.map { try $0.add(wide) } ?? wide.expand([batch * numHeads, length, source])
    }
}

/// Attention and two linear layers, each around a sum with its input. Same as torch.nn.TransformerEncoderLayer.
public final class TransformerEncoderLayer: Module {
    /// How the layer was made, for copies of it.
    public struct Options: Sendable {
        public var dModel, heads, feedForward: Int
        public var dropout: Scalar
        public var activation: String
        public var eps: Double
        public var batchFirst, normFirst, bias: Bool

        public init(
            _ dModel: Int, _ heads: Int, feedForward: Int = 2048, dropout: Scalar = 0.1, activation: String = "relu",
            eps: Double = 1e-5, batchFirst: Bool = false, normFirst: Bool = false, bias: Bool = true
        ) {
            (self.dModel, self.heads, self.feedForward) = (dModel, heads, feedForward)
            (self.dropout, self.activation, self.eps) = (dropout, activation, eps)
            (self.batchFirst, self.normFirst, self.bias) = (batchFirst, normFirst, bias)
        }
    }

    public let options: Options

    public init(_ options: Options) throws {
        guard options.activation == "relu" || options.activation == "gelu" else {
            throw TensorError.runtime("activation should be relu/gelu, not \(options.activation)")
        }
        self.options = options
        let attention = try MultiheadAttention(
            options.dModel, options.heads, dropout: options.dropout.double, bias: options.bias, batchFirst: options.batchFirst)
        super.init()
        try setModule("self_attn", attention)
        try setModule("linear1", Linear(options.dModel, options.feedForward, bias: options.bias))
        try setModule("dropout", Dropout(p: options.dropout))
        try setModule("linear2", Linear(options.feedForward, options.dModel, bias: options.bias))
        for name in ["norm1", "norm2"] {
            try setModule(name, LayerNorm([options.dModel], eps: options.eps, bias: options.bias))
        }
        for name in ["dropout1", "dropout2"] { try setModule(name, Dropout(p: options.dropout)) }
    }

    /// The layer's result for [L, N, E] (N first if made so). Masks as MultiheadAttention takes them.
    public func callAsFunction(_ source: Tensor, mask: Tensor?, paddingMask: Tensor?) throws -> Tensor {
        try withHooks([source]) { try encoded($0[0], mask, paddingMask) }
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try encoded(input, nil, nil) }

    private func encoded(_ source: Tensor, _ mask: Tensor?, _ paddingMask: Tensor?) throws -> Tensor {
        var ask = MultiheadAttention.Options()
        (ask.mask, ask.keyPaddingMask, ask.needsWeights) = (mask, paddingMask, false)
        guard let attention = child("self_attn") as? MultiheadAttention else {
            throw TensorError.type("self_attn must be a MultiheadAttention")
        }
        func attend(_ x: Tensor) throws -> Tensor { try required("dropout1")(attention(x, x, x, ask).output) }
        func feed(_ x: Tensor) throws -> Tensor {
            let inner = try required("linear1")(x)
            let active = try options.activation == "gelu" ? inner.gelu() : inner.relu()
            return try required("dropout2")(required("linear2")(required("dropout")(active)))
        }
        if options.normFirst {
            let x = try source.add(attend(required("norm1")(source)))
            return try x.add(feed(required("norm2")(x)))
        }
        let x = try required("norm1")(source.add(attend(source)))
        return try required("norm2")(x.add(feed(x)))
    }
}

/// A stack of copies of an encoder layer. Same as torch.nn.TransformerEncoder.
public final class TransformerEncoder: Module {
    public init(_ layer: TransformerEncoderLayer, _ count: Int, norm: Module? = nil) throws {
        super.init()
        // Copies draw nothing: the generator goes back to where it was.
        let state = Generator.default.savedState
        let copies = try (0..<count).map { _ in
            let copy = try TransformerEncoderLayer(layer.options)
            if let dtype = layer.parameters().first?.dtype, dtype != .float32 { try copy.convert(to: dtype) }
            _ = try copy.loadStateDict(layer.stateDict())
            return copy.train(layer.isTraining)
        }
        try Generator.default.restore(state)
        try setModule("layers", ModuleList(copies))
        if let norm { try setModule("norm", norm) } else { try setModule("norm", nil) }
    }

    /// The stack's result. Masks as MultiheadAttention takes them.
    public func callAsFunction(_ source: Tensor, mask: Tensor?, paddingMask: Tensor?) throws -> Tensor {
        try withHooks([source]) { try encoded($0[0], mask, paddingMask) }
    }

    public override func forward(_ input: Tensor) throws -> Tensor { try encoded(input, nil, nil) }

    private func encoded(_ source: Tensor, _ mask: Tensor?, _ paddingMask: Tensor?) throws -> Tensor {
        var x = source
        for (_, layer) in try required("layers").namedChildren {
            x = try (layer as? TransformerEncoderLayer)?(x, mask: mask, paddingMask: paddingMask) ?? layer(x)
        }
        return try child("norm")?(x) ?? x
    }
}
