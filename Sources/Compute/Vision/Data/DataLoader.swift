// Batches of a data set in PyTorch's order, normalised as timm's prefetching loader does. Images are decoded and scaled
// once and kept as bytes while they fit a limit.

import Neural
import Tensors

/// Iterates a data set in batches. Same as the loader that timm.data.create_loader makes.
public final class DataLoader {
    /// What a loader is made with.
    public struct Options: Sendable {
        public var inputSize = [3, 224, 224]
        public var batchSize = 1
        public var isTraining = false
        public var noAugmentation = false
        public var mean = [0.485, 0.456, 0.406]
        public var std = [0.229, 0.224, 0.225]
        public var interpolation = "bilinear"
        public var cropPct: Double?
        /// PyTorch draws a seed for worker processes: before each pass, or, if they persist (1 and more), once.
        public var workers = 1

        public init() {}
    }

    public let dataset: any Dataset
    public let options: Options
    private let transform: ImageTransform
    private let mean, std: [Float]
    private var hasDrawnWorkerSeed = false
    private var cache: [[UInt8]?]

    private static let cacheLimit = 256 << 20

    public init(_ dataset: any Dataset, _ options: Options) throws {
        guard options.batchSize > 0 else {
            throw TensorError.value("batch_size should be a positive integer value, but got batch_size=\(options.batchSize)")
        }
        guard options.inputSize.count == 3 else {
            throw TensorError.value("input_size must be (channels, height, width), got \(PythonText.tuple(options.inputSize))")
        }
        guard !options.isTraining || options.noAugmentation else {
            throw TensorError.notImplemented(
                "create_loader(is_training=True): random crops, flips and colour jitter are not "
                    + "available yet; pass no_aug=True to train on the plain images")
        }
        guard dataset.count > 0 || !options.isTraining else {
            throw TensorError.value("num_samples should be a positive integer value, but got num_samples=0")
        }
        let (channels, height, width) = (options.inputSize[0], options.inputSize[1], options.inputSize[2])
        transform = try ImageTransform(
            channels: channels, height: height, width: width, interpolation: Interpolation(named: options.interpolation),
            cropPct: options.isTraining ? nil : options.cropPct ?? 0.875)
        func adapted(_ values: [Double], _ what: String) throws -> [Float] {
            guard !values.isEmpty else { throw TensorError.value("\(what) is empty") }
            let average = values.reduce(0, +) / Double(values.count)
            let full = values.count == channels ? values : Array(repeating: average, count: channels)
            return full.map { Float($0 * 255) }
        }
        (mean, std) = (try adapted(options.mean, "mean"), try adapted(options.std, "std"))
        self.dataset = dataset
        self.options = options
        let bytes = dataset.count * channels * height * width
        cache = bytes <= Self.cacheLimit ? Array(repeating: nil, count: dataset.count) : []
    }

    /// Number of batches in a pass; training drops an incomplete last one.
    public var count: Int {
        options.isTraining ? dataset.count / options.batchSize : (dataset.count + options.batchSize - 1) / options.batchSize
    }

    /// A pass over the data. The random draws happen when its first batch is asked for, as in PyTorch.
    public func makePass() -> Pass { Pass(self) }

    /// One pass.
    public final class Pass {
        private let loader: DataLoader
        private var order: [Int]?
        private var position = 0

        fileprivate init(_ loader: DataLoader) { self.loader = loader }

        /// Images [N, C, H, W] float32 and class ids [N] int64; nil at the end.
        public func next() throws -> (input: Tensor, target: Tensor)? {
            if order == nil { order = try loader.drawOrder() }
            guard let order, position < loader.count else { return nil }
            let start = position * loader.options.batchSize
            position += 1
            return try loader.batch(order[start..<min(start + loader.options.batchSize, order.count)])
        }
    }

    private func drawOrder() throws -> [Int] {
        // PyTorch's sequence: the workers' base seed, then the sampler's own seed, each one 64-bit draw.
        if options.workers == 0 || !hasDrawnWorkerSeed {
            _ = Generator.default.random64()
            hasDrawnWorkerSeed = true
        }
        guard options.isTraining else { return Array(0..<dataset.count) }
        let seed = Generator.default.random64() & UInt64(Int64.max)
        return try Tensor.randperm(dataset.count, generator: Generator(seed: seed)).ints()
    }

    private func pixels(_ index: Int) throws -> (bytes: [UInt8], target: Int) {
        let (image, target) = try dataset.sample(index)
        if !cache.isEmpty, let bytes = cache[index] { return (bytes, target) }
        let bytes = try transform(image).bytes
        if !cache.isEmpty { cache[index] = bytes }
        return (bytes, target)
    }

    private func batch(_ indices: ArraySlice<Int>) throws -> (input: Tensor, target: Tensor) {
        let (channels, plane) = (transform.channels, transform.height * transform.width)
        let input = try Tensor.empty([indices.count, channels, transform.height, transform.width])
        var targets: [Int] = []
        var out = input.pointer(Float.self)
        for index in indices {
            let (bytes, target) = try pixels(index)
            targets.append(target)
            for channel in 0..<channels {
                let (shift, scale) = (mean[channel], std[channel])
                for place in 0..<plane { out[place] = (Float(bytes[place * channels + channel]) - shift) / scale }
                out += plane
            }
        }
        return (input, try Tensor.tensor(targets))
    }
}
