// What a profile knows of the operations that ran: time, calls, multiplications and bytes. Kernels say so where they run; while
// nobody profiles that is one comparison. Reports are the bindings' business.

internal import Glibc
internal import Synchronization

/// The running profiles: one a thread.
public enum Profile {
    /// One operation or named section that ran.
    public struct Event: Sendable {
        public let name: String
        /// Nanoseconds since the profile began.
        public let start: Int
        public fileprivate(set) var duration = 0
        /// The part of the duration that no event inside took.
        public fileprivate(set) var own = 0
        /// Floating-point operations, as far as they are counted: those of products and convolutions.
        public fileprivate(set) var flops = 0.0
        /// Bytes of operands and results.
        public fileprivate(set) var bytes = 0
        /// How many events are around it.
        public let depth: Int
        /// Whether a script named it.
        public let isUser: Bool
    }

    private struct Recording {
        var events: [Event] = []
        var open: [Int] = []
        let origin = Profile.now

        mutating func begin(_ name: String, flops: Double, bytes: Int, isUser: Bool) -> Int {
            open.append(events.count)
            var event = Event(name: name, start: Profile.now - origin, depth: open.count - 1, isUser: isUser)
            (event.flops, event.bytes) = (flops, bytes)
            events.append(event)
            return open.count
        }

        mutating func end() {
            guard let index = open.popLast() else { return }
            let duration = Profile.now - origin - events[index].start
            events[index].duration = duration
            events[index].own += duration
            if let parent = open.last { events[parent].own -= duration }
        }
    }

    // Of every thread that profiles: what other threads compute meanwhile is none of its business.
    private static let recordings = Mutex<[UInt: Recording]>([:])
    private static let count = Atomic<Int>(0)
    private static var thread: UInt { UInt(pthread_self()) }

    /// Whether this thread's operations are recorded.
    public static var isRunning: Bool {
        count.load(ordering: .relaxed) > 0 && recordings.withLock { $0[thread] != nil }
    }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// Begins a new profile of this thread.
    public static func start() {
        recordings.withLock {
            if $0.updateValue(Recording(), forKey: thread) == nil { count.add(1, ordering: .relaxed) }
        }
    }

    /// Ends this thread's profile. Events that are still open count up to now.
    public static func stop() -> [Event] {
        recordings.withLock {
            guard var recording = $0.removeValue(forKey: thread) else { return [] }
            count.subtract(1, ordering: .relaxed)
            while !recording.open.isEmpty { recording.end() }
            return recording.events
        }
    }

    /// Opens a named section; returns what `close` wants, nil if nobody profiles.
    public static func begin(_ name: String, isUser: Bool = false) -> Int? {
        begin(name, flops: 0, bytes: 0, isUser: isUser)
    }

    /// The same for an operation of which more is known.
    static func begin(
        _ name: @autoclosure () -> String, flops: @autoclosure () -> Double, bytes: @autoclosure () -> Int, isUser: Bool = false
    ) -> Int? {
        guard isRunning else { return nil }
        let (name, flops, bytes) = (name(), flops(), bytes())
        return recordings.withLock { $0[thread]?.begin(name, flops: flops, bytes: bytes, isUser: isUser) }
    }

    /// Closes a section and what is open inside of it.
    public static func close(_ section: Int?) {
        guard isRunning, let section else { return }
        recordings.withLock {
            while let open = $0[thread]?.open.count, open >= section { $0[thread]?.end() }
        }
    }

    /// Runs an operation. `flops` and `bytes` are computed only for a profile.
    @inline(__always) static func measure<R>(
        _ name: @autoclosure () -> String, flops: @autoclosure () -> Double = 0, bytes: @autoclosure () -> Int = 0,
        _ body: () throws -> R
    ) rethrows -> R {
        guard isRunning else { return try body() }
        return try measured(name(), flops(), bytes(), body)
    }

    private static func measured<R>(_ name: String, _ flops: Double, _ bytes: Int, _ body: () throws -> R) rethrows -> R {
        let section = begin(name, flops: flops, bytes: bytes)
        defer { close(section) }
        return try body()
    }

    /// The names of elementwise operations, in the order of their kernels.
    static let unaryNames =
        ("neg abs sign square relu bitwise_not exp expm1 log log2 log10 log1p sqrt rsqrt reciprocal sin cos tan asin acos atan "
        + "sinh cosh tanh sigmoid erf gelu gelu silu floor ceil round trunc clamp exp2 asinh acosh atanh erfc erfinv lgamma digamma "
        + "polygamma i0 special_i0e special_i1 special_i1e special_erfcx special_ndtri special_log_ndtr sinc frac isnan isinf "
        + "isfinite logical_not signbit").split(separator: " ").map { "aten::\($0)" }
    static let binaryNames =
        ("add sub mul div floor_divide remainder fmod pow maximum minimum atan2 fmax fmin hypot copysign nextafter gcd lcm "
        + "bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift eq ne lt le gt ge threshold_backward "
        + "sigmoid_backward tanh_backward gelu_backward gelu_backward silu_backward").split(separator: " ").map { "aten::\($0)" }

    static func name(_ names: [String], _ index: UInt32) -> String {
        Int(index) < names.count ? names[Int(index)] : "aten::elementwise"
    }
}

extension Tensor {
    /// Bytes of the elements.
    var byteCount: Int { numel * itemSize }
}
