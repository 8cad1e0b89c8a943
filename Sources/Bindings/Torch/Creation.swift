// Functions that make tensors: torch.tensor, zeros, arange, randn and their like, the random generator, joining.

import Interp
import Tensors

extension TorchDeclarations {
    func installCreation() {
        let options = "dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False"
        function(
            "tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False)",
            doc: "A tensor with a copy of the data."
        ) {
            c -> Tensor in
            try c.device(2)
            let made = try TensorData.tensor(c[0], dtype: c.dtype(1))
            if try c.bool(3), !made.dtype.isFloatingPoint {
                throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
            }
            return try made.requiresGradInPlace(c.bool(3))
        }
        for name in ["as_tensor", "asarray"] {
            function(
                "\(name)(data, dtype=None, device=None)", doc: "The data as a tensor; a tensor of that type is returned as it is."
            ) {
                c -> Tensor in
                try c.device(2)
                if let tensor = tensorObject(c[0]) { return try tensor.to(dtype: c.dtype(1) ?? tensor.dtype) }
                return try TensorData.tensor(c[0], dtype: c.dtype(1))
            }
        }
        function("zeros(*size, out=None, \(options), sizes=None)", doc: "Zeros.") { c in
            try made(c, 2) { shape, dtype in
                if shape.contains(where: { $0 < 0 }) { throw TensorError.runtime("zeros: Dimension size must be non-negative.") }
                return try Tensor.zeros(shape, dtype: dtype ?? .float32)
            }
        }
        function("ones(*size, out=None, \(options), sizes=None)", doc: "Ones.") { c in
            try made(c, 2) { try Tensor.ones($0, dtype: $1 ?? .float32) }
        }
        function("empty(*size, out=None, \(options), memory_format=None, sizes=None)", doc: "Elements without a value.") { c in
            let isChannelsLast = MemoryFormat.fromScript(c[7])?.isChannelsLast == true
            return try made(c, 2) { shape, dtype in
                if isChannelsLast, shape.count != 4 {
                    throw TensorError.runtime("required rank 4 tensor to use channels_last format")
                }
                return try Tensor.empty(shape, dtype: dtype ?? .float32, channelsLast: isChannelsLast)
            }
        }
        function("full(size, fill_value, *, out=None, \(options))", doc: "One value everywhere.") { c -> Tensor in
            guard c[0].sequenceItems != nil else { throw c.wrongType(0, "tuple of ints") }
            return try finished(c, 3, try Tensor.full(c.ints(0), c.scalar(1), dtype: c.dtype(3)))
        }
        function("rand(*size, generator=None, out=None, \(options), sizes=None)", doc: "Uniform numbers in [0, 1).") { c in
            let generator = try RandomGenerator.optional(c, 1)
            return try made(c, 3) { try Tensor.rand($0, dtype: $1 ?? .float32, generator: generator) }
        }
        function("randn(*size, generator=None, out=None, \(options), sizes=None)", doc: "Standard normal numbers.") { c in
            let generator = try RandomGenerator.optional(c, 1)
            return try made(c, 3) { try Tensor.randn($0, dtype: $1 ?? .float32, generator: generator) }
        }
        function(
            "randint(low=None, high=None, size=None, *, generator=None, out=None, \(options))", doc: "Integers in [low, high)."
        ) {
            c -> Tensor in
            guard c.has(0) || c.has(1) else { throw c.invalidCombination }
            let isShort = c.has(0) && !c.has(2) && c[1].sequenceItems != nil
            if !isShort, !c.has(2), c.has(0), c.has(1) {
                throw Raise.typeError("randint(): argument 'size' (position 2) must be tuple of ints, not \(c[1].typeName)")
            }
            let limits = isShort || !c.has(1) ? (0, try c.int(0)) : (try c.int(0, default: 0), try c.int(1))
            let (low, high) = limits
            let size = isShort ? try c.ints(1) : try c.ints(2)
            let result = try Tensor.randint(
                low, high, size, dtype: c.dtype(5) ?? .int64, generator: RandomGenerator.optional(c, 3))
            return try finished(c, 5, result)
        }
        function("randperm(n, *, generator=None, out=None, \(options))", doc: "The numbers 0 … n−1 in random order.") {
            c -> Tensor in
            try finished(c, 3, Tensor.randperm(c.int(0), dtype: c.dtype(3) ?? .int64, generator: RandomGenerator.optional(c, 1)))
        }
        function("arange(start=None, end=None, step=1, *, out=None, \(options))", doc: "start, start + step, … below end.") {
            c -> Tensor in
            guard c.has(0) || c.has(1) else {
                throw TorchMistakes.explain(
                    "arange", 0, .missing(["end"]), NativeArguments(base: c.arguments.base, count: 0), []) ?? c.invalidCombination
            }
            if !c.has(1), try TorchCall.number(c[0]) == nil {
                throw Raise.typeError("arange(): argument 'end' (position 1) must be Number, not \(c[0].typeName)")
            }
            let (start, end) = c.has(1) ? (try c.scalar(0, default: .int(0)), try c.scalar(1)) : (.int(0), try c.scalar(0))
            return try finished(c, 4, Tensor.arange(start, end, c.scalar(2), dtype: c.dtype(4)))
        }
        function("linspace(start, end, steps, *, out=None, \(options))", doc: "Numbers evenly from start to end.") {
            c -> Tensor in
            try finished(c, 4, Tensor.linspace(c.double(0), c.double(1), c.int(2), dtype: c.dtype(4) ?? .float32))
        }
        function("eye(n, m=None, *, out=None, \(options))", doc: "Ones on the diagonal.") { c -> Tensor in
            try finished(c, 3, Tensor.eye(c.int(0), c.optionalInt(1), dtype: c.dtype(3) ?? .float32))
        }
        function("logspace(start, end, steps, base=10.0, *, out=None, \(options))", doc: "Powers of a base.") { c -> Tensor in
            try finished(
                c, 5, Tensor.logspace(c.double(0), c.double(1), c.int(2), base: c.double(3), dtype: c.dtype(5) ?? .float32))
        }
        function("range(start, end=None, step=1, *, out=None, \(options))", doc: "start, start + step, … up to end.") {
            c -> Tensor in
            let (start, end) = c.has(1) ? (try c.double(0), try c.double(1)) : (0, try c.double(0))
            return try finished(c, 4, Tensor.range(start, end, c.double(2), dtype: c.dtype(4) ?? .float32))
        }
        function("scalar_tensor(s, *, \(options))") { c -> Tensor in
            try finished(c, 1, Tensor.scalar(c.scalar(0), dtype: c.dtype(1) ?? .float32))
        }
        function("frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False)", doc: "The bytes as elements.") {
            c -> Tensor in
            guard let dtype = try c.dtype(1) else { throw c.wrongType(1, "torch.dtype") }
            let (count, offset) = (try c.int(2), try c.int(3))
            return try c[0].withBytes { bytes in
                guard !bytes.isEmpty, count != 0 else {
                    throw TensorError.value("both buffer length (\(bytes.count)) and count (\(count)) must not be 0")
                }
                guard offset >= 0, offset < bytes.count else {
                    throw TensorError.value(
                        "offset (\(offset) bytes) must be non-negative and no greater than buffer length (\(bytes.count) bytes) minus 1"
                    )
                }
                let left = bytes.count - offset
                guard count > 0 || left % dtype.itemSize == 0 else {
                    throw TensorError.value(
                        "buffer length (\(bytes.count) bytes) after offset (\(offset) bytes) must be a multiple of element size (\(dtype.itemSize))"
                    )
                }
                let elements = count > 0 ? count : left / dtype.itemSize
                guard elements <= left / dtype.itemSize else {
                    throw TensorError.value(
                        "requested buffer length (\(elements) * \(dtype.itemSize) bytes) after offset (\(offset) bytes) must not be greater than actual "
                            + "buffer length (\(bytes.count) bytes)")
                }
                let part = UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(bytes)[offset..<(offset + elements * dtype.itemSize)])
                return try Tensor.from(bytes: part, shape: [elements], dtype: dtype).requiresGradInPlace(c.bool(4))
            }
        }
        for (name, dtype) in [
            ("FloatTensor", DType.float32), ("DoubleTensor", .float64), ("HalfTensor", .float16), ("BFloat16Tensor", .bfloat16),
            ("LongTensor", .int64), ("IntTensor", .int32), ("ShortTensor", .int16), ("CharTensor", .int8), ("ByteTensor", .uint8),
            ("BoolTensor", .bool),
        ] {
            function("\(name)(*data)", doc: "A tensor of \(dtype.name) from data, or of the given sizes.") { c in
                try TypedTensors.make(c, 0, dtype)
            }
        }
        for (name, terms) in [
            ("hann_window", [0.5, 0.5]), ("hamming_window", [0.54, 0.46]), ("blackman_window", [0.42, 0.5, 0.08]),
            ("bartlett_window", []),
        ] as [(String, [Double])] {
            function("\(name)(window_length, periodic=True, *, \(options))") { c -> Tensor in
                try finished(c, 2, TypedTensors.window(c.int(0), periodic: c.bool(1), terms, c.dtype(2) ?? .float32, name))
            }
        }
        installLike()
        installNew()
        installJoining()
    }

    private func installLike() {
        let options = "dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False, memory_format=None"
        function("zeros_like(input, *, \(options))") { c in try finished(c, 1, c.tensor(0).zerosLike(dtype: c.dtype(1))) }
        function("ones_like(input, *, \(options))") { c in try finished(c, 1, c.tensor(0).onesLike(dtype: c.dtype(1))) }
        function("empty_like(input, *, \(options))") { c in try finished(c, 1, c.tensor(0).emptyLike(dtype: c.dtype(1))) }
        function("full_like(input, fill_value, *, \(options))") { c in
            try finished(c, 2, c.tensor(0).fullLike(c.scalar(1), dtype: c.dtype(2)))
        }
        function("rand_like(input, *, \(options))") { c in
            try finished(c, 1, Tensor.rand(c.tensor(0).shape, dtype: c.dtype(1) ?? c.tensor(0).dtype))
        }
        function("randn_like(input, *, \(options))") { c in
            try finished(c, 1, Tensor.randn(c.tensor(0).shape, dtype: c.dtype(1) ?? c.tensor(0).dtype))
        }
        function("randint_like(input, low, high=None, *, \(options))") { c in
            let (low, high) = c.has(2) ? (try c.int(1), try c.int(2)) : (0, try c.int(1))
            return try finished(c, 3, Tensor.randint(low, high, c.tensor(0).shape, dtype: c.dtype(3) ?? c.tensor(0).dtype))
        }
    }

    private func installNew() {
        let options = "dtype=None, device=None, requires_grad=False"
        method("new_zeros(self, *size, \(options))") { c in
            try Tensor.zeros(c.variadicInts(1), dtype: c.dtype(2) ?? c.tensor(0).dtype)
        }
        method("new_ones(self, *size, \(options))") { c in
            try Tensor.ones(c.variadicInts(1), dtype: c.dtype(2) ?? c.tensor(0).dtype)
        }
        method("new_empty(self, *size, \(options))") { c in
            try Tensor.empty(c.variadicInts(1), dtype: c.dtype(2) ?? c.tensor(0).dtype)
        }
        method("new_full(self, size, fill_value, *, \(options))") { c in
            try Tensor.full(c.ints(1), c.scalar(2), dtype: c.dtype(3) ?? c.tensor(0).dtype)
        }
        method("new_tensor(self, data, *, \(options))") { c in try TensorData.tensor(c[1], dtype: c.dtype(2) ?? c.tensor(0).dtype)
        }
        method("uniform_(self, from=0, to=1, *, generator=None)", doc: "Fills with uniform numbers.") { c in
            try c.tensor(0).uniformInPlace(c.double(1), c.double(2), generator: RandomGenerator.optional(c, 3))
        }
        method("normal_(self, mean=0, std=1, *, generator=None)", doc: "Fills with normal numbers.") { c in
            try c.tensor(0).normalInPlace(c.double(1), c.double(2), generator: RandomGenerator.optional(c, 3))
        }
        method("fill_(self, value)", doc: "Writes one value everywhere.") { c in
            if let value = tensorObject(c[1]) { return try c.tensor(0).fillInPlace(value) }
            return try c.tensor(0).fillInPlace(c.scalar(1))
        }
        method("zero_(self)", doc: "Writes zeros.") { c in try c.tensor(0).zeroInPlace() }
        method("copy_(self, src, non_blocking=False)", doc: "Writes another tensor's elements.") { c in
            try c.tensor(0).copyInPlace(from: c.tensor(1))
        }
    }

    private func installJoining() {
        for name in ["cat", "concat", "concatenate"] {
            function("\(name)(tensors, dim=0, *, out=None)", doc: "Joins along a dimension.") { c -> Tensor in
                let tensors = try c.tensors(0)
                if tensors.isEmpty { throw Raise.valueError("torch.cat(): expected a non-empty list of Tensors") }
                return try Tensor.cat(tensors, dim: c.int(1))
            }
        }
        function("stack(tensors, dim=0, *, out=None)", doc: "Joins along a new dimension.") { c -> Tensor in
            let tensors = try c.tensors(0)
            if tensors.isEmpty { throw Raise.runtimeError("stack expects a non-empty TensorList") }
            return try Tensor.stack(tensors, dim: c.int(1))
        }
        function("hstack(tensors, *, out=None)") { c -> Tensor in
            let tensors = try c.tensors(0).map { $0.ndim == 0 ? try $0.reshape([1]) : $0 }
            return try Tensor.cat(tensors, dim: (tensors.first?.ndim ?? 1) == 1 ? 0 : 1)
        }
        function("vstack(tensors, *, out=None)") { c -> Tensor in
            try Tensor.cat(c.tensors(0).map { $0.ndim < 2 ? try $0.reshape([1, $0.numel]) : $0 }, dim: 0)
        }
        function("where(condition, input=None, other=None)", doc: "input where the condition is true, else other.") {
            c -> Value in
            let condition = try c.tensor(0)
            guard c.has(1) || c.has(2) else {
                return .tuple(owned: try condition.nonzero().unbind(1).map { $0.toScript() })
            }
            let (a, b) = (try c.operand(1), try c.operand(2))
            switch (a, b) {
            case (.tensor(let x), .tensor(let y)): return try Tensor.where(condition, x, y).toScript()
            case (.tensor(let x), .scalar): return try Tensor.where(condition, x, b.asTensor(like: x)).toScript()
            case (.scalar, .tensor(let y)): return try Tensor.where(condition, a.asTensor(like: y), y).toScript()
            case (.scalar(let x), .scalar(let y)):
                let dtype = DType.promote(x.defaultDType, y.defaultDType)
                return try Tensor.where(condition, Tensor.scalar(x, dtype: dtype), Tensor.scalar(y, dtype: dtype)).toScript()
            }
        }
        method("where(self, condition, other)") { c -> Tensor in
            let tensor = try c.tensor(0)
            return try Tensor.where(c.tensor(1), tensor, c.operand(2).asTensor(like: tensor))
        }
        function("meshgrid(*tensors, indexing=None)", doc: "Coordinates of a grid.") { c -> Value in
            var lists: [Tensor] = []
            for item in c[0].tupleItems {
                for value in item.sequenceItems.map(Array.init) ?? [item] {
                    if let tensor = tensorObject(value) { lists.append(tensor) }
                }
            }
            guard let first = lists.first else { throw TensorError.runtime("meshgrid expects a non-empty TensorList") }
            guard lists.allSatisfy({ $0.dtype == first.dtype }) else {
                throw TensorError.runtime("meshgrid expects all tensors to have the same dtype")
            }
            for tensor in lists where tensor.ndim > 1 {
                throw TensorError.runtime(
                    "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(try tensor.streamText())")
            }
            let indexing = try c.string(1, default: "ij")
            guard indexing == "ij" || indexing == "xy" else {
                throw TensorError.runtime(
                    "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
            }
            let isXY = indexing == "xy"
            if isXY, lists.count > 1 { lists.swapAt(0, 1) }
            let shape = lists.map(\.numel)
            var grids = try lists.enumerated().map { place, list in
                try list.reshape(shape.indices.map { $0 == place ? list.numel : 1 }).expand(shape)
            }
            if isXY, grids.count > 1 { grids.swapAt(0, 1) }
            return .tuple(owned: grids.map { $0.toScript() })
        }
    }

    /// A tensor of the size in slot 0 (`*size`), with dtype, layout, device, pin_memory and requires_grad from slot `first` on.
    private func made(_ c: TorchCall, _ first: Int, _ body: ([Int], DType?) throws -> Tensor) throws -> Tensor {
        let named = c.slot("sizes")
        if c[0].tupleItems.isEmpty, let named, c.has(named) {
            return try finished(c, first, body(c.ints(named), c.dtype(first)))
        }
        if c[0].tupleItems.isEmpty {
            throw TorchMistakes.explain(
                c.functionName, 0, .missing(["size"]), NativeArguments(base: c.arguments.base, count: 0), [])
                ?? .typeError("size is missing")
        }
        return try finished(c, first, body(c.variadicInts(0), c.dtype(first)))
    }

    /// Checks the device and sets requires_grad; `first` is dtype's slot, the others follow.
    private func finished(_ c: TorchCall, _ first: Int, _ tensor: Tensor) throws -> Tensor {
        try c.device(first + 2)
        if try c.bool(first + 4), !tensor.dtype.isFloatingPoint {
            throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
        }
        return try tensor.requiresGradInPlace(c.bool(first + 4))
    }
}

