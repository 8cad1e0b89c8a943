// `__slots__`: which attributes the instances of a class take. The attributes themselves lie where all attributes lie; a
// class that restricts them only has the names checked when an attribute is set for the first time.

enum Slots {
    /// Reads `__slots__` of a class that is being made and decides whether its instances are restricted.
    static func install(_ cls: ClassPointer) throws(Raise) {
        guard let declared = Dict.get(cls.pointee.namespace, name: Names.slots) else { return }
        var names: [Value] = []
        defer { for name in names { name.release() } }
        if declared.isString {
            names = [declared.retained()]
        } else {
            let list = try Iteration.collect(declared)
            defer { list.release() }
            names = list.listItems.map { $0.retained() }
        }
        var keepsDictionary = false
        for name in names {
            guard name.isString else {
                throw Raise.typeError("__slots__ items must be strings, not '\(name.typeName)'")
            }
            if name.swiftString == "__dict__" {
                keepsDictionary = true
            } else if Dict.get(cls.pointee.namespace, name: name.internedString) != nil {
                throw Raise.valueError("'\(name.swiftString)' in __slots__ conflicts with class variable")
            }
        }
        let basesAreOpen = cls.bases.contains {
            $0.pointee.isScript
                ? $0.pointee.flags & ClassObject.restrictsAttributes == 0 : $0.pointee.flags & ClassObject.isException != 0
        }
        if !keepsDictionary && !basesAreOpen { cls.pointee.flags |= ClassObject.restrictsAttributes }
    }

    /// Whether a class along the order names the attribute.
    static func allow(_ cls: ClassPointer, _ name: Value) -> Bool {
        for i in 0..<cls.pointee.orderCount {
            let owner = cls.pointee.order[i]
            guard owner.pointee.isScript, let declared = Dict.get(owner.pointee.namespace, name: Names.slots) else { continue }
            if declared.isString {
                if matches(declared, name, owner) { return true }
                continue
            }
            if let items = declared.sequenceItems {
                for item in items where matches(item, name, owner) { return true }
            } else if let contains = try? Operators.contains(declared, name), contains {
                return true
            }
        }
        return false
    }

    /// Private names are mangled here as in the class's own code.
    private static func matches(_ declared: Value, _ name: Value, _ owner: ClassPointer) -> Bool {
        guard declared.isString else { return false }
        return mangled(declared.swiftString, in: owner.nameString) == name.swiftString
    }
}
