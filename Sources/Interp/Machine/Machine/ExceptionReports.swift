// Exceptions as the traceback writer wants them: with their causes, contexts and members, each told once. CPython has two
// orders of telling: that of the interpreter itself, and that of its module `traceback`.

extension Unwinding {
    enum ReportOrder {
        /// An uncaught exception: what came before is told first, then the members of a group one after the other.
        case interpreter
        /// The module `traceback`: level by level.
        case module
    }

    /// An exception as the traceback writer wants it. Borrowed.
    static func report(_ exception: Value, order: ReportOrder = .interpreter) -> ErrorReport {
        var seen: Set<UInt64> = []
        switch order {
        case .interpreter: return report(tree(exception, &seen, depth: 0))
        case .module: return report(levels(exception))
        }
    }

    /// An exception and what is told with it.
    private final class Node {
        let exception: Value
        var cause: Node?
        var context: Node?
        var members: [Node]?

        init(_ exception: Value) { self.exception = exception }
    }

    // A chain may be longer than the native stack allows to follow.
    private static let deepest = 200

    private static func tree(_ exception: Value, _ seen: inout Set<UInt64>, depth: Int) -> Node {
        let node = Node(exception)
        seen.insert(exception.bits)
        if depth > deepest { return node }
        let object = exception.layout(ExceptionObject.self).pointee
        if object.cause.isObject {
            if !seen.contains(object.cause.bits) { node.cause = tree(object.cause, &seen, depth: depth + 1) }
        } else if object.context.isObject, !object.suppressesContext, !seen.contains(object.context.bits) {
            node.context = tree(object.context, &seen, depth: depth + 1)
        }
        if let members = ExceptionGroups.members(exception) {
            node.members = []
            for member in members { node.members?.append(tree(member, &seen, depth: depth + 1)) }
        }
        return node
    }

    private static func levels(_ exception: Value) -> Node {
        let root = Node(exception)
        var seen: Set<UInt64> = [exception.bits]
        var waiting = [(root, 0)]
        func made(_ value: Value) -> Node {
            seen.insert(value.bits)
            return Node(value)
        }
        while let (node, depth) = waiting.popLast() {
            if depth > deepest { continue }
            let object = node.exception.layout(ExceptionObject.self).pointee
            if object.cause.isObject, !seen.contains(object.cause.bits) { node.cause = made(object.cause) }
            if node.cause == nil, object.context.isObject, !object.suppressesContext, !seen.contains(object.context.bits) {
                node.context = made(object.context)
            }
            node.members = ExceptionGroups.members(node.exception)?.map { made($0) }
            for next in [node.cause, node.context].compactMap({ $0 }) + (node.members ?? []) { waiting.append((next, depth + 1)) }
        }
        return root
    }

    private static func report(_ node: Node) -> ErrorReport {
        let exception = node.exception
        let object = exception.layout(ExceptionObject.self).pointee
        var lines: [TraceLine] = []
        for k in stride(from: object.traceCount - 1, through: 0, by: -1) {
            guard let entry = object.trace?[k] else { continue }
            let code = entry.function.pointee.code.pointee.object.takeUnretainedValue()
            let position = code.positions.indices.contains(entry.word) ? code.positions[entry.word] : .none
            lines.append(TraceLine(source: code.source, function: code.name, position: position))
        }
        let cls = exception.classOf
        var name = cls.pointee.qualifiedName.swiftString
        if let module = cls.lookup(Names.module), module.isString, !["__main__", "builtins"].contains(module.swiftString) {
            name = module.swiftString + "." + name
        }
        let place = syntaxPlace(exception)
        var message = "<exception str() failed>"
        do throws(Raise) {
            if place != nil, let text = try AttributeAccess.find(exception, .interned("msg")) {
                defer { text.release() }
                message = try str(text)
            } else {
                message = try str(exception)
            }
        } catch { error.discard() }
        return ErrorReport(
            typeName: name, message: message, suggestion: proposedName(exception), notes: notes(exception), lines: lines,
            cause: node.cause.map { report($0) }, context: node.context.map { report($0) }, syntax: place,
            members: node.members?.map { report($0) })
    }

    /// `__notes__` as text.
    private static func notes(_ exception: Value) -> [String] {
        guard let attributes = Attributes.of(exception.object), let notes = Attributes.get(attributes, Names.notes),
            let items = notes.sequenceItems
        else { return [] }
        var result: [String] = []
        for item in items {
            do throws(Raise) { result.append(try str(item)) } catch {
                error.discard()
                result.append("<note str() failed>")
            }
        }
        return result
    }

    private static func syntaxPlace(_ exception: Value) -> ErrorReport.SyntaxPlace? {
        guard exception.classOf.isSubclass(of: Types.exception(.syntaxError)), let attributes = Attributes.of(exception.object)
        else { return nil }
        func int(_ name: String) -> Int { Attributes.get(attributes, .interned(name))?.smallInteger ?? 0 }
        func text(_ name: String) -> String {
            Attributes.get(attributes, .interned(name)).flatMap { $0.isString ? $0.swiftString : nil } ?? ""
        }
        if int("lineno") == 0 { return nil }
        let content = text("text")
        return ErrorReport.SyntaxPlace(
            fileName: text("filename"), line: int("lineno"), offset: int("offset"),
            endOffset: int("end_lineno") > int("lineno") ? content.unicodeScalars.count + 1 : int("end_offset"), text: content)
    }
}
