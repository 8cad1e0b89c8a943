// The way in: a parsed module or expression becomes a code object. Symbol table first (SymbolTable), then one
// CodeGenerator a block. Nothing here touches script values.

import Syntax

/// Compiles a module, script or cell. With `showsLastExpression` the value of a last statement that is an expression is
/// returned, otherwise None. With `tracesLines` the code tells a debugger when a line begins. `onWarning` gets what looks like
/// a mistake but is none to the language.
func compileModule(
    _ module: Module, source: SourceText, showsLastExpression: Bool, tracesLines: Bool = false,
    onWarning: ((String) -> Void)? = nil
) throws(SyntaxDiagnostic) -> CodeObject {
    do throws(CompileError) {
        let future = try FutureImports(module.body)
        let table = try SymbolTable(module: module.body, hasFutureAnnotations: future.annotations)
        let shared = CompilationContext(source: source, table: table, hasFutureAnnotations: future.annotations)
        shared.onWarning = onWarning
        shared.tracesLines = tracesLines
        let generator = CodeGenerator(shared, parent: nil, scope: table.module, name: "<module>", kind: .module)
        return try generator.module(module.body, showsLastExpression: showsLastExpression)
    } catch {
        throw error.diagnostic(source)
    }
}

/// Compiles an expression: the code returns its value.
func compileExpression(_ expression: Expr, source: SourceText) throws(SyntaxDiagnostic) -> CodeObject {
    do throws(CompileError) {
        let table = try SymbolTable(expression: expression)
        let shared = CompilationContext(source: source, table: table, hasFutureAnnotations: false)
        let generator = CodeGenerator(shared, parent: nil, scope: table.module, name: "<module>", kind: .module)
        return try generator.wholeExpression(expression)
    } catch {
        throw error.diagnostic(source)
    }
}

/// Compiles the text of one expression, as `eval` takes it: blanks around it are allowed, a statement is not.
func compileExpression(_ text: String, source: SourceText) throws(SyntaxDiagnostic) -> CodeObject {
    let module = try parseModule(String(text.drop { $0 == " " || $0 == "\t" }), fileName: source.fileName)
    if module.body.count == 1, case .expr(let value) = module.body[0].kind {
        return try compileExpression(value, source: source)
    }
    let span = module.body.first?.span ?? Span(startLine: 1, startColumn: 0, endLine: 1, endColumn: 0)
    throw CompileError(message: "invalid syntax", span: span).diagnostic(source)
}

/// The instructions of a program as text (`tnb dis`).
public func disassemble(_ source: String, fileName: String) throws(SyntaxDiagnostic) -> String {
    let module = try parseModule(source, fileName: fileName)
    let text = SourceText(fileName: fileName, text: source)
    return disassembly(of: try compileModule(module, source: text, showsLastExpression: false))
}

/// What all blocks of one compilation share.
final class CompilationContext {
    let source: SourceText
    let table: SymbolTable
    let hasFutureAnnotations: Bool
    /// Gets each SyntaxWarning as CPython writes it.
    var onWarning: ((String) -> Void)?
    /// Whether the code tells a debugger when a line begins.
    var tracesLines = false
    /// How many code objects have been made: their numbers, the same for the same source.
    var codeCount = 0

    init(source: SourceText, table: SymbolTable, hasFutureAnnotations: Bool) {
        self.source = source
        self.table = table
        self.hasFutureAnnotations = hasFutureAnnotations
    }
}

/// `from __future__ import …` at the head of a module.
struct FutureImports {
    private(set) var annotations = false

    private static let known: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    init(_ body: [Stmt]) throws(CompileError) {
        var isHead = true
        for (index, statement) in body.enumerated() {
            switch statement.kind {
            case .importFrom("__future__", let names, 0):
                if !isHead {
                    throw CompileError(
                        message: "from __future__ imports must occur at the beginning of the file",
                        span: statement.span)
                }
                for alias in names { try note(alias, at: statement.span) }
            case .expr(let value):
                if index == 0, case .constant(.string) = value.kind { continue }
                isHead = false
            default: isHead = false
            }
        }
    }

    private mutating func note(_ alias: Alias, at span: Span) throws(CompileError) {
        if alias.name == "annotations" { annotations = true }
        // CPython gives only the start.
        var span = span
        span.endColumn = -1
        if alias.name == "braces" { throw CompileError(message: "not a chance", span: span) }
        if !Self.known.contains(alias.name) {
            throw CompileError(message: "future feature \(alias.name) is not defined", span: span)
        }
    }
}
