// Plots that are still open when a notebook's cell ends are shown and closed, as matplotlib's inline backend does it.

import Interp

enum OpenFigures {
    /// Shows and closes them; costs nothing where pyplot was not imported.
    static func show() throws(Raise) {
        guard let module = Interpreter.current?.importedModule("matplotlib.pyplot") else { return }
        let flush = try getAttribute(module, "_flush")
        defer { flush.release() }
        try call(flush).release()
    }
}
