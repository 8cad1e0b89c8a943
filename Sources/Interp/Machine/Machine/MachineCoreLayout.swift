// What the threaded core in C takes for granted of the machine's layouts and numbers, said by the machine itself: for the test that
// compares both. Nothing else calls this.

internal import CMachine

package enum MachineCoreLayout {
    /// Names of what the core has otherwise than the machine; empty when both agree.
    package static func differences() -> [String] {
        var wrong = Opcode.allCases.filter { opcode in
            machineCoreOpcodeName(Int32(opcode.rawValue)).map { String(cString: $0) } != "\(opcode)"
        }.map { "opcode \($0)" }
        if machineCoreOpcodeName(Int32(Opcode.allCases.count)) != nil { wrong.append("more opcodes") }
        wrong += Opcode.allCases.filter { opcode in
            // Empty where the core knows nothing of the opcode.
            guard let roles = machineCoreRoles(Int32(opcode.rawValue)).map({ String(cString: $0) }), !roles.isEmpty else {
                return false
            }
            return roles != letter(opcode.roles.a) + letter(opcode.roles.b) + letter(opcode.roles.c)
        }.map { "roles of \($0)" }
        let actual = layouts()
        var entry: Int32 = 0
        var name: UnsafePointer<CChar>?
        var value: Int64 = 0
        while machineCoreLayout(entry, &name, &value), let text = name.map({ String(cString: $0) }) {
            if actual[text] != value { wrong.append(text) }
            entry += 1
        }
        if Int(entry) != actual.count { wrong.append("\(entry) entries, \(actual.count) here") }
        return wrong
    }

    private static func letter(_ role: OperandRole) -> String {
        switch role {
        case .unused: "-"
        case .destination: "d"
        case .source: "s"
        case .kept: "k"
        case .range: "r"
        case .immediate: "i"
        }
    }

    private static func place<T>(_ key: PartialKeyPath<T>) -> Int64 { Int64(MemoryLayout<T>.offset(of: key) ?? -1) }
    private static func size<T>(_: T.Type) -> Int64 { Int64(MemoryLayout<T>.stride) }

    private static func layouts() -> [String: Int64] {
        var all = sizes()
        all.merge(containers()) { first, _ in first }
        all.merge(code()) { first, _ in first }
        all.merge(machineMemory()) { first, _ in first }
        all.merge(numbers()) { first, _ in first }
        return all
    }

    private static func sizes() -> [String: Int64] {
        [
            "Value": size(Value.self), "ObjectHeader": size(ObjectHeader.self), "Frame": size(Frame.self),
            "DictEntry": size(DictEntry.self), "SetEntry": size(SetEntry.self), "InstanceObject": size(InstanceObject.self),
            "StringObject": size(StringObject.self), "TupleObject": size(TupleObject.self), "ListObject": size(ListObject.self),
            "CellObject": size(CellObject.self), "RangeIteratorObject": size(RangeIteratorObject.self),
            "SequenceIteratorObject": size(SequenceIteratorObject.self), "MethodCache.Entry": size(MethodCache.Entry.self),
            "InlineCache": size(InlineCache.self), "NativeParameters.Slot": size(NativeParameters.Slot.self),
        ]
    }

    private static func containers() -> [String: Int64] {
        [
            "ObjectHeader.cls": place(\ObjectHeader.cls), "ObjectHeader.word": place(\ObjectHeader.word),
            "ObjectHeader.registryIndex": place(\ObjectHeader.registryIndex),
            "InstanceObject.attributes": place(\InstanceObject.attributes), "Attributes.slots": place(\Attributes.slots),
            "Attributes.capacity": place(\Attributes.capacity), "StringObject.hash": place(\StringObject.hash),
            "StringObject.scalarCount": place(\StringObject.scalarCount), "TupleObject.count": place(\TupleObject.count),
            "ListObject.capacity": place(\ListObject.capacity), "ListObject.items": place(\ListObject.items),
            "DictObject.count": place(\DictObject.count), "DictObject.mask": place(\DictObject.mask),
            "DictObject.entries": place(\DictObject.entries), "DictObject.index": place(\DictObject.index),
            "DictObject.version": place(\DictObject.version), "SetObject.mask": place(\SetObject.mask),
            "SetObject.table": place(\SetObject.table), "RangeObject.count": place(\RangeObject.count),
            "CellObject.content": place(\CellObject.content), "RangeIteratorObject.left": place(\RangeIteratorObject.left),
            "SequenceIteratorObject.index": place(\SequenceIteratorObject.index),
            "DictIteratorObject.index": place(\DictIteratorObject.index),
            "DictIteratorObject.expectedCount": place(\DictIteratorObject.expectedCount),
            "DictIteratorObject.part": place(\DictIteratorObject.part),
            "DictIteratorObject.isReversed": place(\DictIteratorObject.isReversed),
            "WrappedMethodObject.function": place(\WrappedMethodObject.function),
            "PairIteratorObject": size(PairIteratorObject.self), "PairIteratorObject.second": place(\PairIteratorObject.second),
            "PairIteratorObject.number": place(\PairIteratorObject.number), "ClassObject.order": place(\ClassObject.order),
            "ClassObject.orderCount": place(\ClassObject.orderCount), "MachineState.pending": place(\MachineState.pending),
            "ModuleObject.namespace": place(\ModuleObject.namespace),
            "BoundMethodObject.function": place(\BoundMethodObject.function),
            "BoundMethodObject.receiver": place(\BoundMethodObject.receiver),
        ]
    }

    private static func code() -> [String: Int64] {
        [
            "CodeRecord.words": place(\CodeRecord.words), "CodeRecord.constants": place(\CodeRecord.constants),
            "CodeRecord.registerCount": place(\CodeRecord.registerCount), "CodeRecord.localCount": place(\CodeRecord.localCount),
            "CodeRecord.parameterCount": place(\CodeRecord.parameterCount),
            "CodeRecord.positionalOnlyCount": place(\CodeRecord.positionalOnlyCount),
            "CodeRecord.keywordOnlyCount": place(\CodeRecord.keywordOnlyCount), "CodeRecord.flags": place(\CodeRecord.flags),
            "CodeRecord.directCount": place(\CodeRecord.directCount), "CodeRecord.localNames": place(\CodeRecord.localNames),
            "CodeRecord.captures": place(\CodeRecord.captures), "CodeRecord.captureCount": place(\CodeRecord.captureCount),
            "CodeRecord.name": place(\CodeRecord.name), "CodeRecord.documentation": place(\CodeRecord.documentation),
            "CodeRecord.translation": place(\CodeRecord.translation),
            "CodeRecord.serial": place(\CodeRecord.serial),
            "FunctionObject.closureCount": place(\FunctionObject.closureCount),
            "FunctionObject.name": place(\FunctionObject.name),
            "FunctionObject.attributes": place(\FunctionObject.attributes), "FunctionObject": size(FunctionObject.self),
            "GeneratorObject": size(GeneratorObject.self), "CodeRecord.ranges": place(\CodeRecord.ranges),
            "CodeRecord.rangeCount": place(\CodeRecord.rangeCount),
            "ExceptionRange": size(ExceptionRange.self), "ExceptionRange.target": place(\ExceptionRange.target),
            "ExceptionRange.depth": place(\ExceptionRange.depth), "ExceptionObject.trace": place(\ExceptionObject.trace),
            "ExceptionObject.traceCount": place(\ExceptionObject.traceCount),
            "ExceptionObject.traceCapacity": place(\ExceptionObject.traceCapacity), "TraceEntry": size(TraceEntry.self),
            "FunctionObject.code": place(\FunctionObject.code), "FunctionObject.globals": place(\FunctionObject.globals),
            "FunctionObject.defaults": place(\FunctionObject.defaults),
            "FunctionObject.keywordDefaults": place(\FunctionObject.keywordDefaults),
            "FunctionObject.closure": place(\FunctionObject.closure),
            "NativeFunctionObject.directCount": place(\NativeFunctionObject.directCount),
            "NativeFunctionObject.leastCount": place(\NativeFunctionObject.leastCount),
            "NativeFunctionObject.quick": place(\NativeFunctionObject.quick),
            "NativeFunctionObject.slots": place(\NativeFunctionObject.slots),
            "NativeFunctionObject.positionalOnlyCount": place(\NativeFunctionObject.positionalOnlyCount),
            "NativeParameters.Slot.defaultValue": place(\NativeParameters.Slot.defaultValue),
            "NativeParameters.Slot.takesName": place(\NativeParameters.Slot.takesName),
            "NativeParameters.Slot.isOptional": place(\NativeParameters.Slot.isOptional),
            "GeneratorObject.function": place(\GeneratorObject.function),
            "GeneratorObject.registers": place(\GeneratorObject.registers),
            "GeneratorObject.registerCount": place(\GeneratorObject.registerCount),
            "GeneratorObject.pc": place(\GeneratorObject.pc), "GeneratorObject.state": place(\GeneratorObject.state),
            "GeneratorObject.handled": place(\GeneratorObject.handled), "Shape.count": place(\Shape.count),
            "Shape.names": place(\Shape.names), "Shape.index": place(\Shape.index), "Shape.indexMask": place(\Shape.indexMask),
            "Shape.isDictionary": place(\Shape.isDictionary), "ClassObject.version": place(\ClassObject.version),
            "ClassObject.flags": place(\ClassObject.flags), "ClassObject.instanceKind": place(\ClassObject.instanceKind),
            "ClassObject.rootShape": place(\ClassObject.rootShape), "ClassObject.inlineSlots": place(\ClassObject.inlineSlots),
            "ClassObject.quick": place(\ClassObject.quick), "InlineCache.slot": place(\InlineCache.slot),
            "InlineCache.shape": place(\InlineCache.shape), "InlineCache.name": place(\InlineCache.name),
            "InlineCache.value": place(\InlineCache.value), "InlineCache.state": place(\InlineCache.state),
            "MethodCache.Entry.name": place(\MethodCache.Entry.name), "MethodCache.Entry.value": place(\MethodCache.Entry.value),
        ]
    }

    private static func machineMemory() -> [String: Int64] {
        [
            "Frame.registers": place(\Frame.registers), "Frame.constants": place(\Frame.constants),
            "Frame.function": place(\Frame.function), "Frame.destination": place(\Frame.destination),
            "Frame.kind": place(\Frame.kind), "Frame.extra": place(\Frame.extra),
            "MachineState.frameLimit": place(\MachineState.frameLimit),
            "MachineState.stackLimit": place(\MachineState.stackLimit),
            "MachineState.nativeTop": place(\MachineState.nativeTop), "MachineState.handled": place(\MachineState.handled),
            "MachineState.result": place(\MachineState.result), "MachineState.interrupt": place(\MachineState.interrupt),
            "MachineState.builtins": place(\MachineState.builtins),
            "MachineState.generatorReturned": place(\MachineState.generatorReturned),
            "HeapState.registry": place(\HeapState.registry), "HeapState.registryCount": place(\HeapState.registryCount),
            "HeapState.registryCapacity": place(\HeapState.registryCapacity), "HeapState.pending": place(\HeapState.pending),
            "HeapState.isDestroying": place(\HeapState.isDestroying), "HeapState.threshold": place(\HeapState.threshold),
            "HeapState.liveObjects": place(\HeapState.liveObjects), "HeapState.dictVersion": place(\HeapState.dictVersion),
        ]
    }

    private static func numbers() -> [String: Int64] {
        [
            "MethodCache.mask": Int64(MethodCache.mask), "Tag.object": Int64(Tag.object), "Tag.float": Int64(Tag.float),
            "Tag.int": Int64(Tag.int), "Tag.bool": Int64(Tag.bool), "Kind.string": Int64(Kind.string.rawValue),
            "Kind.dict": Int64(Kind.dict.rawValue), "Kind.function": Int64(Kind.function.rawValue),
            "Kind.generator": Int64(Kind.generator.rawValue), "Kind.rangeIterator": Int64(Kind.rangeIterator.rawValue),
            "Kind.complex": Int64(Kind.complex.rawValue),
            "Kind.pairIterator": Int64(Kind.pairIterator.rawValue), "ObjectHeader.subclass": Int64(ObjectHeader.subclass),
            "ObjectHeader.prefixed": Int64(ObjectHeader.prefixed), "ObjectHeader.interned": Int64(ObjectHeader.interned),
            "ClassObject.isScriptFlag": Int64(ClassObject.isScriptFlag), "ClassObject.hasGetattr": Int64(ClassObject.hasGetattr),
            "ClassObject.hasGetattribute": Int64(ClassObject.hasGetattribute),
            "ClassObject.hasFinalizer": Int64(ClassObject.hasFinalizer),
            "ClassObject.isException": Int64(ClassObject.isException), "ClassObject.isAbstract": Int64(ClassObject.isAbstract),
            "ClassObject.hasNew": Int64(ClassObject.hasNew), "FrameKind.entry": Int64(FrameKind.entry.rawValue),
            "FrameKind.initializer": Int64(FrameKind.initializer.rawValue),
            "FrameKind.generatorFor": Int64(FrameKind.generatorFor.rawValue),
            "FrameKind.generator": Int64(FrameKind.generator.rawValue),
            "FrameKind.classBody": Int64(FrameKind.classBody.rawValue),
            "FrameKind.ownsFunction": Int64(FrameKind.ownsFunction.rawValue),
            "FrameKind.consumed": Int64(FrameKind.consumed.rawValue),
            "CodeObject.Flags.generator": Int64(CodeObject.Flags.generator.rawValue),
            "QuickBody.lenFunction": Int64(QuickBody.lenFunction.rawValue),
            "QuickBody.stringClass": Int64(QuickBody.stringClass.rawValue),
            "QuickBody.listAppend": Int64(QuickBody.listAppend.rawValue), "QuickBody.listPop": Int64(QuickBody.listPop.rawValue),
            "QuickBody.dictGet": Int64(QuickBody.dictGet.rawValue), "Instruction.dropA": Int64(Instruction.dropA),
            "Instruction.dropB": Int64(Instruction.dropB), "Instruction.dropC": Int64(Instruction.dropC),
            "Instruction.inPlace": Int64(Instruction.inPlace), "Instruction.subtraction": Int64(Instruction.subtraction),
            "Instruction.reversed": Int64(Instruction.reversed), "ObjectHeader.prefixSize": Int64(ObjectHeader.prefixSize),
        ]
    }
}
