// import: native modules by their dotted name, then .py and .tnb files on the search path. Modules live in the
// interpreter's table (`sys.modules`); a submodule also becomes an attribute of its parent.

extension Interpreter {
    /// The module of a dotted name, imported if it is not there yet. Owned.
    public static func importModule(_ name: String) throws(Raise) -> Value { try Imports.load(name) }
}

enum Imports {
    /// `import a.b.c` / `from a.b import …`.
    static func importName(_ name: Value, _ details: Value, _ globals: UnsafeMutablePointer<DictObject>) throws(Raise) -> Value {
        let level = details.tupleItems[0].asInt
        let hasFromList = !details.tupleItems[1].isNone
        var full = name.swiftString
        if level > 0 { full = try absolute(full, level, globals) }
        let module = try load(full)
        if hasFromList {
            // `from package import submodule`: names that are not there yet may be modules.
            for item in details.tupleItems[1].tupleItems where item.isString && item.swiftString != "*" {
                do throws(Raise) {
                    if let found = try attribute(of: module, item) {
                        found.release()
                    } else {
                        try load(full + "." + item.swiftString).release()
                    }
                } catch {
                    guard error.matches(.moduleNotFoundError) else {
                        module.release()
                        throw error
                    }
                    error.discard()
                }
            }
            return module
        }
        guard let dot = full.firstIndex(of: ".") else { return module }
        module.release()
        return try load(String(full[..<dot]))
    }

    private static func absolute(
        _ name: String, _ level: Int, _ globals: UnsafeMutablePointer<DictObject>
    ) throws(Raise) -> String {
        guard let package = Dict.get(globals, name: Names.package_), package.isString, !package.swiftString.isEmpty else {
            throw Raise.importError("attempted relative import with no known parent package")
        }
        var parts = package.swiftString.split(separator: ".").map(String.init)
        guard level - 1 < parts.count else { throw Raise.importError("attempted relative import beyond top-level package") }
        parts.removeLast(level - 1)
        return (parts + (name.isEmpty ? [] : [name])).joined(separator: ".")
    }

    /// What a module has under a name (owned); nil also where the module's own `__getattr__` refuses it.
    private static func attribute(of module: Value, _ name: Value) throws(Raise) -> Value? {
        do throws(Raise) { return try AttributeAccess.find(module, name) } catch {
            guard error.matches(.attributeError) else { throw error }
            error.discard()
            return nil
        }
    }

    static func importFrom(_ module: Value, _ name: Value) throws(Raise) -> Value {
        if let found = try attribute(of: module, name) { return found }
        let moduleName = module.isKind(.module) ? module.layout(ModuleObject.self).pointee.name.swiftString : module.typeName
        var place = "unknown location"
        if module.isKind(.module), let file = Dict.get(module.layout(ModuleObject.self).pointee.namespace, name: Names.file),
            file.isString
        {
            place = file.swiftString
        }
        // A submodule that is being imported is not an attribute of its package yet.
        if let submodule = Interpreter.current?.loadedModule(moduleName + "." + name.swiftString) { return submodule.retained() }
        var from = "'\(moduleName)'"
        if isLoading(moduleName) {
            from = "partially initialized module \(from) (most likely due to a circular import)"
        }
        let raise = Raise.importError("cannot import name '\(name.swiftString)' from \(from) (\(place))", name: moduleName)
        let exception = machine.pointee.pending
        if exception.isObject, place != "unknown location" {
            let path = Value.string(place)
            defer { path.release() }
            try setAttribute(exception, "path", path)
        }
        throw raise
    }

    static func importStar(_ module: Value, _ target: UnsafeMutablePointer<DictObject>) throws(Raise) {
        guard module.isKind(.module) else { throw Raise.importError("import * needs a module") }
        let namespace = module.layout(ModuleObject.self).pointee.namespace
        if let all = Dict.get(namespace, name: Names.all) {
            try iterate(all) { name throws(Raise) in
                let value = try AttributeAccess.get(module, name.internedString)
                defer { value.release() }
                Dict.set(target, name: name.internedString, value)
                return true
            }
            return
        }
        var place = 0
        while let entry = Dict.next(namespace, from: &place) {
            let key = entry.pointee.key
            if key.isString, key.utf8.first != UInt8(ascii: "_") { Dict.set(target, name: key, entry.pointee.value) }
        }
    }

    /// A native submodule reached as an attribute of its parent (`torch.nn` after `import torch`).
    static func submodule(_ module: UnsafeMutablePointer<ModuleObject>, _ name: Value) throws(Raise) -> Value? {
        guard module.pointee.native != nil, let interpreter = Interpreter.current else { return nil }
        let full = module.pointee.name.swiftString + "." + name.swiftString
        return interpreter.nativeModules[full] != nil ? try load(full) : nil
    }

