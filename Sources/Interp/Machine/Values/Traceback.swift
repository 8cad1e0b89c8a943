// Tracebacks as objects: `e.__traceback__`, what `__exit__` gets, `sys.exc_info()[2]`. The machine itself keeps plain entries
// in the exception; a chain of objects is made from them when a script asks. Not here: the text of a traceback (Errors/).

enum Traceback {
    /// `exception.__traceback__` (owned): a traceback or None.
    static func of(_ exception: Value) -> Value {
        let object = exception.layout(ExceptionObject.self)
        let count = object.pointee.traceCount
        guard count > 0, let trace = object.pointee.trace else { return .none }
        let known = object.pointee.traceback
        if known.isKind(.traceback), known.layout(TracebackObject.self).pointee.length == count { return known.retained() }
        var chain = Value.none
        for i in 0..<count {
            let link = Heap.allocate(TracebackObject.self, Types.traceback, .traceback)
            trace[i].function.pointee.header.references += 1
            link.pointee.function = trace[i].function
            link.pointee.word = trace[i].word
            link.pointee.length = i + 1
            link.pointee.next = chain
            Heap.track(link)
            chain = .object(link)
        }
        object.pointee.traceback = chain.retained()
        known.release()
        return chain
    }

    /// `exception.__traceback__ = traceback` (borrowed).
    static func set(_ exception: Value, _ traceback: Value) throws(Raise) {
        let object = exception.layout(ExceptionObject.self)
        guard traceback.isNone || traceback.isKind(.traceback) else {
            throw Raise.typeError("__traceback__ must be a traceback or None")
        }
        traceback.retain()
        ExceptionObject.clearTrace(object)
        var entries: [TraceEntry] = []
        var current = traceback
        while current.isKind(.traceback) {
            let link = current.layout(TracebackObject.self).pointee
            entries.append(TraceEntry(function: link.function, word: link.word))
            current = link.next
        }
        for entry in entries.reversed() { ExceptionObject.addTrace(object, entry.function, entry.word) }
        object.pointee.traceback = traceback
    }

    static func releaseContents(_ traceback: UnsafeMutablePointer<TracebackObject>) {
        Value.object(traceback.pointee.function).release()
        traceback.pointee.next.release()
    }

    private static func line(_ traceback: Value) -> Int {
        let link = traceback.layout(TracebackObject.self).pointee
        let positions = link.function.pointee.code.pointee.object.takeUnretainedValue().positions
        return positions.indices.contains(link.word) ? Int(positions[link.word].line) : 0
    }

    /// The class that `tb_frame` is of, made with the first frame.
    nonisolated(unsafe) private static let frameClass = ClassObject.make(  // under the interpreter lock
        name: "frame", bases: [Types.object], kind: .instance, flags: ClassObject.isFinal | ClassObject.isAbstract)

    private static func frame(_ traceback: Value) -> Value {
        let link = traceback.layout(TracebackObject.self).pointee
        let frame = Classes.makeInstance(frameClass)
        if let attributes = Attributes.of(frame.object) {
            Attributes.set(attributes, .interned("f_code"), .object(link.function.pointee.code))
            Attributes.set(attributes, .interned("f_globals"), .object(link.function.pointee.globals))
            Attributes.set(attributes, .interned("f_lineno"), .int(line(traceback)))
        }
        return frame
    }

    static func install() {
        let cls = Types.traceback
        CoreTypes.property(cls, "tb_lineno", get: { v throws(Raise) in .int(line(v)) })
        CoreTypes.property(cls, "tb_next", get: { v throws(Raise) in v.layout(TracebackObject.self).pointee.next.retained() })
        CoreTypes.property(cls, "tb_frame", get: { v throws(Raise) in frame(v) })
        CoreTypes.property(cls, "tb_lasti", get: { v throws(Raise) in .int(v.layout(TracebackObject.self).pointee.word) })
        func code(_ name: String, _ read: @escaping (CodeObject) -> Value) {
            CoreTypes.property(
                Types.code, name,
                get: { v throws(Raise) in read(v.layout(CodeRecord.self).pointee.object.takeUnretainedValue()) })
        }
        code("co_name") { .string($0.name) }
        code("co_qualname") { .string($0.qualifiedName) }
        code("co_filename") { .string($0.source.fileName) }
        code("co_firstlineno") { .int($0.firstLine) }
        code("co_argcount") { .int($0.positionalCount) }
        code("co_posonlyargcount") { .int($0.positionalOnlyCount) }
        code("co_kwonlyargcount") { .int($0.keywordOnlyCount) }
        code("co_varnames") { .tuple(owned: $0.localNames.map { .string($0) }) }
        code("co_freevars") { .tuple(owned: $0.freeNames.map { .string($0) }) }
    }
}
