// What a piece of code stands for, found without running any: names are looked up, attributes read from instances,
// classes and modules. Script code (properties, __getattr__, calls) is never entered; getters written in Swift are.

/// An object, or what is known of one that does not exist yet.
enum KnownObject {
    case value(Value)
    /// Some instance of the class: of a literal, or of a call of the class.
    case instance(ClassPointer)

    var cls: ClassPointer {
        switch self {
        case .value(let value): value.classOf
        case .instance(let cls): cls
        }
    }

    var value: Value? {
        if case .value(let value) = self { return value }
        return nil
    }
}

/// Looks things up for one request and owns what it makes on the way.
final class ObjectFinder {
    let interpreter: Interpreter
    private var temporaries: [Value] = []

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    deinit { for value in temporaries { value.release() } }

    /// Keeps an owned value until the request ends.
    func keep(_ owned: Value) -> Value {
        temporaries.append(owned)
        return owned
    }

    /// A global of `__main__` or a builtin.
    func global(_ name: String) -> Value? {
        let key = keep(.interned(name))
        return Dict.get(interpreter.main.pointee.namespace, name: key) ?? Dict.get(builtinNamespace, name: key)
    }

    var builtinNamespace: UnsafeMutablePointer<DictObject> {
        CoreTypes.builtinsModule.layout(ModuleObject.self).pointee.namespace
    }

    /// What the pieces `range` of a scan stand for.
    func find(_ scan: CodeScan, _ range: ClosedRange<Int>) -> KnownObject? {
        var place = range.lowerBound
        guard var found = head(scan, &place, range.upperBound) else { return nil }
        while place <= range.upperBound {
            let piece = scan.pieces[place]
            guard piece.kind == .sign else { return nil }
            switch piece.text {
            case ".":
                guard place < range.upperBound, let next = member(found, scan.pieces[place + 1].text) else { return nil }
                found = next
                place += 2
            case "(":
                // A call is not made, but an instance of a class is one.
                guard let callee = found.value, callee.isKind(.classObject), let end = closing(scan, place, range.upperBound)
                else { return nil }
                found = .instance(callee.layout(ClassObject.self))
                place = end + 1
            case "[":
                guard let end = closing(scan, place, range.upperBound), end == place + 2,
                    let next = item(found, scan.pieces[place + 1])
                else { return nil }
                found = next
                place = end + 1
            default: return nil
            }
        }
        return found
    }

    private func head(_ scan: CodeScan, _ place: inout Int, _ last: Int) -> KnownObject? {
        let piece = scan.pieces[place]
        switch piece.kind {
        case .name:
            place += 1
            switch piece.text {
            case "None": return .value(.none)
            case "True", "False": return .value(.bool(piece.text == "True"))
            default: return global(piece.text).map { .value($0) }
            }
        case .string:
            place += 1
            let isBytes = piece.text.prefix { $0 != "'" && $0 != "\"" }.contains { $0 == "b" || $0 == "B" }
            return .instance(isBytes ? Types.bytes : Types.string)
        case .number:
            place += 1
            let isFloat = !piece.text.hasPrefix("0x") && piece.text.contains { ".eE".contains($0) }
            return .instance(isFloat ? Types.float : Types.int)
        case .sign:
            guard let end = closing(scan, place, last) else { return nil }
            let inner = (place + 1)..<end
            defer { place = end + 1 }
            switch piece.text {
            case "[": return .instance(Types.list)
            case "{":
                let isDict = inner.isEmpty || inner.contains { scan.isSign($0, ":") || scan.isSign($0, "*") }
                return .instance(isDict ? Types.dict : Types.set)
            default:
                if inner.contains(where: { scan.isSign($0, ",") }) { return .instance(Types.tuple) }
                guard let upper = inner.last, scan.primaryStart(endingAt: upper) == inner.lowerBound else { return nil }
                return find(scan, inner.lowerBound...upper)
            }
        case .lineEnd: return nil
        }
    }

    private func closing(_ scan: CodeScan, _ open: Int, _ last: Int) -> Int? {
        var depth = 0
        for place in open...last where scan.pieces[place].kind == .sign {
            if ["(", "[", "{"].contains(scan.pieces[place].text) { depth += 1 }
            if [")", "]", "}"].contains(scan.pieces[place].text) { depth -= 1 }
            if depth == 0 { return place }
        }
        return nil
    }

    /// `found[literal]` of a dict, list or tuple proper.
    private func item(_ found: KnownObject, _ index: CodePiece) -> KnownObject? {
        guard let container = found.value else { return nil }
        if index.kind == .string, container.isKind(.dict) {
            let text = index.text.drop { $0 != "'" && $0 != "\"" }
            guard text.count >= 2, !text.contains("\\"), !text.hasPrefix("\"\"\""), !text.hasPrefix("'''") else { return nil }
            let key = keep(.interned(String(text.dropFirst().dropLast())))
            return Dict.get(container.layout(DictObject.self), name: key).map { .value($0) }
        }
        guard index.kind == .number, let number = Int(index.text) else { return nil }
        let items: [Value]
        if container.isKind(.list) {
            items = Array(container.listItems)
        } else if container.isKind(.tuple) {
            items = Array(container.tupleItems)
        } else {
            return nil
        }
        return items.indices.contains(number) ? .value(items[number]) : nil
    }
}

