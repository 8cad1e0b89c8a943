// Tuples with named fields that the library returns: sys.version_info, time.struct_time, os.stat_result … A class of the
// tuple's layout with one property a field.

enum StructSequence {
    /// A class whose instances have `fields`; those from `hidden` on are attributes only, not items.
    static func make(
        _ name: String, module: String, _ fields: [String], hidden: [String] = [], makes: Bool = false
    ) -> ClassPointer {
        LibraryClass.make(name, module: module, base: Types.tuple, kind: .tuple, isFinal: true) { cls in
            for (i, field) in (fields + hidden).enumerated() {
                CoreTypes.property(
                    cls, field,
                    get: { v throws(Raise) in
                        // Hidden fields lie behind the items (see `value`).
                        v.tupleItems.baseAddress.map { $0[i].retained() } ?? .none
                    })
            }
            let shown = module == "builtins" ? name : "\(module).\(name)"
            CoreTypes.method(
                cls, "__repr__(self, /)",
                CoreTypes.text { v throws(Raise) in
                    var parts: [String] = []
                    for (field, item) in zip(fields, v.tupleItems) { parts.append("\(field)=\(try repr(item))") }
                    return "\(shown)(\(parts.joined(separator: ", ")))"
                })
            CoreTypes.property(cls, "n_fields", get: { _ throws(Raise) in .int(fields.count + hidden.count) })
            CoreTypes.property(cls, "n_sequence_fields", get: { _ throws(Raise) in .int(fields.count) })
            CoreTypes.property(cls, "n_unnamed_fields", get: { _ throws(Raise) in .int(0) })
            CoreTypes.constructor(cls, "__new__(cls, iterable, /)") { a throws(Raise) in
                guard makes else { throw Raise.typeError("cannot create '\(shown)' instances") }
                let list = try Iteration.collect(a[1])
                defer { list.release() }
                let count = list.listItems.count
                if count < fields.count || count > fields.count + hidden.count {
                    let bound = hidden.isEmpty ? "a \(fields.count)-sequence" : "at least \(fields.count)-sequence"
                    throw Raise.typeError("\(shown)() takes \(bound) (\(count)-sequence given)")
                }
                var items = list.listItems.map { $0.isObject && $0.isString ? $0.internedString : $0.retained() }
                for _ in count..<(fields.count + hidden.count) { items.append(.none) }
                return value(cls, items, shown: fields.count)
            }
        }
    }

    /// An instance. Items beyond `shown` are hidden fields: they must be numbers, None or interned strings, for nothing
    /// releases them.
    static func value(_ cls: ClassPointer, _ owned: [Value], shown: Int? = nil) -> Value {
        let value = owned.withUnsafeBufferPointer { Value.tuple(owned: $0, as: cls) }
        // No exact tuple: what treats those specially must ask the class.
        value.object.pointee.word |= ObjectHeader.subclass
        if let shown { value.layout(TupleObject.self).pointee.count = shown }
        return value
    }
}
