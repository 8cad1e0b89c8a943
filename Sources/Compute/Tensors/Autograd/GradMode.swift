// Whether operations record themselves for backward. Per thread, as in PyTorch.

internal import CKernels

/// The recording switch of the current thread. Same as torch.is_grad_enabled and torch.no_grad.
public enum GradMode {
    public static var isEnabled: Bool {
        get { tnb_thread_state().pointee.no_grad == 0 }
        set { tnb_thread_state().pointee.no_grad = newValue ? 0 : 1 }
    }

    /// Runs `body` without recording.
    public static func withDisabled<R>(_ body: () throws -> R) rethrows -> R {
        let before = isEnabled
        isEnabled = false
        defer { isEnabled = before }
        return try body()
    }

    /// Runs `body` with recording switched.
    public static func with<R>(_ on: Bool, _ body: () throws -> R) rethrows -> R {
        let before = isEnabled
        isEnabled = on
        defer { isEnabled = before }
        return try body()
    }

    /// Runs `body` with recording on.
    public static func withEnabled<R>(_ body: () throws -> R) rethrows -> R {
        let before = isEnabled
        isEnabled = true
        defer { isEnabled = before }
        return try body()
    }
}