/// Attributes.
extension ObjectFinder {
    /// The attribute of an object, if that can be told without running script code.
    func member(_ object: KnownObject, _ name: String) -> KnownObject? {
        let key = keep(.interned(name))
        switch object {
        case .instance(let cls):
            guard let attribute = cls.lookup(key) else { return nil }
            return ofClass(attribute, cls: cls, receiver: .none)
        case .value(let value):
            let inClass = value.classOf.lookup(key)
            if let inClass, runsScript(inClass) { return nil }
            if value.classOf.pointee.flags & ClassObject.hasGetattribute != 0 { return nil }
            do throws(Raise) {
                if let found = try AttributeAccess.findPlain(value, key) { return .value(keep(found)) }
                // A hook written in Swift only looks something up, as a module its children.
                if let hook = value.classOf.lookup(Names.getattr), hook.isKind(.nativeFunction) {
                    return .value(keep(try callMethod(hook, value, key)))
                }
            } catch { error.discard() }
            return nil
        }
    }

    private func ofClass(_ attribute: Value, cls: ClassPointer, receiver: Value) -> KnownObject? {
        guard attribute.isObject else { return .value(attribute) }
        switch attribute.object.pointee.kind {
        case .function: return .value(keep(.boundMethod(attribute, receiver)))
        case .nativeFunction:
            return attribute.nativeFunction.binds ? .value(keep(.boundMethod(attribute, receiver))) : .value(attribute)
        case .classMethod:
            return .value(keep(.boundMethod(attribute.layout(WrappedMethodObject.self).pointee.function, .object(cls))))
        case .staticMethod: return .value(attribute.layout(WrappedMethodObject.self).pointee.function)
        case .property, .nativeProperty: return nil
        default: return runsScript(attribute) ? nil : .value(attribute)
        }
    }

    private func runsScript(_ attribute: Value) -> Bool {
        attribute.isKind(.property)
            || attribute.isObject && attribute.classOf.pointee.isScript
                && attribute.classOf.pointee.flags & ClassObject.isDescriptor != 0
    }

    /// Every attribute that an object is known to have, with what it is; each name once, its own before the class's.
    func members(of object: KnownObject) -> [(name: String, kind: String, value: KnownObject?)] {
        var names: [(name: Value, isOwn: Bool)] = []
        func add(_ dict: UnsafeMutablePointer<DictObject>, isOwn: Bool) {
            var place = 0
            while let entry = Dict.next(dict, from: &place) {
                if entry.pointee.key.isString { names.append((entry.pointee.key, isOwn)) }
            }
        }
        func add(_ cls: ClassPointer) {
            for i in 0..<cls.pointee.orderCount { add(cls.pointee.order[i].pointee.namespace, isOwn: false) }
        }
        if let value = object.value {
            if value.isObject, let attributes = Attributes.of(value.object) {
                names += Shape.names(attributes.pointee.shape).map { ($0, true) }
            }
            if value.isKind(.module) {
                let module = value.layout(ModuleObject.self)
                add(module.pointee.namespace, isOwn: true)
                if module.pointee.native != nil {
                    let prefix = module.pointee.name.swiftString + "."
                    for full in interpreter.nativeModules.keys.sorted() where full.hasPrefix(prefix) {
                        let rest = full.dropFirst(prefix.count)
                        if !rest.contains(".") { names.append((keep(.interned(String(rest))), true)) }
                    }
                }
            }
            if value.isKind(.classObject) { add(value.layout(ClassObject.self)) }
            names += listed(value).map { ($0, true) }
        }
        if object.value?.isKind(.classObject) != true { add(object.cls) }

        var seen: Set<String> = []
        var result: [(name: String, kind: String, value: KnownObject?)] = []
        for (name, isOwn) in names {
            let text = name.swiftString
            guard seen.insert(text).inserted else { continue }
            if !isOwn, object.value?.isKind(.classObject) != true, let inClass = object.cls.lookup(name),
                inClass.isKind(.property) || inClass.isKind(.nativeProperty)
            {
                result.append((text, "property", nil))
                continue
            }
            let found = member(object, text)
            result.append((text, found.map { ObjectFinder.kind(of: $0) } ?? "instance", found))
        }
        return result
    }

    /// What a `__dir__` written in Swift lists beyond the attributes proper (a module's children).
    private func listed(_ value: Value) -> [Value] {
        let key = keep(.interned("__dir__"))
        guard value.isKind(.native), let hook = value.classOf.lookup(key), hook.isKind(.nativeFunction),
            Types.object.lookup(key).map({ !$0.isSame(hook) }) ?? true
        else { return [] }
        do throws(Raise) {
            let list = keep(try callMethod(hook, value))
            return list.isKind(.list) ? Array(list.listItems).filter(\.isString).map { keep($0.internedString.retained()) } : []
        } catch {
            error.discard()
            return []
        }
    }

    /// The word for an object in a list of completions.
    static func kind(of object: KnownObject) -> String {
        guard let value = object.value, value.isObject else { return "instance" }
        switch value.object.pointee.kind {
        case .function, .nativeFunction, .boundMethod, .classMethod, .staticMethod: return "function"
        case .classObject: return "class"
        case .module: return "module"
        case .property, .nativeProperty: return "property"
        default: return "instance"
        }
    }
}
