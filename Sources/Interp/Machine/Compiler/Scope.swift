// One block of names: a module, a class body, a function, a lambda or a comprehension. The symbol table fills it, the
// code generator asks it where a name lives. Same facts as CPython's `symtable` entries.

import Syntax

/// How a name is used in one block.
struct SymbolUse: OptionSet {
    let rawValue: UInt16

    static let global = SymbolUse(rawValue: 1)
    static let local = SymbolUse(rawValue: 2)
    static let parameter = SymbolUse(rawValue: 4)
    static let nonlocal = SymbolUse(rawValue: 8)
    static let read = SymbolUse(rawValue: 16)
    static let imported = SymbolUse(rawValue: 32)
    static let annotated = SymbolUse(rawValue: 64)
    static let iterationVariable = SymbolUse(rawValue: 128)
    /// Bound in a class body and free in one of its methods: the class's own name does not hide the outer one there.
    static let freeInClass = SymbolUse(rawValue: 256)
    /// Assigned by `:=` here or in a comprehension inside: reading it early needs a copy.
    static let walrus = SymbolUse(rawValue: 512)
    /// Deleted somewhere (`del`, the end of `except … as`): never known to be bound.
    static let deleted = SymbolUse(rawValue: 1024)

    static let bound: SymbolUse = [.local, .parameter, .imported]
}

/// Where a name lives.
enum NameHome {
    case local, cell, free, globalExplicit, globalImplicit
}

final class Scope {
    enum Kind {
        case module, classBody, function
    }

    enum ComprehensionKind: String {
        case list = "list comprehension"
        case set = "set comprehension"
        case dict = "dict comprehension"
        case generator = "generator expression"
    }

    let kind: Kind
    let name: String
    let span: Span
    /// Inside a function, at any depth.
    let isNested: Bool
    var comprehension: ComprehensionKind?
    private(set) var names: [String] = []
    /// In register order: positional, keyword-only, `*args`, `**kwargs`.
    private(set) var parameters: [String] = []
    private(set) var uses: [String: SymbolUse] = [:]
    var homes: [String: NameHome] = [:]
    var children: [Scope] = []
    /// `global` and `nonlocal` statements, for errors found when all is known.
    var directives: [(name: String, span: Span)] = []
    var isGenerator = false
    var hasFree = false
    var needsClassCell = false
    var isVisitingIterationTarget = false
    /// > 0 inside the iterable expression of a comprehension.
    var iterableDepth = 0
    /// The class whose body surrounds this block, for private names.
    let privateClass: String?

    init(kind: Kind, name: String, span: Span, isNested: Bool, privateClass: String?) {
        self.kind = kind
        self.name = name
        self.span = span
        self.isNested = isNested
        self.privateClass = privateClass
    }

    func use(of name: String) -> SymbolUse {
        uses[name] ?? []
    }

    func add(_ use: SymbolUse, to name: String) {
        if let old = uses[name] {
            uses[name] = old.union(use)
        } else {
            uses[name] = use
            names.append(name)
            if use.contains(.parameter) { parameters.append(name) }
        }
    }

    func home(of name: String) -> NameHome {
        homes[name] ?? .globalImplicit
    }

    /// Free names in closure order.
    var freeNames: [String] {
        names.filter { homes[$0] == .free || uses[$0]?.contains(.freeInClass) == true }.sorted(by: utf8Less)
    }
}

func utf8Less(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// `__name` inside `class Box` means `_Box__name`.
func mangled(_ name: String, in privateClass: String?) -> String {
    guard let privateClass, name.hasPrefix("__"), !name.hasSuffix("__"), !name.utf8.contains(UInt8(ascii: ".")) else {
        return name
    }
    let stripped = privateClass.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_" + stripped + name
}
