// Documentation strings and sources of objects, as inspect.getdoc and inspect.getsource give them.

enum Documentation {
    /// The documentation of an object without its common indent; methods and classes inherit it, as in CPython.
    static func text(of value: Value) -> String? {
        guard value.isObject else { return own(.object(value.classOf)) }
        switch value.object.pointee.kind {
        case .function:
            let documentation = value.layout(FunctionObject.self).pointee.documentation
            return documentation.isString ? cleaned(documentation.swiftString) : nil
        case .nativeFunction:
            let text = value.nativeFunction.documentation
            return text.isEmpty ? nil : cleaned(text)
        case .boundMethod:
            let method = value.layout(BoundMethodObject.self).pointee
            if let found = text(of: method.function) { return found }
            let cls = method.receiver.isKind(.classObject) ? method.receiver.layout(ClassObject.self) : method.receiver.classOf
            return inherited(name(of: method.function), cls)
        case .classMethod, .staticMethod: return text(of: value.layout(WrappedMethodObject.self).pointee.function)
        case .property:
            let property = value.layout(PropertyObject.self).pointee
            if property.documentation.isString { return cleaned(property.documentation.swiftString) }
            return property.getter.isNone ? nil : text(of: property.getter)
        case .nativeProperty:
            let text = value.nativeProperty.documentation
            return text.isEmpty ? nil : cleaned(text)
        case .classObject:
            let cls = value.layout(ClassObject.self)
            for index in 0..<cls.pointee.orderCount where cls.pointee.order[index] != Types.object {
                if let found = own(.object(cls.pointee.order[index])) { return found }
            }
            return nil
        case .module:
            return string(value.layout(ModuleObject.self).pointee.namespace)
        default: return text(of: .object(value.classOf))
        }
    }

    private static func own(_ cls: Value) -> String? { string(cls.layout(ClassObject.self).pointee.namespace) }

    private static func string(_ namespace: UnsafeMutablePointer<DictObject>) -> String? {
        guard let value = Dict.get(namespace, name: Names.doc), value.isString else { return nil }
        return cleaned(value.swiftString)
    }

    /// The documentation that a method of `cls` without its own gets from the same name further up.
    static func inherited(_ name: String, _ cls: ClassPointer) -> String? {
        let key = Value.interned(name)
        defer { key.release() }
        for index in 0..<cls.pointee.orderCount {
            guard let method = Dict.get(cls.pointee.order[index].pointee.namespace, name: key), !method.isKind(.boundMethod)
            else {
                continue
            }
            if let found = text(of: method) { return found }
        }
        return nil
    }

    /// The name of a function, class or module; "" for anything else.
    static func name(of value: Value) -> String {
        guard value.isObject else { return "" }
        switch value.object.pointee.kind {
        case .function: return value.layout(FunctionObject.self).pointee.name.swiftString
        case .nativeFunction: return value.nativeFunction.name
        case .boundMethod: return name(of: value.layout(BoundMethodObject.self).pointee.function)
        case .classMethod, .staticMethod: return name(of: value.layout(WrappedMethodObject.self).pointee.function)
        case .classObject: return value.layout(ClassObject.self).nameString
        case .module: return value.layout(ModuleObject.self).pointee.name.swiftString
        case .nativeProperty: return value.nativeProperty.name
        default: return ""
        }
    }

    /// inspect.cleandoc: tabs expanded, the first line stripped, the common indent of the others removed, blank lines
    /// gone at both ends.
    static func cleaned(_ text: String) -> String {
        var lines = text.replacing("\t", with: "        ").split(separator: "\n", omittingEmptySubsequences: false)
        let margin = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        lines[0] = lines[0].drop { $0 == " " }
        for index in lines.indices.dropFirst() { lines[index] = lines[index].dropFirst(min(margin, lines[index].count)) }
        while let last = lines.last, last.isEmpty { lines.removeLast() }
        while let first = lines.first, first.isEmpty { lines.removeFirst() }
        return lines.joined(separator: "\n")
    }

    /// The code of a script function, through methods and wrappers.
    static func code(of value: Value) -> CodeObject? {
        guard value.isObject else { return nil }
        switch value.object.pointee.kind {
        case .function: return value.layout(FunctionObject.self).pointee.code.pointee.object.takeUnretainedValue()
        case .boundMethod: return code(of: value.layout(BoundMethodObject.self).pointee.function)
        case .classMethod, .staticMethod: return code(of: value.layout(WrappedMethodObject.self).pointee.function)
        case .property: return code(of: value.layout(PropertyObject.self).pointee.getter)
        default: return nil
        }
    }

    /// The lines of a script function from its `def`, or nil for anything else.
    static func source(of value: Value) -> String? {
        guard let code = code(of: value) else { return nil }
        var number = code.firstLine
        guard let first = code.source.line(number) else { return nil }
        let indent = first.prefix { $0 == " " || $0 == "\t" }.count
        var lines = [first]
        var isHeader = true
        while let line = code.source.line(number + 1) {
            let depth = line.prefix { $0 == " " || $0 == "\t" }.count
            let isBlank = depth == line.count
            // The header may go on in lines of any indent (parameters, decorators) until a line ends in a colon.
            if !isHeader, !isBlank, depth <= indent { break }
            if isHeader, lines.last?.last(where: { !$0.isWhitespace }) == ":" {
                if !isBlank, depth <= indent { break }
                isHeader = false
            }
            lines.append(line)
            number += 1
        }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        return lines.map { String($0.dropFirst(min(indent, $0.prefix { $0 == " " || $0 == "\t" }.count))) }.joined(
            separator: "\n")
    }
}
