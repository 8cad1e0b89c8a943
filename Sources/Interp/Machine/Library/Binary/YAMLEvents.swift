// YAML's texts as events and back, over libyaml. What events mean is in Scripted/YAMLScript.swift.

internal import CYAML

enum YAMLEvents {
    /// Natives for the scripted module.
    static func install(_ m: ModuleBuilder) {
        m.function("_read(text, /)") { a throws(Raise) in
            if a[0].isString { return try read(Array(a[0].utf8)) }
            return try read(Array(try BinasciiModule.buffer(a[0])))
        }
        m.function("_write(events, indent, width, allow_unicode, canonical, /)") { a throws(Raise) in
            try write(
                a[0], indent: try ArgumentValues.int(a[1]), width: try ArgumentValues.int(a[2]), isUnicode: try truth(a[3]),
                isCanonical: try truth(a[4]))
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> Value {
        pointer.map { .string(String(cString: $0)) } ?? .none
    }

    /// The events of a text as a list of tuples; the last is an `error` tuple when the text is wrong.
    private static func read(_ input: [UInt8]) throws(Raise) -> Value {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else { throw Raise.memoryError("yaml: no memory for a parser") }
        let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
        defer {
            yaml_parser_delete(parser)
            parser.deallocate()
            event.deallocate()
        }
        let list = Value.list(owned: [])
        do throws(Raise) {
            // Safe: the parser reads the input only while this closure runs.
            let outcome: Result<Void, Raise> = input.withUnsafeBufferPointer { bytes in
                yaml_parser_set_input_string(parser, bytes.baseAddress ?? UnsafePointer(RegexProgram.empty), bytes.count)
                do throws(Raise) {
                    try collect(parser, event, list)
                    return .success(())
                } catch { return .failure(error) }
            }
            try outcome.get()
        } catch {
            list.release()
            throw error
        }
        return list
    }

    private static func collect(
        _ parser: UnsafeMutablePointer<yaml_parser_t>, _ event: UnsafeMutablePointer<yaml_event_t>, _ list: Value
    ) throws(Raise) {
        var count = 0
        while true {
            guard yaml_parser_parse(parser, event) == 1 else {
                let p = parser.pointee
                list.listAppend(
                    owned: .tuple(owned: [
                        .string("error"), .int(Int(p.error.rawValue)), p.problem.map { .string(String(cString: $0)) } ?? .none,
                        p.context.map { .string(String(cString: $0)) } ?? .none, .int(p.problem_mark.line),
                        .int(p.problem_mark.column), .int(p.context_mark.line), .int(p.context_mark.column),
                    ]))
                return
            }
            defer { yaml_event_delete(event) }
            count += 1
            if count & 1023 == 0 { try checkInterrupt() }
            let e = event.pointee
            let place: [Value] = [.int(e.start_mark.line), .int(e.start_mark.column)]
            switch e.type {
            case YAML_STREAM_END_EVENT: return
            case YAML_DOCUMENT_START_EVENT: list.listAppend(owned: .tuple(owned: [.string("document")]))
            case YAML_ALIAS_EVENT:
                list.listAppend(owned: .tuple(owned: [.string("alias"), text(e.data.alias.anchor)] + place))
            case YAML_SCALAR_EVENT:
                let s = e.data.scalar
                let value = Value.string(utf8: UnsafeBufferPointer(start: s.value, count: s.length))
                list.listAppend(
                    owned: .tuple(
                        owned: [.string("scalar"), text(s.anchor), text(s.tag), value, .bool(s.plain_implicit != 0)] + place))
            case YAML_SEQUENCE_START_EVENT:
                let s = e.data.sequence_start
                list.listAppend(owned: .tuple(owned: [.string("sequence"), text(s.anchor), text(s.tag)] + place))
            case YAML_MAPPING_START_EVENT:
                let s = e.data.mapping_start
                list.listAppend(owned: .tuple(owned: [.string("mapping"), text(s.anchor), text(s.tag)] + place))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: list.listAppend(owned: .tuple(owned: [.string("end")]))
            default: break
            }
        }
    }

    private final class Output {
        var bytes: [UInt8] = []
    }

    /// The text of a list of event tuples.
    private static func write(
        _ events: Value, indent: Int, width: Int, isUnicode: Bool, isCanonical: Bool
    ) throws(Raise) -> Value {
        let emitter = UnsafeMutablePointer<yaml_emitter_t>.allocate(capacity: 1)
        guard yaml_emitter_initialize(emitter) == 1 else { throw Raise.memoryError("yaml: no memory for an emitter") }
        let output = Output()
        defer {
            yaml_emitter_delete(emitter)
            emitter.deallocate()
        }
        yaml_emitter_set_output(
            emitter,
            { context, buffer, size in
                guard let context, let buffer else { return 0 }
                Unmanaged<Output>.fromOpaque(context).takeUnretainedValue().bytes += UnsafeBufferPointer(
                    start: buffer, count: size)
                return 1
            }, Unmanaged.passUnretained(output).toOpaque())
        yaml_emitter_set_encoding(emitter, YAML_UTF8_ENCODING)
        yaml_emitter_set_unicode(emitter, isUnicode ? 1 : 0)
        yaml_emitter_set_canonical(emitter, isCanonical ? 1 : 0)
        yaml_emitter_set_indent(emitter, Int32(clamping: indent))
        yaml_emitter_set_width(emitter, Int32(clamping: width))
        var event = yaml_event_t()
        func emit(_ made: Int32) throws(Raise) {
            if made != 1 { throw Raise.valueError("yaml: the text cannot be written") }
            if yaml_emitter_emit(emitter, &event) != 1 {
                let problem = emitter.pointee.problem.map { String(cString: $0) } ?? "error"
                throw Raise.valueError("yaml: \(problem)")
            }
        }
        try emit(yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING))
        for item in events.listItems {
            let fields = item.tupleItems
            var anchor = bytes(fields.count > 1 ? fields[1] : .none)
            var tag = bytes(fields.count > 2 ? fields[2] : .none)
            let noAnchor = anchor.isEmpty, noTag = tag.isEmpty
            anchor.append(0)
            tag.append(0)
            switch fields[0].swiftString {
            case "document":
                try emit(yaml_document_start_event_initialize(&event, nil, nil, nil, try truth(fields[1]) ? 0 : 1))
            case "document end": try emit(yaml_document_end_event_initialize(&event, try truth(fields[1]) ? 0 : 1))
            case "alias": try emit(yaml_alias_event_initialize(&event, &anchor))
            case "scalar":
                var value = bytes(fields[3])
                let count = value.count
                value.append(0)
                let styles: [String: yaml_scalar_style_t] = [
                    "'": YAML_SINGLE_QUOTED_SCALAR_STYLE, "\"": YAML_DOUBLE_QUOTED_SCALAR_STYLE,
                    "|": YAML_LITERAL_SCALAR_STYLE, ">": YAML_FOLDED_SCALAR_STYLE,
                ]
                let style = fields[6].isString ? styles[fields[6].swiftString] : nil
                let made = anchor.withUnsafeMutableBufferPointer { a in
                    tag.withUnsafeMutableBufferPointer { t in
                        yaml_scalar_event_initialize(
                            &event, noAnchor ? nil : a.baseAddress, noTag ? nil : t.baseAddress, &value, Int32(clamping: count),
                            fields[4].asBool ? 1 : 0, fields[5].asBool ? 1 : 0, style ?? YAML_ANY_SCALAR_STYLE)
                    }
                }
                try emit(made)
            case "sequence":
                let made = anchor.withUnsafeMutableBufferPointer { a in
                    tag.withUnsafeMutableBufferPointer { t in
                        yaml_sequence_start_event_initialize(
                            &event, noAnchor ? nil : a.baseAddress, t.baseAddress, fields[3].asBool ? 1 : 0,
                            fields[4].asBool ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE)
                    }
                }
                try emit(made)
            case "sequence end": try emit(yaml_sequence_end_event_initialize(&event))
            case "mapping":
                let made = anchor.withUnsafeMutableBufferPointer { a in
                    tag.withUnsafeMutableBufferPointer { t in
                        yaml_mapping_start_event_initialize(
                            &event, noAnchor ? nil : a.baseAddress, t.baseAddress, fields[3].asBool ? 1 : 0,
                            fields[4].asBool ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE)
                    }
                }
                try emit(made)
            default: try emit(yaml_mapping_end_event_initialize(&event))
            }
        }
        try emit(yaml_stream_end_event_initialize(&event))
        return .string(utf8: output.bytes)
    }

    private static func bytes(_ value: Value) -> [UInt8] { value.isString ? Array(value.utf8) : [] }
}
