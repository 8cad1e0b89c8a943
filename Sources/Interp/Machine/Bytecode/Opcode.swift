// The instruction set of the machine: register bytecode, one 64-bit word an instruction.
// What lives here: the opcodes with their exact meaning, and the roles of their operands. Not here: how a word is
// packed (Instruction.swift), what a code object holds (CodeObject.swift), how an opcode runs (Machine/).
//
// Word: op:8 | flags:8 | a:16 | b:16 | c:16 (op in the low byte). `j` below is the signed 32-bit number in the b and c
// fields together, `sB` and `sC` are b and c as signed 16-bit numbers. Jumps count words from the *next* word (and from
// after the cache word if there is one). An opcode whose `hasCache` is true is followed by one cache word: the compiler
// emits 0 there, the loader fills it.
//
// R[i]  register i of the frame: parameters first (see CodeObject), then the other locals, then temporaries as a stack.
// K[i]  constant i of the code object; names are constants (interned strings).
//
// Unbound: a local without a value holds the unbound mark. Every instruction that reads a register raises
// UnboundLocalError (with the local's name) when it finds the mark, so no separate check is emitted.
//
// Dead temporaries: a temporary has one use. An instruction that reads one for the last time carries the operand's drop
// flag, and the machine then releases the register. `Instruction.encode` callers get the flags from
// `Opcode.dropFlags(a:b:c:firstTemporary:)`: every *source* operand that is a temporary and not also the destination.
// A temporary that is read again later (a `for` iterator, the middle of a chained comparison, the object of `o.x += 1`)
// is emitted without the flag. Ranges (call windows, display elements) are always consumed.

/// One operation of the machine.
enum Opcode: UInt8, CaseIterable, Sendable {
    // ---- loads and moves ------------------------------------------------------------------------------------------
    case nop
    case loadConstant  // R[a] = K[b]
    case loadInt  // R[a] = j
    case loadNone  // R[a] = None
    case loadTrue  // R[a] = True
    case loadFalse  // R[a] = False
    case move  // R[a] = R[b]
    case clear  // R[a] becomes unbound; never raises (end of `except … as e`, dropping a temporary)
    case deleteLocal  // del of a local: UnboundLocalError if unbound, then unbound
    case loadGlobal  // R[a] = global K[b], else builtin K[b], else NameError   [cache]
    case storeGlobal  // global K[b] = R[a]   [cache]
    case deleteGlobal  // del global K[b]; NameError
    case loadName  // R[a] = K[b] looked up in the class body's namespace, then global, then builtin
    case storeName  // namespace[K[b]] = R[a]
    case deleteName  // del namespace[K[b]]; NameError
    case loadClassFree  // R[a] = namespace[K[b]] if present, else free variable c
    case makeCell  // R[a] = a new cell holding what R[a] held (unbound included). For captured locals: at entry
    case loadCell  // R[a] = content of the cell in R[b]; UnboundLocalError if unbound
    case storeCell  // content of the cell in R[a] = R[b]
    case deleteCell  // content of the cell in R[a] unbound; UnboundLocalError if it was
    case loadFree  // R[a] = content of free variable b (index in CodeObject.freeNames); NameError if unbound
    case storeFree  // content of free variable a = R[b]
    case deleteFree  // free variable a unbound; NameError if it was

    // ---- arithmetic: R[a] = R[b] op R[c] -----------------------------------------------------------------------------
    // Flag `inPlace` makes it the augmented assignment (`__iadd__` first), the result still goes to R[a].
    case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply
    case shiftLeft, shiftRight, bitAnd, bitOr, bitXor
    case addInt  // R[a] = R[b] + sC. With flag `subtraction` it stands for R[b] - (-sC): c holds the negated
    //   right operand. Flag inPlace as above
    case addConstant, subtractConstant, multiplyConstant, trueDivideConstant, floorDivideConstant, moduloConstant
    // R[a] = R[b] op K[c] (flag inPlace as above)
    // Flag `reversed` of addInt and these: the constant is the left operand
    case negate, plus, invert  // R[a] = op R[b]
    case not  // R[a] = not R[b]

    // ---- comparison: R[a] = R[b] op R[c] -------------------------------------------------------------------------------
    case less, lessEqual, greater, greaterEqual, equal, notEqual
    case isSame, isNotSame  // `is`, `is not`
    case contains, notContains  // R[a] = R[b] in R[c], R[b] not in R[c]