enum TypedTensors {
    /// `torch.Tensor(2, 3)` and `torch.FloatTensor([1, 2])`: sizes, or data.
    static func make(_ c: TorchCall, _ index: Int, _ dtype: DType) throws -> Tensor {
        let items = c[index].tupleItems
        if items.isEmpty { return try Tensor.empty([0], dtype: dtype) }
        if items.count == 1, items[0].sequenceItems != nil || tensorObject(items[0]) != nil {
            if let size = Size.fromScript(items[0]), items[0].classOf == Size.cls?.value.layout(ClassObject.self) {
                return try Tensor.zeros(size.sizes, dtype: dtype)
            }
            return try TensorData.tensor(items[0], dtype: dtype)
        }
        return try Tensor.zeros(c.variadicInts(index), dtype: dtype)
    }

    /// A sum of cosines over a window, or a triangle without terms.
    static func window(_ length: Int, periodic: Bool, _ terms: [Double], _ dtype: DType, _ name: String) throws -> Tensor {
        guard length >= 0 else {
            throw TensorError.runtime("\(name) requires non-negative window_length, got window_length=\(length)")
        }
        guard dtype.isFloatingPoint else {
            throw TensorError.runtime("\(name) expects floating point dtypes, got: TensorOptions(dtype=\(dtype.shortName))")
        }
        if length <= 1 { return try Tensor.ones([length], dtype: dtype) }
        let span = Double(periodic ? length : length - 1)
        let k = try Tensor.arange(0, .init(length), dtype: .float64)
        guard let first = terms.first else {
            return try k.mul(.float(2 / span)).sub(.float(1)).abs().neg().add(.float(1)).to(dtype: dtype)
        }
        var result = try k.mul(.float(0)).add(.float(first))
        for (i, term) in terms.enumerated() where i > 0 {
            let wave = try k.mul(.float(2 * Double.pi * Double(i) / span)).cos().mul(.float(i % 2 == 1 ? -term : term))
            result = try result.add(.tensor(wave))
        }
        return try result.to(dtype: dtype)
    }
}

