// The native modules that scripts import: the only place where scripts and the compute engine meet.

import Interp
import Neural
import Tensors

/// Every native module outside the standard library.
public enum Bindings {
    /// Makes the modules and teaches the interpreter to translate the engine's errors. Call it on the session's thread.
    public static func modules() -> [NativeModule] {
        Interpreter.errorTranslators = [raise(for:)]
        Interpreter.argumentProposals = modelNameProposals
        Interpreter.htmlForm = { value throws(Raise) in try RichForms.html(value) }
        Interpreter.terminalPicture = { bundle, host in pictureIn(bundle).flatMap { TerminalGraphics.text($0, on: host) } }
        Interpreter.cellEnding = { () throws(Raise) in try OpenFigures.show() }
        TemporaryFiles.prepare()
        Interruption.isRequested = { Interpreter.isInterrupted }
        BackwardWatch.warning = { try ScriptWarning.user($0) }
        return torchModules() + autogradModules() + serializationModules() + optimizerModules() + torchDataModules()
            + timmModules()
            + timmTrainingModules() + hubModules() + torchvisionModules() + torchvisionDatasetModules() + numpyModules()
            + toolModules()
    }

    /// Removes files that are half written: for a process that ends at once. Async-signal-safe after `modules`.
    public static func removeTemporaryFiles() { TemporaryFiles.unlinkAll() }
}
