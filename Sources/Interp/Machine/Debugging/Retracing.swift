// Functions that were compiled before a debugger came are compiled again with the instructions that tell it about lines, and
// without them when it has gone. Only instructions are added or removed: everything that refers to the old ones by place
// (suspended generators, tracebacks) is moved to the new ones. Runs when no frame is active.

import Syntax

enum Retracing {
    /// Compiles again the code of every function whose source a debugger knows. Code that cannot be matched stays as it is.
    static func compileAgain(tracesLines: Bool) {
        var compiled: [ObjectIdentifier: [Int: CodeObject]] = [:]
        var moved: [UnsafeMutablePointer<CodeRecord>: [Int]] = [:]
        for record in CodeRecord.all {
            let old = record.pointee.object.takeUnretainedValue()
            guard old.source.debugName != nil, !old.flags.contains(.module) else { continue }
            let key = ObjectIdentifier(old.source)
            if compiled[key] == nil { compiled[key] = codes(of: old.source, tracesLines: tracesLines) }
            guard let new = compiled[key]?[old.number], let places = places(old, new) else { continue }
            moved[record] = places
        }
        let generators = generators(in: moved)
        movePlaces(moved)
        for (record, _) in moved {
            let old = record.pointee.object.takeUnretainedValue()
            guard let new = compiled[ObjectIdentifier(old.source)]?[old.number] else { continue }
            CodeRecord.replaceInstructions(record, new)
        }
        for (generator, place) in generators {
            generator.pointee.pc = generator.pointee.function.pointee.code.pointee.words + place
        }
    }

    /// The code objects of a source by their numbers.
    private static func codes(of source: SourceText, tracesLines: Bool) -> [Int: CodeObject] {
        let text = source.lines.joined(separator: "\n")
        guard let module = try? parseModule(text, fileName: source.fileName) else { return [:] }
        // Whether the last expression is shown changes nothing but the code of the module itself.
        guard
            let code = try? compileModule(module, source: source, showsLastExpression: false, tracesLines: tracesLines)
        else { return [:] }
        var found: [Int: CodeObject] = [:]
        var waiting = [code]
        while let next = waiting.popLast() {
            found[next.number] = next
            for case .code(let inner) in next.constants { waiting.append(inner) }
        }
        return found
    }

    /// Where each word of `old` lies in `new`, and where the code ends; nil if the two differ in more than lines.
    private static func places(_ old: CodeObject, _ new: CodeObject) -> [Int]? {
        guard old.qualifiedName == new.qualifiedName, old.registerCount == new.registerCount,
            old.localNames == new.localNames, old.constants.count == new.constants.count, old.words.count != new.words.count
        else { return nil }
        var places: [Int] = []
        var to = 0
        var from = 0
        while from < old.words.count {
            let opcode = Instruction(word: old.words[from]).opcode
            if opcode == .traceLine {
                // Removed: what stood here goes on at what follows.
                places.append(to)
                from += 1
                continue
            }
            while to < new.words.count, Instruction(word: new.words[to]).opcode == .traceLine { to += 1 }
            guard to < new.words.count, Instruction(word: new.words[to]).opcode == opcode else { return nil }
            for _ in 0..<(opcode.hasCache ? 2 : 1) {
                places.append(to)
                from += 1
                to += 1
            }
        }
        while to < new.words.count, Instruction(word: new.words[to]).opcode == .traceLine { to += 1 }
        guard to == new.words.count else { return nil }
        places.append(to)
        return places
    }

    /// The generators that wait in such code, and where they will go on.
    private static func generators(
        in moved: [UnsafeMutablePointer<CodeRecord>: [Int]]
    ) -> [(UnsafeMutablePointer<GeneratorObject>, Int)] {
        var found: [(UnsafeMutablePointer<GeneratorObject>, Int)] = []
        forEachContainer { object in
            guard object.isKind(.generator) else { return }
            let generator = object.layout(GeneratorObject.self)
            guard generator.pointee.state == .created || generator.pointee.state == .suspended else { return }
            let code = generator.pointee.function.pointee.code
            guard let places = moved[code] else { return }
            let place = code.pointee.words.distance(to: generator.pointee.pc)
            // A generator finds out where it waits by the word before, so that this is the one that counts.
            found.append((generator, place == 0 ? 0 : places[place - 1] + 1))
        }
        return found
    }

    /// Exceptions and tracebacks that somebody keeps know places in code.
    private static func movePlaces(_ moved: [UnsafeMutablePointer<CodeRecord>: [Int]]) {
        func newPlace(_ function: UnsafeMutablePointer<FunctionObject>, _ word: Int) -> Int {
            guard let places = moved[function.pointee.code], places.indices.contains(word) else { return word }
            return places[word]
        }
        forEachContainer { object in
            if object.isKind(.exception) {
                let exception = object.layout(ExceptionObject.self)
                guard let trace = exception.pointee.trace else { return }
                for k in 0..<exception.pointee.traceCount { trace[k].word = newPlace(trace[k].function, trace[k].word) }
            } else if object.isKind(.traceback) {
                let traceback = object.layout(TracebackObject.self)
                traceback.pointee.word = newPlace(traceback.pointee.function, traceback.pointee.word)
            }
        }
    }

    private static func forEachContainer(_ body: (Value) -> Void) {
        let heap = Heap.state
        for i in 0..<heap.pointee.registryCount { body(.object(heap.pointee.registry[i])) }
    }
}
