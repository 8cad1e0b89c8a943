// How a loader finds out that its samples can be read without the interpreter.

extension DataScripts {
    static let torchNativeReading = #"""
        def reader(loader, workers):
            """What reads the batches of a loader natively; None for a script's own data set, transform or collation."""
            return None
        """#
}
