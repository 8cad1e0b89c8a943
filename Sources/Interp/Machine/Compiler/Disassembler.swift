// A code object as readable text: one instruction a line with its source line, operands by name, jump targets, the
// exception table, then the inner code objects. A register that dies with the instruction carries an exclamation mark.

/// The instructions of a code object and of everything inside it.
func disassembly(of code: CodeObject) -> String {
    var lines: [String] = []
    Disassembler(code).write(to: &lines)
    return lines.joined(separator: "\n") + "\n"
}

private struct Disassembler {
    let code: CodeObject
    private var isTarget: Set<Int> = []
    private var isCache: Set<Int> = []

    init(_ code: CodeObject) {
        self.code = code
        var index = 0
        while index < code.words.count {
            let instruction = Instruction(word: code.words[index])
            if let target = jumpTarget(instruction, at: index) { isTarget.insert(target) }
            if instruction.opcode.hasCache {
                index += 1
                isCache.insert(index)
            }
            index += 1
        }
        for row in code.exceptions { isTarget.insert(row.target) }
    }

    func write(to lines: inout [String]) {
        lines.append("\(code.qualifiedName), line \(code.firstLine): \(signature)")
        var lastLine: Int32 = 0
        for index in code.words.indices where !isCache.contains(index) {
            let instruction = Instruction(word: code.words[index])
            let line = code.positions[index].line
            let shown = line != lastLine && line != 0 ? String(line) : ""
            if line != 0 { lastLine = line }
            let mark = isTarget.contains(index) ? ">" : " "
            let name = "\(instruction.opcode)"
            lines.append(
                trimmed(
                    "\(left(shown, 5)) \(mark)\(left(String(index), 4)) \(right(name, 22)) \(operands(instruction, at: index))"))
        }
        for row in code.exceptions {
            lines.append("      \(row.start)..<\(row.end): exceptions to \(row.target), keeps registers below \(row.depth)")
        }
        for constant in code.constants {
            guard case .code(let inner) = constant else { continue }
            lines.append("")
            Disassembler(inner).write(to: &lines)
        }
    }

    private var signature: String {
        var parts = ["\(code.registerCount) registers"]
        if !code.localNames.isEmpty { parts.append("locals \(code.localNames.joined(separator: " "))") }
        if !code.cellRegisters.isEmpty {
            parts.append("cells \(code.cellRegisters.map { code.localNames[$0] }.joined(separator: " "))")
        }
        if !code.freeNames.isEmpty { parts.append("free \(code.freeNames.joined(separator: " "))") }
        if code.flags.contains(.generator) { parts.append("generator") }
        return parts.joined(separator: ", ")
    }

    // MARK: Operands

    private func jumpTarget(_ instruction: Instruction, at index: Int) -> Int? {
        let next = index + (instruction.opcode.hasCache ? 2 : 1)
        if instruction.opcode.hasLongJump { return next + instruction.long }
        if instruction.opcode.hasShortJump { return next + instruction.signedC }
        return nil
    }

    private func operands(_ instruction: Instruction, at index: Int) -> String {
        let opcode = instruction.opcode
        let roles = opcode.roles
        var parts: [String] = []
        func add(_ role: OperandRole, _ value: Int, _ drop: UInt8, _ immediate: String?) {
            switch role {
            case .unused: break
            case .immediate: if let immediate { parts.append(immediate) }
            case .destination, .source, .kept, .range:
                parts.append(register(value) + (instruction.flags & drop != 0 ? "!" : ""))
            }
        }
        add(roles.a, instruction.a, Instruction.dropA, "free \(freeName(instruction.a))")
        if opcode == .loadInt {
            parts.append(String(instruction.long))
        } else {
            add(roles.b, instruction.b, Instruction.dropB, immediateB(instruction))
            add(roles.c, instruction.c, Instruction.dropC, immediateC(instruction))
        }
        if instruction.flags & Instruction.inPlace != 0 { parts.append("in place") }
        if instruction.flags & Instruction.subtraction != 0 { parts.append("subtraction") }
        if instruction.flags & Instruction.reversed != 0 { parts.append("reversed") }
        if let target = jumpTarget(instruction, at: index) { parts.append("-> \(target)") }
        return parts.joined(separator: ", ")
    }

    private func immediateB(_ instruction: Instruction) -> String? {
        let opcode = instruction.opcode
        if opcode.hasLongJump { return nil }
        if opcode.hasShortJump {
            return String(instruction.signedB) + (instruction.flags & Instruction.floating != 0 ? ".0" : "")
        }
        switch opcode {
        case .loadFree: return "free \(freeName(instruction.b))"
        case .call, .callMethod, .callKeywords, .callMethodKeywords: return "\(instruction.b) arguments"
        case .callSpread: return instruction.b == 0 ? nil : "with keywords"
        default: return constant(instruction.b)
        }
    }

    private func immediateC(_ instruction: Instruction) -> String? {
        let opcode = instruction.opcode
        if opcode.hasLongJump || opcode.hasShortJump { return nil }
        switch opcode {
        case .addInt, .getItemInt: return String(instruction.signedC)
        case .makeSlice, .makeList, .makeTuple, .makeSet, .makeDict, .makeString, .unpack: return "count \(instruction.c)"
        case .unpackStar: return "\(instruction.c & 0xff) before, \(instruction.c >> 8) after"
        case .formatValue:
            let conversion = ["", "!s", "!r", "!a"][instruction.c & 3]
            return conversion + (instruction.c & 4 != 0 ? " with specification" : "")
        case .makeFunction: return "parts \(instruction.c)"
        case .loadClassFree: return "free \(freeName(instruction.c))"
        default: return constant(instruction.c)
        }
    }

    private func register(_ index: Int) -> String {
        code.localNames.indices.contains(index) ? code.localNames[index] : "r\(index)"
    }

    private func freeName(_ index: Int) -> String {
        code.freeNames.indices.contains(index) ? code.freeNames[index] : "?\(index)"
    }

    private func constant(_ index: Int) -> String {
        code.constants.indices.contains(index) ? text(code.constants[index]) : "?\(index)"
    }

    private func text(_ constant: Constant) -> String {
        switch constant {
        case .none: "None"
        case .ellipsis: "..."
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .bigInteger(let digits): digits
        case .float(let value): "\(value)"
        case .imaginary(let value): "\(value)j"
        case .string(let text): quoted(text)
        case .bytes(let bytes): "bytes(\(bytes.count))"
        case .tuple(let items): "(" + items.map { text($0) }.joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
        case .frozenSet(let items): "{" + items.map { text($0) }.joined(separator: ", ") + "}"
        case .code(let inner): "<code \(inner.qualifiedName)>"
        }
    }

    private func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "'", "\\": result += "\\\(scalar)"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }

    // MARK: Columns

    private func left(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    private func right(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    private func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
