// The builtin classes that the machine knows: one table, filled once when the first interpreter starts. Their methods are
// installed by Builtins; exceptions' classes are in Exceptions.swift.

package struct TypeTable {
    var object, type: ClassPointer
    var none, notImplemented, ellipsis, bool, int, float, string, bytes, byteArray, tuple, list, dict, set,
        frozenSet: ClassPointer
    var range, slice, function, boundMethod, nativeFunction, nativeMethod, cell, generator, module, code, traceback: ClassPointer
    var property, nativeProperty, classMethod, staticMethod, superProxy: ClassPointer
    var iterator, rangeIterator, listIterator, tupleIterator, stringIterator, bytesIterator, setIterator: ClassPointer
    var unicodeIterator, byteArrayIterator, complex: ClassPointer
    var dictKeyIterator, dictValueIterator, dictItemIterator, dictKeys, dictValues, dictItems: ClassPointer
}

// Written once under the interpreter lock, before any script runs.
nonisolated(unsafe) var machineTypes: UnsafeMutablePointer<TypeTable>?

package enum Types {
    @inline(__always) private static var table: UnsafeMutablePointer<TypeTable> { machineTypes.unsafelyUnwrapped }

    package static var object: ClassPointer { table.pointee.object }
    package static var type: ClassPointer { table.pointee.type }
    package static var none: ClassPointer { table.pointee.none }
    package static var notImplemented: ClassPointer { table.pointee.notImplemented }
    package static var ellipsis: ClassPointer { table.pointee.ellipsis }
    package static var bool: ClassPointer { table.pointee.bool }
    package static var int: ClassPointer { table.pointee.int }
    package static var float: ClassPointer { table.pointee.float }
    package static var complex: ClassPointer { table.pointee.complex }
    package static var string: ClassPointer { table.pointee.string }
    package static var bytes: ClassPointer { table.pointee.bytes }
    package static var byteArray: ClassPointer { table.pointee.byteArray }
    package static var tuple: ClassPointer { table.pointee.tuple }
    package static var list: ClassPointer { table.pointee.list }
    package static var dict: ClassPointer { table.pointee.dict }
    package static var set: ClassPointer { table.pointee.set }
    package static var frozenSet: ClassPointer { table.pointee.frozenSet }
    package static var range: ClassPointer { table.pointee.range }
    package static var slice: ClassPointer { table.pointee.slice }
    package static var function: ClassPointer { table.pointee.function }
    package static var boundMethod: ClassPointer { table.pointee.boundMethod }
    package static var nativeFunction: ClassPointer { table.pointee.nativeFunction }
    /// Methods of builtin and native types, seen through the class ("method_descriptor").
    package static var nativeMethod: ClassPointer { table.pointee.nativeMethod }
    package static var cell: ClassPointer { table.pointee.cell }
    package static var generator: ClassPointer { table.pointee.generator }
    package static var module: ClassPointer { table.pointee.module }
    package static var code: ClassPointer { table.pointee.code }
    package static var traceback: ClassPointer { table.pointee.traceback }
    package static var property: ClassPointer { table.pointee.property }
    package static var nativeProperty: ClassPointer { table.pointee.nativeProperty }
    package static var classMethod: ClassPointer { table.pointee.classMethod }
    package static var staticMethod: ClassPointer { table.pointee.staticMethod }
    package static var superProxy: ClassPointer { table.pointee.superProxy }
    /// Plain `iterator`: over `__getitem__`, and what native code makes without a class of its own.
    package static var iterator: ClassPointer { table.pointee.iterator }
    package static var rangeIterator: ClassPointer { table.pointee.rangeIterator }
    package static var listIterator: ClassPointer { table.pointee.listIterator }
    package static var tupleIterator: ClassPointer { table.pointee.tupleIterator }
    package static var stringIterator: ClassPointer { table.pointee.stringIterator }
    package static var bytesIterator: ClassPointer { table.pointee.bytesIterator }
    /// Of text beyond ASCII.
    package static var unicodeIterator: ClassPointer { table.pointee.unicodeIterator }
    package static var byteArrayIterator: ClassPointer { table.pointee.byteArrayIterator }
    package static var setIterator: ClassPointer { table.pointee.setIterator }
    package static var dictKeyIterator: ClassPointer { table.pointee.dictKeyIterator }
    package static var dictValueIterator: ClassPointer { table.pointee.dictValueIterator }
    package static var dictItemIterator: ClassPointer { table.pointee.dictItemIterator }
    package static var dictKeys: ClassPointer { table.pointee.dictKeys }
    package static var dictValues: ClassPointer { table.pointee.dictValues }
    package static var dictItems: ClassPointer { table.pointee.dictItems }

    /// Makes the classes, without methods. `object` and `type` first: they refer to each other, and names are strings
    /// whose class must exist before the first name does.
    static func bootstrap() {
        if machineTypes != nil { return }
        let table = UnsafeMutablePointer<TypeTable>.allocate(capacity: 1)
        // Every slot holds something while the first strings and tuples are made; the classes are set right after.
        func blank() -> ClassPointer { Heap.reserveClass() }
        let object = blank(), type = blank(), string = blank(), tuple = blank(), dict = blank()
        table.initialize(
            to: TypeTable(
                object: object, type: type, none: object, notImplemented: object, ellipsis: object, bool: object, int: object,
                float: object, string: string, bytes: object, byteArray: object, tuple: tuple, list: object, dict: dict,
                set: object,
                frozenSet: object, range: object, slice: object, function: object, boundMethod: object, nativeFunction: object,
                nativeMethod: object, cell: object, generator: object, module: object, code: object, traceback: object,
                property: object,
                nativeProperty: object, classMethod: object, staticMethod: object, superProxy: object, iterator: object,
                rangeIterator: object, listIterator: object, tupleIterator: object, stringIterator: object, bytesIterator: object,
                setIterator: object, unicodeIterator: object, byteArrayIterator: object, complex: object, dictKeyIterator: object,
                dictValueIterator: object, dictItemIterator: object,
                dictKeys: object,
                dictValues: object, dictItems: object))
        machineTypes = table
        for cls in [object, type, string, tuple, dict] { cls.pointee.header.cls = type }
        ClassObject.fill(object, name: "object", bases: [], kind: .instance)
        ClassObject.fill(type, name: "type", bases: [object], kind: .classObject)
        ClassObject.fill(string, name: "str", bases: [object], kind: .string)
        ClassObject.fill(tuple, name: "tuple", bases: [object], kind: .tuple)
        ClassObject.fill(dict, name: "dict", bases: [object], kind: .dict)
        func make(
            _ name: String, _ kind: Kind, base: ClassPointer? = nil, isFinal: Bool = true, isAbstract: Bool = false
        ) -> ClassPointer {
            let flags = (isFinal ? ClassObject.isFinal : 0) | (isAbstract ? ClassObject.isAbstract : 0)
            return ClassObject.make(name: name, bases: [base ?? object], kind: kind, flags: flags)
        }
        table.pointee.none = make("NoneType", .instance)
        table.pointee.notImplemented = make("NotImplementedType", .instance)
        table.pointee.ellipsis = make("ellipsis", .instance)
        table.pointee.int = make("int", .bigInteger, isFinal: false)
        table.pointee.bool = make("bool", .bigInteger, base: table.pointee.int)
        table.pointee.float = make("float", .boxedFloat, isFinal: false)
        table.pointee.complex = make("complex", .complex, isFinal: false)
        table.pointee.bytes = make("bytes", .bytes, isFinal: false)
        table.pointee.byteArray = make("bytearray", .byteArray, isFinal: false)
        table.pointee.list = make("list", .list, isFinal: false)
        table.pointee.set = make("set", .set, isFinal: false)
        table.pointee.frozenSet = make("frozenset", .frozenSet, isFinal: false)
        table.pointee.range = make("range", .range)
        table.pointee.slice = make("slice", .slice)
        table.pointee.function = make("function", .function, isAbstract: true)
        table.pointee.boundMethod = make("method", .boundMethod)
        table.pointee.nativeFunction = make("builtin_function_or_method", .nativeFunction, isAbstract: true)
        table.pointee.nativeMethod = make("method_descriptor", .nativeFunction, isAbstract: true)
        table.pointee.cell = make("cell", .cell, isAbstract: true)
        table.pointee.generator = make("generator", .generator, isAbstract: true)
        table.pointee.module = make("module", .module)
        table.pointee.code = make("code", .code, isAbstract: true)
        table.pointee.traceback = make("traceback", .traceback, isAbstract: true)
        table.pointee.property = make("property", .property, isFinal: false)
        table.pointee.nativeProperty = make("getset_descriptor", .nativeProperty, isAbstract: true)
        table.pointee.classMethod = make("classmethod", .classMethod)
        table.pointee.staticMethod = make("staticmethod", .staticMethod)
        table.pointee.superProxy = make("super", .superProxy)
        table.pointee.iterator = make("iterator", .sequenceIterator, isAbstract: true)
        table.pointee.rangeIterator = make("range_iterator", .rangeIterator, isAbstract: true)
        table.pointee.listIterator = make("list_iterator", .sequenceIterator, isAbstract: true)
        table.pointee.tupleIterator = make("tuple_iterator", .sequenceIterator, isAbstract: true)
        table.pointee.stringIterator = make("str_ascii_iterator", .sequenceIterator, isAbstract: true)
        table.pointee.bytesIterator = make("bytes_iterator", .sequenceIterator, isAbstract: true)
        table.pointee.unicodeIterator = make("str_iterator", .sequenceIterator, isAbstract: true)
        table.pointee.byteArrayIterator = make("bytearray_iterator", .sequenceIterator, isAbstract: true)
        table.pointee.setIterator = make("set_iterator", .dictIterator, isAbstract: true)
        table.pointee.dictKeyIterator = make("dict_keyiterator", .dictIterator, isAbstract: true)
        table.pointee.dictValueIterator = make("dict_valueiterator", .dictIterator, isAbstract: true)
        table.pointee.dictItemIterator = make("dict_itemiterator", .dictIterator, isAbstract: true)
        table.pointee.dictKeys = make("dict_keys", .dictView, isAbstract: true)
        table.pointee.dictValues = make("dict_values", .dictView, isAbstract: true)
        table.pointee.dictItems = make("dict_items", .dictView, isAbstract: true)
    }
}

