// Writes the tree as `ast.dump(tree, include_attributes=True)` of CPython does, with positions as `@line:col-line:col`, so
// that both can be compared as text. The generator is scripts/fixtures/syntax.py; both leave out contexts and `kind`.
import Syntax

struct TreeDump {
    private var out = ""

    static func text(_ module: Module) -> String {
        var dump = TreeDump()
        dump.out = "Module("
        dump.list(module.body) { $0.statement($1) }
        dump.out += ")"
        return dump.out
    }

    private mutating func position(_ span: Span) {
        out += "@\(span.startLine):\(span.startColumn)-\(span.endLine):\(span.endColumn)"
    }

    private mutating func list<T>(_ items: [T], _ write: (inout TreeDump, T) -> Void) {
        out += "["
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            write(&self, item)
        }
        out += "]"
    }

    private mutating func names(_ items: [String]) {
        list(items) { $0.out += $1 }
    }

    private mutating func expressions(_ items: [Expr]) {
        list(items) { $0.expression($1) }
    }

    private mutating func optional(_ expression: Expr?) {
        if let expression { self.expression(expression) } else { out += "None" }
    }

    /// Writes `Name@position(a,b,…)`.
    private mutating func node(_ name: String, _ span: Span?, _ fields: (inout TreeDump) -> Void...) {
        out += name
        if let span { position(span) }
        out += "("
        for (index, field) in fields.enumerated() {
            if index > 0 { out += "," }
            field(&self)
        }
        out += ")"
    }

    // MARK: - Statements

    private mutating func body(_ items: [Stmt]) {
        list(items) { $0.statement($1) }
    }

    private mutating func statement(_ statement: Stmt) {
        let span = statement.span
        switch statement.kind {
        case .functionDef(let function):
            node(
                "FunctionDef", span, { $0.out += function.name }, { $0.arguments(function.arguments) },
                { $0.body(function.body) }, { $0.expressions(function.decoratorList) }, { $0.optional(function.returns) })
        case .classDef(let definition):
            node(
                "ClassDef", span, { $0.out += definition.name }, { $0.expressions(definition.bases) },
                { $0.keywords(definition.keywords) }, { $0.body(definition.body) },
                { $0.expressions(definition.decoratorList) })
        case .return(let value): node("Return", span, { $0.optional(value) })
        case .delete(let targets): node("Delete", span, { $0.expressions(targets) })
        case .assign(let targets, let value): node("Assign", span, { $0.expressions(targets) }, { $0.expression(value) })
        case .augAssign(let target, let op, let value):
            node("AugAssign", span, { $0.expression(target) }, { $0.out += Self.name(op) }, { $0.expression(value) })
        case .annAssign(let target, let annotation, let value, let isSimple):
            node(
                "AnnAssign", span, { $0.expression(target) }, { $0.expression(annotation) }, { $0.optional(value) },
                { $0.out += isSimple ? "1" : "0" })
        case .for(let target, let iter, let body, let orelse):
            node(
                "For", span, { $0.expression(target) }, { $0.expression(iter) }, { $0.body(body) }, { $0.body(orelse) })
        case .while(let test, let body, let orelse):
            node("While", span, { $0.expression(test) }, { $0.body(body) }, { $0.body(orelse) })
        case .if(let test, let body, let orelse):
            node("If", span, { $0.expression(test) }, { $0.body(body) }, { $0.body(orelse) })
        case .with(let items, let body):
            node(
                "With", span,
                {
                    $0.list(items) { dump, item in
                        dump.node("withitem", nil, { $0.expression(item.contextExpr) }, { $0.optional(item.optionalVars) })
                    }
                }, { $0.body(body) })
        case .raise(let exception, let cause): node("Raise", span, { $0.optional(exception) }, { $0.optional(cause) })
        case .try(let body, let handlers, let orelse, let finalbody):
            node(
                handlers.first?.isGroup == true ? "TryStar" : "Try", span, { $0.body(body) },
                {
                    $0.list(handlers) { dump, handler in
                        dump.node(
                            "ExceptHandler", handler.span, { $0.optional(handler.type) },
                            { $0.out += handler.name ?? "None" }, { $0.body(handler.body) })
                    }
                }, { $0.body(orelse) }, { $0.body(finalbody) })
        case .assert(let test, let message): node("Assert", span, { $0.expression(test) }, { $0.optional(message) })
        case .import(let names): node("Import", span, { $0.aliases(names) })
        case .importFrom(let module, let names, let level):
            node("ImportFrom", span, { $0.out += module ?? "None" }, { $0.aliases(names) }, { $0.out += "\(level)" })
        case .global(let names): node("Global", span, { $0.names(names) })
        case .nonlocal(let names): node("Nonlocal", span, { $0.names(names) })
        case .expr(let value): node("Expr", span, { $0.expression(value) })
        case .pass: node("Pass", span)
        case .break: node("Break", span)
        case .continue: node("Continue", span)
        }
    }

    private mutating func aliases(_ items: [Alias]) {
        list(items) { dump, alias in
            dump.node("alias", alias.span, { $0.out += alias.name }, { $0.out += alias.asname ?? "None" })
        }
    }

    private mutating func keywords(_ items: [Keyword]) {
        list(items) { dump, keyword in
            dump.node("keyword", keyword.span, { $0.out += keyword.name ?? "None" }, { $0.expression(keyword.value) })
        }
    }

    private mutating func argument(_ argument: Argument?) {
        guard let argument else { return out += "None" }
        node("arg", argument.span, { $0.out += argument.name }, { $0.optional(argument.annotation) })
    }

    private mutating func arguments(_ arguments: Arguments) {
        node(
            "arguments", nil, { $0.list(arguments.posonlyargs) { $0.argument($1) } },
            { $0.list(arguments.args) { $0.argument($1) } }, { $0.argument(arguments.vararg) },
            { $0.list(arguments.kwonlyargs) { $0.argument($1) } }, { $0.list(arguments.kwDefaults) { $0.optional($1) } },
            { $0.argument(arguments.kwarg) }, { $0.expressions(arguments.defaults) })
    }

    // MARK: - Expressions

    private mutating func expression(_ expression: Expr) {
        let span = expression.span
        switch expression.kind {
        case .boolOp(let op, let values):
            node("BoolOp", span, { $0.out += op == .and ? "And" : "Or" }, { $0.expressions(values) })
        case .namedExpr(let target, let value): node("NamedExpr", span, { $0.expression(target) }, { $0.expression(value) })
        case .binOp(let left, let op, let right):
            node("BinOp", span, { $0.expression(left) }, { $0.out += Self.name(op) }, { $0.expression(right) })
        case .unaryOp(let op, let operand):
            node("UnaryOp", span, { $0.out += Self.capitalized("\(op)") }, { $0.expression(operand) })
        case .lambda(let arguments, let body): node("Lambda", span, { $0.arguments(arguments) }, { $0.expression(body) })
        case .ifExp(let test, let body, let orelse):
            node("IfExp", span, { $0.expression(test) }, { $0.expression(body) }, { $0.expression(orelse) })
        case .dict(let items):
            node("Dict", span, { $0.list(items) { $0.optional($1.key) } }, { $0.list(items) { $0.expression($1.value) } })
        case .set(let elements): node("Set", span, { $0.expressions(elements) })
        case .listComp(let element, let clauses):
            node("ListComp", span, { $0.expression(element) }, { $0.comprehensions(clauses) })
        case .setComp(let element, let clauses):
            node("SetComp", span, { $0.expression(element) }, { $0.comprehensions(clauses) })
        case .dictComp(let key, let value, let clauses):
            node("DictComp", span, { $0.expression(key) }, { $0.expression(value) }, { $0.comprehensions(clauses) })
        case .generatorExp(let element, let clauses):
            node("GeneratorExp", span, { $0.expression(element) }, { $0.comprehensions(clauses) })
        case .yield(let value): node("Yield", span, { $0.optional(value) })
        case .yieldFrom(let value): node("YieldFrom", span, { $0.expression(value) })
        case .compare(let left, let operators, let comparators):
            node(
                "Compare", span, { $0.expression(left) }, { $0.names(operators.map { Self.capitalized("\($0)") }) },
                { $0.expressions(comparators) })
        case .call(let callee, let args, let keywords):
            node("Call", span, { $0.expression(callee) }, { $0.expressions(args) }, { $0.keywords(keywords) })
        case .formattedValue(let value, let conversion, let specification):
            let code = conversion == .none ? "-1" : "\(conversion.rawValue)"
            node("FormattedValue", span, { $0.expression(value) }, { $0.out += code }, { $0.optional(specification) })
        case .joinedStr(let values): node("JoinedStr", span, { $0.expressions(values) })
        case .constant(let constant): node("Constant", span, { $0.out += Self.text(constant) })
        case .attribute(let value, let name): node("Attribute", span, { $0.expression(value) }, { $0.out += name })
        case .subscript(let value, let index): node("Subscript", span, { $0.expression(value) }, { $0.expression(index) })
        case .starred(let value): node("Starred", span, { $0.expression(value) })
        case .name(let name): node("Name", span, { $0.out += name })
        case .list(let elements): node("List", span, { $0.expressions(elements) })
        case .tuple(let elements): node("Tuple", span, { $0.expressions(elements) })
        case .slice(let lower, let upper, let step):
            node("Slice", span, { $0.optional(lower) }, { $0.optional(upper) }, { $0.optional(step) })
        }
    }

    private mutating func comprehensions(_ clauses: [Comprehension]) {
        list(clauses) { dump, clause in
            dump.node(
                "comprehension", nil, { $0.expression(clause.target) }, { $0.expression(clause.iter) },
                { $0.expressions(clause.ifs) })
        }
    }

    // MARK: - Words

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func name(_ op: BinaryOperator) -> String {
        capitalized("\(op)")
    }

    /// Values as integers in hexadecimal, floats as their bit pattern, texts as hexadecimal UTF-8: no repr to agree on.
    private static func text(_ constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "Ellipsis"
        case .int(let value): "int:\(value)"
        case .bigInt(let text): "big:\(text)"
        case .float(let value): "float:" + String(value.bitPattern, radix: 16)
        case .imaginary(let value): "imag:" + String(value.bitPattern, radix: 16)
        case .string(let text): "str:" + hexadecimal(Array(text.utf8))
        case .bytes(let bytes): "bytes:" + hexadecimal(bytes)
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        // Plain ASCII stays readable.
        if bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "%") }) {
            return String(decoding: bytes, as: UTF8.self)
        }
        return "%" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
