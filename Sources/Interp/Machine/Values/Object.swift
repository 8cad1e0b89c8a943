// Object headers and layouts: how every heap object lies in memory. No behaviour: creation is in the file of each type,
// release and traversal in Heap.swift.

package typealias ObjectPointer = UnsafeMutablePointer<ObjectHeader>
package typealias ClassPointer = UnsafeMutablePointer<ClassObject>
package typealias ShapePointer = UnsafeMutablePointer<Shape>
package typealias ValuePointer = UnsafeMutablePointer<Value>

/// Which layout an object has. A script class that inherits from a builtin one keeps the builtin's layout.
package enum Kind: UInt8 {
    // Numbered from 0 without gaps: the header's byte is reinterpreted as this enum.
    case instance = 0, string, bytes, byteArray, tuple, list, dict, set, frozenSet, range, slice
    case bigInteger, boxedFloat
    case function, boundMethod, nativeFunction, classObject, cell, generator, module, exception, code, traceback
    case property, nativeProperty, classMethod, staticMethod, superProxy
    case native
    case iterator, rangeIterator, sequenceIterator, dictIterator, dictView
    case complex
    case pairIterator
}

/// The first words of every object.
package struct ObjectHeader {
    package var references: Int
    package var cls: ClassPointer
    /// Kind in the low byte, flags above.
    package var word: UInt32
    /// Place in the collector's registry plus one; 0 if the object is not tracked.
    package var registryIndex: UInt32

    /// An instance of a script class over a builtin layout: methods may be overridden.
    package static let subclass: UInt32 = 1 << 8
    /// `Attributes` lie before the header (subclass instances over builtin layouts, exceptions, natives).
    package static let prefixed: UInt32 = 1 << 9
    /// The collector has this object on its list of the dead.
    package static let condemned: UInt32 = 1 << 10
    /// `__del__` has run.
    package static let finalized: UInt32 = 1 << 11
    /// An interned string: equal contents are the same object.
    package static let interned: UInt32 = 1 << 12
    /// A repr of this container is being made (Builtins use it against endless recursion).
    package static let inRepr: UInt32 = 1 << 13
    /// Something refers to it weakly and wants to know when it goes.
    package static let weaklyReferenced: UInt32 = 1 << 14
    package static let prefixSize = 32

    @inline(__always) package var kind: Kind { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Kind.self) }
    /// The kind's number if the object is of the builtin class itself, something else if not.
    @inline(__always) package var exactKind: UInt8 { word & ObjectHeader.subclass == 0 ? UInt8(truncatingIfNeeded: word) : 0xff }
    @inline(__always) package func has(_ flag: UInt32) -> Bool { word & flag != 0 }
}

/// Instance attributes: a hidden class and its slots.
package struct Attributes {
    package var shape: ShapePointer
    package var slots: ValuePointer
    package var capacity: Int
    /// Slots lie in the object's own block: not to be freed.
    package var isInline: Bool { capacity < 0 }
}

package struct InstanceObject {
    package var header: ObjectHeader
    package var attributes: Attributes
    // inline slots follow
}

/// UTF-8 (surrogates allowed: WTF-8) bytes follow the struct.
package struct StringObject {
    package var header: ObjectHeader
    /// 0: not computed yet.
    package var hash: Int
    package var byteCount: Int
    package var scalarCount: Int
    @inline(__always) package var isASCII: Bool { byteCount == scalarCount }
}

package struct BytesObject {
    package var header: ObjectHeader
    package var hash: Int
    package var count: Int
    // bytes follow
}

package struct ByteArrayObject {
    package var header: ObjectHeader
    package var count: Int
    package var capacity: Int
    package var bytes: UnsafeMutablePointer<UInt8>?
    /// How many memoryviews look at the bytes: they may not move as long as one does.
    package var exports: Int
}

package struct TupleObject {
    package var header: ObjectHeader
    package var count: Int
    // items follow
}

package struct ListObject {
    package var header: ObjectHeader
    package var count: Int
    package var capacity: Int
    package var items: ValuePointer?
}

package struct DictEntry {
    package var hash: Int
    /// Unbound: the entry was deleted.
    package var key: Value
    package var value: Value
}

/// Insertion-ordered hash table; see Dict.swift.
package struct DictObject {
    package var header: ObjectHeader
    /// Live entries.
    package var count: Int
    /// Entries in use, deleted ones included.
    package var used: Int
    package var capacity: Int
    package var mask: Int
    package var entries: UnsafeMutablePointer<DictEntry>?
    /// In the block of the entries.
    package var index: UnsafeMutablePointer<Int32>?
    /// Changes with every insertion and deletion of a key; no two dicts with entries have the same.
    package var version: Int
}

package struct SetEntry {
    package var hash: Int
    /// Unbound with hash 0: never used; unbound with hash -1: deleted.
    package var key: Value
}

/// Open-addressing table with CPython's probe sequence, so that small sets print in the same order. Also frozenset.
package struct SetObject {
    package var header: ObjectHeader
    package var count: Int
    package var fill: Int
    package var mask: Int
    package var table: UnsafeMutablePointer<SetEntry>
    /// frozenset's hash; -1: not computed. In a set: where the next `pop` begins to search.
    package var hash: Int
}

package struct RangeObject {
    package var header: ObjectHeader
    package var start: Int
    package var stop: Int
    package var step: Int
    package var count: Int
}

package struct SliceObject {
    package var header: ObjectHeader
    package var start: Value
    package var stop: Value
    package var step: Value
}

package struct BigIntegerObject {
    package var header: ObjectHeader
    package var box: Unmanaged<BigIntegerBox>
}

