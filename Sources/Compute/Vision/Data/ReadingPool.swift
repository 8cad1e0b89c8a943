// A loader's workers: threads that read, transform and collate batches without the interpreter. Each has random streams of its
// own, seeded as PyTorch seeds its worker processes, and its batches in order, so that a seed and a number of workers give the
// same batches whatever the threads' speed.

internal import Glibc
import Tensors

/// One batch as it comes from a worker.
public struct ReadBatch {
    /// Images [N, C, H, W], as the transform made them (uint8 or float32).
    public let input: Tensor
    /// Class ids [N], int64.
    public let target: Tensor
    /// For a mixed batch the weight of each image's own class, or one for all.
    public let weights: [Double]
    /// Texts about images that were passed over.
    public let skipped: [String]
}

/// Worker threads over one source of samples.
public final class ReadingPool {
    private struct Job: Sendable {
        let number: Int
        let indices: [Int]
        let isMixed: Bool
    }

    // Tensors made by one thread are given to another whole: nobody else holds them.
    private struct Outcome: @unchecked Sendable {
        let number: Int
        let result: Result<ReadBatch, any Error>
    }

    private final class Worker: @unchecked Sendable {
        let source: any SampleSource
        let transform: any Transform
        let mixing: MixingCollation?
        // Used by the worker's own thread alone.
        let streams: RandomStreams
        let jobs = WorkQueue<Job>()
        let outcomes: WorkQueue<Outcome>

        init(
            _ source: any SampleSource, _ transform: any Transform, _ mixing: MixingCollation?, _ streams: RandomStreams,
            _ outcomes: WorkQueue<Outcome>
        ) {
            (self.source, self.transform, self.mixing) = (source, transform, mixing)
            (self.streams, self.outcomes) = (streams, outcomes)
        }

        func run() {
            Threads.workAside()
            while let job = jobs.take() {
                let result = Result { try batch(job.indices, isMixed: job.isMixed) }
                outcomes.put(Outcome(number: job.number, result: result))
            }
        }

        private func batch(_ indices: [Int], isMixed: Bool) throws -> ReadBatch {
            var skipped: [String] = []
            var targets: [Int] = []
            var batch: Tensor?
            for (place, index) in indices.enumerated() {
                let one: Tensor
                do {
                    let (image, target) = try source.sample(index, skipped: &skipped)
                    targets.append(target)
                    guard case .tensor(let tensor) = try transform(.image(image), streams) else {
                        throw TensorError.type(
                            "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; "
                                + "found <class 'PIL.Image.Image'>")
                    }
                    one = try tensor.contiguous()
                } catch let error as TensorError {
                    guard let name = source.name(index), !error.message.contains(name) else { throw error }
                    throw TensorError(kind: error.kind, message: "\(error.message) ('\(name)')")
                }
                let whole = try batch ?? Tensor.empty([indices.count] + one.shape, dtype: one.dtype)
                guard Array(whole.shape.dropFirst()) == one.shape, whole.dtype == one.dtype else {
                    throw TensorError.runtime(
                        "stack expects each tensor to be equal size, but got \(whole.shape.dropFirst()) at entry 0 and \(one.shape) "
                            + "at entry \(place)" + (source.name(index).map { " ('\($0)')" } ?? ""))
                }
                let size = one.numel * one.dtype.itemSize
                memcpy(whole.pointer(UInt8.self) + place * size, one.pointer(UInt8.self), size)
                batch = whole
            }
            var (input, weights) = (try batch ?? Tensor.empty([0]), [Double]())
            // An odd number has no pairs; the receiver refuses it.
            if let mixing, indices.count % 2 == 0 {
                (input, weights) = try mixing.mixed(input, isEnabled: isMixed, streams)
            }
            return ReadBatch(input: input, target: try Tensor.tensor(targets), weights: weights, skipped: skipped)
        }
    }

    private let workers: [Worker]
    private let outcomes = WorkQueue<Outcome>()
    private var early: [Int: Result<ReadBatch, any Error>] = [:]
    private var sent = 0
    private var received = 0

    /// Starts a thread for each set of streams. With `mixing` the batches are mixed as they are put together.
    public init(
        _ source: any SampleSource, _ transform: any Transform, mixing: MixingCollation? = nil, streams: [RandomStreams]
    ) throws {
        let outcomes = outcomes
        workers = streams.map { Worker(source, transform, mixing, $0, outcomes) }
        for worker in workers {
            let code = BackgroundThread.start { worker.run() }
            guard code == 0 else {
                throw TensorError.runtime("a loader's worker thread could not be started: \(String(cString: strerror(code)))")
            }
        }
    }

    deinit { for worker in workers { worker.jobs.close() } }

    /// Gives a worker the indices of its next batch; `isMixed` is whether a pool that mixes mixes this one.
    public func send(_ worker: Int, _ indices: [Int], isMixed: Bool = true) {
        workers[worker].jobs.put(Job(number: sent, indices: indices, isMixed: isMixed))
        sent += 1
    }

    /// The next batch in the order of `send`. Throws what went wrong with it, or CancellationError if a stop is requested.
    public func receive() throws -> ReadBatch {
        let number = received
        while true {
            if let result = early.removeValue(forKey: number) {
                received += 1
                return try result.get()
            }
            // A twentieth of a second: how late an interrupt is seen.
            if let outcome = outcomes.take(milliseconds: 50) {
                early[outcome.number] = outcome.result
            } else {
                try Interruption.check()
            }
        }
    }

    /// Drops the batches that were sent and not received: a new pass begins.
    public func drain() throws {
        while received < sent { _ = try? receive() }
    }
}
