// The class `memoryview`: indexing, slicing, casts, comparison. Where items lie is in MemoryView.swift.

enum MemoryViewType {
    nonisolated(unsafe) static let cls = LibraryClass.make(  // under the interpreter lock
        MemoryView.self, "memoryview", module: "builtins", isFinal: true,
        doc: "Create a new memoryview object which references the given object."
    ) { cls in
        CoreTypes.constructor(cls, "__new__(cls, object)") { a throws(Raise) in make(try view(of: a[1])) }
        installAttributes(cls)
        installMethods(cls)
        installItems(cls)
        installComparison(cls)
    }

    static func make(_ view: MemoryView) -> Value { LibraryClass.box(cls, view) }

    /// A new view of what a bytes-like object has.
    private static func view(of value: Value) throws(Raise) -> MemoryView {
        if value.isKind(.bytes) || value.isKind(.byteArray) { return MemoryView(of: value) }
        guard value.memoryView != nil else {
            throw Raise.typeError("memoryview: a bytes-like object is required, not '\(value.typeName)'")
        }
        let (view, buffer) = try open(value)
        return MemoryView(
            buffer, offset: view.offset, format: view.format, shape: view.shape, strides: view.strides,
            isReadOnly: view.isReadOnly)
    }

    private static func object(_ value: Value) throws(Raise) -> MemoryView {
        guard let view = value.memoryView else {
            throw Raise.typeError("descriptor requires a 'memoryview' object but received a '\(value.typeName)'")
        }
        return view
    }

    /// The view of a memoryview that is not released.
    private static func open(_ value: Value) throws(Raise) -> (MemoryView, ManagedBuffer) {
        let view = try object(value)
        guard let buffer = view.buffer else { throw MemoryView.released() }
        return (view, buffer)
    }

    // ---- attributes -----------------------------------------------------------------------------------------------------

    private static func installAttributes(_ cls: ClassPointer) {
        func property(_ name: String, _ get: @escaping (MemoryView) -> Value) {
            CoreTypes.property(cls, name, get: { v throws(Raise) in get(try open(v).0) })
        }
        func numbers(_ values: [Int]) -> Value { .tuple(owned: values.map { .int($0) }) }
        CoreTypes.property(cls, "obj", get: { v throws(Raise) in try open(v).1.owner.value.retained() })
        property("nbytes") { .int($0.byteCount) }
        property("itemsize") { .int($0.format.size) }
        property("format") { .string($0.format.text) }
        property("ndim") { .int($0.shape.count) }
        property("shape") { numbers($0.shape) }
        property("strides") { numbers($0.strides) }
        property("suboffsets") { _ in numbers([]) }
        property("readonly") { .bool($0.isReadOnly) }
        property("c_contiguous") { .bool($0.isContiguous) }
        property("f_contiguous") { .bool($0.isColumnContiguous) }
        property("contiguous") { .bool($0.isContiguous || $0.isColumnContiguous) }
    }

    // ---- methods ----------------------------------------------------------------------------------------------------------

    private static func installMethods(_ cls: ClassPointer) {
        CoreTypes.method(cls, "__repr__(self, /)") { a throws(Raise) in
            let address = String(a[0].bits, radix: 16)
            return .string("<\(try object(a[0]).buffer == nil ? "released " : "")memory at 0x\(address)>")
        }
        CoreTypes.method(cls, "release(self, /)") { a throws(Raise) in
            try object(a[0]).release()
            return .none
        }
        CoreTypes.method(cls, "__enter__(self, /)") { a throws(Raise) in
            _ = try open(a[0])
            return a[0].retained()
        }
        CoreTypes.method(cls, "__exit__(self, /, *args)") { a throws(Raise) in
            try object(a[0]).release()
            return .none
        }
        CoreTypes.method(cls, "tobytes(self, /, order='C')") { a throws(Raise) in
            let view = try open(a[0]).0
            guard a[1].isNone || a[1].isString else {
                throw Raise.typeError("tobytes() argument 'order' must be str or None, not \(a[1].typeName)")
            }
            switch a[1].isNone ? "C" : a[1].swiftString {
            case "C": return .bytes(view.bytes())
            case "F": return .bytes(view.bytes(columnsFirst: true))
            case "A": return .bytes(view.bytes(columnsFirst: view.isColumnContiguous && !view.isContiguous))
            default: throw Raise.valueError("order must be 'C', 'F' or 'A'")
            }
        }
        CoreTypes.method(cls, "hex(self, sep=?, bytes_per_sep=1)") { a throws(Raise) in
            let bytes = Value.bytes(try open(a[0]).0.bytes())
            defer { bytes.release() }
            guard let method = Types.bytes.lookup(.interned("hex")) else { return .none }
            return a.has(1) ? try callMethod(method, bytes, a[1], a[2]) : try callMethod(method, bytes)
        }
        CoreTypes.method(cls, "toreadonly(self, /)") { a throws(Raise) in
            let (view, buffer) = try open(a[0])
            return make(
                MemoryView(
                    buffer, offset: view.offset, format: view.format, shape: view.shape, strides: view.strides,
                    isReadOnly: true))
        }
        CoreTypes.method(cls, "tolist(self, /)") { a throws(Raise) in
            let view = try open(a[0]).0
            if view.shape.isEmpty { return view.item(at: view.offset) }
            return list(view, dimension: 0, at: view.offset)
        }
        CoreTypes.method(cls, "cast(self, /, format, shape=?)") { a throws(Raise) in
            make(try cast(a[0], format: a[1], shape: a.has(2) ? a[2] : nil))
        }
    }

