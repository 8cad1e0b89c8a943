// Random fills of tensors and draws by weights, and the state of the streams.

import Interp
import Tensors

extension TorchDeclarations {
    func installDistributions() {
        method("exponential_(self, lambd=1, *, generator=None)") { c in
            try c.tensor(0).exponentialInPlace(c.double(1), generator: RandomGenerator.optional(c, 2))
        }
        method("log_normal_(self, mean=1, std=2, *, generator=None)") { c in
            try c.tensor(0).logNormalInPlace(c.double(1), c.double(2), generator: RandomGenerator.optional(c, 3))
        }
        method("cauchy_(self, median=0, sigma=1, *, generator=None)") { c in
            try c.tensor(0).cauchyInPlace(c.double(1), c.double(2), generator: RandomGenerator.optional(c, 3))
        }
        method("geometric_(self, p, *, generator=None)") { c in
            try c.tensor(0).geometricInPlace(c.double(1), generator: RandomGenerator.optional(c, 2))
        }
        method("random_(self, *args, generator=None)", doc: "Fills with whole numbers.") { c -> Tensor in
            let bounds = try c[1].tupleItems.map { item throws -> Int? in
                if item.isNone { return nil }
                guard let number = try TorchCall.integer(of: item) else {
                    throw Raise.typeError("random_() received an invalid combination of arguments - got (\(item.typeName))")
                }
                return number
            }
            let g = try RandomGenerator.optional(c, 2)
            switch bounds.count {
            case 0: return try c.tensor(0).randomInPlace(generator: g)
            case 1: return try c.tensor(0).randomInPlace(0, bounds[0], generator: g)
            default: return try c.tensor(0).randomInPlace(bounds[0] ?? 0, bounds[1], generator: g)
            }
        }
        method("bernoulli_(self, p=0.5, *, generator=None)", doc: "Fills with ones of probability p, else zeros.") { c in
            let g = try RandomGenerator.optional(c, 2)
            if let p = tensorObject(c[1]) { return try c.tensor(0).bernoulliInPlace(probabilities: p, generator: g) }
            return try c.tensor(0).bernoulliInPlace(c.double(1), generator: g)
        }
        both("bernoulli(input, p=None, *, generator=None, out=None)") { c -> Tensor in
            let (x, g) = (try c.tensor(0), try RandomGenerator.optional(c, 2))
            if !c.has(1), !x.dtype.isFloatingPoint {
                throw TensorError.notImplemented("\"bernoulli_tensor_cpu_p_\" not implemented for '\(x.dtype.scalarTypeName)'")
            }
            let result = try GradMode.withDisabled { try x.detach().emptyLike() }
            return try c.has(1)
                ? result.bernoulliInPlace(c.double(1), generator: g) : result.bernoulliInPlace(probabilities: x, generator: g)
        }
        both("multinomial(input, num_samples, replacement=False, *, generator=None, out=None)") { c in
            try c.tensor(0).multinomial(c.int(1), replacement: c.bool(2), generator: RandomGenerator.optional(c, 3))
        }
        function("_sample_dirichlet(input, generator=None)", doc: "Draws from Dirichlet distributions, a row each.") { c in
            try c.tensor(0).sampleDirichlet(generator: RandomGenerator.optional(c, 1))
        }
        function("poisson(input, generator=None)") { c in try c.tensor(0).poisson(generator: RandomGenerator.optional(c, 1)) }
    }
}

/// The stream's place as the uint8 tensor that PyTorch gives.
enum RandomState {
    static func tensor(_ generator: Tensors.Generator) throws -> Tensor { try Tensor.tensor(generator.stateBytes) }

    static func restore(_ generator: Tensors.Generator, _ state: Tensor) throws {
        guard state.dtype == .uint8 else { throw TensorError.type("RNG state must be a torch.ByteTensor") }
        try generator.restore(bytes: state.ints().map { UInt8(truncatingIfNeeded: $0) })
    }
}

/// torch.random.fork_rng: the default stream goes back to its place at the end of the block.
final class ForkedRandom: NativeObject {
    private var saved: [[UInt8]] = []
    let isEnabled: Bool
    init(isEnabled: Bool) { self.isEnabled = isEnabled }

    func enter() { saved.append(Tensors.Generator.default.stateBytes) }
    func exit() throws {
        if let state = saved.popLast(), isEnabled { try Tensors.Generator.default.restore(bytes: state) }
    }
}

/// What torch and torch.random share about the default stream.
func installRandomState(_ d: TorchDeclarations) {
    d.function("get_rng_state()", doc: "The default stream's place.") { _ in try RandomState.tensor(Tensors.Generator.default) }
    d.function("set_rng_state(new_state)", doc: "Goes back to a place of the default stream.") { c -> Value in
        try RandomState.restore(Tensors.Generator.default, c.tensor(0))
        return .none
    }
}

func installRandomModule(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    d.function("manual_seed(seed)") { c -> RandomGenerator in
        Tensors.Generator.default.manualSeed(try RandomGenerator.seed(c, 0))
        return RandomGenerator(Tensors.Generator.default)
    }
    d.function("initial_seed()") { _ in Int(truncatingIfNeeded: Tensors.Generator.default.initialSeed) }
    installRandomState(d)
    m.type(ForkedRandom.self, name: "_ForkedRandom") { t in
        t.def("__enter__") { (fork: ForkedRandom) -> Value in
            fork.enter()
            return .none
        }
        t.def("__exit__", Variadic<Value>("args")) { (fork: ForkedRandom, _: [Value]) -> Value in
            try fork.exit()
            return .none
        }
    }
    d.function("fork_rng(devices=None, enabled=True)", doc: "A block that leaves the default stream where it was.") { c in
        ForkedRandom(isEnabled: try c.truth(1))
    }
}