    // ---- jumps ---------------------------------------------------------------------------------------------------------
    case jump  // pc += j (a negative j polls for interrupts)
    case jumpIfTrue  // if R[a] is true: pc += j. For `a or b` emit it without the drop flag and keep R[a]
    case jumpIfFalse  // if R[a] is false: pc += j
    case jumpIfNone  // if R[a] is None: pc += j
    case jumpIfNotNone  // if R[a] is not None: pc += j
    // Fused comparison and jump. Truth of the comparison's result, not its value. c = sC, 16-bit jump.
    case jumpLess, jumpLessEqual, jumpGreater, jumpGreaterEqual, jumpEqual, jumpNotEqual  // if R[a] op R[b]: pc += sC
    case jumpNotLess, jumpNotLessEqual, jumpNotGreater, jumpNotGreaterEqual, jumpNotEqualTo, jumpNotNotEqual
    // if not (R[a] op R[b]): pc += sC   (…EqualTo: not ==; …NotEqual: not !=)
    case jumpLessInt, jumpLessEqualInt, jumpGreaterInt, jumpGreaterEqualInt, jumpEqualInt, jumpNotEqualInt
    // if R[a] op sB: pc += sC
    case jumpNotLessInt, jumpNotLessEqualInt, jumpNotGreaterInt, jumpNotGreaterEqualInt, jumpNotEqualToInt, jumpNotNotEqualInt
    // if not (R[a] op sB): pc += sC

    // ---- attributes and subscripts -----------------------------------------------------------------------------------------
    case getAttribute  // R[a] = R[b].K[c]   [cache]
    case setAttribute  // R[a].K[c] = R[b]   [cache]
    case deleteAttribute  // del R[a].K[c]
    case loadMethod  // for a call `R[b].K[c](…)`: R[a] = the function and R[a+1] = self, or R[a] = any callable
    //   and R[a+1] = unbound mark. Arguments go to R[a+2…], then callMethod a   [cache]
    case getItem  // R[a] = R[b][R[c]]
    case getItemInt  // R[a] = R[b][sC]
    case setItem  // R[a][R[b]] = R[c]
    case deleteItem  // del R[a][R[b]]
    case makeSlice  // R[a] = slice(R[b], R[b+1], R[b+2] or None): c = 2 or 3 operands, a consumed range

    // ---- displays, unpacking, strings ------------------------------------------------------------------------------------------
    case makeList, makeTuple, makeSet  // R[a] = of the c registers from R[b] (consumed range; c may be 0)
    case makeDict  // R[a] = dict of c pairs: R[b] key, R[b+1] value, R[b+2] key … (consumed range of 2c)
    case listAppend  // R[a].append(R[b]); R[a] is a list made here (comprehension, display with *)
    case listExtend  // R[a].extend(iterable R[b]); TypeError "Value after * must be an iterable, not X"
    case listToTuple  // R[a] = tuple(list R[b])
    case setAdd  // set R[a].add(R[b])
    case setUpdate  // set R[a].update(iterable R[b])
    case dictStore  // dict R[a][R[b]] = R[c] (comprehension)
    case dictUpdate  // {**R[b]} into dict R[a]; TypeError "'X' object is not a mapping"
    case dictMerge  // f(**R[b]): as dictUpdate, but a key that is already there, or not a string, is CPython's
    //   TypeError; c = register of the callee, for its message
    case unpack  // R[a…a+c-1] = the c items of R[b]; ValueError with CPython's text
    case unpackStar  // c = before | after << 8: R[a…] = before items, a list of the rest, after items
    case formatValue  // R[a] = format(convert(R[b]), spec). c & 3: conversion 0 none, 1 str, 2 repr, 3 ascii;
    //   c & 4: the spec is in R[b+1] (consumed)
    case makeString  // R[a] = concatenation of the c strings from R[b] (consumed range)

    // ---- iteration --------------------------------------------------------------------------------------------------------------
    case getIterator  // R[a] = iter(R[b])
    case forIterate  // R[a] = next(R[b]), or if it is exhausted: R[b] is cleared and pc += sC (sC >= 0)
    case forLoop  // at the end of a loop's body: R[a] = next(R[b]) and pc += sC (sC < 0), or if it is exhausted: R[b] is
    //   cleared. The word before the target is the `forIterate` of the same loop

