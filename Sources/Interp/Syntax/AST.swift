// The syntax tree. Nodes are named after CPython's `ast` module and carry the same four positions, so that tracebacks
// can underline exactly what CPython underlines and a dump can be compared with `ast.dump`.
// Nodes are immutable. Targets (`a.b = …`, `del x[0]`, `for (a, b) in …`) are plain expressions of the kinds name,
// attribute, subscript, starred, list and tuple: the parser has already refused everything else.

/// A stretch of source: lines count from 1, columns from 0 in UTF-8 bytes, the end is exclusive (as in CPython's `ast`).
public struct Span: Sendable, Hashable {
    public var startLine: Int32
    public var startColumn: Int32
    public var endLine: Int32
    public var endColumn: Int32

    public init(startLine: Int32, startColumn: Int32, endLine: Int32, endColumn: Int32) {
        self.startLine = startLine
        self.startColumn = startColumn
        self.endLine = endLine
        self.endColumn = endColumn
    }

    /// From the start of `self` to the end of `other`.
    public func through(_ other: Span) -> Span {
        Span(startLine: startLine, startColumn: startColumn, endLine: other.endLine, endColumn: other.endColumn)
    }

    /// Stands for code the compiler makes up.
    public static let none = Span(startLine: 0, startColumn: 0, endLine: 0, endColumn: 0)
}

/// A whole source text.
public struct Module: Sendable {
    public let body: [Stmt]

    public init(body: [Stmt]) {
        self.body = body
    }
}

// MARK: - Expressions

/// An expression.
public final class Expr: Sendable {
    public let kind: Kind
    public let span: Span

    public init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    public indirect enum Kind: Sendable {
        /// `a and b and c` is one node with three values.
        case boolOp(BoolOperator, [Expr])
        /// `target := value`; the target is always a name.
        case namedExpr(target: Expr, value: Expr)
        case binOp(Expr, BinaryOperator, Expr)
        case unaryOp(UnaryOperator, Expr)
        case lambda(Arguments, body: Expr)
        case ifExp(test: Expr, body: Expr, orelse: Expr)
        case dict([DictItem])
        case set([Expr])
        case listComp(Expr, [Comprehension])
        case setComp(Expr, [Comprehension])
        case dictComp(key: Expr, value: Expr, [Comprehension])
        case generatorExp(Expr, [Comprehension])
        case yield(Expr?)
        case yieldFrom(Expr)
        /// `left ops[0] comparators[0] ops[1] comparators[1] …`
        case compare(left: Expr, [CompareOperator], [Expr])
        /// Positional arguments may be `starred`; a keyword without a name is `**value`.
        case call(Expr, args: [Expr], keywords: [Keyword])
        /// One `{…}` field of an f-string; the specification is a `joinedStr`.
        case formattedValue(Expr, conversion: Conversion, formatSpec: Expr?)
        /// An f-string: string constants and `formattedValue`s in order.
        case joinedStr([Expr])
        case constant(Constant)
        case attribute(Expr, String)
        /// The index may be a `slice`, or a tuple that holds slices.
        case `subscript`(Expr, Expr)
        case starred(Expr)
        case name(String)
        case list([Expr])
        case tuple([Expr])
        /// Only inside a `subscript`.
        case slice(lower: Expr?, upper: Expr?, step: Expr?)
    }
}

/// The value of a literal.
public enum Constant: Sendable, Equatable {
    case none
    case `true`
    case `false`
    case ellipsis
    case int(Int)
    /// Does not fit 64 bits: the literal's text without underscores, in lower case, such as `0xffff…`, `0b1…`, `123…`.
    case bigInt(String)
    case float(Double)
    /// `2.5j`: the imaginary part.
    case imaginary(Double)
    case string(String)
    case bytes([UInt8])
}

/// One entry of a dict display; `**value` has no key.
public struct DictItem: Sendable {
    public let key: Expr?
    public let value: Expr

    public init(key: Expr?, value: Expr) {
        self.key = key
        self.value = value
    }
}

/// `for target in iter if ifs[0] if ifs[1] …`
public struct Comprehension: Sendable {
    public let target: Expr
    public let iter: Expr
    public let ifs: [Expr]

    public init(target: Expr, iter: Expr, ifs: [Expr]) {
        self.target = target
        self.iter = iter
        self.ifs = ifs
    }
}

/// `name=value` in a call or a class header; `**value` has no name.
public struct Keyword: Sendable {
    public let name: String?
    public let value: Expr
    public let span: Span

    public init(name: String?, value: Expr, span: Span) {
        self.name = name
        self.value = value
        self.span = span
    }
}

/// One parameter of a function.
public struct Argument: Sendable {
    public let name: String
    public let annotation: Expr?
    public let span: Span

    public init(name: String, annotation: Expr?, span: Span) {
        self.name = name
        self.annotation = annotation
        self.span = span
    }
}

