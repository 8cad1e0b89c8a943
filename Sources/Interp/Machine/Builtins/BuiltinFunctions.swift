// The builtin functions, part by part, and those that the language leaves out: they say so by name.

/// Defines functions of the module `builtins`.
struct FunctionTable {
    let namespace: Dict.Pointer

    func callAsFunction(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, module: "builtins", documentation: doc, body: body)
        CoreTypes.put(namespace, function.name, .nativeFunction(function))
    }
}

/// Puts the builtin functions into the module `builtins`.
func installFunctions(_ builder: ModuleBuilder) {
    let function = FunctionTable(namespace: builder.namespace)
    installOutputFunctions(function)
    installObjectFunctions(function)
    installNamespaceFunctions(function)
    installNumberFunctions(function)
    installSequenceFunctions(function)
    installIteratorClasses(builder.namespace)
    builder.set(MemoryViewType.cls)
    for (name, what) in builtinsLeftOut {
        function("\(name)(*args, **kwargs)") { _ throws(Raise) in
            throw Raise.notImplementedError("\(name)() is not part of the language: it has no \(what)")
        }
    }
}

/// Builtin functions that only say that they are not part of the language, and what the language lacks.
let builtinsLeftOut: [(name: String, what: String)] = [
    ("eval", "running text as code"), ("exec", "running text as code"), ("compile", "running text as code"),
    ("__import__", "importing by a computed name (importlib.import_module is a way, or the import statement)"),
    ("breakpoint", "a debugger"),
    ("aiter", "asynchronous code"), ("anext", "asynchronous code"),
]
