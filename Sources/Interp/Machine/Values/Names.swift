// Interned names that the machine itself looks up. They live for good.

package enum Names {
    // One table, made with the first name that is asked for. A lazy global for each name would cost a call at each use.
    nonisolated(unsafe) private static var known: ValuePointer?

    @inline(__always) private static func at(_ place: Int) -> Value {
        if let known { return known[place] }
        return make()[place]
    }

    @inline(never) private static func make() -> ValuePointer {
        let table = ValuePointer.allocate(capacity: texts.count)
        for (i, text) in texts.enumerated() { table[i] = .interned(text) }
        known = table
        return table
    }

    package static var get: Value { at(0) }
    package static var set: Value { at(1) }
    package static var delete: Value { at(2) }
    package static var getattr: Value { at(3) }
    package static var getattribute: Value { at(4) }
    package static var setattr: Value { at(5) }
    package static var delattr: Value { at(6) }
    package static var del: Value { at(7) }
    package static var missing: Value { at(8) }
    package static var new: Value { at(9) }
    package static var initialize: Value { at(10) }
    package static var initSubclass: Value { at(11) }
    package static var setName: Value { at(12) }
    package static var classGetItem: Value { at(13) }
    package static var call: Value { at(14) }
    package static var eq: Value { at(15) }
    package static var ne: Value { at(16) }
    package static var lt: Value { at(17) }
    package static var le: Value { at(18) }
    package static var gt: Value { at(19) }
    package static var ge: Value { at(20) }
    package static var hash: Value { at(21) }
    package static var bool: Value { at(22) }
    package static var len: Value { at(23) }
    package static var iter: Value { at(24) }
    package static var next: Value { at(25) }
    package static var getItem: Value { at(26) }
    package static var setItem: Value { at(27) }
    package static var delItem: Value { at(28) }
    package static var contains: Value { at(29) }
    package static var repr: Value { at(30) }
    package static var str: Value { at(31) }
    package static var format: Value { at(32) }
    package static var index: Value { at(33) }
    package static var int: Value { at(34) }
    package static var float: Value { at(35) }
    package static var enter: Value { at(36) }
    package static var exit: Value { at(37) }
    package static var neg: Value { at(38) }
    package static var pos: Value { at(39) }
    package static var invert: Value { at(40) }
    package static var dict: Value { at(41) }
    package static var cls: Value { at(42) }
    package static var doc: Value { at(43) }
    package static var name: Value { at(44) }
    package static var qualname: Value { at(45) }
    package static var module: Value { at(46) }
    package static var main: Value { at(47) }
    package static var builtins: Value { at(48) }
    package static var annotations: Value { at(49) }
    package static var slots: Value { at(50) }
    package static var all: Value { at(51) }
    package static var file: Value { at(52) }
    package static var path: Value { at(53) }
    package static var package_: Value { at(54) }
    package static var metaclass: Value { at(55) }
    package static var send: Value { at(56) }
    package static var throw_: Value { at(57) }
    package static var close: Value { at(58) }
    package static var keys: Value { at(59) }
    package static var value: Value { at(60) }
    package static var code: Value { at(61) }
    package static var name_: Value { at(62) }
    package static var object: Value { at(63) }
    package static var path_: Value { at(64) }
    package static var underscore: Value { at(65) }
    package static var instanceCheck: Value { at(66) }
    package static var reprPNG: Value { at(67) }
    package static var reprHTML: Value { at(68) }
    package static var reprMIMEBundle: Value { at(69) }
    package static var cause: Value { at(70) }
    package static var context: Value { at(71) }
    package static var traceback: Value { at(72) }
    package static var suppressContext: Value { at(73) }
    package static var notes: Value { at(74) }
    package static var reversed: Value { at(75) }
    package static var empty: Value { at(76) }

    /// By place in the table.
    private static let texts = [
        "__get__", "__set__", "__delete__", "__getattr__", "__getattribute__", "__setattr__", "__delattr__", "__del__",
        "__missing__", "__new__", "__init__", "__init_subclass__", "__set_name__", "__class_getitem__", "__call__", "__eq__",
        "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__bool__", "__len__", "__iter__", "__next__",
        "__getitem__", "__setitem__", "__delitem__", "__contains__", "__repr__", "__str__", "__format__", "__index__",
        "__int__", "__float__", "__enter__", "__exit__", "__neg__", "__pos__", "__invert__", "__dict__", "__class__", "__doc__",
        "__name__", "__qualname__", "__module__", "__main__", "__builtins__", "__annotations__", "__slots__", "__all__",
        "__file__", "__path__", "__package__", "metaclass", "send", "throw", "close", "keys", "value", "code", "name", "obj",
        "path", "_", "__instancecheck__", "_repr_png_", "_repr_html_", "_repr_mimebundle_", "__cause__", "__context__",
        "__traceback__", "__suppress_context__", "__notes__", "__reversed__", "",
    ]
}
