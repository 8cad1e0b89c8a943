// The names that CPython's `site` adds for people at a prompt: exit, quit, help, copyright, credits, license. Their reprs
// are texts that say what to do.

/// An object of `site`: a text when shown, an action when called.
private final class SiteObject: NativeObject {
    let text: String
    let action: (Value?) throws(Raise) -> Void

    init(_ text: String, _ action: @escaping (Value?) throws(Raise) -> Void) {
        self.text = text
        self.action = action
    }
}

private final class SiteHelper: NativeObject {
    static let text = "Type help() for interactive help, or help(object) for help about object."
}

/// Puts the names into the module `builtins`.
func installSite(_ builder: ModuleBuilder) {
    // Plain functions: the typed declarations would make Swift build their generic types before every program.
    func type<T: NativeObject>(_ swiftType: T.Type, _ name: String) -> ClassPointer {
        let cls = ClassObject.make(name: name, bases: [Types.object], kind: .native)
        NativeClasses.register(swiftType, cls)
        cls.setAttribute(Names.module, .interned("_sitebuiltins"))
        return cls
    }
    let quitter = type(SiteObject.self, "Quitter")
    CoreTypes.method(quitter, "__repr__(self)") { a throws(Raise) in .string(SiteObject.fromScript(a[0])?.text ?? "") }
    CoreTypes.method(quitter, "__call__(self, code=None)") { a throws(Raise) in
        try SiteObject.fromScript(a[0])?.action(a[1])
        return .none
    }
    let helper = type(SiteHelper.self, "_Helper")
    CoreTypes.method(helper, "__repr__(self)") { _ throws(Raise) in .string(SiteHelper.text) }
    CoreTypes.method(helper, "__call__(self, *args)") { a throws(Raise) in
        Interpreter.current?.host.write(try helpText(Array(a[1].tupleItems)), to: .stdout)
        return .none
    }
    func put(_ name: String, _ object: some NativeObject) { CoreTypes.put(builder.namespace, name, object.toScript()) }
    for name in ["exit", "quit"] {
        put(
            name,
            SiteObject("Use \(name)() or Ctrl-D (i.e. EOF) to exit") { code throws(Raise) in
                let arguments = Value.tuple(owned: [(code ?? .none).retained()])
                throw Raise.make(Types.exception(.systemExit), arguments)
            })
    }
    put("help", SiteHelper())
}

private func helpText(_ arguments: [Value]) throws(Raise) -> String {
    guard let value = arguments.first else {
        return SiteHelper.text + "\nName? at the prompt is short for inspecting a name, name?? shows its source.\n"
    }
    guard value.isString, let interpreter = Interpreter.current else { return HelpText.page(value) }
    // A text names what is meant: `help('torch.nn.Linear')`.
    let name = value.swiftString
    let finder = ObjectFinder(interpreter)
    let scan = CodeScan(name, limit: Int.max)
    if !scan.pieces.isEmpty, let found = finder.find(scan, 0...(scan.pieces.count - 1))?.value { return HelpText.page(found) }
    do throws(Raise) { return HelpText.page(finder.keep(try Imports.load(name))) } catch {
        guard error.matches(.moduleNotFoundError) || error.matches(.importError) else { throw error }
        error.discard()
    }
    return "No Python documentation found for '\(name)'.\nUse help() to get the interactive help utility.\n"
        + "Use help(str) for help on the str class.\n\n"
}
