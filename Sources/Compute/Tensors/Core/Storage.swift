// Storage: the bytes behind tensors, from a caching allocator. A first-touch page fault costs 0.5 ms a megabyte, twenty
// times a copy, so blocks are kept in size classes when they are freed; slabs of 2 MB and more ask for huge pages. What is kept
// goes back to the system when a new block would bring it to twice what tensors have ever held at once, or memory is short:
// models of other shapes, one after the other, had filled 24 GB. Everything that owns or frees memory lives here; nobody else calls mmap.

internal import Glibc
internal import Synchronization

/// A file's bytes in memory, read when they are first looked at; what is written to them stays in this process. The file may be
/// replaced or removed meanwhile. One that somebody cuts short in place ends the process that then looks at the missing bytes,
/// so only files that nobody writes to are mapped.
public final class FileMapping {
    let start: UnsafeMutableRawPointer
    public let byteCount: Int

    /// Nil if the system refuses.
    public init?(descriptor: Int32, byteCount: Int) {
        guard byteCount > 0, let raw = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0),
            raw != MAP_FAILED
        else { return nil }
        (start, self.byteCount) = (raw, byteCount)
    }

    deinit { munmap(start, byteCount) }
}

/// A block of bytes shared by a tensor and its views.
public final class Storage {
    /// Start of the block, 64-byte aligned unless it is a file's.
    public let data: UnsafeMutableRawPointer
    public let byteCount: Int
    /// Counts in-place writes: a tensor saved for backward remembers it and notices a change.
    public var version = 0

    /// The file whose bytes these are; nil for memory of the allocator.
    let mapping: FileMapping?
    /// Whether a parameter has taken these bytes for its own.
    var isAdopted = false

    /// Uninitialised bytes. Throws a memory error when the machine has less to give.
    public init(byteCount: Int) throws {
        self.byteCount = byteCount
        data = try Allocator.shared.allocate(byteCount)
        mapping = nil
    }

    /// Bytes of a mapped file. The caller has made sure that they lie inside it. They begin where they do in the file.
    init(_ mapping: FileMapping, offset: Int, byteCount: Int) {
        (self.mapping, self.byteCount, data) = (mapping, byteCount, mapping.start + offset)
    }

    deinit { if mapping == nil { Allocator.shared.free(data, byteCount) } }

    /// The same bytes in memory of their own.
    public func copied() throws -> Storage {
        let copy = try Storage(byteCount: byteCount)
        copy.data.copyMemory(from: data, byteCount: byteCount)
        return copy
    }
}

/// What the allocator holds, in bytes.
public struct MemoryStatistics: Sendable {
    /// Held by living tensors (rounded up to size classes), now and at most.
    public var inUse = 0
    public var peak = 0
    /// Taken from the system: in use and cached.
    public var reserved = 0
}

/// The allocator behind every `Storage`.
public final class Allocator: @unchecked Sendable {  // all state is behind `mutex`
    public static let shared = Allocator()

    fileprivate struct State {
        var free: [UInt] = Array(repeating: 0, count: Allocator.classCount)  // heads of lists linked through the blocks
        var slab: UInt = 0
        var slabEnd: UInt = 0
        var statistics = MemoryStatistics()
        /// The most that tensors have held, whatever `resetPeak` did.
        var highest = 0
        /// Taken from the system since somebody asked it what it has left.
        var unseen = 0
    }

    private let state = Mutex(State())

