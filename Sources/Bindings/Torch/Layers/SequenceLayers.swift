// Embeddings, attention, transformers and recurrent networks of torch.nn and torch.nn.functional.

import Interp
import Neural
import Tensors

extension MultiheadAttention: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let names = [
            "query", "key", "value", "key_padding_mask", "need_weights", "attn_mask", "average_attn_weights", "is_causal",
        ]
        let a = try ModuleArguments(receiver, names, required: 3, positional, named)
        var options = MultiheadAttention.Options()
        options.keyPaddingMask = try a.optionalTensor(3)
        options.mask = try a.optionalTensor(5)
        func flag(_ index: Int, _ fallback: Bool) throws -> Bool { try a.values[index].map { try truth($0) } ?? fallback }
        options.needsWeights = try flag(4, true)
        options.averagesWeights = try flag(6, true)
        options.isCausal = try flag(7, false)
        let (output, weights) = try self(a.tensor(0), a.tensor(1), a.tensor(2), options)
        return .tuple(owned: [output.toScript(), weights?.toScript() ?? .none])
    }
}

extension TransformerEncoderLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let a = try ModuleArguments(
            receiver, ["src", "src_mask", "src_key_padding_mask", "is_causal"], required: 1, positional, named)
        return try self(a.tensor(0), mask: a.optionalTensor(1), paddingMask: a.optionalTensor(2)).toScript()
    }
}

extension TransformerEncoder: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let a = try ModuleArguments(
            receiver, ["src", "mask", "src_key_padding_mask", "is_causal"], required: 1, positional, named)
        return try self(a.tensor(0), mask: a.optionalTensor(1), paddingMask: a.optionalTensor(2)).toScript()
    }
}

/// `hx`: one state, or a pair (state, cell) for an LSTM; nil starts from zeros.
private func initialStates(_ a: ModuleArguments, _ receiver: Value, hasCell: Bool) throws -> [Tensor]? {
    guard let value = a.values[1], !value.isNone else { return nil }
    guard hasCell else { return [try a.tensor(1)] }
    guard let pair = [Tensor].fromScript(value), pair.count == 2 else {
        throw Raise.typeError("\(receiver.typeName).forward(): hx must be a pair of tensors")
    }
    return pair
}

extension RecurrentLayer: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let a = try ModuleArguments(receiver, ["input", "hx"], required: 1, positional, named)
        let initial = try initialStates(a, receiver, hasCell: type(of: self).hasCell)
        let (output, states) = try self(a.tensor(0), initial)
        let last: Value = states.count == 1 ? states[0].toScript() : .tuple(owned: states.map { $0.toScript() })
        return .tuple(owned: [output.toScript(), last])
    }
}

extension RecurrentCell: ScriptCallable {
    func callFromScript(_ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) throws -> Value {
        let a = try ModuleArguments(receiver, ["input", "hx"], required: 1, positional, named)
        let initial = try initialStates(a, receiver, hasCell: type(of: self).hasCell)
        let states = try self(a.tensor(0), initial)
        return states.count == 1 ? states[0].toScript() : .tuple(owned: states.map { $0.toScript() })
    }
}

extension NeuralModules {
    static func installSequences(_ m: ModuleBuilder) {
        installEmbedding(m)
        layer(
            m, MultiheadAttention.self, "activation",
            "MultiheadAttention(embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, "
                + "vdim=None, batch_first=False, device=None, dtype=None)", doc: "Attention of several heads.",
            { c in
                if try c.truth(5) || c.truth(6) {
                    throw Raise.notImplementedError("MultiheadAttention: add_bias_kv and add_zero_attn are not available")
                }
                let (width, heads) = (try c.int(1), try c.int(2))
                if heads > 0, width > 0, width % heads != 0 {
                    throw Raise.assertionError("embed_dim must be divisible by num_heads")
                }
                return try MultiheadAttention(
                    width, heads, dropout: c.double(3), bias: c.truth(4), kdim: c.optionalInt(7), vdim: c.optionalInt(8),
                    batchFirst: c.truth(9))
            },
            { t in
                t.property("embed_dim") { $0.embedDim }
                t.property("num_heads") { $0.numHeads }
                t.property("head_dim") { $0.headDim }
                t.property("batch_first") { $0.batchFirst }
            })
        installTransformer(m)
        installRecurrent(m)
    }

    private static func installEmbedding(_ m: ModuleBuilder) {
        layer(
            m, Embedding.self, "sparse",
            "Embedding(num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, "
                + "sparse=False, _weight=None, _freeze=False, device=None, dtype=None)", doc: "Vectors by number.",
            { c in
                if try c.truth(7) { throw Raise.notImplementedError("Embedding(sparse=True) is not available") }
                if let padding = try c.optionalInt(3) {
                    let count = try c.int(1)
                    guard padding < count || padding <= 0 else {
                        throw Raise.assertionError("Padding_idx must be within num_embeddings")
                    }
                    guard padding >= -count, padding < count else {
                        throw Raise.assertionError("Padding_idx must be within num_embeddings")
                    }
                }
                return try Embedding(
                    c.int(1), c.int(2), paddingIndex: c.optionalInt(3), maxNorm: c.optionalScalar(4), normType: c.scalar(5),
                    scalesByFrequency: c.truth(6), weight: c.optionalTensor(8), isFrozen: c.truth(9))
            },
            { t in
                t.property("num_embeddings") { $0.numEmbeddings }
                t.property("embedding_dim") { $0.embeddingDim }
                t.property("padding_idx") { $0.paddingIndex }
                t.def("reset_parameters") { try $0.resetParameters() }
            })
    }

