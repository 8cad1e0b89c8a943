// Walks the tree of a program in the order in which it would run and looks up what it mentions: names that nothing binds,
// imports of what is not there, attributes that a library module lacks, builtins outside the language. What stands under a
// guard (`try … except ImportError`, `hasattr`, `if TYPE_CHECKING`) is left to the program.

import Syntax

final class ProgramVisitor {
    /// What the code around makes room for.
    private struct Tolerance: OptionSet {
        let rawValue: Int
        static let names = Tolerance(rawValue: 1)
        static let imports = Tolerance(rawValue: 2)
        static let attributes = Tolerance(rawValue: 4)
        static let all: Tolerance = [.names, .imports, .attributes]
    }

    private let pieces: [ParsedPiece]
    private let contents: ModuleContents
    private let interpreter: Interpreter
    /// Everything that a piece binds at the top level, and what a function binds with `global`.
    private var bound: Set<String> = []
    /// Bound by an import and by nothing else.
    private var importedOnly: Set<String> = []
    /// `from x import *` of something that is not known: any name may be bound.
    private var bindsUnknownNames = false
    /// What has been bound in the order of execution, at the top level.
    private var boundSoFar: Set<String> = []
    private var declaredGlobal: Set<String> = []
    /// The library module behind a name of the top level; nil when different ones are.
    private var modules: [String: UnsafeMutablePointer<ModuleObject>?] = [:]
    private var storedAttributes: Set<String> = []
    private var builtinNames: Set<String> = []

    private var current: ParsedPiece
    private var scopes: [Scope] = []
    private var tolerance: [Tolerance] = []
    private var loopDepth = 0
    private var findings: [(finding: Interpreter.Finding, attribute: String?)] = []

    /// Builtins that only say that they are not part of the language.
    private static let refused = Dictionary(uniqueKeysWithValues: builtinsLeftOut.map { ($0.name, $0.what) })

    /// nil for a program without pieces.
    init?(_ pieces: [ParsedPiece], _ contents: ModuleContents, _ interpreter: Interpreter) {
        guard let first = pieces.first else { return nil }
        self.pieces = pieces
        self.contents = contents
        self.interpreter = interpreter
        current = first
    }

    func run() -> [Interpreter.Finding] {
        builtinNames = Set(attributeNames(CoreTypes.builtinsModule))
        bound = Set(attributeNames(.object(interpreter.main))).union(["__file__", "__annotations__", "__debug__", "__doc__"])
        boundSoFar = bound
        var others: Set<String> = []
        for piece in pieces {
            let scope = piece.table.module
            for name in scope.names {
                let use = scope.use(of: name)
                if !use.isDisjoint(with: [.local, .imported, .global]) { bound.insert(name) }
                if !use.isDisjoint(with: [.local, .global, .deleted]) { others.insert(name) }
                if use.contains(.imported) { importedOnly.insert(name) }
                if use.contains(.global) { declaredGlobal.insert(name) }
            }
        }
        importedOnly.subtract(others)
        for piece in pieces {
            current = piece
            scopes = [piece.table.module]
            visit(piece.body)
        }
        let stored = storedAttributes
        return findings.filter { $0.attribute.map { !stored.contains($0) } ?? true }.map(\.finding)
    }

    // MARK: Findings

    private func report(_ message: String, _ span: Span, attribute: String? = nil) {
        let text = current.text
        let line = Int(span.startLine) + text.firstLine - 1
        let source = text.line(line) ?? ""
        func characters(_ bytes: Int32) -> Int { source.utf8.prefix(Int(bytes)).count { $0 & 0xC0 != 0x80 } + 1 }
        let start = characters(span.startColumn)
        let end = span.endLine == span.startLine ? characters(span.endColumn) : source.unicodeScalars.count + 1
        let finding = Interpreter.Finding(
            fileName: text.fileName, line: line, column: start, endColumn: max(end, start + 1), message: message,
            label: current.piece.label, text: source)
        findings.append((finding, attribute))
    }

    private func tolerates(_ what: Tolerance) -> Bool { tolerance.contains { $0.contains(what) } }

    // MARK: Names

    private func read(_ name: String, _ span: Span) {
        let scope = scopes[scopes.count - 1]
        let key = mangled(name, in: scope.privateClass)
        if scope.kind == .module {
            return readGlobal(key, span)
        }
        switch scope.home(of: key) {
        case .local, .cell, .free: return
        case .globalExplicit, .globalImplicit: readGlobal(key, span)
        }
    }

