// Swift objects that hold script values: a deque, a cache, a partial call. The cycle collector looks into them, so a script
// object that such an object holds and that holds it in turn goes when nothing else does.

class NativeContainer {
    /// Whether there is anything to look at; asked once, when the object gets its box.
    var holdsReferences: Bool { true }

    /// Calls `visit` with every value that the object owns, as often as it owns it.
    func visitReferences(_ visit: (Value) -> Void) {}

    /// Lets go of them all: nothing reaches the object any more.
    func releaseReferences() {}
}

extension NativeIdentity {
    /// The container in a box. Nil if other Swift code holds it too: what it holds may then be needed, whoever holds the box.
    static func container(in box: UnsafeMutablePointer<NativeObjectBox>) -> NativeContainer? {
        guard box.pointee.object != nil, let field = box.pointer(to: \.object) else { return nil }
        // Safe: an unmanaged reference that is not nil lies in memory like a strong one.
        return UnsafeMutableRawPointer(field).withMemoryRebound(to: AnyObject.self, capacity: 1) { object in
            isKnownUniquelyReferenced(&object.pointee) ? object.pointee as? NativeContainer : nil
        }
    }
}
