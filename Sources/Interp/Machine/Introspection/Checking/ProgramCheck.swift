// `tnb check`: what can be told to be wrong with a program before it runs. Syntax and scoping errors come from the parser
// and the compiler; names, imports and attributes of modules are looked up by ProgramVisitor and ModuleContents. Library
// modules are built to see what they hold; nothing of a script runs.

import Syntax

extension Interpreter {
    /// A piece of a program: a file, or a cell of it. All pieces of one check share one namespace.
    public struct SourcePiece: Sendable {
        public var source: String
        public var fileName: String
        public var firstLine: Int
        /// What to call the piece: `cell 3 "train"`; empty for a whole file.
        public var label: String

        public init(source: String, fileName: String, firstLine: Int = 1, label: String = "") {
            self.source = source
            self.fileName = fileName
            self.firstLine = firstLine
            self.label = label
        }
    }

    /// One mistake and its place.
    public struct Finding: Sendable {
        public var fileName: String
        public var line: Int
        /// In characters from 1, as is `endColumn`, which is exclusive.
        public var column: Int
        public var endColumn: Int
        public var message: String
        /// The label of the piece it is in.
        public var label: String
        /// The line of source.
        public var text: String
    }

    /// What is wrong with a program whose file lies in `directory`, in the order of its lines. Where a piece does not
    /// parse, names are not checked: it may have bound them.
    public func check(_ pieces: [SourcePiece], directory: String) -> [Finding] {
        locked { ProgramCheck(self, directory: directory).run(pieces) }
    }
}

/// One parsed piece.
struct ParsedPiece {
    let piece: Interpreter.SourcePiece
    let body: [Stmt]
    let table: SymbolTable
    let text: SourceText
    /// `from __future__ import annotations`: annotations are never evaluated.
    let hasFutureAnnotations: Bool
}

struct ProgramCheck {
    private let interpreter: Interpreter
    private let directory: String

    init(_ interpreter: Interpreter, directory: String) {
        self.interpreter = interpreter
        self.directory = directory
    }

    func run(_ pieces: [Interpreter.SourcePiece]) -> [Interpreter.Finding] {
        var parsed: [ParsedPiece] = []
        var findings: [Interpreter.Finding] = []
        for piece in pieces {
            do throws(SyntaxDiagnostic) { parsed.append(try ProgramCheck.parse(piece)) } catch {
                findings.append(ProgramCheck.finding(error, in: piece))
            }
        }
        guard findings.isEmpty else { return findings }
        return ProgramVisitor(parsed, ModuleContents(interpreter, directory: directory), interpreter)?.run() ?? []
    }

    /// Parses and compiles: the compiler refuses what the grammar cannot.
    static func parse(_ piece: Interpreter.SourcePiece) throws(SyntaxDiagnostic) -> ParsedPiece {
        let module = try Interpreter.parse(piece.source, fileName: piece.fileName, firstLine: piece.firstLine)
        let text = SourceText(fileName: piece.fileName, firstLine: piece.firstLine, text: piece.source)
        _ = try compileModule(module, source: text, showsLastExpression: false)
        do throws(CompileError) {
            let future = try FutureImports(module.body)
            let table = try SymbolTable(module: module.body, hasFutureAnnotations: future.annotations)
            return ParsedPiece(
                piece: piece, body: module.body, table: table, text: text, hasFutureAnnotations: future.annotations)
        } catch {
            throw error.diagnostic(text)
        }
    }

    private static func finding(_ error: SyntaxDiagnostic, in piece: Interpreter.SourcePiece) -> Interpreter.Finding {
        let end = error.endLine > error.line ? error.text.unicodeScalars.count + 1 : error.endColumn
        return Interpreter.Finding(
            fileName: error.fileName, line: max(error.line, piece.firstLine), column: max(error.column, 1),
            endColumn: max(end, error.column + 1), message: "\(error.kind.rawValue): \(error.message)", label: piece.label,
            text: error.text)
    }
}