    /// The module of a dotted name, importing what is missing on the way. Owned.
    static func load(_ name: String) throws(Raise) -> Value {
        guard let interpreter = Interpreter.current else { throw Raise.importError("no interpreter is running") }
        if let loaded = interpreter.loadedModule(name) { return loaded.retained() }
        var parent: Value?
        defer { parent?.release() }
        if let dot = name.lastIndex(of: ".") {
            parent = try load(String(name[..<dot]))
            // The parent may have loaded it.
            if let loaded = interpreter.loadedModule(name) { return loaded.retained() }
        }
        let module: Value
        if let native = interpreter.nativeModules[name] {
            module = try loadNative(native, interpreter)
        } else if interpreter.nativeModules.keys.contains(where: { $0.hasPrefix(name + ".") }) {
            // A package that exists only through its submodules.
            let object = ModuleObject.make(name)
            object.pointee.native = .passRetained(NativeModule(name) { _ in })
            module = .object(object)
            interpreter.register(module, name)
        } else if let (path, isPackage) = findScriptModule(name, searchPath: SysModule.searchPath(interpreter)),
            let source = readSource(path)
        {
            module = try loadScript(name, path, isPackage, source, interpreter)
        } else {
            let raise = Raise.moduleNotFoundError(missingText(name, parent, interpreter), name: name)
            if parent == nil { try ModuleHints.note(name, interpreter) }
            throw raise
        }
        if let parent, let dot = name.lastIndex(of: "."), parent.isKind(.module) {
            let key = Value.interned(String(name[name.index(after: dot)...]))
            Dict.set(parent.layout(ModuleObject.self).pointee.namespace, name: key, module)
            key.release()
        }
        return module
    }

    /// Whether a module of the library is a package, as under CPython.
    private static func isPackage(_ name: String, _ interpreter: Interpreter) -> Bool {
        if ["json", "logging", "re", "collections", "importlib"].contains(name) { return true }
        return name != "os" && interpreter.nativeModules.keys.contains { $0.hasPrefix(name + ".") }
    }

    private static func missingText(_ name: String, _ parent: Value?, _ interpreter: Interpreter) -> String {
        if let parent, parent.isKind(.module),
            Dict.get(parent.layout(ModuleObject.self).pointee.namespace, name: Names.path) == nil,
            parent.layout(ModuleObject.self).pointee.native == nil
                || !isPackage(parent.layout(ModuleObject.self).pointee.name.swiftString, interpreter)
        {
            return "No module named '\(name)'; '\(name.split(separator: ".").dropLast().joined(separator: "."))' is not a package"
        }
        return "No module named '\(name)'" + (ModuleHints.reason(name).map { "; " + $0 } ?? "")
    }

    /// Names of the modules whose code is running for the first time.
    nonisolated(unsafe) private static var loading: [String] = []  // under the interpreter lock

    static func isLoading(_ name: String) -> Bool { loading.contains(name) }

    /// `importlib.reload`: runs a module's source once more in the namespace it has.
    static func reload(_ module: Value) throws(Raise) -> Value {
        let object = module.layout(ModuleObject.self)
        guard let interpreter = Interpreter.current else { throw Raise.importError("no interpreter is running") }
        let name = object.pointee.name.swiftString
        if let native = interpreter.nativeModules[name] {
            try native.populate(object.pointee.namespace)
            return module.retained()
        }
        guard let (path, _) = findScriptModule(name, searchPath: SysModule.searchPath(interpreter)), let source = readSource(path)
        else { throw Raise.moduleNotFoundError("spec not found for the module '\(name)'", name: name) }
        try run(object, source, path, name, interpreter)
        return module.retained()
    }

    private static func run(
        _ object: UnsafeMutablePointer<ModuleObject>, _ source: String, _ path: String, _ name: String, _ interpreter: Interpreter
    ) throws(Raise) {
        loading.append(name)
        defer { loading.removeLast() }
        let function = try interpreter.compile(
            source, fileName: path, firstLine: 1, showsLastExpression: false, globals: object.pointee.namespace,
            debugName: OSPathModule.absoluteName(path))
        defer { function.release() }
        try call(function).release()
    }

    private static func loadNative(_ native: NativeModule, _ interpreter: Interpreter) throws(Raise) -> Value {
        for needed in native.needs { try load(needed).release() }
        if let loaded = interpreter.loadedModule(native.name) { return loaded.retained() }
        let object = ModuleObject.make(native.name, documentation: native.documentation.isEmpty ? nil : native.documentation)
        object.pointee.native = .passRetained(native)
        let module = Value.object(object)
        interpreter.register(module, native.name)
        do throws(Raise) { try native.populate(object.pointee.namespace) } catch {
            interpreter.unregister(native.name)
            module.release()
            throw error
        }
        return module
    }

    private static func loadScript(
        _ name: String, _ path: String, _ isPackage: Bool, _ source: String, _ interpreter: Interpreter
    ) throws(Raise) -> Value {
        let object = ModuleObject.make(name)
        let module = Value.object(object)
        func set(_ key: Value, _ text: String) {
            let value = Value.string(text)
            Dict.set(object.pointee.namespace, name: key, value)
            value.release()
        }
        set(Names.file, path)
        if isPackage {
            set(Names.package_, name)
            let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
            let list = Value.list(owned: [.string(directory)])
            Dict.set(object.pointee.namespace, name: Names.path, list)
            list.release()
        } else {
            set(Names.package_, name.split(separator: ".").dropLast().joined(separator: "."))
        }
        interpreter.register(module, name)
        do throws(Raise) { try run(object, source, path, name, interpreter) } catch {
            interpreter.unregister(name)
            module.release()
            throw error
        }
        return module
    }
}
