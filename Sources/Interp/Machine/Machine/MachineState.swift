// The machine's own memory: frames, the register stack, what is pending. One block for the process; the
// interpreter lock decides which thread uses it.

import Glibc

/// One activation. Its registers lie on the register stack (a resumed generator's are copied there).
struct Frame {
    /// Where to go on; also what tracebacks and the exception table look at. Current only while the frame is not running
    /// its own instructions.
    var pc: UnsafeMutablePointer<UInt64>
    var registers: ValuePointer
    var constants: ValuePointer
    var function: UnsafeMutablePointer<FunctionObject>
    /// Where the caller wants the result; meaningless for an entry frame.
    var destination: ValuePointer
    var kind: FrameKind
    /// Class bodies: the namespace (owned by whoever called). Generators: the generator object, owned.
    var extra: Value
}

struct FrameKind: OptionSet {
    let rawValue: Int
    /// Called from native code: returning leaves the machine.
    static let entry = FrameKind(rawValue: 1)
    /// `__init__`: the destination already holds the instance.
    static let initializer = FrameKind(rawValue: 2)
    /// A generator that a `forIterate` instruction resumed.
    static let generatorFor = FrameKind(rawValue: 4)
    /// A generator that native code resumed (also `entry`).
    static let generator = FrameKind(rawValue: 8)
    static let classBody = FrameKind(rawValue: 16)
    /// Holds a reference to its function.
    static let ownsFunction = FrameKind(rawValue: 32)
    /// A generator that was resumed inside `yield from`: the instruction has a value to pass on.
    static let delegating = FrameKind(rawValue: 64)
    /// A generator (also `entry`) whose plain values the core takes itself (`Iteration.next(_:for:)`).
    static let consumed = FrameKind(rawValue: 128)
}

typealias FramePointer = UnsafeMutablePointer<Frame>

package struct MachineState {
    /// The frame that is running, as far as slow paths and native code know.
    var fp: FramePointer
    var frames: FramePointer
    /// Calls that would pass it raise RecursionError.
    var frameLimit: FramePointer
    var frameEnd: FramePointer
    var stack: ValuePointer
    var stackLimit: ValuePointer
    /// End of what native code uses of the register stack.
    var nativeTop: ValuePointer
    /// The exception that was raised and not caught yet, owned; unbound if none.
    var pending: Value
    /// The exception being handled (`sys.exc_info`), owned; None if none.
    var handled: Value
    /// What an entry frame returned, owned.
    var result: Value
    /// Nonzero: someone wants the running cell to stop.
    var interrupt: UnsafeMutablePointer<UInt32>
    var builtins: UnsafeMutablePointer<DictObject>
    /// Native calls below this address raise RecursionError.
    var nativeStackLimit: UInt
    var recursionLimit: Int
    /// How the last generator resumption by native code ended.
    var generatorReturned: Bool
}

enum MachineBlock {
    static let maximumFrames = 200_000
    static let stackValues = 1 << 24

    // Set by `address`, and read everywhere: a plain load, where a lazy global costs a call each time.
    nonisolated(unsafe) static var known: UnsafeMutablePointer<MachineState>?

    nonisolated(unsafe) static let address: UnsafeMutableRawPointer = {  // used by the holder of the interpreter lock only
        let block = UnsafeMutableRawPointer.allocate(
            byteCount: MemoryLayout<MachineState>.stride, alignment: 64)
        // Reserved address space, touched page by page as it is used.
        func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
            let raw = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
            guard let raw, raw != MAP_FAILED else { Heap.outOfMemory(bytes) }
            return raw
        }
        let frames = reserve(maximumFrames * MemoryLayout<Frame>.stride).assumingMemoryBound(to: Frame.self)
        let stack = reserve(stackValues * MemoryLayout<Value>.stride).assumingMemoryBound(to: Value.self)
        let interrupt = UnsafeMutablePointer<UInt32>.allocate(capacity: 2)
        interrupt.initialize(repeating: 0, count: 2)
        Types.bootstrap()
        Types.bootstrapExceptions()
        block.assumingMemoryBound(to: MachineState.self).initialize(
            to: MachineState(
                fp: frames, frames: frames, frameLimit: frames + 1001, frameEnd: frames + maximumFrames - 8, stack: stack,
                stackLimit: stack + stackValues - 4096, nativeTop: stack, pending: .unbound, handled: .none, result: .unbound,
                interrupt: interrupt, builtins: Dict.make(), nativeStackLimit: 0, recursionLimit: 1000, generatorReturned: false))
        known = block.assumingMemoryBound(to: MachineState.self)
        MachineCore.install()
        return block
    }()

    @inline(never) static func make() -> UnsafeMutablePointer<MachineState> {
        address.assumingMemoryBound(to: MachineState.self)
    }
}

/// The state. Named like a noun because that is what the rest of the machine talks about.
@inline(__always) var machine: UnsafeMutablePointer<MachineState> {
    if let state = MachineBlock.known { return state }
    return MachineBlock.make()
}

extension UnsafeMutablePointer where Pointee == MachineState {
    /// First free value above everything in use.
    var stackTop: ValuePointer {
        let fp = pointee.fp
        if fp == pointee.frames { return pointee.nativeTop }
        let end = fp.pointee.registers + fp.pointee.function.pointee.code.pointee.registerCount
        return end > pointee.nativeTop ? end : pointee.nativeTop
    }

    /// RecursionError before the native stack ends; `activity` is what its text ends with.
    @inline(__always) func checkNativeStack(_ activity: StaticString = "") throws(Raise) {
        var marker = 0
        let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        if address < pointee.nativeStackLimit { throw Raise.recursionError("maximum recursion depth exceeded\(activity)") }
    }

    /// Sets the recursion limit; the caller has checked that it is sensible.
    func setRecursionLimit(_ limit: Int) {
        pointee.recursionLimit = limit
        // The first frame is the program's; `limit` of them may be open.
        let wanted = pointee.frames + min(limit, MachineBlock.maximumFrames - 16) + 1
        pointee.frameLimit = wanted
    }
}

// Glibc's overlay hides the GNU extensions; the symbol is in every glibc.
@_silgen_name("pthread_getattr_np")
private func threadAttributes(_ thread: pthread_t, _ attributes: UnsafeMutablePointer<pthread_attr_t>) -> Int32

/// Learns where the running thread's stack ends.
func nativeStackLimit() -> UInt {
    var attributes = pthread_attr_t()
    guard threadAttributes(pthread_self(), &attributes) == 0 else { return 0 }
    defer { pthread_attr_destroy(&attributes) }
    var address: UnsafeMutableRawPointer?
    var size = 0
    guard pthread_attr_getstack(&attributes, &address, &size) == 0, let address else { return 0 }
    return UInt(bitPattern: address) + UInt(min(size / 4, 256 << 10))
}
