// What the compiler hands to the machine: instructions, constants, tables. Plain Swift data, no script values, so that
// compiling needs no heap; the machine makes its runtime form of it once (Values/Code.swift).

/// Where an instruction came from, as CPython's `co_positions`: 1-based lines, 0-based columns in UTF-8 bytes.
struct CodePosition: Sendable, Equatable {
    var line: Int32
    var column: Int32
    var endLine: Int32
    var endColumn: Int32
    /// No position: the instruction shows the line of the function in a traceback, without markers.
    static let none = CodePosition(line: 0, column: 0, endLine: 0, endColumn: 0)
}

/// A constant of a code object. `name` and `string` are the same to a script; names are interned.
indirect enum Constant: Sendable {
    case none, ellipsis
    case bool(Bool)
    case int(Int)
    /// An integer beyond 64 bits: decimal digits.
    case bigInteger(String)
    case float(Double)
    /// The imaginary part; literals have no other.
    case imaginary(Double)
    case string(String)
    case bytes([UInt8])
    case tuple([Constant])
    case frozenSet([Constant])
    case code(CodeObject)
}

/// One row of the exception table. Rows are searched in order: inner ones first.
struct ExceptionRange: Sendable {
    /// First word covered and first word not covered (indices into `words`).
    var start: Int
    var end: Int
    /// Index of the handler's first word, an `enterHandler`.
    var target: Int
    /// Registers from here on are temporaries of the interrupted expression: they are released before the handler runs.
    var depth: Int
}

/// Where a captured variable comes from when a function object is made.
enum Capture: Sendable {
    /// A cell in a register of the enclosing frame.
    case register(Int)
    /// A free variable of the enclosing function.
    case free(Int)
}

/// A source text as tracebacks show it.
final class SourceText: Sendable {
    /// "train.tnb", or "Cell In[3]".
    let fileName: String
    /// Line number of the first line of `lines` in the file.
    let firstLine: Int
    let lines: [String]
    /// What a debugger calls it; nil for code that is none of its business.
    let debugName: String?

    init(fileName: String, firstLine: Int = 1, text: String, debugName: String? = nil) {
        self.fileName = fileName
        self.debugName = debugName
        self.firstLine = firstLine
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
        }
    }

    /// The text of a line as numbered in positions, or nil.
    func line(_ number: Int) -> String? {
        let index = number - firstLine
        return lines.indices.contains(index) ? lines[index] : nil
    }
}

/// A compiled function, class body, comprehension or module.
///
/// Registers: 0 ..< parameterCount are the parameters in the order positional-only, positional-or-keyword, keyword-only,
/// then `*args`, then `**kwargs` if there are; up to `localCount` the other locals (cells of captured locals included: a
/// captured parameter's register holds its cell after `makeCell`); from `localCount` temporaries; `registerCount` in all.
/// At entry the machine has bound the parameters and unbound the other locals. A call window needs no room beyond
/// `registerCount` for the callee: the machine checks the stack itself.
///
/// A generator (`isGenerator`) starts running at word 0 with its parameters bound when it is first resumed.
/// Comprehensions are compiled as functions of one argument `.0` (an iterator), as CPython 3.11 does; so is a generator
/// expression. `nonlocal`, closures: a captured local lives in a cell in its register; inner functions reach it as a free
/// variable. A class body runs with a namespace: its names go by loadName/storeName.
final class CodeObject: Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: Int
        static let generator = Flags(rawValue: 1)
        static let variadic = Flags(rawValue: 2)  // *args
        static let variadicKeywords = Flags(rawValue: 4)  // **kwargs
        static let classBody = Flags(rawValue: 8)
        static let module = Flags(rawValue: 16)
        /// The function mentions `super` or `__class__`, so `__class__` is among its free variables.
        static let usesClassCell = Flags(rawValue: 32)
    }

    /// Its place among the code objects of its source, in the order in which the compiler makes them.
    let number: Int
    let name: String
    let qualifiedName: String
    let source: SourceText
    let firstLine: Int
    let flags: Flags
    let documentation: String?
    let positionalOnlyCount: Int
    /// Positional-only and positional-or-keyword parameters together.
    let positionalCount: Int
    let keywordOnlyCount: Int
    let localCount: Int
    let registerCount: Int
    /// Names of the registers 0 ..< localCount.
    let localNames: [String]
    /// Names of the free variables, parallel to `captures`.
    let freeNames: [String]
    let captures: [Capture]
    /// Registers among the locals that hold cells.
    let cellRegisters: [Int]
    let constants: [Constant]
    let words: [UInt64]
    /// Parallel to `words`.
    let positions: [CodePosition]
    let exceptions: [ExceptionRange]

    init(
        number: Int = 0, name: String, qualifiedName: String, source: SourceText, firstLine: Int, flags: Flags = [],
        documentation: String? = nil,
        positionalOnlyCount: Int = 0, positionalCount: Int = 0, keywordOnlyCount: Int = 0, localCount: Int, registerCount: Int,
        localNames: [String], freeNames: [String] = [], captures: [Capture] = [], cellRegisters: [Int] = [],
        constants: [Constant], words: [UInt64], positions: [CodePosition], exceptions: [ExceptionRange] = []
    ) {
        self.number = number
        self.name = name
        self.qualifiedName = qualifiedName
        self.source = source
        self.firstLine = firstLine
        self.flags = flags
        self.documentation = documentation
        self.positionalOnlyCount = positionalOnlyCount
        self.positionalCount = positionalCount
        self.keywordOnlyCount = keywordOnlyCount
        self.localCount = localCount
        self.registerCount = registerCount
        self.localNames = localNames
        self.freeNames = freeNames
        self.captures = captures
        self.cellRegisters = cellRegisters
        self.constants = constants
        self.words = words
        self.positions = positions
        self.exceptions = exceptions
    }

    /// Parameters of every kind: the first registers.
    var parameterCount: Int {
        positionalCount + keywordOnlyCount + (flags.contains(.variadic) ? 1 : 0) + (flags.contains(.variadicKeywords) ? 1 : 0)
    }
}
