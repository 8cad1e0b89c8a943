// The native side of a loader: sources of samples, and the threads that make batches of them.

import Interp
import Neural
import Tensors
import Vision

private final class SourceObject: NativeObject {
    let source: any SampleSource
    init(_ source: any SampleSource) { self.source = source }
}

private final class StreamsObject: NativeObject {
    let streams: RandomStreams
    init(_ streams: RandomStreams) { self.streams = streams }
}

private final class PoolObject: NativeObject {
    let pool: ReadingPool
    init(_ pool: ReadingPool) { self.pool = pool }
}

private final class MixingObject: NativeObject {
    let mixing: MixingCollation
    init(_ mixing: MixingCollation) { self.mixing = mixing }
}

func installNativeReading(_ m: ModuleBuilder) {
    m.type(MixingObject.self, name: "Mixing") { _ in }
    m.type(SourceObject.self, name: "Source") { _ in }
    m.type(StreamsObject.self, name: "Streams") { _ in }
    m.type(PoolObject.self, name: "Pool") { t in
        t.def("send", PositionalOnly<Int>("worker"), PositionalOnly<[Int]>("indices"), PositionalOnly<Bool>("mixed")) {
            pool, worker, indices, isMixed in
            pool.pool.send(worker, indices, isMixed: isMixed)
        }
        t.def("drain") { try $0.pool.drain() }
        t.def("receive") { pool -> Value in
            let batch = try pool.pool.receive()
            return .tuple(owned: [
                batch.input.toScript(), batch.target.toScript(), batch.weights.toScript(),
                .list(owned: batch.skipped.map { .string($0) }),
            ])
        }
    }
    let declarations = TorchDeclarations(m)
    declarations.function("array_source(images, targets, mode)", doc: "Images in a uint8 tensor.") { c -> SourceObject in
        let mode = c.has(2) ? try Image.Mode(named: c.string(2)) : nil
        return SourceObject(try ArraySource(images: c.tensor(0), targets: c.ints(1), mode: mode))
    }
    declarations.function("file_source(samples, mode, attempts)", doc: "Files (path, target) or parts of files.") {
        c -> SourceObject in
        guard let samples = c[0].sequenceItems else { throw c.wrongType(0, "list") }
        let places = try samples.map { sample -> FileSource.Place in
            guard let parts = sample.sequenceItems, let target = parts.last?.smallInteger else {
                throw c.wrongType(0, "list of tuples")
            }
            if parts.count == 2, parts[0].isString { return .init(path: parts[0].swiftString, part: nil, target: target) }
            guard parts.count == 5, parts[1].isString, let offset = parts[2].smallInteger, let size = parts[3].smallInteger else {
                throw c.wrongType(0, "list of tuples")
            }
            return .init(path: parts[1].swiftString, part: (offset, size), target: target)
        }
        let mode = c.has(1) ? try Image.Mode(named: c.string(1)) : nil
        return SourceObject(FileSource(places, mode: mode, attempts: try c.int(2)))
    }
    declarations.function("subset_source(source, indices)", doc: "Some samples of a source.") { c -> SourceObject in
        guard let source = SourceObject.fromScript(c[0]) else { throw c.wrongType(0, "Source") }
        return SourceObject(SubsetSource(source.source, indices: try c.ints(1)))
    }
    declarations.function("streams(seed, numpy_seed)", doc: "A worker's random streams.") { c -> StreamsObject in
        let seed = try c.int(0)
        return StreamsObject(
            RandomStreams(
                python: PythonRandom(seed: seed), numpy: NumpyRandom(key: try c.ints(1).map { UInt32(truncatingIfNeeded: $0) }),
                torch: Generator(seed: UInt64(bitPattern: Int64(seed)))))
    }
    declarations.function("exchange(streams)", doc: "Makes a worker's streams the session's, and the session's the worker's.") {
        c -> Value in
        guard let object = StreamsObject.fromScript(c[0]) else { throw c.wrongType(0, "Streams") }
        try SessionStreams.exchange(object.streams)
        return .none
    }
    declarations.function(
        "mixing(mode, mixup_alpha, cutmix_alpha, prob, switch_prob, cutmix_minmax, correct_lam)", doc: "How batches are mixed."
    ) { c -> MixingObject in
        guard let mode = MixingCollation.Mode(rawValue: try c.string(0)) else { throw Raise.valueError("mixing(): unknown mode") }
        let range = c.has(5) ? try c.doubles(5) : []
        return MixingObject(
            MixingCollation(
                mode: mode, mixupAlpha: try c.double(1), cutmixAlpha: try c.double(2), probability: try c.double(3),
                switchProbability: try c.double(4), cutmixRange: range.count == 2 ? (range[0], range[1]) : nil,
                correctsWeight: try c.bool(6)))
    }
    declarations.function("normalized(input, mean, std)", doc: "(x - mean) / std for each channel of a uint8 batch.") {
        c -> Tensor in
        try c.tensor(0).normalized(mean: c.tensor(1).floats(), deviation: c.tensor(2).floats())
    }
    declarations.function(
        "pool(source, transform, streams, mixing)", doc: "A thread for each of the streams, which are its own then."
    ) { c -> PoolObject in
        guard let source = SourceObject.fromScript(c[0]), let transform = NativeTransform.fromScript(c[1]),
            let streams = c[2].sequenceItems?.map({ StreamsObject.fromScript($0)?.streams })
        else { throw Raise.typeError("pool(): a source, a transform and streams are needed") }
        let mixing = MixingObject.fromScript(c[3])?.mixing
        return PoolObject(
            try ReadingPool(source.source, transform.transform, mixing: mixing, streams: streams.compactMap { $0 }))
    }
}
