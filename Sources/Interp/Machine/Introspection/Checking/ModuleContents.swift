// Which modules there are and which names they hold, found without running a script: library modules are built, modules
// beside the program are parsed. Used by ProgramVisitor.

import Syntax

/// Looks modules up for one check.
final class ModuleContents {
    /// What is known of a module.
    enum Contents {
        case missing
        /// A module of the library.
        case library(UnsafeMutablePointer<ModuleObject>)
        /// A script with these names at its top level.
        case script(Set<String>)
        /// A script that binds names in ways that only running it shows.
        case unknown
        /// A script that does not parse.
        case broken(SyntaxDiagnostic)
    }

    private let interpreter: Interpreter
    private let searchPath: [String]
    private let directory: String
    private var known: [String: Contents] = [:]

    init(_ interpreter: Interpreter, directory: String) {
        self.interpreter = interpreter
        self.directory = directory
        searchPath = [directory] + SysModule.searchPath(interpreter)
    }

    /// The module of a dotted name; of a relative one when `level` counts dots in front.
    func find(_ name: String, level: Int = 0) -> Contents {
        guard level == 0 else { return relative(name, level) }
        if let found = known[name] { return found }
        // Modules that import each other end here.
        known[name] = .unknown
        let found = look(name)
        known[name] = found
        return found
    }

    private func look(_ name: String) -> Contents {
        if interpreter.nativeModules[name] != nil || interpreter.loadedModule(name) != nil { return library(name) }
        if interpreter.nativeModules.keys.contains(where: { $0.hasPrefix(name + ".") }) { return library(name) }
        guard let (path, isPackage) = findScriptModule(name, searchPath: searchPath) else { return .missing }
        return script(path, isPackage ? name : name.split(separator: ".").dropLast().joined(separator: "."))
    }

    private func library(_ name: String) -> Contents {
        do throws(Raise) {
            let module = try Imports.load(name)
            defer { module.release() }
            // sys.modules keeps it.
            return module.isKind(.module) ? .library(module.layout(ModuleObject.self)) : .unknown
        } catch {
            error.discard()
            return .unknown
        }
    }

    private func relative(_ name: String, _ level: Int) -> Contents {
        var folder = directory
        for _ in 1..<level { folder += "/.." }
        if name.isEmpty { return .unknown }
        guard let (path, _) = findScriptModule(name, searchPath: [folder]) else { return .missing }
        return script(path, "")
    }

    /// The names that a script binds at its top level.
    private func script(_ path: String, _ package: String) -> Contents {
        guard let source = readSource(path) else { return .missing }
        let parsed: ParsedPiece
        do throws(SyntaxDiagnostic) {
            parsed = try ProgramCheck.parse(Interpreter.SourcePiece(source: source, fileName: path))
        } catch { return .broken(error) }
        let scope = parsed.table.module
        var names = Set(scope.names.filter { !scope.use(of: $0).isDisjoint(with: [.local, .imported, .global]) })
        if names.contains("__getattr__") { return .unknown }
        for statement in parsed.body {
            guard case .importFrom(let module, let aliases, let level) = statement.kind,
                aliases.contains(where: { $0.name == "*" })
            else { continue }
            guard level == 0, let more = starNames(module ?? "") else { return .unknown }
            names.formUnion(more)
        }
        return .script(names)
    }

    /// What `from name import *` binds; nil when that is not known.
    func starNames(_ name: String, level: Int = 0) -> Set<String>? {
        switch find(name, level: level) {
        case .library(let module):
            let all = Dict.get(module.pointee.namespace, name: Names.all)
            if let all, all.isKind(.list) { return Set(all.listItems.filter(\.isString).map(\.swiftString)) }
            if let all, all.isKind(.tuple) { return Set(all.tupleItems.filter(\.isString).map(\.swiftString)) }
            return names(of: module).filter { !$0.hasPrefix("_") }
        case .script(let names): return names.contains("__all__") ? nil : names.filter { !$0.hasPrefix("_") }
        case .missing, .unknown, .broken: return nil
        }
    }

    /// Whether `from name import member` finds something; true when that is not known.
    func has(_ name: String, member: String, level: Int = 0) -> Bool {
        let contents = find(name, level: level)
        switch contents {
        case .missing, .unknown, .broken: return true
        case .library(let module): return value(module, member) != nil
        case .script(let names):
            if names.contains(member) || ["__name__", "__file__", "__doc__", "__dict__", "__path__"].contains(member) {
                return true
            }
            if case .missing = find(name.isEmpty ? member : name + "." + member, level: level) { return false }
            return true
        }
    }

    /// An attribute of a library module: borrowed, alive as long as the module.
    func value(_ module: UnsafeMutablePointer<ModuleObject>, _ member: String) -> Value? {
        let key = Value.interned(member)
        defer { key.release() }
        if let found = Dict.get(module.pointee.namespace, name: key) { return found }
        do throws(Raise) {
            guard let found = try AttributeAccess.find(.object(module), key) else { return nil }
            // The module's namespace, its class or sys.modules own it too.
            found.release()
            return found
        } catch {
            error.discard()
            return nil
        }
    }

    func names(of module: UnsafeMutablePointer<ModuleObject>) -> Set<String> { Set(attributeNames(.object(module))) }

    /// Why a module is missing, in the words of the import statement.
    func missingText(_ name: String) -> String {
        let top = String(name.prefix { $0 != "." })
        var text = "No module named '\(name)'"
        if let reason = ModuleHints.reason(name) ?? ModuleHints.reason(top) {
            text += "; " + reason
        } else if let near = suggestion(for: name, among: interpreter.nativeModules.keys.filter { !$0.hasPrefix("_") }.sorted()) {
            text += ". Did you mean: '\(near)'?"
        }
        return text
    }
}
