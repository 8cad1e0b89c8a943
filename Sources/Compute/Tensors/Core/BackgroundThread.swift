// Threads beside the one that computes: a loader's workers, and calls that their caller may leave. The kernel starts its own
// (Session), because it may not import this target.

internal import Glibc

/// Starts threads that nobody joins.
package enum BackgroundThread {
    private final class Start {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Runs `body` on a detached thread with a stack of `stackSize` bytes (address space, not memory; the system's default for nil).
    /// Gives 0, or the error number with which the system refused. What `body` holds must be safe to use from that thread.
    package static func start(stackSize: Int? = nil, _ body: @escaping () -> Void) -> Int32 {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Start(body))
        let code = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, context.toOpaque())
        if code != 0 { context.release() }
        return code
    }
}
