// Calls: the plain form, the method form and the one with `*` and `**`. The window (callee, then arguments) always
// sits on top of the temporaries, because the callee's registers overlay it.

import Syntax

extension CodeGenerator {
    func loadCall(
        _ call: Expr, _ function: Expr, _ arguments: [Expr], _ keywords: [Keyword], into destination: Int
    ) throws(CompileError) {
        try check(keywords)
        checkCallee(function, call.span)
        let base = rangeBase(destination)
        if hasSpread(arguments, keywords) {
            try load(function, into: base)
            try emitSpread(base, arguments, keywords, call.span)
        } else if case .attribute(let value, let name) = function.kind {
            try loadMethodCall(call, function, value, name, arguments, keywords, base)
        } else {
            try load(function, into: base)
            try emitCall(.call, .callKeywords, base, arguments, keywords, call.span)
        }
        if base != destination { emit(.move, destination, base, at: call.span) }
    }

    private func loadMethodCall(
        _ call: Expr, _ function: Expr, _ value: Expr, _ name: String, _ arguments: [Expr], _ keywords: [Keyword],
        _ base: Int
    ) throws(CompileError) {
        let object = try operand(value, scratch: base)
        let span = attributeSpan(function.span, name)
        emit(.loadMethod, base, object, try nameIndex(privateName(name), at: span), at: span)
        _ = temporary()
        var whole = call.span
        whole.startLine = span.startLine
        whole.startColumn = span.startColumn
        try emitCall(.callMethod, .callMethodKeywords, base, arguments, keywords, whole)
    }

    /// The arguments go to new temporaries on top, after `before` that are there already.
    func emitCall(
        _ opcode: Opcode, _ keywordOpcode: Opcode, _ base: Int, before: Int = 0, _ arguments: [Expr],
        _ keywords: [Keyword], _ span: Span
    ) throws(CompileError) {
        for argument in arguments { _ = try loadNew(argument) }
        var names: [Constant] = []
        for keyword in keywords {
            if let name = keyword.name { names.append(.string(privateName(name))) }
            _ = try loadNew(keyword.value)
        }
        try checkRegisters(at: span)
        let count = before + arguments.count + names.count
        if names.isEmpty {
            emit(opcode, base, count, at: span)
        } else {
            emit(keywordOpcode, base, count, try constantIndex(.tuple(names), at: span), at: span)
        }
    }

    func hasSpread(_ arguments: [Expr], _ keywords: [Keyword]) -> Bool {
        if keywords.contains(where: { $0.name == nil }) { return true }
        return arguments.contains {
            if case .starred = $0.kind { true } else { false }
        }
    }

    /// `f(*a, b, k=1, **d)`: the callee is in `base`; a list (`list` if it is begun already) and a
    /// dictionary follow it.
    func emitSpread(
        _ base: Int, list given: Int? = nil, _ arguments: [Expr], _ keywords: [Keyword], _ span: Span
    ) throws(CompileError) {
        if let given {
            for argument in arguments { try append(argument, to: given, isSet: false, at: span) }
        } else if arguments.count == 1, case .starred(let value) = arguments[0].kind {
            // The call itself takes any iterable, and names the function if it is none.
            _ = try loadNew(value)
        } else {
            try loadSequence(.makeList, arguments, span, into: temporary())
        }
        guard !keywords.isEmpty else { return emit(.callSpread, base, 0, at: span) }
        if keywords.count == 1, keywords[0].name == nil {
            _ = try loadNew(keywords[0].value)
            return emit(.callSpread, base, 1, at: span)
        }
        let dictionary = temporary()
        var index = namedRun(keywords, from: 0)
        try loadNamed(keywords[0..<index], span, into: dictionary)
        while index < keywords.count {
            let part = temporary()
            if keywords[index].name == nil {
                try load(keywords[index].value, into: part)
                index += 1
            } else {
                let end = namedRun(keywords, from: index)
                try loadNamed(keywords[index..<end], span, into: part)
                index = end
            }
            emit(.dictMerge, dictionary, part, base, at: span)
            release(to: part)
        }
        emit(.callSpread, base, 1, at: span)
    }

    private func namedRun(_ keywords: [Keyword], from start: Int) -> Int {
        keywords[start...].firstIndex { $0.name == nil } ?? keywords.count
    }

    private func loadNamed(
        _ keywords: ArraySlice<Keyword>, _ span: Span, into destination: Int
    ) throws(CompileError) {
        let mark = top
        defer { release(to: mark) }
        let base = rangeBase(destination)
        for (position, keyword) in keywords.enumerated() {
            guard let name = keyword.name else { continue }
            let key = position == 0 ? base : temporary()
            try load(.string(privateName(name)), into: key, at: span)
            _ = try loadNew(keyword.value)
        }
        emit(.makeDict, destination, base, keywords.count, at: span)
    }

    private func check(_ keywords: [Keyword]) throws(CompileError) {
        var seen: Set<String> = []
        for keyword in keywords {
            guard let name = keyword.name else { continue }
            if !seen.insert(name).inserted {
                throw CompileError(message: "keyword argument repeated: \(name)", span: keyword.span)
            }
        }
    }
}