/// torch.Generator as a script object.
final class RandomGenerator: NativeObject {
    let generator: Tensors.Generator
    init(_ generator: Tensors.Generator) { self.generator = generator }

    /// A `generator=` argument; nil: the default one.
    static func optional(_ c: TorchCall, _ index: Int) throws(Raise) -> Tensors.Generator? {
        guard c.has(index) else { return nil }
        guard let object = RandomGenerator.fromScript(c[index]) else { throw c.wrongType(index, "torch.Generator") }
        return object.generator
    }

    /// A seed as PyTorch takes it: negative ones count from the top of 64 bits.
    static func seed(_ c: TorchCall, _ index: Int) throws(Raise) -> UInt64 {
        if c[index].isFloat, let whole = Int64(exactly: c[index].asFloat.rounded(.towardZero)) {
            return UInt64(bitPattern: whole)
        }
        if c[index].isString || c[index].isNone {
            throw .valueError("invalid literal for int() with base 10: \(try repr(c[index]))")
        }
        return UInt64(bitPattern: Int64(try c.int(index)))
    }
}

extension TorchDeclarations {
    func installRandom() {
        module.type(RandomGenerator.self, name: "Generator", doc: "A stream of random numbers.") { t in
            t.initializer(Parameter<Value>("device", default: .none)) { _ in RandomGenerator(Tensors.Generator()) }
            t.attach(
                .torch("manual_seed(self, seed)", module: "torch", owner: "Generator", doc: "Starts the stream of a seed.") {
                    c -> Value in
                    guard let object = RandomGenerator.fromScript(c[0]) else { throw c.wrongType(0, "Generator") }
                    object.generator.manualSeed(try RandomGenerator.seed(c, 1))
                    return c[0].retained()
                })
            t.def("get_state") { try RandomState.tensor($0.generator) }
            t.attach(
                .torch("set_state(self, new_state)", module: "torch", owner: "Generator", doc: "Goes back to a place.") {
                    c -> Value in
                    guard let object = RandomGenerator.fromScript(c[0]) else { throw c.wrongType(0, "Generator") }
                    try RandomState.restore(object.generator, c.tensor(1))
                    return c[0].retained()
                })
            t.property("device") { _ in Device.cpu }
            t.def("initial_seed") { $0.generator.initialSeed <= UInt64(Int.max) ? Int($0.generator.initialSeed) : Int.max }
        }
        module.constant("default_generator", RandomGenerator(Tensors.Generator.default))
        function("manual_seed(seed)", doc: "Starts the default stream of random numbers.") { c -> RandomGenerator in
            Tensors.Generator.default.manualSeed(try RandomGenerator.seed(c, 0))
            return RandomGenerator(Tensors.Generator.default)
        }
        function("initial_seed()") { _ in Int(truncatingIfNeeded: Tensors.Generator.default.initialSeed) }
        function("seed()") { _ -> Int in
            let seed = UInt64.random(in: 0..<UInt64(Int.max))
            Tensors.Generator.default.manualSeed(seed)
            return Int(seed)
        }
        installRandomState(self)
        function("normal(mean, std=1.0, size=None, *, generator=None, out=None)", doc: "Normal numbers.") { c -> Tensor in
            let generator = try RandomGenerator.optional(c, 3)
            if c.has(2) { return try Tensor.empty(c.ints(2)).normalInPlace(c.double(0), c.double(1), generator: generator) }
            let (mean, std) = (try c.operand(0), try c.operand(1))
            if case .scalar(let number) = std { try Tensor.checkDeviation(number.double) }
            guard case .tensor(let like) = mean else {
                guard case .tensor(let like) = std else { throw c.wrongType(0, "Tensor") }
                return try Tensor.randn(like.shape, dtype: like.dtype, generator: generator).mul(std).add(mean)
            }
            return try Tensor.randn(like.shape, dtype: like.dtype, generator: generator).mul(std).add(mean)
        }
    }
}
