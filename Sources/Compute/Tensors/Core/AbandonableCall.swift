// A long call into a library that never looks at a request to stop. It runs on a thread of its own while the caller waits and looks; the
// caller that is asked to stop leaves at once. The thread then goes on at the lowest priority until its matrix is done, keeps the memory
// that it reads and writes until then, and its result is dropped. LAPACK's decompositions run this way: blocked forms with looks in
// between exist for LU and Cholesky, but not for the eigenvalues, which take the longest. Used by Linalg.

internal import CKernels
internal import Glibc
internal import Synchronization

/// One call that its caller may leave.
final class AbandonableCall: Sendable {
    private let abandoned = Atomic<Bool>(false)
    private let thread = Atomic<Int32>(0)

    /// Throws CancellationError if nobody waits for the result any more. Called between the matrices of a batch.
    func check() throws {
        if abandoned.load(ordering: .relaxed) { throw CancellationError() }
    }

    /// What a call's thread and its caller share; freed by whichever of them is the last.
    private final class Running<Result>: @unchecked Sendable {
        // Written by the thread before it posts `done`, read by the caller after it has waited for that.
        var result: Swift.Result<Result, any Error>?
        let body: (AbandonableCall) throws -> Result
        let call = AbandonableCall()
        let done = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

        init(_ body: @escaping (AbandonableCall) throws -> Result) {
            self.body = body
            sem_init(done, 0, 0)
        }

        deinit {
            sem_destroy(done)
            done.deallocate()
        }

        func run() {
            call.thread.store(tnb_thread_number(), ordering: .relaxed)
            result = Swift.Result { try body(call) }
            sem_post(done)
        }
    }

    /// body(call), which takes about `work` operations. Throws CancellationError when a stop is requested meanwhile.
    ///
    /// `body` must not touch what the caller may change after that: it owns the tensors that it writes to.
    static func run<Result>(work: Double, _ body: @escaping (AbandonableCall) throws -> Result) throws -> Result {
        // A thread costs 50 microseconds; so little work is done before anyone would notice.
        guard work > 5e7 else { return try body(AbandonableCall()) }
        try Interruption.check()
        let running = Running(body)
        guard BackgroundThread.start(stackSize: 16 << 20, { running.run() }) == 0 else { return try body(running.call) }
        while true {
            if tnb_semaphore_wait(running.done, 20_000_000) != 0, let result = running.result { return try result.get() }
            do {
                try Interruption.check()
            } catch {
                running.call.abandon()
                throw error
            }
        }
    }

    private func abandon() {
        abandoned.store(true, ordering: .relaxed)
        // Before the thread has said its number there is nothing to lower.
        let thread = thread.load(ordering: .relaxed)
        if thread > 0 { tnb_lower_thread(thread) }
    }
}