/// The parameters of a `def` or a `lambda`.
public struct Arguments: Sendable {
    public var posonlyargs: [Argument] = []
    public var args: [Argument] = []
    public var vararg: Argument?
    public var kwonlyargs: [Argument] = []
    /// One entry for each of `kwonlyargs`; nil is a required one.
    public var kwDefaults: [Expr?] = []
    public var kwarg: Argument?
    /// Of the last parameters of `posonlyargs + args`.
    public var defaults: [Expr] = []

    public init() {}
}

/// `!r`, `!s`, `!a` in an f-string field.
public enum Conversion: UInt8, Sendable {
    case none = 0
    case string = 115
    case repr = 114
    case ascii = 97
}

public enum BoolOperator: UInt8, Sendable {
    case and, or
}

public enum UnaryOperator: UInt8, Sendable {
    case invert, not, uAdd, uSub
}

public enum BinaryOperator: UInt8, Sendable, CaseIterable {
    case add, sub, mult, matMult, div, mod, pow, lShift, rShift, bitOr, bitXor, bitAnd, floorDiv
}

public enum CompareOperator: UInt8, Sendable, CaseIterable {
    case eq, notEq, lt, ltE, gt, gtE, `is`, isNot, `in`, notIn
}

// MARK: - Statements

/// A statement.
public final class Stmt: Sendable {
    public let kind: Kind
    public let span: Span

    public init(_ kind: Kind, _ span: Span) {
        self.kind = kind
        self.span = span
    }

    public indirect enum Kind: Sendable {
        case functionDef(FunctionDef)
        case classDef(ClassDef)
        case `return`(Expr?)
        case delete([Expr])
        /// `targets[0] = targets[1] = … = value`
        case assign(targets: [Expr], value: Expr)
        case augAssign(target: Expr, BinaryOperator, value: Expr)
        /// `isSimple` is true for a bare name without parentheses: only those are kept in `__annotations__`.
        case annAssign(target: Expr, annotation: Expr, value: Expr?, isSimple: Bool)
        case `for`(target: Expr, iter: Expr, body: [Stmt], orelse: [Stmt])
        case `while`(test: Expr, body: [Stmt], orelse: [Stmt])
        /// An `elif` is an `if` alone in `orelse`.
        case `if`(test: Expr, body: [Stmt], orelse: [Stmt])
        case with([WithItem], body: [Stmt])
        case raise(exc: Expr?, cause: Expr?)
        case `try`(body: [Stmt], handlers: [ExceptHandler], orelse: [Stmt], finalbody: [Stmt])
        case assert(test: Expr, msg: Expr?)
        case `import`([Alias])
        /// `level` counts the leading dots; `module` is nil in `from . import x`. A star is one alias named `*`.
        case importFrom(module: String?, names: [Alias], level: Int)
        case global([String])
        case nonlocal([String])
        case expr(Expr)
        case pass
        case `break`
        case `continue`
    }
}

/// `def name(arguments) -> returns: body`. The statement's span starts at `def`, not at the decorators.
public struct FunctionDef: Sendable {
    public let name: String
    public let arguments: Arguments
    public let body: [Stmt]
    public let decoratorList: [Expr]
    public let returns: Expr?

    public init(name: String, arguments: Arguments, body: [Stmt], decoratorList: [Expr], returns: Expr?) {
        self.name = name
        self.arguments = arguments
        self.body = body
        self.decoratorList = decoratorList
        self.returns = returns
    }
}

/// `class name(bases, keywords): body`. The statement's span starts at `class`.
public struct ClassDef: Sendable {
    public let name: String
    public let bases: [Expr]
    public let keywords: [Keyword]
    public let body: [Stmt]
    public let decoratorList: [Expr]

    public init(name: String, bases: [Expr], keywords: [Keyword], body: [Stmt], decoratorList: [Expr]) {
        self.name = name
        self.bases = bases
        self.keywords = keywords
        self.body = body
        self.decoratorList = decoratorList
    }
}

/// `contextExpr as optionalVars`
public struct WithItem: Sendable {
    public let contextExpr: Expr
    public let optionalVars: Expr?

    public init(contextExpr: Expr, optionalVars: Expr?) {
        self.contextExpr = contextExpr
        self.optionalVars = optionalVars
    }
}

/// `except type as name: body`; without a type it catches everything.
public struct ExceptHandler: Sendable {
    public let type: Expr?
    public let name: String?
    public let body: [Stmt]
    /// `except*`: all handlers of one `try` agree.
    public let isGroup: Bool
    public let span: Span

    public init(type: Expr?, name: String?, body: [Stmt], isGroup: Bool = false, span: Span) {
        self.type = type
        self.name = name
        self.body = body
        self.isGroup = isGroup
        self.span = span
    }
}

/// `name as asname`; the name is dotted in a plain `import`.
public struct Alias: Sendable {
    public let name: String
    public let asname: String?
    public let span: Span

    public init(name: String, asname: String?, span: Span) {
        self.name = name
        self.asname = asname
        self.span = span
    }
}