    private static let smallLimit = 1 << 20
    private static let hugePage = 2 << 20
    /// The system is asked what it has left once for so much: the answer takes 50 us.
    fileprivate static let checkedFrom = 64 << 20
    /// With less than this to be had, nothing is kept when new blocks are wanted.
    private static let spare = 1 << 30
    /// So much may always be kept.
    fileprivate static let leastKept = 256 << 20
    fileprivate static let classCount = 8 * 64
    // Zero bytes still need an address; nobody reads or writes through it.
    nonisolated(unsafe) private static let emptyBlock = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 64)

    /// Eight classes per power of two: at most an eighth of a block is waste.
    private static func sizeClass(_ bytes: Int) -> (index: Int, size: Int) {
        let size = max((bytes + 63) & ~63, 64)
        if size <= 512 { return (size / 64 - 1, size) }
        let exponent = Int.bitWidth - 1 - (size - 1).leadingZeroBitCount  // 2^exponent < size <= 2^(exponent + 1)
        let step = 1 << (exponent - 3)
        let rounded = (size + step - 1) & ~(step - 1)
        return ((exponent - 9) * 8 + 8 + (rounded - (1 << exponent)) / step - 1, rounded)
    }

    package init() {}

    package func allocate(_ bytes: Int) throws -> UnsafeMutableRawPointer {
        if bytes == 0 { return Self.emptyBlock }
        // Beyond 2^46 bytes no machine has an answer; this also keeps the rounding below from overflowing.
        guard bytes > 0, bytes < 1 << 46 else { throw Self.outOfMemory(bytes) }
        let (index, size) = Self.sizeClass(bytes)
        if let block = state.withLock({ $0.take(index, size) }) {
            return UnsafeMutableRawPointer(bitPattern: block) ?? Self.emptyBlock
        }
        if size > Self.smallLimit {
            // A step that repeats finds its blocks in the cache and does not come here.
            let (keepsTooMuch, looks) = state.withLock { ($0.keepsTooMuch(beside: size), $0.isLookDue(size)) }
            let available = looks ? Self.availableMemory() : Int.max
            if keepsTooMuch || available < max(2 * size, Self.spare) { emptyCache() }
            guard size <= available || size <= Self.availableMemory() else { throw Self.outOfMemory(bytes) }
        }
        let block = state.withLock { state -> UInt in
            if size <= Self.smallLimit { return state.carve(size) }
            let block = Self.map(size)
            if block != 0 { state.statistics.reserved += Self.mappedSize(size) }
            return block
        }
        guard let pointer = UnsafeMutableRawPointer(bitPattern: block) else { throw Self.outOfMemory(bytes) }
        state.withLock { $0.use(size) }
        return pointer
    }

    package func free(_ pointer: UnsafeMutableRawPointer, _ bytes: Int) {
        guard bytes > 0 else { return }
        let (index, size) = Self.sizeClass(bytes)
        state.withLock { state in
            pointer.storeBytes(of: state.free[index], as: UInt.self)
            state.free[index] = UInt(bitPattern: pointer)
            state.statistics.inUse -= size
        }
    }

    /// Gives cached blocks of more than 1 MB back to the system. Same purpose as torch.cuda.empty_cache().
    public func emptyCache() {
        state.withLock { state in
            for index in state.free.indices {
                let size = Self.size(ofClass: index)
                guard size > Self.smallLimit else { continue }
                var block = state.free[index]
                while let pointer = UnsafeMutableRawPointer(bitPattern: block) {
                    block = pointer.load(as: UInt.self)
                    munmap(pointer, Self.mappedSize(size))
                    state.statistics.reserved -= Self.mappedSize(size)
                }
                state.free[index] = 0
            }
        }
    }

    public var statistics: MemoryStatistics { state.withLock { $0.statistics } }

    /// Starts the peak anew from what is in use.
    public func resetPeak() { state.withLock { $0.statistics.peak = $0.statistics.inUse } }

    private static func size(ofClass index: Int) -> Int {
        if index < 8 { return (index + 1) * 64 }
        let exponent = (index - 8) / 8 + 9
        guard exponent < 60 else { return 0 }
        return (1 << exponent) + ((index - 8) % 8 + 1) << (exponent - 3)
    }

    private static func mappedSize(_ size: Int) -> Int { (size + 4095) & ~4095 }

    /// Fresh zero pages; blocks that can hold a huge page start on a huge page boundary. 0 if the system refuses.
    fileprivate static func map(_ size: Int) -> UInt {
        let length = mappedSize(size)
        let slack = length >= hugePage ? hugePage : 0
        guard let raw = mmap(nil, length + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            raw != MAP_FAILED
        else { return 0 }
        guard slack > 0 else { return UInt(bitPattern: raw) }
        let start = UInt(bitPattern: raw)
        let aligned = (start + UInt(hugePage) - 1) & ~(UInt(hugePage) - 1)
        if aligned > start { munmap(raw, Int(aligned - start)) }
        let tail = start + UInt(length + slack) - (aligned + UInt(length))
        if tail > 0 { munmap(UnsafeMutableRawPointer(bitPattern: aligned + UInt(length)), Int(tail)) }
        madvise(UnsafeMutableRawPointer(bitPattern: aligned), length, MADV_HUGEPAGE)
        return aligned
    }

    private static func outOfMemory(_ bytes: Int) -> TensorError {
        .memory(
            "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
                + "allocate \(bytes) bytes. Error code 12 (Cannot allocate memory)")
    }

    /// What the kernel would still give without swapping, bounded by the control group's limit.
    private static func availableMemory() -> Int {
        var available = Int.max
        if let line = readText("/proc/meminfo").split(separator: "\n").first(where: { $0.hasPrefix("MemAvailable:") }),
            let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        {
            available = kilobytes << 10
        }
        if let limit = Int(trimmed(readText("/sys/fs/cgroup/memory.max"))),
            let current = Int(trimmed(readText("/sys/fs/cgroup/memory.current")))
        {
            available = min(available, max(limit - current, 0))
        }
        return available
    }

    private static func trimmed(_ text: String) -> Substring { text.prefix { $0 != "\n" } }

    private static func readText(_ path: String) -> String {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = read(file, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[0..<count], as: UTF8.self) : ""
    }
}

extension Allocator.State {
    fileprivate mutating func use(_ size: Int) {
        statistics.inUse += size
        statistics.peak = max(statistics.peak, statistics.inUse)
        highest = max(highest, statistics.inUse)
    }

    /// Whether it is time to ask the system again, with a new block of `size`.
    fileprivate mutating func isLookDue(_ size: Int) -> Bool {
        unseen += size
        guard unseen >= Allocator.checkedFrom else { return false }
        unseen = 0
        return true
    }

    /// Whether the system would have given more than twice of what tensors need at most.
    fileprivate func keepsTooMuch(beside size: Int) -> Bool {
        statistics.reserved + size > 2 * max(highest, statistics.inUse + size) + Allocator.leastKept
    }

    fileprivate mutating func take(_ index: Int, _ size: Int) -> UInt? {
        guard let block = UnsafeRawPointer(bitPattern: free[index]) else { return nil }
        free[index] = block.load(as: UInt.self)
        use(size)
        return UInt(bitPattern: block)
    }

    /// A piece of the current slab; what is left of a full slab is too small to matter.
    fileprivate mutating func carve(_ size: Int) -> UInt {
        if slabEnd - slab < UInt(size) {
            let fresh = Allocator.map(4 << 20)
            guard fresh != 0 else { return 0 }
            slab = fresh
            slabEnd = fresh + UInt(4 << 20)
            statistics.reserved += 4 << 20
        }
        defer { slab += UInt(size) }
        return slab
    }
}
