// The state of one block being compiled: where its names live, which registers are in use, which loops, handlers and
// `with` blocks surround the current statement. The extensions in the neighbouring files add what each kind of syntax
// becomes; this file holds registers, names and emission.
//
// Registers: locals first, temporaries above them as a stack (`top` is the first free one). A function that returns a
// register may have allocated temporaries up to it; its caller resets `top`. `load(_:into:)` writes its destination once,
// as the last thing it does, unless the destination is a temporary: those may hold intermediate results.

import Syntax

final class CodeGenerator {
    enum Kind {
        case module, classBody, function, lambda, comprehension
    }

    /// Where a name lives, as seen from this block.
    enum Place {
        case register(Int)
        case cell(Int)
        case free(Int)
        case freeInClass(Int)
        case global
        case namespace
    }

    /// What surrounds the current statement, from the outside in.
    enum Block {
        /// Leaving it clears the iterator, if it has one.
        case loop(continue: Label, break: Label, iterator: Int?)
        case tryBody(outerHandler: Int)
        case finally([Stmt], outerHandler: Int)
        /// A handler runs; the exception is in this register.
        case handling(Int, outerHandler: Int)
        /// The handlers of an `except*`: nothing leaves them but exceptions.
        case groupHandling
        /// The body of `except … as name`.
        case named(String, Span, outerHandler: Int)
        case with(Int, Span, outerHandler: Int)
        /// A return value waits in this register while a `finally` body runs.
        case pending(Int)
    }

    let shared: CompilationContext
    let parent: CodeGenerator?
    let scope: Scope
    let kind: Kind
    let name: String
    let qualifiedName: String
    var assembler = Assembler()
    var pool = ConstantPool()
    var blocks: [Block] = []
    let localNames: [String]
    private let registers: [String: Int]
    private let freeIndices: [String: Int]
    let freeNames: [String]
    let localCount: Int
    private(set) var top: Int
    private var highest: Int

    init(_ shared: CompilationContext, parent: CodeGenerator?, scope: Scope, name: String, kind: Kind) {
        self.shared = shared
        self.parent = parent
        self.scope = scope
        self.kind = kind
        self.name = name
        qualifiedName = Self.qualified(name, in: parent)
        var locals: [String] = []
        if scope.kind == .function {
            let parameters = scope.parameters
            let known = Set(parameters)
            locals = parameters
            for name in scope.names where !known.contains(name) {
                let home = scope.home(of: name)
                if home == .local || home == .cell { locals.append(name) }
            }
        } else if scope.needsClassCell {
            locals = ["__class__"]
        }
        localNames = locals
        registers = Dictionary(uniqueKeysWithValues: locals.enumerated().map { ($1, $0) })
        freeNames = scope.freeNames
        freeIndices = Dictionary(uniqueKeysWithValues: freeNames.enumerated().map { ($1, $0) })
        localCount = locals.count
        top = locals.count
        highest = locals.count
        for index in scope.parameters.indices { assembler.bound.insert(index) }
    }

    private static func qualified(_ name: String, in parent: CodeGenerator?) -> String {
        guard let parent, parent.kind != .module else { return name }
        if parent.scope.home(of: mangled(name, in: parent.scope.privateClass)) == .globalExplicit { return name }
        let isClass = parent.kind == .classBody
        return parent.qualifiedName + (isClass ? "." : ".<locals>.") + name
    }

    // MARK: Finishing

    func finished(firstLine: Int, arguments: Arguments?, documentation: String?) -> CodeObject {
        var prologue: [UInt64] = []
        let cells = localNames.indices.filter { isCell(localNames[$0]) }
        for register in cells { prologue.append(Instruction.encode(.makeCell, a: register)) }
        let output = assembler.assembled(prologue: prologue)
        var flags: CodeObject.Flags = []
        if scope.isGenerator { flags.insert(.generator) }
        if arguments?.vararg != nil { flags.insert(.variadic) }
        if arguments?.kwarg != nil { flags.insert(.variadicKeywords) }
        if kind == .classBody { flags.insert(.classBody) }
        if kind == .module { flags.insert(.module) }
        if freeIndices["__class__"] != nil { flags.insert(.usesClassCell) }
        let positional = arguments.map { $0.posonlyargs.count + $0.args.count } ?? (kind == .comprehension ? 1 : 0)
        defer { shared.codeCount += 1 }
        return CodeObject(
            number: shared.codeCount, name: name, qualifiedName: qualifiedName, source: shared.source, firstLine: firstLine,
            flags: flags,
            documentation: documentation, positionalOnlyCount: arguments?.posonlyargs.count ?? 0,
            positionalCount: positional, keywordOnlyCount: arguments?.kwonlyargs.count ?? 0, localCount: localCount,
            registerCount: highest, localNames: localNames, freeNames: freeNames,
            captures: freeNames.map { parent?.capture($0) ?? .free(0) }, cellRegisters: cells,
            constants: pool.constants, words: output.words, positions: output.positions,
            exceptions: output.exceptions)
    }