    // ---- calls --------------------------------------------------------------------------------------------------------------------
    // Window: callee in R[a], arguments right after; the callee's registers overlay them. Everything from R[a] on is
    // consumed, the result comes to R[a]. Registers above the window must hold no live temporary.
    case call  // R[a] = R[a](R[a+1], … b arguments)
    case callKeywords  // the same; the last len(K[c]) of the b arguments are named by the tuple K[c]
    case callMethod  // after loadMethod: R[a] = R[a](…), b arguments from R[a+2] (self not counted)
    case callMethodKeywords  // the same with names K[c]
    case callSpread  // R[a] = R[a](*R[a+1], **R[a+2]): R[a+1] tuple or list, R[a+2] dict or, if b == 0, absent
    case makeFunction  // R[a] = function of code K[b]. c bits: 1 defaults tuple in R[a], 2 keyword-default dict in
    //   R[a+1], 4 annotations dict in R[a+2] (consumed; only those whose bit is set need be
    //   written). Captured variables come from the code object's `captures`
    case loadBuildClass  // R[a] = the builtin that makes a class: call it as CPython's __build_class__:
    //   (body function, name, *bases, **keywords). The body's `return` gives the cell of
    //   `__class__` if a method needs it (see CodeObject.classCell), else None
    case loadAssertionError  // R[a] = AssertionError, whatever the name is bound to
    case setupAnnotations  // makes sure that the namespace (or the globals) has a dict `__annotations__`
    case returnValue  // return R[a]
    case returnNone  // return None
    case yieldValue  // yield R[b]; on resumption R[a] = the value sent
    case getYieldIterator  // R[a] = iterator for `yield from R[b]`
    case yieldFrom  // delegates to iterator R[b] until it ends; R[a] = its return value, R[b] cleared.
    //   R[a] must not be R[b]; runs again at every resumption

    // ---- exceptions and with ----------------------------------------------------------------------------------------------------------
    // A handler's entry (exception table) starts with enterHandler. While it runs the exception is "being handled"; every
    // way out of it passes leaveHandler (a handler of the handler's own body does it on the exceptional way, then reraise).
    case raise  // raise R[a]
    case raiseFrom  // raise R[a] from R[b]
    case raiseCurrent  // bare `raise`
    case reraise  // raises the exception in R[a] again, adding no traceback entry for this frame
    case enterHandler  // R[a] = the exception, R[a+1] = what was being handled before; R[a] is being handled
    case leaveHandler  // R[a+1] is being handled again; R[a] and R[a+1] are cleared
    case jumpIfNoMatch  // if exception R[a] is not an instance of R[b] (class or tuple of classes): pc += sC
    case splitGroup  // `except* R[b]`: R[c] = the part of exception R[a] that it catches, or None; R[a] = the rest, or None
    case joinGroups  // R[a] = what an `except*` statement raises in the end, or None: R[b] what it caught, R[c] the list of
    //   what its handlers raised and of what none caught (None entries count for nothing)
    case enterWith  // R[a] = R[b].__exit__ (bound), R[a+1] = R[b].__enter__()
    case exitWith  // R[a](None, None, None); R[a] cleared
    case exitWithException  // R[c] = bool(R[a](type, R[b], traceback)) for exception R[b]; R[a] cleared, R[b] kept

    // ---- import -----------------------------------------------------------------------------------------------------------------------
    case importName  // R[a] = module K[b]; K[c] = tuple (level int, fromlist tuple or None): with None it is the
    //   topmost package of a dotted name, else the named module itself
    case importFrom  // R[a] = name K[c] of module R[b] (R[b] stays); ImportError "cannot import name …"
    case importStar  // every public name of module R[a] into the globals

    case traceLine  // tells the debugger that the line begins; only in code that is compiled while one is attached
    case translated  // enters machine code; b and c are the entry's number. Never in a code object, only in its running words
    case halt  // leaves the machine; only the machine's own stubs hold it
}

/// What an operand field means.
enum OperandRole: Sendable {
    case unused
    /// A register that is written.
    case destination
    /// A register that is read: it carries a drop flag when it is a dying temporary.
    case source
    /// A register that is read and written, or that stays alive by definition (iterators, cells, the list of a comprehension).
    case kept
    /// First register of a consumed range.
    case range
    /// An index into the constants, a count, a number.
    case immediate
}

extension Opcode {
    /// Whether a cache word follows the instruction.
    var hasCache: Bool {
        switch self {
        case .loadGlobal, .storeGlobal, .getAttribute, .setAttribute, .loadMethod: true
        default: false
        }
    }

    /// Whether b and c together are a 32-bit jump.
    var hasLongJump: Bool {
        switch self {
        case .jump, .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone: true
        default: false
        }
    }

    /// Whether c is a 16-bit jump.
    var hasShortJump: Bool {
        switch self {
        case .forIterate, .forLoop, .jumpIfNoMatch: true
        default: rawValue >= Opcode.jumpLess.rawValue && rawValue <= Opcode.jumpNotNotEqualInt.rawValue
        }
    }

