// Modules of the library that are written in the language itself: the source is a Swift string, compiled when the module
// is first imported. In tracebacks their frames read `File "<frozen contextlib>"`.

extension NativeModule {
    /// A module made of `source`, which is put together when the module is imported. `native` runs before it, for the parts that are
    /// Swift.
    public static func scripted(
        _ name: String, doc: String = "", needs: [String] = [], _ source: @autoclosure @escaping () -> String,
        native: @escaping (ModuleBuilder) throws(Raise) -> Void = { _ in }
    ) -> NativeModule {
        NativeModule(name, doc: doc, needs: needs) { m throws(Raise) in
            try native(m)
            guard let interpreter = Interpreter.current else { throw Raise.importError("no interpreter is running") }
            let function = try interpreter.compile(
                source(), fileName: "<frozen \(name)>", firstLine: 1, showsLastExpression: false, globals: m.namespace)
            defer { function.release() }
            try call(function).release()
        }
    }
}