    private func isCell(_ name: String) -> Bool {
        scope.home(of: name) == .cell || (kind == .classBody && name == "__class__")
    }

    private func capture(_ name: String) -> Capture {
        if let register = registers[name], isCell(name) { return .register(register) }
        return .free(freeIndices[name] ?? 0)
    }

    func firstLine(of span: Span) -> Int {
        Int(span.startLine) + shared.source.firstLine - 1
    }

    // MARK: Registers

    func isTemporary(_ register: Int) -> Bool {
        register >= localCount
    }

    func temporary() -> Int {
        top += 1
        if top > highest { highest = top }
        return top - 1
    }

    /// Gives back the temporaries from `register` up.
    func release(to register: Int) {
        top = register
    }

    /// Makes sure that the registers below `count` exist (results that an instruction writes beyond its operands).
    func reserve(_ count: Int) {
        if count > highest { highest = count }
    }

    // MARK: Names

    func place(of name: String) -> Place {
        switch scope.home(of: name) {
        case .local:
            if let register = registers[name] { return .register(register) }
            return scope.kind == .classBody ? .namespace : .global
        case .cell: return .cell(registers[name] ?? 0)
        case .free:
            let index = freeIndices[name] ?? 0
            return scope.kind == .classBody ? .freeInClass(index) : .free(index)
        case .globalExplicit: return .global
        case .globalImplicit: return scope.kind == .classBody ? .namespace : .global
        }
    }

    func privateName(_ name: String) -> String {
        mangled(name, in: scope.privateClass)
    }

    func nameIndex(_ name: String, at span: Span) throws(CompileError) -> Int {
        try constantIndex(.string(name), at: span)
    }

    func constantIndex(_ constant: Constant, at span: Span) throws(CompileError) -> Int {
        let index = pool.index(of: constant)
        if index > Instruction.maximumOperand {
            throw CompileError(
                message: "too many constants in one block (at most 65536): split the code into functions", span: span)
        }
        return index
    }

    /// Whether a plain read of this local may be delayed until the instruction that uses it.
    func isSurelyBound(_ register: Int, _ name: String) -> Bool {
        assembler.bound.contains(register) && scope.use(of: name).isDisjoint(with: [.walrus, .deleted])
    }

    // MARK: Emission

    func position(_ span: Span) -> CodePosition {
        if span.startLine == 0 { return .none }
        let shift = Int32(truncatingIfNeeded: shared.source.firstLine - 1)
        return CodePosition(
            line: span.startLine + shift, column: span.startColumn, endLine: span.endLine + shift,
            endColumn: span.endColumn)
    }

    /// Temporaries among the sources die here, except those in `keeping` (a set of drop flags).
    func emit(
        _ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, flags: UInt8 = 0, keeping: UInt8 = 0, at span: Span
    ) {
        let drops = opcode.dropFlags(a: a, b: b, c: c, firstTemporary: localCount) & ~keeping
        assembler.emit(opcode, a: a, b: b, c: c, flags: flags | drops, at: position(span))
    }

    func jump(
        _ opcode: Opcode = .jump, _ a: Int = 0, _ b: Int = 0, to label: Label, flags: UInt8 = 0, keeping: UInt8 = 0,
        at span: Span
    ) {
        let drops = opcode.dropFlags(a: a, b: b, c: 0, firstTemporary: localCount) & ~keeping
        assembler.jump(opcode, a: a, b: b, to: label, flags: flags | drops, at: position(span))
    }

    func label() -> Label {
        assembler.makeLabel()
    }

    func place(_ label: Label) {
        assembler.place(label)
    }

    func checkRegisters(at span: Span) throws(CompileError) {
        if highest > Instruction.maximumOperand {
            throw CompileError(
                message: "too many values at once in one expression (at most 65535): build it in steps", span: span)
        }
    }
}