extension Value {
    /// The class of any value (`type(x)`). Borrowed.
    @inline(__always) package var classOf: ClassPointer {
        if tag >= Tag.object { return object.pointee.cls }
        return immediateClass
    }

    private var immediateClass: ClassPointer {
        switch tag {
        case Tag.int: Types.int
        case Tag.float: Types.float
        case Tag.bool: Types.bool
        default: bits == 0 ? Types.none : bits == 1 ? Types.notImplemented : Types.ellipsis
        }
    }

    /// Name of the class, for messages: CPython puts the module before the names of the library's classes that are written in C.
    public var typeName: String {
        let cls = classOf
        guard let module = Dict.get(cls.pointee.namespace, name: Names.module), module.isString else { return cls.nameString }
        let name = cls.nameString
        switch module.swiftString {
        case "itertools", "operator", "_io", "datetime": return "\(module.swiftString).\(name)"
        case "decimal" where name == "Decimal" || name == "Context" || name == "SignalDict": return "decimal.\(name)"
        case "functools"
        where (!cls.pointee.isScript && name != "CacheInfo") || name == "partial" || name == "_lru_cache_wrapper":
            return "functools.\(name)"
        case "collections" where !cls.pointee.isScript || name == "OrderedDict" || name == "defaultdict":
            return "collections.\(name)"
        case "re" where name == "Pattern" || name == "Match": return "re.\(name)"
        case "_struct", "_csv", "_thread": return "\(module.swiftString).\(name)"
        case "time" where name == "struct_time", "os" where name == "stat_result" || name == "terminal_size", "sys",
            "weakref" where name == "ReferenceType":
            return "\(module.swiftString).\(name)"
        case "types" where name == "UnionType" || name == "GenericAlias" || name == "SimpleNamespace": return "types.\(name)"
        default: return name
        }
    }
}
