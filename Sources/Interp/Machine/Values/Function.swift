// Function, module and generator objects: creation and release. Calling is in Machine/.

extension FunctionObject {
    /// A function over a code record (retained) and globals (retained); everything else empty.
    static func make(
        _ code: UnsafeMutablePointer<CodeRecord>, globals: UnsafeMutablePointer<DictObject>
    ) -> UnsafeMutablePointer<FunctionObject> {
        let function = Heap.allocate(FunctionObject.self, Types.function, .function)
        code.pointee.header.references += 1
        globals.pointee.header.references += 1
        function.pointee.code = code
        function.pointee.globals = globals
        function.pointee.defaults = .unbound
        function.pointee.keywordDefaults = .unbound
        function.pointee.closure = nil
        function.pointee.closureCount = 0
        function.pointee.name = code.pointee.name.retained()
        function.pointee.qualifiedName = code.pointee.qualifiedName.retained()
        function.pointee.documentation = code.pointee.documentation.retained()
        function.pointee.annotations = .unbound
        function.pointee.module = (Dict.get(globals, name: Names.name) ?? .none).retained()
        function.pointee.attributes = .unbound
        Heap.track(function)
        return function
    }

    static func releaseContents(_ function: UnsafeMutablePointer<FunctionObject>) {
        Value.object(function.pointee.code).release()
        Value.object(function.pointee.globals).release()
        function.pointee.defaults.release()
        function.pointee.keywordDefaults.release()
        if let closure = function.pointee.closure {
            for i in 0..<function.pointee.closureCount { closure[i].release() }
            closure.deallocate()
        }
        function.pointee.name.release()
        function.pointee.qualifiedName.release()
        function.pointee.documentation.release()
        function.pointee.annotations.release()
        function.pointee.module.release()
        function.pointee.attributes.release()
    }
}

extension ModuleObject {
    /// A module with an empty namespace but for `__name__` and `__doc__`.
    static func make(_ name: String, documentation: String? = nil) -> UnsafeMutablePointer<ModuleObject> {
        let module = Heap.allocate(ModuleObject.self, for: Types.module, .module)
        module.pointee.name = .interned(name)
        module.pointee.namespace = Dict.make()
        module.pointee.native = nil
        Dict.set(module.pointee.namespace, name: Names.name, module.pointee.name)
        let text = documentation.map { Value.string($0) } ?? .none
        Dict.set(module.pointee.namespace, name: Names.doc, text)
        text.release()
        Heap.track(module)
        return module
    }
}

package struct GeneratorObject {
    package var header: ObjectHeader
    /// Owned.
    var function: UnsafeMutablePointer<FunctionObject>
    /// The register window while the generator is suspended.
    var registers: ValuePointer
    var registerCount: Int
    var pc: UnsafeMutablePointer<UInt64>
    var state: State
    /// The exception being handled inside, kept while suspended.
    var handled: Value

    enum State: Int { case created, suspended, running, finished }

    /// Whether what `registers` holds is the generator's: while it runs, and afterwards, nothing there counts.
    var holdsRegisters: Bool { state == .created || state == .suspended }
}

enum Generator {
    /// A generator over a bound window, whose values it takes over.
    static func make(_ function: UnsafeMutablePointer<FunctionObject>, _ window: ValuePointer) -> Value {
        let code = function.pointee.code
        let generator = Heap.allocate(GeneratorObject.self, Types.generator, .generator)
        let count = code.pointee.registerCount
        function.pointee.header.references += 1
        generator.pointee.function = function
        generator.pointee.registers = .allocate(capacity: max(1, count))
        generator.pointee.registerCount = count
        for i in 0..<count {
            if i < code.pointee.parameterCount {
                generator.pointee.registers[i] = window[i]
                window[i] = .unbound
            } else {
                generator.pointee.registers[i] = .unbound
            }
        }
        generator.pointee.pc = code.pointee.words
        generator.pointee.state = .created
        generator.pointee.handled = .none
        Heap.track(generator)
        return .object(generator)
    }

    static func releaseContents(_ generator: UnsafeMutablePointer<GeneratorObject>) {
        finish(generator)
        generator.pointee.registers.deallocate()
        Value.object(generator.pointee.function).release()
        generator.pointee.handled.release()
    }

    /// Releases what a generator that does not run holds.
    static func finish(_ generator: UnsafeMutablePointer<GeneratorObject>) {
        let holds = generator.pointee.holdsRegisters
        generator.pointee.state = .finished
        guard holds else { return }
        for i in 0..<generator.pointee.registerCount {
            let value = generator.pointee.registers[i]
            generator.pointee.registers[i] = .unbound
            value.release()
        }
    }
}
