// The well-known mistakes and CPython's words for them. Asked only in the second pass over a text that does not parse; each
// function looks ahead, leaves a diagnostic and throws if it recognises its mistake, and otherwise consumes nothing.

extension Parser {
    func diagnoseNamedExpression() throws(Failure) {}
    func diagnoseExpression() throws(Failure) {}
    func diagnoseGroup() throws(Failure) {}
    func diagnoseComprehension() throws(Failure) {}
    func diagnoseDictValue(colon: Span) throws(Failure) {}
    func diagnoseForTarget() throws(Failure) {}
    func diagnoseArguments(open: Int) throws(Failure) {}
    func diagnoseKeyword() throws(Failure) {}
    func diagnoseAssignment() throws(Failure) {}

    // MARK: - Places

    /// Leaves a diagnostic at the furthest token looked at.
    mutating func failLatest(_ message: String, kind: SyntaxDiagnostic.Kind = .syntaxError) -> Failure {
        let token = tokens[furthest]
        return fail(message, at: token.span, kind: kind)
    }

    mutating func failAtIndentation(_ message: String) -> Failure {
        failLatest(message, kind: .indentationError)
    }
}

extension Expr {
    /// CPython's name for the kind of an expression, in "cannot assign to …".
    var description: String {
        switch kind {
        case .attribute: "attribute"
        case .subscript: "subscript"
        case .starred: "starred"
        case .name: "name"
        case .list: "list"
        case .tuple: "tuple"
        case .lambda: "lambda"
        case .call: "function call"
        case .boolOp, .binOp, .unaryOp: "expression"
        case .generatorExp: "generator expression"
        case .yield, .yieldFrom: "yield expression"
        case .listComp: "list comprehension"
        case .setComp: "set comprehension"
        case .dictComp: "dict comprehension"
        case .dict: "dict literal"
        case .set: "set display"
        case .joinedStr, .formattedValue: "f-string expression"
        case .constant(let constant):
            switch constant {
            case .none: "None"
            case .true: "True"
            case .false: "False"
            case .ellipsis: "ellipsis"
            default: "literal"
            }
        case .compare: "comparison"
        case .ifExp: "conditional expression"
        case .namedExpr: "named expression"
        case .slice: "slice"
        }
    }
}