    private func readGlobal(_ name: String, _ span: Span) {
        guard !tolerates(.names) else { return }
        if bound.contains(name) {
            // At the top level, outside of loops, what stands below has not run yet.
            let isTop = scopes.count == 1 && loopDepth == 0
            if isTop, !boundSoFar.contains(name), !declaredGlobal.contains(name), !bindsUnknownNames, !builtinNames.contains(name)
            {
                report("name '\(name)' is used before anything binds it", span)
            }
            return
        }
        guard !bindsUnknownNames else { return }
        if let what = ProgramVisitor.refused[name] {
            report("\(name)() is not part of the language: it has no \(what)", span)
        } else if !builtinNames.contains(name) {
            let near =
                suggestion(for: name, among: bound.sorted(by: utf8Less))
                ?? suggestion(for: name, among: builtinNames.sorted(by: utf8Less))
            report("undefined name '\(name)'" + (near.map { ". Did you mean: '\($0)'?" } ?? ""), span)
        }
    }

    private func bind(_ name: String) {
        if scopes.count == 1 { boundSoFar.insert(name) }
    }

    private func bindTargets(_ target: Expr) {
        switch target.kind {
        case .name(let name): if scopes.count == 1 { boundSoFar.insert(name) }
        case .tuple(let items), .list(let items): for item in items { bindTargets(item) }
        case .starred(let value): bindTargets(value)
        case .attribute(let value, let name):
            storedAttributes.insert(name)
            visit(value)
        case .subscript(let value, let index):
            visit(value)
            visit(index)
        default: visit(target)
        }
    }

    // MARK: Imports

    private func importModule(_ alias: Alias) {
        let parts = alias.name.split(separator: ".").map(String.init)
        for count in 1...max(1, parts.count) {
            let name = parts.prefix(count).joined(separator: ".")
            switch contents.find(name) {
            case .missing:
                if !tolerates(.imports) { report(contents.missingText(alias.name), alias.span) }
                return
            case .broken(let error):
                report("module '\(name)' does not parse: \(error.fileName), line \(error.line): \(error.message)", alias.span)
                return
            default: break
            }
        }
        note(alias.asname ?? parts[0], contents.find(alias.asname == nil ? parts[0] : alias.name))
    }

    /// Remembers which library module a name of the top level stands for.
    private func note(_ name: String, _ found: ModuleContents.Contents) {
        bind(name)
        guard scopes.count == 1 else { return }
        guard case .library(let module) = found else { return modules[name] = .some(nil) }
        if let known = modules[name], known != module { return modules[name] = .some(nil) }
        modules[name] = module
    }

    private func importNames(_ module: String, _ aliases: [Alias], _ level: Int, _ span: Span) {
        if module == "__future__", level == 0 {
            for alias in aliases { bind(alias.asname ?? alias.name) }
            return
        }
        let found = contents.find(module, level: level)
        let shown = String(repeating: ".", count: level) + module
        switch found {
        case .missing:
            if !tolerates(.imports) { report(level > 0 ? "No module named '\(shown)'" : contents.missingText(module), span) }
        case .broken(let error):
            report("module '\(shown)' does not parse: \(error.fileName), line \(error.line): \(error.message)", span)
        default: break
        }
        for alias in aliases {
            if alias.name == "*" {
                if let names = contents.starNames(module, level: level) {
                    bound.formUnion(names)
                    boundSoFar.formUnion(names)
                } else {
                    bindsUnknownNames = true
                }
                continue
            }
            if !tolerates(.imports), !contents.has(module, member: alias.name, level: level) {
                var near: String?
                if case .library(let object) = found {
                    near = suggestion(for: alias.name, among: contents.names(of: object).sorted(by: utf8Less))
                }
                report(
                    "cannot import name '\(alias.name)' from '\(shown)'" + (near.map { ". Did you mean: '\($0)'?" } ?? ""),
                    alias.span)
            }
            bind(alias.asname ?? alias.name)
            guard scopes.count == 1 else { continue }
            if case .library(let object) = found, let value = contents.value(object, alias.name), value.isKind(.module) {
                note(alias.asname ?? alias.name, .library(value.layout(ModuleObject.self)))
            } else {
                modules[alias.asname ?? alias.name] = .some(nil)
            }
        }
    }

    // MARK: Attributes

