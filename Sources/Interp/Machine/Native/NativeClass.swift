// Swift objects as script objects: the class of each Swift type, and the box around each object. A Swift object that
// crosses twice comes out as the same script object (`model.fc is model.fc`), as long as the script holds it.

/// A Swift class whose objects scripts see.
public protocol NativeObject: AnyObject, ScriptValue {}

extension NativeObject {
    public static var scriptTypeName: String { NativeClasses.name(of: Self.self) }
    public static func fromScript(_ value: Value) -> Self? { NativeIdentity.object(in: value) as? Self }
    public func toScript() -> Value { NativeIdentity.box(self) }
}

/// What the machine knows about the Swift side of a native class.
package final class NativeClassInfo {
    let swiftType: AnyClass

    init(_ swiftType: AnyClass) { self.swiftType = swiftType }
}

/// The script class of every Swift class that has one.
enum NativeClasses {
    // Under the interpreter lock, like the whole heap.
    nonisolated(unsafe) private static var classes: [ObjectIdentifier: ClassPointer] = [:]

    static func register(_ swiftType: AnyClass, _ cls: ClassPointer) {
        cls.pointee.nativeType = .passRetained(NativeClassInfo(swiftType))
        classes[ObjectIdentifier(swiftType)] = cls
    }

    /// The class of a Swift class, or of the nearest one that it inherits from.
    static func find(_ swiftType: AnyClass) -> ClassPointer? {
        var current: AnyClass? = swiftType
        while let type = current {
            if let cls = classes[ObjectIdentifier(type)] { return cls }
            current = _getSuperclass(type)
        }
        return nil
    }

    static func name(of swiftType: AnyClass) -> String { find(swiftType)?.nameString ?? "\(swiftType)" }
}

/// The boxes that are alive, by the object inside.
package enum NativeIdentity {
    // Under the interpreter lock. A box removes itself when its last reference goes.
    nonisolated(unsafe) private static var boxes: [ObjectIdentifier: UnsafeMutablePointer<NativeObjectBox>] = [:]

    /// The script object of a Swift object, owned by the caller.
    package static func box(_ object: AnyObject) -> Value {
        if let existing = boxes[ObjectIdentifier(object)] {
            return Value.object(existing).retained()
        }
        guard let cls = NativeClasses.find(type(of: object)) else {
            // A module's builder must declare the types it returns; a type without a class is a defect of the bindings.
            preconditionFailure("no script class for \(type(of: object))")
        }
        let box = Heap.allocate(NativeObjectBox.self, for: cls, .native)
        keep(object, in: box)
        return .object(box)
    }

    /// Puts the object into a box that `__new__` made.
    package static func adopt(_ value: Value, _ object: AnyObject) {
        let box = value.layout(NativeObjectBox.self)
        forget(box)
        keep(object, in: box)
    }

    private static func keep(_ object: AnyObject, in box: UnsafeMutablePointer<NativeObjectBox>) {
        box.pointee.object = .passRetained(object)
        boxes[ObjectIdentifier(object)] = box
        if box.pointee.header.registryIndex == 0, let container = object as? NativeContainer, container.holdsReferences {
            Heap.track(box)
        }
    }

    /// The Swift object in a box, or nil for any other value and for a box that was never initialised.
    package static func object(in value: Value) -> AnyObject? {
        value.isKind(.native) ? value.layout(NativeObjectBox.self).pointee.object?.takeUnretainedValue() : nil
    }

    /// The last reference to a box is gone, and it waits to be taken apart: nobody may find it any more.
    static func hide(_ box: UnsafeMutablePointer<NativeObjectBox>) {
        guard let object = box.pointee.object?.takeUnretainedValue() else { return }
        if boxes[ObjectIdentifier(object)] == box { boxes[ObjectIdentifier(object)] = nil }
        (object as? WeakReference)?.detach()
    }

    /// Releases the object in a box that goes away.
    static func forget(_ box: UnsafeMutablePointer<NativeObjectBox>) {
        guard let object = box.pointee.object else { return }
        box.pointee.object = nil
        let key = ObjectIdentifier(object.takeUnretainedValue())
        if boxes[key] == box { boxes[key] = nil }
        object.release()
    }
}
