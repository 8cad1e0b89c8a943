// Automatic mixed precision: which operations compute in a 16-bit type and which in float32, by PyTorch's lists for the CPU. The
// operations of the lists ask here at their entry; all others take the types that they get. Per thread, as in PyTorch.

internal import CKernels

/// The switch of torch.autocast("cpu"), its type and its cache.
public enum Autocast {
    /// Whether operations choose their types. Same as torch.is_autocast_enabled("cpu").
    public static var isEnabled: Bool {
        get { tnb_thread_state().pointee.autocast != 0 }
        set { tnb_thread_state().pointee.autocast = newValue ? 1 : 0 }
    }

    /// The 16-bit type. Same as torch.get_autocast_dtype("cpu").
    public static var dtype: DType {
        get { DType(rawValue: UInt8(truncatingIfNeeded: tnb_thread_state().pointee.autocast_dtype - 1)) ?? .bfloat16 }
        set { tnb_thread_state().pointee.autocast_dtype = Int32(newValue.rawValue) + 1 }
    }

    /// Whether converted parameters are kept. Same as torch.is_autocast_cache_enabled().
    public static var usesCache: Bool {
        get { tnb_thread_state().pointee.autocast_no_cache == 0 }
        set { tnb_thread_state().pointee.autocast_no_cache = newValue ? 0 : 1 }
    }

    /// How many contexts are open.
    public static var nesting: Int {
        get { Int(tnb_thread_state().pointee.autocast_nesting) }
        set { tnb_thread_state().pointee.autocast_nesting = Int32(truncatingIfNeeded: newValue) }
    }

    /// Runs `body` with all operations taking the types that they get.
    @inline(__always) public static func suspended<R>(_ body: () throws -> R) rethrows -> R {
        guard isEnabled else { return try body() }
        isEnabled = false
        defer { isEnabled = true }
        return try body()
    }

    // MARK: Conversions

    /// A floating-point tensor (float64 excepted) in the 16-bit type. A parameter is converted once per context.
    static func lowered(_ tensor: Tensor) throws -> Tensor {
        guard tensor.dtype.isFloatingPoint, tensor.dtype != .float64, tensor.dtype != dtype else { return tensor }
        guard usesCache, tensor.dtype == .float32, tensor.requiresGrad, tensor.isLeaf, tensor.base == nil else {
            return try tensor.to(dtype: dtype)
        }
        return try cache.converted(tensor, dtype)
    }

    /// A 16-bit tensor in float32, any other as it is.
    public static func widened(_ tensor: Tensor) throws -> Tensor {
        tensor.dtype.isHalf ? try tensor.to(dtype: .float32) : tensor
    }

    /// An operation of the list that computes in the 16-bit type.
    static func lowering(_ a: Tensor, _ b: Tensor, _ body: (Tensor, Tensor) throws -> Tensor) throws -> Tensor {
        let (x, y) = (try lowered(a), try lowered(b))
        return try suspended { try body(x, y) }
    }

    static func lowering(
        _ a: Tensor, _ b: Tensor, _ c: Tensor?, _ body: (Tensor, Tensor, Tensor?) throws -> Tensor
    ) throws -> Tensor {
        let (x, y, z) = (try lowered(a), try lowered(b), try c.map { try lowered($0) })
        return try suspended { try body(x, y, z) }
    }

    /// An operation of the list that computes in float32.
    static func widening(_ a: Tensor, _ body: (Tensor) throws -> Tensor) throws -> Tensor {
        let x = try widened(a)
        return try suspended { try body(x) }
    }

    static func widening(_ a: Tensor, _ b: Tensor, _ body: (Tensor, Tensor) throws -> Tensor) throws -> Tensor {
        let (x, y) = (try widened(a), try widened(b))
        return try suspended { try body(x, y) }
    }

    static func widening(
        _ a: Tensor, _ b: Tensor, _ c: Tensor?, _ body: (Tensor, Tensor, Tensor?) throws -> Tensor
    ) throws -> Tensor {
        let (x, y, z) = (try widened(a), try widened(b), try c.map { try widened($0) })
        return try suspended { try body(x, y, z) }
    }

    // MARK: Cache

    /// Forgets the converted parameters. Same as torch.clear_autocast_cache.
    public static func clearCache() {
        guard tnb_thread_state().pointee.autocast_cache != nil else { return }
        cache.entries = [:]
    }

    /// Parameters in the 16-bit type. As in PyTorch a write to a parameter inside of a context is not seen before the context ends.
    private final class Cache {
        struct Key: Hashable {
            let tensor: ObjectIdentifier
            let isRecorded: Bool
        }

        // The originals are held: a freed one's address could come back.
        var entries: [Key: (original: Tensor, converted: Tensor)] = [:]

        func converted(_ tensor: Tensor, _ dtype: DType) throws -> Tensor {
            let key = Key(tensor: ObjectIdentifier(tensor), isRecorded: GradMode.isEnabled)
            if let known = entries[key]?.converted, known.dtype == dtype { return known }
            let converted = try tensor.to(dtype: dtype)
            entries[key] = (tensor, converted)
            return converted
        }
    }

    private static var cache: Cache {
        let state = tnb_thread_state()
        if let existing = state.pointee.autocast_cache { return Unmanaged<Cache>.fromOpaque(existing).takeUnretainedValue() }
        // One per thread, for the life of the process.
        let made = Cache()
        state.pointee.autocast_cache = Unmanaged.passRetained(made).toOpaque()
        return made
    }
}
