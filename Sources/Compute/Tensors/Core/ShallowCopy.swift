// A new object of the same class with the same stored properties, for any class: what Python's copy does with an instance's
// dictionary. Swift has no such thing, but its runtime knows where the properties lie and of which type they are.

internal import CKernels
@_spi(Reflection) import Swift

/// The head of a class's metadata where there is no Objective-C: the runtime's ABI.
private struct ClassMetadata {
    let kind: UInt, superclass: UInt
    let flags: UInt32, addressPoint: UInt32
    let instanceSize: UInt32
    let alignmentMask: UInt16
}

/// Copies every stored property, of superclasses too. Initialisers do not run. No property of `object` may be weak or unowned.
public func shallowCopy<T: AnyObject>(of object: T) -> T {
    let type: AnyClass = Swift.type(of: object)
    let metadata = unsafeBitCast(type, to: UnsafeRawPointer.self)
    let layout = metadata.load(as: ClassMetadata.self)
    let copy = tnb_allocate_object(metadata, Int(layout.instanceSize), Int(layout.alignmentMask))
    let source = UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())
    let isClass = _EachFieldOptions(rawValue: 1)
    // Safe: the offsets and types are the ones that the compiler laid the class out with, and every property is initialised once.
    _ = _forEachField(of: type, options: isClass) { _, offset, fieldType, _ in
        func copyField<Field>(_ type: Field.Type) {
            let value = (source + offset).assumingMemoryBound(to: type).pointee
            (copy + offset).initializeMemory(as: type, to: value)
        }
        _openExistential(fieldType, do: copyField)
        return true
    }
    withExtendedLifetime(object) {}
    return unsafeDowncast(Unmanaged<AnyObject>.fromOpaque(copy).takeRetainedValue(), to: T.self)
}
