// Collects the instructions of one block with symbolic jumps, then packs them: lengthens jumps that do not fit,
// resolves labels, writes words, positions and the exception table. Knows reachability, so that code after a `return`
// is never written, and carries at every label which locals are bound for sure.

import Syntax

/// A place in the code, placed once and jumped to from anywhere.
struct Label {
    fileprivate let index: Int
}

struct Assembler {
    /// The packed result.
    struct Output {
        var words: [UInt64] = []
        var positions: [CodePosition] = []
        var exceptions: [ExceptionRange] = []
    }

    private struct Item {
        var opcode: Opcode
        var flags: UInt8
        var a: Int32
        var b: Int32
        var c: Int32
        /// A label, or -1.
        var target: Int32
        /// An entry of `handlers`, or -1.
        var handler: Int32
        var position: CodePosition
        var isLong = false
    }

    private struct LabelState {
        var item = -1
        var isReferenced = false
        var bound: RegisterSet?
    }

    private var items: [Item] = []
    private var labels: [LabelState] = []
    private var handlers: [(label: Label, depth: Int)] = []
    /// The innermost handler around what is emitted now, or -1.
    private(set) var handler = -1
    private(set) var isReachable = true
    /// Locals bound for sure at this point.
    var bound = RegisterSet()

    // MARK: Emitting

    mutating func emit(_ opcode: Opcode, a: Int, b: Int, c: Int, flags: UInt8, at position: CodePosition) {
        guard isReachable else { return }
        items.append(
            Item(
                opcode: opcode, flags: flags, a: Int32(a), b: Int32(b), c: Int32(c), target: -1,
                handler: Int32(handler), position: position))
        switch opcode {
        case .returnValue, .returnNone, .raise, .raiseFrom, .raiseCurrent, .reraise: isReachable = false
        default: break
        }
    }

    mutating func jump(
        _ opcode: Opcode, a: Int, b: Int, to label: Label, flags: UInt8, at position: CodePosition
    ) {
        guard isReachable else { return }
        items.append(
            Item(
                opcode: opcode, flags: flags, a: Int32(a), b: Int32(b), c: 0, target: Int32(label.index),
                handler: Int32(handler), position: position))
        reference(label)
        if opcode == .jump { isReachable = false }
    }

    mutating func makeLabel() -> Label {
        labels.append(LabelState())
        return Label(index: labels.count - 1)
    }

    private mutating func reference(_ label: Label) {
        labels[label.index].isReferenced = true
        if labels[label.index].bound == nil {
            labels[label.index].bound = bound
        } else {
            labels[label.index].bound?.formIntersection(bound)
        }
    }

    mutating func place(_ label: Label) {
        labels[label.index].item = items.count
        guard labels[label.index].isReferenced else { return }
        if let arriving = labels[label.index].bound {
            if isReachable { bound.formIntersection(arriving) } else { bound = arriving }
        }
        isReachable = true
    }

    // MARK: Handlers

    /// From here on exceptions go to `label`, with the registers from `depth` up cleared. Returns what `leaveRegion` and
    /// an early way out need to restore.
    mutating func enterRegion(handler label: Label, depth: Int) -> Int {
        let outer = handler
        handlers.append((label, depth))
        handler = handlers.count - 1
        if isReachable { reference(label) }
        return outer
    }

    mutating func setHandler(_ outer: Int) {
        handler = outer
    }

    // MARK: Packing

    /// `prologue` words run first and are protected by nothing.
    func assembled(prologue: [UInt64]) -> Output {
        var items = items
        var offsets = layout(items, start: prologue.count)
        while lengthen(&items, offsets) { offsets = layout(items, start: prologue.count) }
        var output = Output()
        output.words = prologue
        output.positions = Array(repeating: .none, count: prologue.count)
        for (index, item) in items.enumerated() { write(item, at: offsets[index], offsets, to: &output) }
        var current: (handler: Int32, start: Int) = (-1, 0)
        for (index, item) in items.enumerated() where item.handler != current.handler {
            close(current, end: offsets[index], offsets, in: &output)
            current = (item.handler, offsets[index])
        }
        close(current, end: offsets[items.count], offsets, in: &output)
        return output
    }

    private func close(_ run: (handler: Int32, start: Int), end: Int, _ offsets: [Int], in output: inout Output) {
        guard run.handler >= 0, end > run.start else { return }
        let handler = handlers[Int(run.handler)]
        output.exceptions.append(
            ExceptionRange(
                start: run.start, end: end, target: offsets[labels[handler.label.index].item], depth: handler.depth))
    }

    /// A conditional jump that is too far becomes three words: itself over a jump, and the long jump. The end of a `for` that
    /// is too far becomes a jump to its head.
    private func size(_ item: Item) -> Int {
        (item.opcode.hasCache ? 2 : 1) + (item.isLong && item.opcode != .forLoop ? 2 : 0)
    }

    private func layout(_ items: [Item], start: Int) -> [Int] {
        var offsets: [Int] = []
        offsets.reserveCapacity(items.count + 1)
        var offset = start
        for item in items {
            offsets.append(offset)
            offset += size(item)
        }
        offsets.append(offset)
        return offsets
    }

    private func lengthen(_ items: inout [Item], _ offsets: [Int]) -> Bool {
        var changed = false
        for index in items.indices where items[index].target >= 0 && items[index].opcode.hasShortJump {
            if items[index].isLong { continue }
            let target = labels[Int(items[index].target)].item
            let distance = offsets[target] - offsets[index] - 1
            // The end of a `for` needs its `forIterate` in the word before the target.
            let hasFarHead = items[index].opcode == .forLoop && items[target - 1].isLong
            if distance != Int(Int16(truncatingIfNeeded: distance)) || hasFarHead {
                items[index].isLong = true
                changed = true
            }
        }
        return changed
    }

    private func write(_ item: Item, at offset: Int, _ offsets: [Int], to output: inout Output) {
        let a = Int(item.a)
        let b = Int(item.b)
        if item.target >= 0 {
            let target = offsets[labels[Int(item.target)].item]
            if item.isLong && item.opcode == .forLoop {
                let head = offsets[labels[Int(item.target)].item - 1]
                output.words.append(Instruction.encode(.jump, long: Int32(truncatingIfNeeded: head - offset - 1)))
            } else if item.isLong {
                output.words.append(Instruction.encode(item.opcode, a: a, b: b, c: 1, flags: item.flags))
                output.words.append(Instruction.encode(.jump, long: 1))
                output.words.append(Instruction.encode(.jump, long: Int32(truncatingIfNeeded: target - offset - 3)))
            } else if item.opcode.hasLongJump {
                let distance = Int32(truncatingIfNeeded: target - offset - 1)
                output.words.append(Instruction.encode(item.opcode, a: a, long: distance, flags: item.flags))
            } else {
                let distance = target - offset - 1
                output.words.append(Instruction.encode(item.opcode, a: a, b: b, c: distance, flags: item.flags))
            }
        } else if item.opcode == .loadInt {
            output.words.append(Instruction.encode(.loadInt, a: a, long: item.b, flags: item.flags))
        } else {
            output.words.append(Instruction.encode(item.opcode, a: a, b: b, c: Int(item.c), flags: item.flags))
            if item.opcode.hasCache { output.words.append(0) }
        }
        while output.positions.count < output.words.count { output.positions.append(item.position) }
    }
}
