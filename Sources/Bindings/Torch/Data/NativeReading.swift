// The native side of a loader: sources of samples, and the threads that make batches of them.

import Interp
import Neural
import Tensors
import Vision

private final class SourceObject: NativeObject {
    let source: any SampleSource
    init(_ source: any SampleSource) { self.source = source }
}

private final class PoolObject: NativeObject {
    let pool: ReadingPool
    init(_ pool: ReadingPool) { self.pool = pool }
}

func installNativeReading(_ m: ModuleBuilder) {
    m.type(SourceObject.self, name: "Source") { _ in }
    m.type(PoolObject.self, name: "Pool") { t in
        t.def("send", PositionalOnly<Int>("worker"), PositionalOnly<[Int]>("indices")) { pool, worker, indices in
            pool.pool.send(worker, indices)
        }
        t.def("drain") { try $0.pool.drain() }
        t.def("receive") { pool -> Value in
            let batch = try pool.pool.receive()
            return .tuple(owned: [
                try batch.input.toScript(), try batch.target.toScript(), .list(owned: batch.skipped.map { .string($0) }),
            ])
        }
    }
    let declarations = TorchDeclarations(m)
    declarations.function("array_source(images, targets)", doc: "Images in a uint8 tensor.") { c -> SourceObject in
        SourceObject(try ArraySource(images: c.tensor(0), targets: c.ints(1)))
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
    declarations.function("pool(source, transform, streams)", doc: "A thread for each (python, torch, numpy) state.") {
        c -> PoolObject in
        guard let source = SourceObject.fromScript(c[0]), let transform = TransformObject.fromScript(c[1]),
            let streams = c[2].sequenceItems
        else { throw Raise.typeError("pool(): a source, a transform and streams are needed") }
        let made = try streams.map { states -> RandomStreams in
            guard let parts = states.sequenceItems, parts.count == 3, let torch = tensorObject(parts[1]),
                let numpy = parts[2].sequenceItems, numpy.count == 2, let python = state(parts[0]), let base = state(numpy[0])
            else { throw Raise.typeError("pool(): a stream is (python, torch, numpy) states") }
            let generator = Generator(seed: 0)
            try generator.setState(
                bytes: Array(UnsafeBufferPointer(start: torch.contiguous().pointer(UInt8.self), count: torch.numel)))
            return RandomStreams(
                python: PythonRandom(stream: python.0, nextGauss: python.1),
                numpy: NumpyRandom(stream: base.0, nextGauss: numpy[1].isFloat ? numpy[1].asFloat : nil), torch: generator)
        }
        return PoolObject(try ReadingPool(source.source, transform.transform, streams: made))
    }
}

/// A state of `random.getstate()`: (3, 625 numbers, the next gauss or None).
private func state(_ value: Value) -> (MersenneStream, Double?)? {
    guard let parts = value.sequenceItems, parts.count == 3, let numbers = parts[1].sequenceItems,
        let stream = MersenneStream(state: numbers.compactMap { $0.smallInteger.map { UInt32(truncatingIfNeeded: $0) } })
    else { return nil }
    return (stream, parts[2].isFloat ? parts[2].asFloat : nil)
}