    private static func list(_ view: MemoryView, dimension: Int, at place: Int) -> Value {
        let isLast = dimension == view.shape.count - 1
        return .list(
            owned: (0..<view.shape[dimension]).map { index in
                let next = place + index * view.strides[dimension]
                return isLast ? view.item(at: next) : list(view, dimension: dimension + 1, at: next)
            })
    }

    private static func cast(_ value: Value, format: Value, shape: Value?) throws(Raise) -> MemoryView {
        let (view, buffer) = try open(value)
        guard format.isString else {
            throw Raise.typeError("cast() argument 'format' must be str, not \(format.isNone ? "None" : format.typeName)")
        }
        var extents: [Value]?
        if let shape {
            guard let items = shape.sequenceItems else { throw Raise.typeError("shape must be a list or a tuple") }
            extents = Array(items)
        }
        if !view.isContiguous { throw Raise.typeError("memoryview: casts are restricted to C-contiguous views") }
        if extents != nil || view.shape.count != 1, view.shape.contains(0) {
            throw Raise.typeError("memoryview: cannot cast view with zeros in shape or strides")
        }
        if let extents {
            if extents.count > 64 { throw Raise.valueError("memoryview: number of dimensions must not exceed 64") }
            if view.shape.count != 1 && extents.count != 1 {
                throw Raise.typeError("memoryview: cast must be 1D -> ND or ND -> 1D")
            }
        }
        guard let wanted = MemoryView.Format(format.swiftString) else {
            throw Raise.valueError(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'")
        }
        if !view.format.isByte && !wanted.isByte {
            throw Raise.typeError("memoryview: cannot cast between two non-byte formats")
        }
        let count = view.byteCount
        if count % wanted.size != 0 { throw Raise.typeError("memoryview: length is not a multiple of itemsize") }
        var made = [count / wanted.size]
        if let extents { made = try self.shape(extents, itemSize: wanted.size, byteCount: count) }
        return MemoryView(
            buffer, offset: view.offset, format: wanted, shape: made,
            strides: MemoryView.strides(of: made, itemSize: wanted.size), isReadOnly: view.isReadOnly)
    }

    private static func shape(_ extents: [Value], itemSize: Int, byteCount: Int) throws(Raise) -> [Int] {
        var shape: [Int] = []
        var total = itemSize
        for extent in extents {
            guard extent.isInteger else {
                throw Raise.typeError("memoryview.cast(): elements of shape must be integers")
            }
            guard let number = extent.smallInteger else {
                throw Raise.overflowError("Python int too large to convert to C ssize_t")
            }
            if number <= 0 { throw Raise.valueError("memoryview.cast(): elements of shape must be integers > 0") }
            let (product, overflow) = total.multipliedReportingOverflow(by: number)
            if overflow { throw Raise.valueError("memoryview.cast(): product(shape) > SSIZE_MAX") }
            total = product
            shape.append(number)
        }
        if total != byteCount { throw Raise.typeError("memoryview: product(shape) * itemsize != buffer size") }
        return shape
    }

    // ---- items --------------------------------------------------------------------------------------------------------------

    private static func installItems(_ cls: ClassPointer) {
        CoreTypes.method(cls, "__len__(self, /)") { a throws(Raise) in
            let view = try open(a[0]).0
            // CPython 3.11 counts a view without dimensions as one item.
            return .int(view.shape.first ?? 1)
        }
        CoreTypes.method(cls, "__iter__(self, /)") { a throws(Raise) in try iterator(a[0]) }
        CoreTypes.method(cls, "__getitem__(self, key, /)") { a throws(Raise) in try item(a[0], a[1]) }
        CoreTypes.method(cls, "__setitem__(self, key, value, /)") { a throws(Raise) in
            try assign(a[0], a[1], a[2])
            return .none
        }
        CoreTypes.method(cls, "__delitem__(self, key, /)") { a throws(Raise) in
            if try open(a[0]).0.isReadOnly { throw Raise.typeError("cannot modify read-only memory") }
            throw Raise.typeError("cannot delete memory")
        }
    }

    nonisolated(unsafe) private static let iteratorClass = LibraryClass.iterator("memory_iterator", module: "builtins")

    private static func iterator(_ value: Value) throws(Raise) -> Value {
        let view = try open(value).0
        if view.shape.isEmpty { throw Raise.typeError("invalid indexing of 0-dim memory") }
        if view.shape.count > 1 { throw Raise.notImplementedError("multi-dimensional sub-views are not implemented") }
        var index = 0
        return .iterator(
            ClosureIterator(owning: [value.retained()]) { () throws(Raise) in
                guard index < view.shape[0] else { return nil }
                if view.buffer == nil { throw MemoryView.released() }
                index += 1
                return view.item(at: view.offset + (index - 1) * view.strides[0])
            }, class: iteratorClass)
    }

    /// Whether a key is the place of an item without dimensions.
    private static func isWhole(_ key: Value) -> Bool {
        (key.isKind(.tuple) && key.tupleItems.isEmpty) || key.isSame(.ellipsis)
    }

    private static func item(_ value: Value, _ key: Value) throws(Raise) -> Value {
        let (view, buffer) = try open(value)
        if view.shape.isEmpty {
            guard isWhole(key) else { throw Raise.typeError("invalid indexing of 0-dim memory") }
            return key.isSame(.ellipsis) ? value.retained() : view.item(at: view.offset)
        }
        if Subscripts.isIndex(key) {
            let index = try Operators.index(key, clamped: false)
            if view.shape.count > 1 { throw Raise.notImplementedError("multi-dimensional sub-views are not implemented") }
            let place = try place(view, index, dimension: 0)
            guard view.buffer != nil else { throw MemoryView.released() }
            return view.item(at: place)
        }
        if key.isKind(.slice) { return make(try slice(view, buffer, key)) }
        if let place = try place(view, key) { return view.item(at: place) }
        if key.isKind(.tuple), key.tupleItems.allSatisfy({ $0.isKind(.slice) }) {
            throw Raise.notImplementedError("multi-dimensional slicing is not implemented")
        }
        throw Raise.typeError("memoryview: invalid slice key")
    }

    private static func slice(_ view: MemoryView, _ buffer: ManagedBuffer, _ key: Value) throws(Raise) -> MemoryView {
        let bounds = try SliceBounds(key, length: view.shape[0])
        return MemoryView(
            buffer, offset: view.offset + bounds.start * view.strides[0], format: view.format,
            shape: [bounds.count] + view.shape.dropFirst(),
            strides: [view.strides[0] &* bounds.givenStep] + view.strides.dropFirst(),
            isReadOnly: view.isReadOnly)
    }

    /// Where an item lies along one dimension, from the start of the view.
    private static func place(_ view: MemoryView, _ index: Int, dimension: Int) throws(Raise) -> Int {
        let extent = view.shape[dimension]
        let position = index < 0 ? index &+ extent : index
        guard position >= 0 && position < extent else {
            throw Raise.indexError("index out of bounds on dimension \(dimension + 1)")
        }
        return (dimension == 0 ? view.offset : 0) + position * view.strides[dimension]
    }

    /// The place that a tuple of indices names, or nil if the key is none.
    private static func place(_ view: MemoryView, _ key: Value) throws(Raise) -> Int? {
        guard key.isKind(.tuple), key.tupleItems.allSatisfy({ Subscripts.isIndex($0) }) else { return nil }
        let count = key.tupleItems.count
        if count < view.shape.count { throw Raise.notImplementedError("sub-views are not implemented") }
        if count > view.shape.count {
            throw Raise.typeError("cannot index \(view.shape.count)-dimension view with \(count)-element tuple")
        }
        var result = 0
        for (dimension, index) in key.tupleItems.enumerated() {
            result += try place(view, try Operators.index(index, clamped: false), dimension: dimension)
        }
        return result
    }

    private static func assign(_ value: Value, _ key: Value, _ new: Value) throws(Raise) {
        let (view, buffer) = try open(value)
        if view.isReadOnly { throw Raise.typeError("cannot modify read-only memory") }
        if view.shape.isEmpty {
            guard isWhole(key) else { throw Raise.typeError("invalid indexing of 0-dim memory") }
            return try view.set(new, at: view.offset)
        }
        if Subscripts.isIndex(key) {
            if view.shape.count > 1 { throw Raise.notImplementedError("sub-views are not implemented") }
            let index = try Operators.index(key, clamped: false)
            return try view.set(new, at: try place(view, index, dimension: 0))
        }
        if key.isKind(.slice), view.shape.count == 1 {
            guard new.bufferContents != nil || new.memoryView != nil else {
                throw Raise.typeError("a bytes-like object is required, not '\(new.typeName)'")
            }
            let source = try self.view(of: new), target = try slice(view, buffer, key)
            guard source.shape == target.shape, source.format.code == target.format.code else {
                throw Raise.valueError("memoryview assignment: lvalue and rvalue have different structures")
            }
            // Copied first: both may look at the same bytes.
            let bytes = source.bytes(), size = target.format.size
            let all = UnsafeMutableBufferPointer(mutating: buffer.owner.value.byteContents)
            for (index, place) in target.places.enumerated() {
                for k in 0..<size { all[place + k] = bytes[index * size + k] }
            }
            return
        }
        if let place = try place(view, key) { return try view.set(new, at: place) }
        if key.isKind(.slice) || (key.isKind(.tuple) && key.tupleItems.allSatisfy({ $0.isKind(.slice) })) {
            throw Raise.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1")
        }
        throw Raise.typeError("memoryview: invalid slice key")
    }

    // ---- comparison and hash ----------------------------------------------------------------------------------------------

    private static func installComparison(_ cls: ClassPointer) {
        for (name, wanted) in [("__eq__", true), ("__ne__", false)] {
            CoreTypes.method(cls, "\(name)(self, value, /)") { a throws(Raise) in
                guard let equal = try equal(a[0], a[1]) else { return .notImplemented }
                return .bool(equal == wanted)
            }
        }
        for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
            CoreTypes.method(cls, "\(name)(self, value, /)") { _ throws(Raise) in .notImplemented }
        }
        CoreTypes.method(cls, "__hash__(self, /)") { a throws(Raise) in
            let view = try object(a[0])
            if let hash = view.hash { return .int(hash) }
            guard let buffer = view.buffer else { throw MemoryView.released() }
            if !view.isReadOnly { throw Raise.valueError("cannot hash writable memoryview object") }
            if !view.format.isByte {
                throw Raise.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
            }
            _ = try Equality.hash(buffer.owner.value)
            let bytes = Value.bytes(view.bytes())
            defer { bytes.release() }
            let hash = try Equality.hash(bytes)
            view.hash = hash
            return .int(hash)
        }
    }

    private static func equal(_ a: Value, _ b: Value) throws(Raise) -> Bool? {
        let mine = try object(a)
        if mine.buffer == nil { return a.isSame(b) }
        guard b.bufferContents != nil || b.memoryView != nil else { return nil }
        if let other = b.memoryView, other.buffer == nil { return a.isSame(b) }
        let other = try view(of: b)
        guard mine.shape == other.shape else { return false }
        if mine.format.code == other.format.code, !"fd".utf8.contains(mine.format.code) { return mine.bytes() == other.bytes() }
        for (x, y) in zip(mine.places, other.places) {
            let left = mine.item(at: x), right = other.item(at: y)
            defer {
                left.release()
                right.release()
            }
            if try !Operators.compareTruth(.equal, left, right) { return false }
        }
        return true
    }
}
