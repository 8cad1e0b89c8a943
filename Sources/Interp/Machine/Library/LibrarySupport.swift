// What the library's modules share: putting functions and values into a namespace, reading arguments with CPython's
// messages, and classes of the library, which are made once for the process. No module lives here.

import Glibc

extension ModuleBuilder {
    /// A function, its parameters written as Python writes them (see NativeFunction).
    func function(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
        let function = NativeFunction(signature, module: module, documentation: doc, body: body)
        CoreTypes.put(namespace, function.name, .nativeFunction(function))
    }

    /// A name with an owned value.
    func set(_ name: String, _ owned: Value) { CoreTypes.put(namespace, name, owned) }

    /// `_type_name(value)` for the script part: the class's name as C's messages have it.
    func setTypeName() { function("_type_name(value, /)") { a throws(Raise) in .interned(a[0].typeName) } }

    /// A class; the module does not own it.
    func set(_ cls: ClassPointer, as name: String? = nil) {
        CoreTypes.put(namespace, name ?? cls.nameString, Value.object(cls).retained())
    }
}

enum LibraryClass {
    /// A class of the library. `build` puts its methods in.
    static func make(
        _ name: String, module: String, base: ClassPointer? = nil, kind: Kind = .native, isFinal: Bool = false, doc: String = "",
        _ build: (ClassPointer) -> Void
    ) -> ClassPointer {
        let cls = ClassObject.make(
            name: name, bases: [base ?? Types.object], kind: kind, flags: isFinal ? ClassObject.isFinal : 0)
        cls.setAttribute(Names.module, .interned(module))
        if !doc.isEmpty { cls.setAttribute(Names.doc, .string(doc)) }
        build(cls)
        cls.changed()
        return cls
    }

    /// A class whose instances carry a Swift object.
    static func make<T: AnyObject>(
        _ type: T.Type, _ name: String, module: String, base: ClassPointer? = nil, isFinal: Bool = false, doc: String = "",
        _ build: (ClassPointer) -> Void
    ) -> ClassPointer {
        let cls = make(name, module: module, base: base, isFinal: isFinal, doc: doc, build)
        NativeClasses.register(type, cls)
        return cls
    }

    /// A new script object of a class (or a script subclass of it) around a Swift object.
    static func box(_ cls: ClassPointer, _ object: AnyObject) -> Value {
        let box = Heap.allocate(NativeObjectBox.self, for: cls, .native)
        box.pointee.object = nil
        if cls.pointee.isScript { Heap.track(box) }
        let value = Value.object(box)
        NativeIdentity.adopt(value, object)
        return value
    }

    /// `__new__` that makes the Swift object, whatever `__init__` will do with the arguments.
    static func constructor(_ cls: ClassPointer, _ make: @escaping () throws(Raise) -> AnyObject) {
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { a throws(Raise) in
            box(a[0].layout(ClassObject.self), try make())
        }
    }

    /// A class of iterators.
    static func iterator(_ name: String, module: String) -> ClassHandle {
        let cls = ClassObject.make(
            name: name, bases: [Types.iterator], kind: .iterator, flags: ClassObject.isFinal)
        cls.setAttribute(Names.module, .interned(module))
        return ClassHandle(cls)
    }

    /// An exception class of a module.
    static func exception(_ name: String, module: String, bases: [ExceptionKind]) -> ClassPointer {
        let parents = bases.map { Types.exception($0) }
        let cls = ClassObject.make(
            name: name, bases: parents, order: ClassObject.linearize(parents), kind: .exception, flags: ClassObject.isException)
        cls.setAttribute(Names.module, .interned(module))
        return cls
    }
}

/// The Swift object in a box, or the TypeError for a wrong receiver.
func nativeSelf<T: AnyObject>(_ value: Value, _ type: T.Type, _ name: String) throws(Raise) -> T {
    if let object = NativeIdentity.object(in: value) as? T { return object }
    if value.isKind(.native) { throw Raise.valueError("I/O operation on uninitialized object") }
    throw Raise.typeError("descriptor '\(name)' requires a '\(name)' object but received a '\(value.typeName)'")
}

