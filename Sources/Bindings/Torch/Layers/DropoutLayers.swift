// The dropouts of torch.nn and torch.nn.functional, and timm's drop path.

import Interp
import Neural
import Tensors

/// A dropout probability. The message shows the number as the script wrote it.
private func probability(_ c: TorchCall, _ index: Int) throws -> Double {
    let p = try c.double(index)
    guard p >= 0, p <= 1 else {
        throw Raise.valueError("dropout probability has to be between 0 and 1, but got \(try repr(c[index]))")
    }
    return p
}

extension NeuralModules {
    static func installDropouts(_ m: ModuleBuilder) {
        func dropout<T: DropoutLayer>(_ type: T.Type, doc: String) {
            layer(
                m, type, "dropout", "\(T.self)(p=0.5, inplace=False)", doc: doc,
                { c in
                    _ = try probability(c, 1)
                    return try T(p: c.scalar(1), inplace: c.truth(2))
                },
                { t in
                    t.property("p", get: { ScriptNumber($0.probability) }, set: { $0.probability = $1.value })
                    t.property("inplace", get: { $0.inplace }, set: { $0.inplace = $1 })
                })
        }
        dropout(Dropout.self, doc: "Zeroes elements at random while training.")
        dropout(Dropout1d.self, doc: "Zeroes channels of [N, C, L] while training.")
        dropout(Dropout2d.self, doc: "Zeroes channels of [N, C, H, W] while training.")
        dropout(Dropout3d.self, doc: "Zeroes channels of [N, C, D, H, W] while training.")
        dropout(AlphaDropout.self, doc: "Dropout that keeps SELU's mean and variance.")
        dropout(FeatureAlphaDropout.self, doc: "Dropout of channels that keeps SELU's mean and variance.")
    }
}

func installDropoutFunctions(_ d: TorchDeclarations) {
    d.function("dropout(input, p=0.5, training=True, inplace=False)", doc: "Zeroes elements at random.") { c in
        try inPlaceIfAsked(c, 3, c.tensor(0).dropout(p: probability(c, 1), training: c.truth(2)))
    }
    for dimensions in 1...3 {
        d.function("dropout\(dimensions)d(input, p=0.5, training=True, inplace=False)", doc: "Zeroes channels at random.") { c in
            try inPlaceIfAsked(
                c, 3, c.tensor(0).channelDropout(dimensions: dimensions, p: probability(c, 1), training: c.truth(2)))
        }
    }
    for (name, channels) in [("alpha_dropout", false), ("feature_alpha_dropout", true)] {
        d.function("\(name)(input, p=0.5, training=False, inplace=False)", doc: "Dropout that keeps SELU's mean and variance.") {
            c in
            try inPlaceIfAsked(
                c, 3, c.tensor(0).alphaDropout(p: probability(c, 1), training: c.truth(2), channels: channels))
        }
    }
}
