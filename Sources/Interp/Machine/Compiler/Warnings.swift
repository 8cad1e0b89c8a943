// What compiles but looks like a mistake: CPython 3.11's SyntaxWarnings.

import Syntax

extension CodeGenerator {
    private func warn(_ message: String, at span: Span) {
        guard let report = shared.onWarning else { return }
        let line = firstLine(of: span)
        var text = "\(shared.source.fileName):\(line): SyntaxWarning: \(message)\n"
        if let shown = shared.source.line(line) { text += "  \(shown.drop { $0 == " " || $0 == "\t" })\n" }
        report(text)
    }

    /// `x is 5`: whether it holds depends on the implementation.
    func checkIdentity(_ left: Expr, _ ops: [CompareOperator], _ comparators: [Expr], _ span: Span) {
        guard shared.onWarning != nil else { return }
        var first = left
        for (op, second) in zip(ops, comparators) {
            if op == .is || op == .isNot, isLiteral(first) || isLiteral(second) {
                return warn(
                    op == .is ? "\"is\" with a literal. Did you mean \"==\"?" : "\"is not\" with a literal. Did you mean \"!=\"?",
                    at: span)
            }
            first = second
        }
    }

    private func isLiteral(_ expression: Expr) -> Bool {
        switch constantValue(expression) {
        case nil, .some(.none), .some(.ellipsis), .some(.bool): false
        default: true
        }
    }

    /// `assert (test, "message")`.
    func checkAssert(_ test: Expr, _ span: Span) {
        if case .tuple(let items) = test.kind, !items.isEmpty {
            warn("assertion is always true, perhaps remove parentheses?", at: span)
        }
    }

    /// `("a", "b") ("c")`: a display or a literal is called.
    func checkCallee(_ function: Expr, _ span: Span) {
        guard let name = displayedType(function) else { return }
        warn("'\(name)' object is not callable; perhaps you missed a comma?", at: span)
    }

    /// `[1, 2] ["a"]`: what is subscripted is no container.
    func checkSubscript(_ value: Expr, _ index: Expr, _ span: Span) {
        guard shared.onWarning != nil, let name = displayedType(value) else { return }
        switch name {
        case "str", "bytes", "list", "tuple":
            guard let type = displayedType(index), type != "int", type != "bool" else { return }
            warn("\(name) indices must be integers or slices, not \(type); perhaps you missed a comma?", at: span)
        case "dict": break
        default: warn("'\(name)' object is not subscriptable; perhaps you missed a comma?", at: span)
        }
    }

    private func displayedType(_ expression: Expr) -> String? {
        switch expression.kind {
        case .tuple: return "tuple"
        case .list, .listComp: return "list"
        case .dict, .dictComp: return "dict"
        case .set, .setComp: return "set"
        case .generatorExp: return "generator"
        case .joinedStr, .formattedValue: return "str"
        case .constant:
            switch constantValue(expression) {
            case .some(.none): return "NoneType"
            case .ellipsis: return "ellipsis"
            case .bool: return "bool"
            case .int, .bigInteger: return "int"
            case .float: return "float"
            case .imaginary: return "complex"
            case .string: return "str"
            case .bytes: return "bytes"
            default: return nil
            }
        default: return nil
        }
    }
}
