// The native modules that scripts import: the only place where scripts and the compute engine meet.

import Interp
import Tensors

/// Every native module outside the standard library.
public enum Bindings {
    /// Makes the modules and teaches the interpreter to translate the engine's errors. Call it on the session's thread.
    public static func modules() -> [NativeModule] {
        Interpreter.errorTranslators = [raise(for:)]
        Interruption.isRequested = { Interpreter.current?.interrupt.isRaised ?? false }
        return torchModules() + autogradModules() + serializationModules() + timmModules() + torchvisionModules() + toolModules()
    }
}