    /// The library module that an expression names.
    private func module(_ expression: Expr) -> UnsafeMutablePointer<ModuleObject>? {
        switch expression.kind {
        case .name(let name):
            let scope = scopes[scopes.count - 1]
            let isGlobal = scope.kind == .module || [.globalExplicit, .globalImplicit].contains(scope.home(of: name))
            guard isGlobal, importedOnly.contains(name) else { return nil }
            return modules[name] ?? nil
        case .attribute(let value, let name):
            guard let outer = module(value), let found = contents.value(outer, name), found.isKind(.module) else { return nil }
            return found.layout(ModuleObject.self)
        default: return nil
        }
    }

    private func readAttribute(_ value: Expr, _ name: String, _ span: Span) {
        visit(value)
        guard !tolerates(.attributes), let module = module(value), module.pointee.native != nil,
            contents.value(module, name) == nil
        else { return }
        let near = suggestion(for: name, among: contents.names(of: module).sorted(by: utf8Less))
        report(
            "module '\(module.pointee.name.swiftString)' has no attribute '\(name)'"
                + (near.map { ". Did you mean: '\($0)'?" } ?? ""),
            span, attribute: name)
    }

    // MARK: Statements

    private func visit(_ body: [Stmt]) { for statement in body { visit(statement) } }

    private func visit(_ statement: Stmt) {
        switch statement.kind {
        case .functionDef(let function):
            visit(function.decoratorList)
            visit(defaultsOf: function.arguments)
            for argument in parameters(function.arguments) { visit(annotation: argument.annotation) }
            visit(annotation: function.returns)
            bind(function.name)
            within(statement) { visit(function.body) }
        case .classDef(let definition):
            visit(definition.decoratorList)
            visit(definition.bases)
            for keyword in definition.keywords { visit(keyword.value) }
            within(statement) { visit(definition.body) }
            bind(definition.name)
        case .return(let value): if let value { visit(value) }
        case .delete(let targets): for target in targets { bindTargets(target) }
        case .assign(let targets, let value):
            visit(value)
            for target in targets { bindTargets(target) }
        case .augAssign(let target, _, let value):
            if case .name(let name) = target.kind { read(name, target.span) }
            visit(value)
            bindTargets(target)
        case .annAssign(let target, let annotation, let value, let isSimple):
            // A function does not evaluate the annotations of its variables.
            if !isSimple || scopes[scopes.count - 1].kind != .function { visit(annotation: annotation) }
            if let value { visit(value) }
            bindTargets(target)
        case .for(let target, let iterable, let body, let orelse):
            visit(iterable)
            bindTargets(target)
            loop { visit(body) }
            visit(orelse)
        case .while(let test, let body, let orelse):
            visit(test)
            loop { visit(body) }
            visit(orelse)
        case .if: visitIf(statement)
        case .with(let items, let body):
            var allowed: Tolerance = []
            for item in items {
                visit(item.contextExpr)
                if let target = item.optionalVars { bindTargets(target) }
                if case .call(let function, let arguments, _) = item.contextExpr.kind, lastName(function) == "suppress" {
                    allowed.formUnion(tolerance(of: arguments))
                }
            }
            tolerating(allowed) { visit(body) }
        case .raise(let exception, let cause):
            if let exception { visit(exception) }
            if let cause { visit(cause) }
        case .try(let body, let handlers, let orelse, let finalbody):
            var allowed: Tolerance = []
            for handler in handlers { allowed.formUnion(handler.type.map { tolerance(of: [$0]) } ?? .all) }
            tolerating(allowed) { visit(body) }
            for handler in handlers {
                if let type = handler.type { visit(type) }
                if let name = handler.name { bind(name) }
                visit(handler.body)
            }
            visit(orelse)
            visit(finalbody)
        case .assert(let test, let message):
            visit(test)
            if let message { visit(message) }
        case .import(let aliases): for alias in aliases { importModule(alias) }
        case .importFrom(let module, let aliases, let level): importNames(module ?? "", aliases, level, statement.span)
        case .expr(let value): visit(value)
        case .global, .nonlocal, .pass, .break, .continue: break
        }
    }

    private func visit(annotation: Expr?) {
        guard let annotation, !current.hasFutureAnnotations else { return }
        visit(annotation)
    }

    private func visitIf(_ statement: Stmt) {
        var rung = statement
        while case .if(let test, let body, let orelse) = rung.kind {
            visit(test)
            tolerating(lastName(test) == "TYPE_CHECKING" ? .imports : asksForAttributes(test) ? .attributes : []) { visit(body) }
            guard orelse.count == 1, case .if = orelse[0].kind else { return visit(orelse) }
            rung = orelse[0]
        }
    }

