// Iterators written in Swift: subclass NativeIterator, keep script values in `references`, hand the object to
// `Value.iterator`. Used for zip, map, enumerate, generators of native sequences …

/// Produces values one by one.
open class NativeIterator {
    /// Script values that the iterator needs, owned: released when it goes, seen by the cycle collector.
    public final var references: [Value]

    /// Takes over the references.
    public init(owning references: [Value] = []) { self.references = references }

    /// The next value, owned, or nil at the end. Not called again after nil.
    open func next() throws(Raise) -> Value? { nil }

    /// `__length_hint__`, if known.
    open var lengthHint: Int? { nil }

    final func releaseReferences() {
        let old = references
        references = []
        for value in old { value.release() }
    }

    deinit { for value in references { value.release() } }
}

/// An iterator over a closure, for short ones.
public final class ClosureIterator: NativeIterator {
    private let body: () throws(Raise) -> Value?

    public init(owning references: [Value] = [], _ body: @escaping () throws(Raise) -> Value?) {
        self.body = body
        super.init(owning: references)
    }

    public override func next() throws(Raise) -> Value? { try body() }
}

extension Value {
    /// An iterator object. `cls` gives it a class of its own (made with `Types.nativeIterator`); default: `iterator`.
    public static func iterator(_ iterator: NativeIterator, class cls: ClassHandle? = nil) -> Value {
        let object = Heap.allocate(IteratorObject.self, cls?.pointer ?? Types.iterator, .iterator)
        object.pointee.iterator = .passRetained(iterator)
        Heap.track(object)
        return .object(object)
    }

    package var nativeIterator: NativeIterator { layout(IteratorObject.self).pointee.iterator.takeUnretainedValue() }
}

/// A class, for code outside the machine.
public struct ClassHandle {
    package let pointer: ClassPointer
    package init(_ pointer: ClassPointer) { self.pointer = pointer }

    public var name: String { pointer.nameString }
    /// The class object itself, borrowed.
    public var value: Value { .object(pointer) }
}
