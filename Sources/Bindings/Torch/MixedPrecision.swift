// The switch of automatic mixed precision as torch shows it, and the functions that compute in float32 under it. Layers and
// products ask the engine's Autocast themselves.

import Interp
import Tensors

enum MixedPrecision {
    // What scripts set for devices that are not here; nothing reads it but they. Under the interpreter lock.
    nonisolated(unsafe) private static var others: [String: (isEnabled: Bool, dtype: DType)] = [:]

    /// Functions of torch and torch.linalg on PyTorch's list of float32 operations that have no code in the engine for it.
    static let wideFunctions: Set<String> = [
        "prod", "quantile", "nanquantile", "cdist", "trace", "cholesky", "cholesky_inverse", "cholesky_solve", "inverse",
        "lu_solve",
        "pinverse", "orgqr", "ormqr", "geqrf", "qr", "svd", "triangular_solve",
    ]
    static let wideLinearAlgebra: Set<String> = [
        "cond", "matrix_rank", "solve", "cholesky", "svdvals", "eigvals", "eigvalsh", "inv", "householder_product", "tensorinv",
        "tensorsolve", "qr", "cholesky_ex", "svd", "eig", "eigh", "lstsq", "inv_ex",
    ]

    static func isWide(_ name: String, _ module: String) -> Bool {
        (module == "torch" && wideFunctions.contains(name)) || (module == "torch.linalg" && wideLinearAlgebra.contains(name))
    }

    private static func device(_ c: TorchCall, _ index: Int) throws -> String {
        guard c[index].isString else { throw c.wrongType(index, "str") }
        return c[index].swiftString
    }

    private static func isEnabled(_ device: String) -> Bool {
        device == "cpu" ? Autocast.isEnabled : others[device]?.isEnabled ?? false
    }

    private static func dtype(_ device: String) -> DType { device == "cpu" ? Autocast.dtype : others[device]?.dtype ?? .float16 }

    static func install(_ d: TorchDeclarations) {
        d.function("is_autocast_enabled(device_type='cuda')") { c in try isEnabled(device(c, 0)) }
        d.function("is_autocast_cpu_enabled()") { _ in Autocast.isEnabled }
        d.function("set_autocast_enabled(device_type, enabled)") { c -> Value in
            let name = try device(c, 0)
            if name == "cpu" { Autocast.isEnabled = try c.truth(1) } else { others[name] = (try c.truth(1), dtype(name)) }
            return .none
        }
        d.function("get_autocast_dtype(device_type)") { c in DTypeObject.of(dtype(try device(c, 0))) }
        d.function("get_autocast_cpu_dtype()") { _ in DTypeObject.of(Autocast.dtype) }
        d.function("set_autocast_dtype(device_type, dtype)") { c -> Value in
            let name = try device(c, 0)
            guard let type = try c.dtype(1) else { throw c.wrongType(1, "torch.dtype") }
            if name == "cpu" { Autocast.dtype = type } else { others[name] = (isEnabled(name), type) }
            return .none
        }
        d.function("is_autocast_cache_enabled()") { _ in Autocast.usesCache }
        d.function("set_autocast_cache_enabled(enabled)") { c -> Value in
            Autocast.usesCache = try c.truth(0)
            return .none
        }
        d.function("autocast_increment_nesting()") { _ -> Int in
            Autocast.nesting += 1
            return Autocast.nesting
        }
        d.function("autocast_decrement_nesting()") { _ -> Int in
            Autocast.nesting -= 1
            return Autocast.nesting
        }
        d.function("clear_autocast_cache()") { _ -> Value in
            Autocast.clearCache()
            return .none
        }
    }
}
