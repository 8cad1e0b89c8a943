// The text of help(): pydoc's, for functions, methods, classes, modules and the class of anything else.

enum HelpText {
    /// The page for an object.
    static func page(_ value: Value) -> String {
        var title = "Help on " + describe(value)
        if let module = module(of: value) { title += " in module " + module }
        var object = value
        if !isDocumented(value) {
            object = .object(value.classOf)
            title += " object"
        }
        return title + ":\n\n" + document(object) + "\n"
    }

    private static func isDocumented(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.object.pointee.kind {
        case .function, .nativeFunction, .boundMethod, .classObject, .module, .property, .nativeProperty: return true
        default: return false
        }
    }

    private static func describe(_ value: Value) -> String {
        guard value.isObject else { return value.typeName }
        let name = Documentation.name(of: value)
        switch value.object.pointee.kind {
        case .function: return "function " + name
        case .nativeFunction: return value.nativeFunction.binds ? value.typeName : "built-in function " + name
        case .boundMethod:
            let function = value.layout(BoundMethodObject.self).pointee.function
            return (function.isKind(.nativeFunction) ? "built-in function " : "method ") + name
        case .classObject: return "class " + name
        case .module: return "module " + name
        case .nativeProperty: return "getset descriptor " + name
        default: return value.typeName
        }
    }

    private static func module(of value: Value) -> String? {
        guard value.isObject else { return nil }
        switch value.object.pointee.kind {
        case .function:
            let module = value.layout(FunctionObject.self).pointee.module
            return module.isString ? module.swiftString : nil
        case .nativeFunction: return value.nativeFunction.module
        case .boundMethod: return module(of: value.layout(BoundMethodObject.self).pointee.function)
        case .module, .property, .nativeProperty: return nil
        case .classObject: return module(ofClass: value.layout(ClassObject.self))
        default:
            let name = module(ofClass: value.classOf)
            return name == "builtins" ? nil : name
        }
    }

    private static func module(ofClass cls: ClassPointer) -> String {
        guard let module = Dict.get(cls.pointee.namespace, name: Names.module), module.isString else { return "builtins" }
        return module.swiftString
    }

    private static func document(_ value: Value) -> String {
        switch value.object.pointee.kind {
        case .classObject: return ClassHelp(value.layout(ClassObject.self)).text
        case .module: return moduleText(value)
        case .property, .nativeProperty: return Documentation.text(of: value).map { indented($0, by: "    ") + "\n" } ?? "\n"
        default: return routine(value, name: Documentation.name(of: value), note: note(value))
        }
    }

    /// What pydoc says of a method beside its signature.
    private static func note(_ value: Value) -> String {
        guard value.isKind(.boundMethod) else { return "" }
        let method = value.layout(BoundMethodObject.self).pointee
        if method.receiver.isKind(.classObject) { return " method of builtins.type instance" }
        return " method of \(module(ofClass: method.receiver.classOf)).\(method.receiver.classOf.nameString) instance"
    }

    /// A function's signature and, below it, its documentation.
    static func routine(_ value: Value, name: String, note: String, documentation: String? = nil) -> String {
        var text = name + (Signature(of: value)?.text ?? "(...)") + note + "\n"
        if let body = documentation ?? Documentation.text(of: value) { text += trimmedEnd(indented(body, by: "    ")) + "\n" }
        return text
    }

    private static func moduleText(_ value: Value) -> String {
        let module = value.layout(ModuleObject.self)
        let name = module.pointee.name.swiftString
        let summary = Documentation.text(of: value)
        var text = "NAME\n    " + name
        if let summary {
            let lines = summary.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            text += " - " + lines[0] + "\n"
            if lines.count > 1 {
                text += "\nDESCRIPTION\n" + indented(String(lines[1].drop(while: \.isNewline)), by: "    ") + "\n"
            }
        } else {
            text += "\n"
        }
        var classes: [String] = [], functions: [String] = [], data: [String] = []
        var place = 0
        while let entry = Dict.next(module.pointee.namespace, from: &place) {
            guard entry.pointee.key.isString, entry.pointee.key.utf8.first != UInt8(ascii: "_") else { continue }
            let (key, member) = (entry.pointee.key.swiftString, entry.pointee.value)
            switch ObjectFinder.kind(of: .value(member)) {
            case "class": classes.append(key + (Signature(of: member)?.text ?? "(...)"))
            case "function": functions.append(routine(member, name: key, note: ""))
            case "module": break
            default: data.append(key + " = " + shown(member, limit: 65 - key.count))
            }
        }
        for (title, entries) in [("CLASSES", classes.sorted()), ("FUNCTIONS", functions.sorted()), ("DATA", data.sorted())]
        where !entries.isEmpty {
            text += "\n" + title + "\n" + entries.map { indented($0, by: "    ") }.joined(separator: "\n") + "\n"
        }
        return text
    }

    static func indented(_ text: String, by indent: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty && indent == "    " ? "    " : indent + $0
        }
        .joined(separator: "\n")
    }

    static func trimmedEnd(_ text: String) -> String {
        var text = text
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    static func shown(_ value: Value, limit: Int) -> String {
        do throws(Raise) {
            let text = try repr(value)
            return text.count > limit ? text.prefix(max(0, limit)) + "..." : text
        } catch {
            error.discard()
            return "..."
        }
    }
}