/// A float of a script subclass of float.
package struct BoxedFloatObject {
    package var header: ObjectHeader
    package var value: Double
}

package struct ComplexObject {
    package var header: ObjectHeader
    package var number: ComplexNumber
}

package struct FunctionObject {
    package var header: ObjectHeader
    package var code: UnsafeMutablePointer<CodeRecord>
    /// Globals dict, owned.
    package var globals: UnsafeMutablePointer<DictObject>
    /// Tuple of the last positional parameters' defaults, or unbound.
    package var defaults: Value
    /// Dict of keyword-only defaults, or unbound.
    package var keywordDefaults: Value
    /// Cells, in the order of CodeObject.freeNames.
    package var closure: UnsafeMutablePointer<Value>?
    package var closureCount: Int
    package var name: Value
    package var qualifiedName: Value
    package var documentation: Value
    package var annotations: Value
    package var module: Value
    /// Attributes that a script has set: a dict or unbound.
    package var attributes: Value
}

package struct BoundMethodObject {
    package var header: ObjectHeader
    package var function: Value
    package var receiver: Value
}

package struct NativeFunctionObject {
    package var header: ObjectHeader
    package var info: Unmanaged<NativeFunction>
    /// Number of parameters if a positional call with as many arguments needs no binding, else -1; `unknown` before the
    /// first call.
    package var directCount: Int
    /// Attribute lookup through an instance binds it (methods of native types; not functions of modules).
    package var binds: Bool
    /// The least number of positional arguments that a call without names may have if the others have defaults;
    /// `Int.max` if such calls need binding. Known when `directCount` is.
    package var leastCount: Int
    /// The short way for plain arguments; see Native/QuickBody.swift.
    package var quick: QuickBody
    /// What binding a call needs to know, for functions without *args and **kwargs; nil before the first call. The function
    /// keeps it.
    var slots: UnsafeMutablePointer<NativeParameters.Slot>?
    var slotCount: Int
    var positionalCount: Int
    var positionalOnlyCount: Int

    static let unknown = -2
}

package struct CellObject {
    package var header: ObjectHeader
    package var content: Value
}

package struct ModuleObject {
    package var header: ObjectHeader
    package var name: Value
    package var namespace: UnsafeMutablePointer<DictObject>
    /// Submodules and lazily built parts: called when a name is missing. Nil for script modules.
    package var native: Unmanaged<NativeModule>?
}

package struct ExceptionObject {
    package var header: ObjectHeader
    /// Tuple.
    package var arguments: Value
    /// `__cause__` and `__context__`: an exception or None.
    package var cause: Value
    package var context: Value
    package var suppressesContext: Bool
    /// Innermost entry first.
    package var trace: UnsafeMutablePointer<TraceEntry>?
    package var traceCount: Int
    package var traceCapacity: Int
    /// `__traceback__` as an object, made when it is asked for; None before. Stale if `traceback.length` differs.
    package var traceback: Value
    /// An exception group's message and the tuple of its exceptions; unbound in every other exception.
    package var message: Value
    package var members: Value
}

/// One line of a traceback: a function (owned) and the index of the instruction.
package struct TraceEntry {
    package var function: UnsafeMutablePointer<FunctionObject>
    package var word: Int
}

/// A traceback as scripts see it; see Traceback.swift.
package struct TracebackObject {
    package var header: ObjectHeader
    /// Owned.
    package var function: UnsafeMutablePointer<FunctionObject>
    package var word: Int
    /// Number of entries from here on.
    package var length: Int
    /// Towards the place of the exception: a traceback or None.
    package var next: Value
}

package struct PropertyObject {
    package var header: ObjectHeader
    package var getter: Value
    package var setter: Value
    package var deleter: Value
    package var documentation: Value
}

package struct NativePropertyObject {
    package var header: ObjectHeader
    package var info: Unmanaged<NativeProperty>
}

/// classmethod and staticmethod.
package struct WrappedMethodObject {
    package var header: ObjectHeader
    package var function: Value
}

package struct SuperObject {
    package var header: ObjectHeader
    /// The class after which the search starts.
    package var cls: ClassPointer
    /// Instance or class; unbound for an unbound super object.
    package var receiver: Value
    package var receiverClass: ClassPointer
}

/// A Swift object as a script object. `object` is nil between `__new__` and `__init__`.
package struct NativeObjectBox {
    package var header: ObjectHeader
    package var object: Unmanaged<AnyObject>?
}

/// An iterator written in Swift.
package struct IteratorObject {
    package var header: ObjectHeader
    package var iterator: Unmanaged<NativeIterator>
}

package struct RangeIteratorObject {
    package var header: ObjectHeader
    package var current: Int
    package var step: Int
    package var left: Int
}

/// Iterates list, tuple, str, bytes, or anything with `__getitem__`. The sequence is unbound once exhausted.
package struct SequenceIteratorObject {
    package var header: ObjectHeader
    package var sequence: Value
    /// Item index; for str the byte offset.
    package var index: Int
}

/// What `zip` of two and `enumerate` iterate.
package struct PairIteratorObject {
    package var header: ObjectHeader
    package var first: Value
    /// Unbound: the pairs are numbers, from `number` on, and what `first` gives.
    package var second: Value
    package var number: Int
}

package enum DictPart: Int { case keys, values, items }

package struct DictIteratorObject {
    package var header: ObjectHeader
    /// The dict or the set; unbound once exhausted.
    package var dict: Value
    package var index: Int
    package var expectedCount: Int
    package var part: DictPart
    package var isReversed: Bool
}

package struct DictViewObject {
    package var header: ObjectHeader
    package var dict: Value
    package var part: DictPart
}