    /// The roles of a, b and c.
    var roles: (a: OperandRole, b: OperandRole, c: OperandRole) {
        switch self {
        case .nop, .traceLine, .translated, .halt, .raiseCurrent, .returnNone, .setupAnnotations: (.unused, .unused, .unused)
        case .loadConstant, .loadInt, .loadGlobal, .loadName, .loadFree: (.destination, .immediate, .unused)
        case .loadNone, .loadTrue, .loadFalse, .clear, .deleteLocal, .loadBuildClass, .loadAssertionError:
            (.destination, .unused, .unused)
        case .loadClassFree: (.destination, .immediate, .immediate)
        case .move: (.destination, .source, .unused)
        case .storeGlobal, .storeName: (.source, .immediate, .unused)
        case .deleteGlobal, .deleteName: (.unused, .immediate, .unused)
        case .makeCell, .deleteCell: (.kept, .unused, .unused)
        case .loadCell: (.destination, .kept, .unused)
        case .storeCell: (.kept, .source, .unused)
        case .storeFree: (.immediate, .source, .unused)
        case .deleteFree: (.immediate, .unused, .unused)
        case .add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft, .shiftRight,
            .bitAnd, .bitOr, .bitXor, .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual, .isSame, .isNotSame,
            .contains, .notContains, .getItem:
            (.destination, .source, .source)
        case .addInt, .addConstant, .subtractConstant, .multiplyConstant, .trueDivideConstant, .floorDivideConstant,
            .moduloConstant, .getItemInt, .getAttribute:
            (.destination, .source, .immediate)
        case .negate, .plus, .invert, .not, .getIterator, .getYieldIterator, .listToTuple: (.destination, .source, .unused)
        case .jump: (.unused, .immediate, .immediate)
        case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone: (.source, .immediate, .immediate)
        case .jumpLess, .jumpLessEqual, .jumpGreater, .jumpGreaterEqual, .jumpEqual, .jumpNotEqual, .jumpNotLess,
            .jumpNotLessEqual, .jumpNotGreater, .jumpNotGreaterEqual, .jumpNotEqualTo, .jumpNotNotEqual:
            (.source, .source, .immediate)
        case .jumpLessInt, .jumpLessEqualInt, .jumpGreaterInt, .jumpGreaterEqualInt, .jumpEqualInt, .jumpNotEqualInt,
            .jumpNotLessInt, .jumpNotLessEqualInt, .jumpNotGreaterInt, .jumpNotGreaterEqualInt, .jumpNotEqualToInt,
            .jumpNotNotEqualInt:
            (.source, .immediate, .immediate)
        case .setAttribute: (.source, .source, .immediate)
        case .deleteAttribute: (.source, .unused, .immediate)
        case .loadMethod: (.destination, .source, .immediate)
        case .setItem: (.source, .source, .source)
        case .deleteItem: (.source, .source, .unused)
        case .makeSlice, .makeList, .makeTuple, .makeSet, .makeDict, .makeString: (.destination, .range, .immediate)
        case .listAppend, .listExtend, .setAdd, .setUpdate, .dictUpdate: (.kept, .source, .unused)
        case .dictStore: (.kept, .source, .source)
        case .dictMerge: (.kept, .source, .kept)
        case .unpack, .unpackStar: (.destination, .source, .immediate)
        case .formatValue: (.destination, .source, .immediate)
        case .forIterate, .forLoop: (.destination, .kept, .immediate)
        case .call, .callMethod, .callSpread: (.range, .immediate, .unused)
        case .callKeywords, .callMethodKeywords: (.range, .immediate, .immediate)
        case .makeFunction: (.range, .immediate, .immediate)
        case .returnValue, .raise: (.source, .unused, .unused)
        case .reraise: (.source, .unused, .unused)
        case .yieldValue: (.destination, .source, .unused)
        case .yieldFrom: (.destination, .kept, .unused)
        case .raiseFrom: (.source, .source, .unused)
        case .enterHandler, .leaveHandler: (.kept, .unused, .unused)
        case .jumpIfNoMatch: (.kept, .source, .immediate)
        case .splitGroup: (.kept, .source, .destination)
        case .joinGroups: (.destination, .kept, .source)
        case .enterWith: (.destination, .source, .unused)
        case .exitWith: (.kept, .unused, .unused)
        case .exitWithException: (.kept, .kept, .destination)
        case .importName: (.destination, .immediate, .immediate)
        case .importFrom: (.destination, .kept, .immediate)
        case .importStar: (.source, .unused, .unused)
        }
    }

    /// The drop flags of an instruction whose temporaries die here: sources that are temporaries and not the destination.
    func dropFlags(a: Int, b: Int, c: Int, firstTemporary: Int) -> UInt8 {
        let roles = roles
        var destinations: [Int] = []
        if case .destination = roles.a { destinations.append(a) }
        if case .destination = roles.c { destinations.append(c) }
        var flags: UInt8 = 0
        func dies(_ role: OperandRole, _ register: Int) -> Bool {
            if case .source = role { return register >= firstTemporary && !destinations.contains(register) }
            return false
        }
        if dies(roles.a, a) { flags |= Instruction.dropA }
        if dies(roles.b, b) { flags |= Instruction.dropB }
        if dies(roles.c, c) { flags |= Instruction.dropC }
        return flags
    }
}
