// The name that a NameError or an AttributeError was probably about, as CPython 3.11 adds it to an uncaught traceback.

/// The closest name for the traceback of an exception, or nil.
func proposedName(_ exception: Value) -> String? {
    let cls = exception.classOf
    guard cls == Types.exception(.nameError) || cls == Types.exception(.attributeError),
        let attributes = Attributes.of(exception.object), let name = Attributes.get(attributes, Names.name_), name.isString
    else { return nil }
    let wanted = name.swiftString
    if cls == Types.exception(.attributeError) {
        guard let object = Attributes.get(attributes, Names.object) else { return nil }
        return suggestion(for: wanted, among: attributeNames(object))
    }
    // The frame where it was raised: its locals, its globals, the builtins.
    let object = exception.layout(ExceptionObject.self).pointee
    guard object.traceCount > 0, let function = object.trace?[0].function else { return nil }
    let code = function.pointee.code
    let locals = (0..<code.pointee.localCount).map { code.pointee.localNames[$0].swiftString }
    return suggestion(for: wanted, among: locals)
        ?? suggestion(for: wanted, among: names(in: function.pointee.globals))
        ?? suggestion(for: wanted, among: names(in: machine.pointee.builtins))
}

/// What `dir(object)` lists, sorted; without the script's own `__dir__`.
package func attributeNames(_ object: Value) -> [String] {
    var found: Set<String> = []
    if object.isObject, let attributes = Attributes.of(object.object) {
        for entry in Attributes.entries(attributes) where entry.name.isString { found.insert(entry.name.swiftString) }
    }
    if object.isKind(.module) {
        return names(in: object.layout(ModuleObject.self).pointee.namespace).sorted(by: comesFirst)
    }
    let cls = object.isKind(.classObject) ? object.layout(ClassObject.self) : object.classOf
    for i in 0..<cls.pointee.orderCount { found.formUnion(names(in: cls.pointee.order[i].pointee.namespace)) }
    return found.sorted(by: comesFirst)
}

private func comesFirst(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

private func names(in dict: UnsafeMutablePointer<DictObject>) -> [String] {
    var result: [String] = []
    var place = 0
    while let entry = Dict.next(dict, from: &place) {
        if entry.pointee.key.isString { result.append(entry.pointee.key.swiftString) }
    }
    return result
}