    private func loop(_ body: () -> Void) {
        loopDepth += 1
        body()
        loopDepth -= 1
    }

    private func tolerating(_ allowed: Tolerance, _ body: () -> Void) {
        tolerance.append(allowed)
        body()
        tolerance.removeLast()
    }

    private func within(_ node: AnyObject, _ body: () -> Void) {
        scopes.append(current.table.scope(of: node))
        body()
        scopes.removeLast()
    }

    /// What handlers of these classes make room for.
    private func tolerance(of types: [Expr]) -> Tolerance {
        var allowed: Tolerance = []
        for type in types {
            if case .tuple(let items) = type.kind {
                allowed.formUnion(tolerance(of: items))
                continue
            }
            switch lastName(type) {
            case "ImportError", "ModuleNotFoundError": allowed.insert(.imports)
            case "NameError": allowed.insert(.names)
            case "AttributeError": allowed.insert(.attributes)
            case "Exception", "BaseException", "NotImplementedError": allowed.formUnion(.all)
            default: break
            }
        }
        return allowed
    }

    private func lastName(_ expression: Expr) -> String? {
        switch expression.kind {
        case .name(let name), .attribute(_, let name): name
        default: nil
        }
    }

    private func asksForAttributes(_ test: Expr) -> Bool {
        switch test.kind {
        case .call(let function, _, _): lastName(function) == "hasattr"
        case .boolOp(_, let values): values.contains { asksForAttributes($0) }
        default: false
        }
    }

    private func parameters(_ arguments: Arguments) -> [Argument] {
        arguments.posonlyargs + arguments.args + [arguments.vararg].compactMap { $0 } + arguments.kwonlyargs
            + [arguments.kwarg].compactMap { $0 }
    }

    private func visit(defaultsOf arguments: Arguments) {
        visit(arguments.defaults)
        for case let value? in arguments.kwDefaults { visit(value) }
    }

    // MARK: Expressions

    private func visit(_ expressions: [Expr]) { for expression in expressions { visit(expression) } }

    private func visit(_ expression: Expr) {
        switch expression.kind {
        case .name(let name): read(name, expression.span)
        case .attribute(let value, let name): readAttribute(value, name, expression.span)
        case .binOp:
            // Long chains lean to the left.
            var rights: [Expr] = []
            var node = expression
            while case .binOp(let left, _, let right) = node.kind {
                rights.append(right)
                node = left
            }
            visit(node)
            visit(rights.reversed())
        case .constant: break
        case .boolOp(_, let values):
            tolerating(values.dropLast().contains { asksForAttributes($0) } ? .attributes : []) { visit(values) }
        case .ifExp(let test, let body, let orelse):
            visit(test)
            tolerating(asksForAttributes(test) ? .attributes : []) { visit(body) }
            visit(orelse)
        case .unaryOp(_, let value), .starred(let value), .yieldFrom(let value): visit(value)
        case .yield(let value): if let value { visit(value) }
        case .compare(let left, _, let rights):
            visit(left)
            visit(rights)
        case .call(let function, let arguments, let keywords):
            visit(function)
            visit(arguments)
            for keyword in keywords { visit(keyword.value) }
        case .subscript(let value, let index):
            visit(value)
            visit(index)
        case .slice(let lower, let upper, let step): visit([lower, upper, step].compactMap { $0 })
        case .list(let items), .tuple(let items), .set(let items), .joinedStr(let items): visit(items)
        case .dict(let items):
            for item in items {
                if let key = item.key { visit(key) }
                visit(item.value)
            }
        case .formattedValue(let value, _, let specification):
            visit(value)
            if let specification { visit(specification) }
        case .namedExpr(let target, let value):
            visit(value)
            if case .name(let name) = target.kind { boundSoFar.insert(name) }
        case .lambda(let arguments, let body):
            visit(defaultsOf: arguments)
            within(expression) { visit(body) }
        case .listComp(let element, let generators), .setComp(let element, let generators),
            .generatorExp(let element, let generators):
            visit(expression, generators, [element])
        case .dictComp(let key, let value, let generators): visit(expression, generators, [key, value])
        }
    }

    private func visit(_ expression: Expr, _ generators: [Comprehension], _ results: [Expr]) {
        guard let first = generators.first else { return }
        visit(first.iter)
        within(expression) {
            for (index, generator) in generators.enumerated() {
                if index > 0 { visit(generator.iter) }
                bindTargets(generator.target)
                visit(generator.ifs)
            }
            visit(results)
        }
    }
}