enum ArgumentValues {
    /// A number as CPython's `PyFloat_AsDouble` takes it.
    static func real(_ value: Value) throws(Raise) -> Double {
        if value.isFloat { return value.asFloat }
        if value.isSmallInt || value.isBool { return Double(value.asInt) }
        if let number = value.floatValue { return number }
        if let integer = value.integerValue {
            guard let number = integer.asDouble, number.isFinite else {
                throw Raise.overflowError("int too large to convert to float")
            }
            return number
        }
        if let method = value.classOf.lookup(Names.float) {
            let result = try callMethod(method, value)
            defer { result.release() }
            guard let number = result.floatValue else {
                throw Raise.typeError("\(value.typeName).__float__ returned non-float (type \(result.typeName))")
            }
            return number
        }
        if value.classOf.lookup(Names.index) != nil {
            let integer = try integer(value)
            guard let number = integer.asDouble, number.isFinite else {
                throw Raise.overflowError("int too large to convert to float")
            }
            return number
        }
        throw Raise.typeError("must be real number, not \(value.typeName)")
    }

    /// An int of any size, by `__index__`.
    static func integer(_ value: Value) throws(Raise) -> BigInteger {
        if let number = value.integerValue { return number }
        if let method = value.classOf.lookup(Names.index) {
            let result = try callMethod(method, value)
            defer { result.release() }
            if let number = result.integerValue { return number }
            throw Raise.typeError("__index__ returned non-int (type \(result.typeName))")
        }
        throw Raise.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }

    /// An int that fits a machine word.
    static func int(_ value: Value) throws(Raise) -> Int {
        if value.isSmallInt || value.isBool { return value.asInt }
        guard let number = try integer(value).asInt else {
            throw Raise.overflowError("Python int too large to convert to C ssize_t")
        }
        return number
    }

    /// An int that fits 32 bits.
    static func int32(_ value: Value) throws(Raise) -> Int {
        guard let number = try integer(value).asInt, Int32(exactly: number) != nil else {
            throw Raise.overflowError("Python int too large to convert to C int")
        }
        return number
    }

    /// A str, or `message` with the type's name after it.
    static func string(_ value: Value, _ message: @autoclosure () -> String) throws(Raise) -> String {
        if value.isString { return value.swiftString }
        throw Raise.typeError("\(message()), not \(value.typeName)")
    }

    /// A path: str, bytes, or an object with `__fspath__`.
    static func path(_ value: Value, _ function: String, _ name: String = "path") throws(Raise) -> String {
        if let path = try pathOrNil(value) {
            if path.utf8.contains(0) { throw Raise.valueError("embedded null byte") }
            return path
        }
        throw Raise.typeError("\(function): \(name) should be string, bytes or os.PathLike, not \(value.typeName)")
    }

    /// `os.fspath`'s view of a value, nil for anything that is no path.
    static func pathOrNil(_ value: Value) throws(Raise) -> String? {
        if value.isString { return value.swiftString }
        if value.isKind(.bytes) { return String(decoding: value.byteContents, as: UTF8.self) }
        guard let method = value.classOf.lookup(.interned("__fspath__")) else { return nil }
        let result = try callMethod(method, value)
        defer { result.release() }
        if result.isString { return result.swiftString }
        if result.isKind(.bytes) { return String(decoding: result.byteContents, as: UTF8.self) }
        throw Raise.typeError(
            "expected \(value.typeName).__fspath__() to return str or bytes, not \(result.typeName)")
    }

    /// The entries of a `**kwargs` slot (values borrowed).
    static func keywords(_ value: Value) -> [(String, Value)] {
        var result: [(String, Value)] = []
        var place = 0
        while let entry = Dict.next(value.layout(DictObject.self), from: &place) {
            result.append((entry.pointee.key.swiftString, entry.pointee.value))
        }
        return result
    }
}

/// Raises KeyboardInterrupt when someone wants the running cell to stop: for native code that takes long.
func checkInterrupt() throws(Raise) {
    // The functions that scripts have set for signals wait until the machine goes on: native code may hold what they change.
    let flag = machine.pointee.interrupt
    if flag[1] != 0 {
        flag[1] = 0
        throw Raise.keyboardInterrupt()
    }
}