/// pydoc's page of a class: what it defines and what it inherits, class by class.
private struct ClassHelp {
    private let cls: ClassPointer

    init(_ cls: ClassPointer) { self.cls = cls }

    private enum Section: String, CaseIterable {
        case methods = "Methods"
        case classMethods = "Class methods"
        case staticMethods = "Static methods"
        case readOnly = "Readonly properties"
        case descriptors = "Data descriptors"
        case data = "Data and other attributes"
    }

    var text: String {
        let order = (0..<cls.pointee.orderCount).map { cls.pointee.order[$0] }
        let bases = cls.bases.map(shownName)
        var parts: [String] = []
        if let signature = Signature(of: .object(cls)), signature.text != "()" {
            parts.append(cls.nameString + signature.text + "\n")
        }
        if let documentation = Documentation.text(of: .object(cls)) { parts.append(documentation + "\n") }
        if order.count > 2 {
            parts.append("Method resolution order:\n" + order.map { "    " + shownName($0) }.joined(separator: "\n") + "\n")
        }
        var hasRule = false
        var seen: Set<String> = []
        for owner in order where owner != Types.object {
            let tag = owner == cls ? "defined here" : "inherited from " + shownName(owner)
            let members = members(of: owner).filter { seen.insert($0.name).inserted }
            for section in Section.allCases {
                let entries = members.filter { $0.section == section }
                guard !entries.isEmpty else { continue }
                if hasRule { parts.append(String(repeating: "-", count: 70)) }
                hasRule = true
                parts.append("\(section.rawValue) \(tag):\n\n" + entries.map(\.text).joined(separator: "\n"))
            }
        }
        let head = "class " + cls.nameString + (bases.isEmpty ? "" : "(" + bases.joined(separator: ", ") + ")") + "\n"
        return head + HelpText.indented(HelpText.trimmedEnd(parts.joined(separator: "\n")), by: " |  ") + "\n"
    }

    private func shownName(_ other: ClassPointer) -> String {
        let own = Dict.get(cls.pointee.namespace, name: Names.module).map { $0.isString ? $0.swiftString : "" } ?? "builtins"
        let module = Dict.get(other.pointee.namespace, name: Names.module).map { $0.isString ? $0.swiftString : "" } ?? "builtins"
        return module == own ? other.nameString : module + "." + other.nameString
    }

    private static let hidden: Set<String> = [
        "__doc__", "__module__", "__qualname__", "__name__", "__slots__", "__file__", "__path__", "__package__", "__version__",
    ]

    private func members(of owner: ClassPointer) -> [(name: String, section: Section, text: String)] {
        var result: [(name: String, section: Section, text: String)] = []
        var place = 0
        while let entry = Dict.next(owner.pointee.namespace, from: &place) {
            guard entry.pointee.key.isString else { continue }
            let name = entry.pointee.key.swiftString
            if ClassHelp.hidden.contains(name) || name.hasPrefix("_") && !(name.hasPrefix("__") && name.hasSuffix("__")) {
                continue
            }
            let (section, text) = describe(name, entry.pointee.value)
            result.append((name, section, text))
        }
        // A script class's instances have what CPython shows as two descriptors of the topmost one.
        if owner.pointee.isScript, !owner.bases.contains(where: { $0.pointee.isScript }) {
            result.append(("__dict__", .descriptors, "__dict__\n    dictionary for instance variables (if defined)\n"))
            result.append(("__weakref__", .descriptors, "__weakref__\n    list of weak references to the object (if defined)\n"))
        }
        return result.sorted { $0.name < $1.name }
    }

    private func describe(_ name: String, _ value: Value) -> (Section, String) {
        let documentation = Documentation.inherited(name, cls)
        guard value.isObject else { return (.data, data(name, value)) }
        switch value.object.pointee.kind {
        case .function, .nativeFunction:
            return (.methods, HelpText.routine(value, name: name, note: "", documentation: documentation))
        case .classMethod:
            let bound = Value.boundMethod(value.layout(WrappedMethodObject.self).pointee.function, .object(cls))
            defer { bound.release() }
            return (.classMethods, HelpText.routine(bound, name: name, note: " from builtins.type", documentation: documentation))
        case .staticMethod: return (.staticMethods, HelpText.routine(value, name: name, note: "", documentation: documentation))
        case .property:
            let isReadOnly = value.layout(PropertyObject.self).pointee.setter.isNone
            return (isReadOnly ? .readOnly : .descriptors, property(name, documentation))
        case .nativeProperty: return (.descriptors, property(name, documentation))
        default: return (.data, data(name, value))
        }
    }

    private func property(_ name: String, _ documentation: String?) -> String {
        name + "\n" + (documentation.map { HelpText.indented($0, by: "    ") + "\n" } ?? "")
    }

    private func data(_ name: String, _ value: Value) -> String {
        name + " = " + HelpText.shown(value, limit: 70 - name.count - 3) + "\n"
    }
}
