// Threads of compute, and the request to stop. There is one pool (libgomp's, shared with the convolution library) and
// OpenBLAS runs single-threaded inside it: two pools lose the whole gain of the second core.

internal import CKernels

/// The compute threads. Same as torch.set_num_threads / get_num_threads.
public enum Threads {
    public static var count: Int {
        get { Int(tnb_thread_count()) }
        set { tnb_set_thread_count(Int32(clamping: max(newValue, 1))) }
    }

    /// From now on the calling thread computes alone and records no gradients: a loader's worker, beside the thread that trains.
    public static func workAside() {
        tnb_compute_alone()
        tnb_thread_state().pointee.no_grad = 1
    }
}

/// How a long operation learns that its caller wants to stop. Compute does not know who asks.
public enum Interruption {
    // Set once at start-up, before any operation runs. Whoever computes asks, on any thread.
    public nonisolated(unsafe) static var isRequested: () -> Bool = { false }

    /// Throws CancellationError if a stop was requested. Called between the chunks of long operations.
    public static func check() throws {
        if isRequested() { throw CancellationError() }
    }
}
