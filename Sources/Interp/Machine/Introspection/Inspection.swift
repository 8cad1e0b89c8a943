// What is known about the name at a cursor, or about the function whose call the cursor is in: IPython's fields as text.

extension Interpreter {
    /// The object at `cursor` (in code points) in words; nil when there is nothing known. `detail` 1 adds the source.
    public func inspect(_ code: String, cursor: Int, detail: Int) -> MIMEBundle? {
        locked {
            let finder = ObjectFinder(self)
            guard let object = object(code, cursor, finder) else { return nil }
            return MIMEBundle(data: [("text/plain", .text(Inspection(object, detail: detail).text))])
        }
    }

    private func object(_ code: String, _ cursor: Int, _ finder: ObjectFinder) -> Value? {
        let all = CodeScan(code, limit: Int.max)
        let cursor = max(0, min(cursor, all.scalars.count))
        // The name under the cursor, or the one that ends there.
        let under = all.pieces.lastIndex { $0.kind == .name && $0.range.lowerBound <= cursor && cursor <= $0.range.upperBound }
        let left = CodeScan(code, limit: cursor)
        let isInside = under.map { cursor < all.pieces[$0].range.upperBound } ?? false
        // At the end of an argument's name the call is meant, as in IPython.
        let places = isInside ? [under, call(left)] : [call(left), under]
        for (scan, place) in zip(isInside ? [all, left] : [left, all], places) {
            guard let place, let start = scan.primaryStart(endingAt: place), let found = finder.find(scan, start...place) else {
                continue
            }
            if let value = found.value { return value }
        }
        return nil
    }

    /// The last piece of the callee in the innermost call that is open at the end.
    private func call(_ scan: CodeScan) -> Int? {
        guard
            let open = scan.openBrackets.last(where: { open in
                open > 0 && scan.isSign(open, "(") && scan.primaryStart(endingAt: open - 1) != nil
            })
        else { return nil }
        return open - 1
    }
}

private struct Inspection {
    private var fields: [(title: String, body: String)] = []

    init(_ value: Value, detail: Int) {
        let isCallable = ["function", "class"].contains(ObjectFinder.kind(of: .value(value)))
        let isClass = value.isKind(.classObject)
        let name = Documentation.name(of: value)
        if isClass {
            if let signature = Signature(of: value) { add("Init signature", name + signature.text) }
        } else if isCallable, let signature = Signature(of: value) {
            add("Signature", name + signature.text)
        } else if !isCallable {
            add("Type", value.typeName)
            add("String form", Inspection.shown(value))
            if let count = Inspection.count(value) { add("Length", "\(count)") }
        }
        if !isCallable, !value.isKind(.module), let call = Signature(of: value) {
            add("Call signature", "(" + call.text.dropFirst())
        }
        let source = detail > 0 ? Documentation.source(of: value) : nil
        let isClassText = !isCallable && !value.isKind(.module)
        if let source {
            add("Source", "\n" + source)
        } else if let text = Documentation.text(of: value) {
            add(isClassText ? "Class docstring" : "Docstring", text)
        } else if isCallable {
            add("Docstring", "<no docstring>")
        }
        if let file = Inspection.file(of: value) { add("File", file) }
        if isCallable { add("Type", value.typeName) }
    }

    private mutating func add(_ title: String, _ body: String) { fields.append((title, body)) }

    /// Titles and bodies, the bodies of one line below each other.
    var text: String {
        let width = (fields.map(\.title.count).max() ?? 0) + 2
        return fields.map { title, body in
            if body.contains("\n") { return title + ":" + (body.hasPrefix("\n") ? "" : "\n") + body }
            return title + ":" + String(repeating: " ", count: width - title.count - 1) + body
        }.joined(separator: "\n")
    }

    private static func shown(_ value: Value) -> String {
        do throws(Raise) {
            let text = try str(value)
            return text.count > 200 ? text.prefix(200) + "…" : text
        } catch {
            error.discard()
            return "<no string form>"
        }
    }

    private static func count(_ value: Value) -> Int? {
        guard value.isObject, !value.classOf.pointee.isScript, value.classOf.lookup(Names.len) != nil else { return nil }
        do throws(Raise) { return try Operators.length(value) } catch {
            error.discard()
            return nil
        }
    }

    private static func file(of value: Value) -> String? {
        if let code = Documentation.code(of: value) { return code.source.fileName }
        guard value.isKind(.module) else { return nil }
        let file = Dict.get(value.layout(ModuleObject.self).pointee.namespace, name: Names.file)
        return file.flatMap { $0.isString ? $0.swiftString : nil }
    }
}
