// numpy: the part of numpy.random that seeds and draws single numbers, with NumPy's own streams, because seeding it belongs to
// every reproducible program and timm's augmentation draws from it. There are no arrays: everything else is refused by name.

import Interp
import Tensors
import Vision

func numpyModules() -> [NativeModule] {
    [
        .scripted("numpy", doc: "NumPy's random streams; no arrays.", numpySource),
        NativeModule("numpy.random", doc: "NumPy's legacy generator, one number at a time.", needs: ["numpy"]) { m in
            installRandom(m)
        },
    ]
}

private let numpySource = """
    from numpy import random

    __version__ = '2.4.6'

    def __getattr__(name):
        raise AttributeError(f"module 'numpy' has no attribute '{name}' here: there are no arrays, only numpy.random; use torch")
    """

private func installRandom(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    func single(_ c: TorchCall, _ index: Int) throws {
        if c.has(index) {
            throw Raise.notImplementedError(
                "numpy.random.\(c.functionName)(size=…) is not available: there are no arrays; use torch")
        }
    }
    d.function("seed(seed=None)", doc: "Starts the stream of a seed.") { c -> Value in
        if !c.has(0) {
            SessionStreams.numpy = NumpyRandom(key: (0..<4).map { _ in UInt32.random(in: 0...UInt32.max) })
            return .none
        }
        if let items = c[0].sequenceItems {
            let words = items.compactMap { $0.smallInteger }
            guard words.count == items.count, words.allSatisfy({ $0 >= 0 && $0 < 1 << 32 }) else {
                throw Raise.valueError("Seed must be between 0 and 2**32 - 1")
            }
            SessionStreams.numpy = NumpyRandom(key: words.map { UInt32($0) })
            return .none
        }
        guard let number = try wholeNumber(c[0]) else {
            throw Raise.typeError("Cannot cast scalar from dtype('float64') to dtype('int64') according to the rule 'safe'")
        }
        guard number >= 0, number < 1 << 32 else { throw Raise.valueError("Seed must be between 0 and 2**32 - 1") }
        SessionStreams.numpy = NumpyRandom(seed: number)
        return .none
    }
    d.function("rand(*sizes)", doc: "Uniform in [0, 1).") { c -> Double in
        guard c[0].tupleItems.isEmpty else { try single(c, 0); return 0 }
        return SessionStreams.numpy.random()
    }
    d.function("randn(*sizes)", doc: "A standard normal.") { c -> Double in
        guard c[0].tupleItems.isEmpty else { try single(c, 0); return 0 }
        return SessionStreams.numpy.normal()
    }
    for name in ["random", "random_sample", "ranf", "sample"] {
        d.function("\(name)(size=None)", doc: "Uniform in [0, 1).") { c -> Double in
            try single(c, 0)
            return SessionStreams.numpy.random()
        }
    }
    d.function("uniform(low=0.0, high=1.0, size=None)", doc: "Uniform in [low, high).") { c -> Double in
        try single(c, 2)
        return SessionStreams.numpy.uniform(try c.double(0), try c.double(1))
    }
    d.function("normal(loc=0.0, scale=1.0, size=None)", doc: "A normal.") { c -> Double in
        try single(c, 2)
        let scale = try c.double(1)
        guard scale >= 0 else { throw Raise.valueError("scale < 0") }
        return try c.double(0) + scale * SessionStreams.numpy.normal()
    }
    d.function("standard_normal(size=None)", doc: "A standard normal.") { c -> Double in
        try single(c, 0)
        return SessionStreams.numpy.normal()
    }
    d.function("randint(low, high=None, size=None, dtype=None)", doc: "A whole number in low ..< high, or 0 ..< low.") {
        c -> Int in
        try single(c, 2)
        return c.has(1)
            ? try SessionStreams.numpy.integer(c.int(0), c.int(1)) : try SessionStreams.numpy.integer(0, c.int(0))
    }
    d.function("beta(a, b, size=None)", doc: "A draw of the beta distribution.") { c -> Double in
        try single(c, 2)
        return try SessionStreams.numpy.beta(c.double(0), c.double(1))
    }
    d.function("gamma(shape, scale=1.0, size=None)", doc: "A draw of the gamma distribution.") { c -> Double in
        try single(c, 2)
        guard try c.double(0) >= 0 else { throw Raise.valueError("shape < 0") }
        return SessionStreams.numpy.gamma(try c.double(0)) * (try c.double(1))
    }
    d.function("exponential(scale=1.0, size=None)", doc: "A draw of the exponential distribution.") { c -> Double in
        try single(c, 1)
        return try c.double(0) * SessionStreams.numpy.exponential()
    }
    d.function("shuffle(x)", doc: "Puts a list into random order.") { c -> Value in
        guard c[0].isKind(.list) else {
            throw Raise.notImplementedError("numpy.random.shuffle() is available for lists only, not for \(c[0].typeName)")
        }
        let items = c[0].sequenceItems.map { $0.map { $0.retained() } } ?? []
        defer { for item in items { item.release() } }
        for (place, source) in SessionStreams.numpy.permutation(items.count).enumerated() {
            try setItem(c[0], place, items[source])
        }
        return .none
    }
    for name in ["choice", "permutation", "dirichlet", "multinomial", "get_state", "set_state", "default_rng", "RandomState"] {
        d.function("\(name)(*args, **kwargs)") { _ -> Value in
            throw Raise.notImplementedError("numpy.random.\(name) is not available: there are no arrays; use random or torch")
        }
    }
}

/// `list[place] = value`.
private func setItem(_ list: Value, _ place: Int, _ value: Value) throws {
    guard let method = try findAttribute(list, "__setitem__") else { return }
    defer { method.release() }
    try call(method, [.int(place), value]).release()
}