    private static func installTransformer(_ m: ModuleBuilder) {
        layer(
            m, TransformerEncoderLayer.self, "transformer",
            "TransformerEncoderLayer(d_model, nhead, dim_feedforward=2048, dropout=0.1, activation='relu', layer_norm_eps=1e-05, "
                + "batch_first=False, norm_first=False, bias=True, device=None, dtype=None)",
            doc: "Attention and two linear layers.",
            { c in
                let (width, heads) = (try c.int(1), try c.int(2))
                if heads > 0, width % heads != 0 { throw Raise.assertionError("embed_dim must be divisible by num_heads") }
                guard c[5].isString else {
                    throw Raise.notImplementedError("TransformerEncoderLayer: activation is 'relu' or 'gelu' here, no function")
                }
                return try TransformerEncoderLayer(
                    .init(
                        width, heads, feedForward: c.int(3), dropout: c.scalar(4), activation: c.string(5), eps: c.double(6),
                        batchFirst: c.truth(7), normFirst: c.truth(8), bias: c.truth(9)))
            })
        layer(
            m, TransformerEncoder.self, "transformer",
            "TransformerEncoder(encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True)",
            doc: "A stack of encoder layers.",
            { c in
                guard let layer = moduleObject(c[1]) as? TransformerEncoderLayer, layer.behaviour == nil else {
                    throw Raise.notImplementedError("TransformerEncoder: encoder_layer must be a TransformerEncoderLayer")
                }
                return try TransformerEncoder(layer, c.int(2), norm: moduleObject(c[3]))
            })
    }

    private static func installRecurrent(_ m: ModuleBuilder) {
        func recurrent<T: RecurrentLayer>(_ type: T.Type, doc: String) {
            let isPlain = T.self == RNN.self
            layer(
                m, type, "rnn",
                "\(T.self)(input_size, hidden_size, num_layers=1, \(isPlain ? "nonlinearity='tanh', " : "")bias=True, "
                    + "batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None)", doc: doc,
                { c in
                    let at = isPlain ? 5 : 4
                    if try c.int(at + 4) != 0 { throw Raise.notImplementedError("\(T.self)(proj_size=…) is not available") }
                    return try T(
                        RecurrentLayer.Options(
                            c.int(1), c.int(2), layers: c.int(3), bias: c.truth(at), batchFirst: c.truth(at + 1),
                            dropout: c.scalar(at + 2), isBidirectional: c.truth(at + 3),
                            nonlinearity: isPlain ? c.string(4) : "tanh"))
                },
                { t in
                    t.property("input_size") { $0.options.inputSize }
                    t.property("hidden_size") { $0.options.hiddenSize }
                    t.property("num_layers") { $0.options.layers }
                    t.property("batch_first") { $0.options.batchFirst }
                    t.property("bidirectional") { $0.options.isBidirectional }
                    t.def("flatten_parameters") { (_: T) in Value.none }
                    t.def("reset_parameters") { try $0.resetParameters() }
                })
        }
        func cell<T: RecurrentCell>(_ type: T.Type, doc: String) {
            let isPlain = T.self == RNNCell.self
            layer(
                m, type, "rnn",
                "\(T.self)(input_size, hidden_size, bias=True, \(isPlain ? "nonlinearity='tanh', " : "")device=None, dtype=None)",
                doc: doc,
                { c in
                    try T(c.int(1), c.int(2), bias: c.truth(3), nonlinearity: isPlain ? c.string(4) : "tanh")
                },
                { t in
                    t.property("input_size") { $0.inputSize }
                    t.property("hidden_size") { $0.hiddenSize }
                    t.def("reset_parameters") { try $0.resetParameters() }
                })
        }
        cell(RNNCell.self, doc: "A step of a plain recurrent network.")
        cell(LSTMCell.self, doc: "A step of long short-term memory.")
        cell(GRUCell.self, doc: "A step of gated recurrent units.")
        recurrent(RNN.self, doc: "A plain recurrent network.")
        recurrent(LSTM.self, doc: "Long short-term memory.")
        recurrent(GRU.self, doc: "Gated recurrent units.")
    }
}

func installSequenceFunctions(_ d: TorchDeclarations) {
    d.function("embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False)")
    {
        c -> Tensor in
        if try c.truth(6) { throw Raise.notImplementedError("embedding(sparse=True) is not available") }
        let (ids, weight) = (try c.tensor(0), try c.tensor(1))
        var padding = try c.optionalInt(2)
        if let given = padding {
            let rows = try weight.size(0)
            guard given < rows, given >= -rows else {
                throw Raise.assertionError("Padding_idx must be within num_embeddings")
            }
            padding = given < 0 ? given + rows : given
        }
        if c.has(3) { try ids.renormaliseRows(of: weight, to: c.double(3), normType: c.double(4)) }
        return try ids.embedding(weight, paddingIndex: padding, scalesByFrequency: c.truth(5))
    }
    d.function(
        "scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False)",
        doc: "softmax(query keyᵀ · scale) value."
    ) { c in
        try c.tensor(0).scaledDotProductAttention(
            c.tensor(1), c.tensor(2), mask: c.optionalTensor(3), dropout: c.double(4), isCausal: c.truth(5),
            scale: c.optionalDouble(6), grouped: c.truth(7))
    }
}
