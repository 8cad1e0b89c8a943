// The pickles that data sets are kept in: dicts of lists, strings and NumPy arrays of bytes. A file is untrusted: nothing is
// called, and a name outside of what arrays need is refused. Opcodes: CPython's pickletools.

import Neural
import Tensors

/// A value of a pickle.
enum PickledValue {
    case none
    case bool(Bool)
    case int(Int)
    case text([UInt8])
    case list(PickledList)
    case dict(PickledDict)
    case tuple([PickledValue])
    case name(String)
    case array(PickledArray)

    var int: Int? { if case .int(let value) = self { value } else { nil } }
    var string: String? { if case .text(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil } }
    var items: [PickledValue]? {
        switch self {
        case .list(let list): list.items
        case .tuple(let items): items
        default: nil
        }
    }
}

final class PickledList { var items: [PickledValue] = [] }

final class PickledDict {
    var entries: [(key: PickledValue, value: PickledValue)] = []
    subscript(key: String) -> PickledValue? { entries.last { $0.key.string == key }?.value }
}

/// A NumPy array of bytes in C order.
final class PickledArray {
    var shape: [Int] = []
    var bytes: [UInt8] = []
}

/// Reads a pickle of protocols 0 to 5, as far as arrays of bytes need it.
struct PickleReader {
    private let path: String
    private let data: [UInt8]
    private var place = 0
    private var stack: [PickledValue] = []
    private var marks: [Int] = []
    private var memo: [Int: PickledValue] = [:]

    static func read(path: String) throws -> PickledValue {
        var reader = PickleReader(path: path, data: try FileReader(path: path).readAll(limit: 4 << 30))
        return try reader.run()
    }

    private init(path: String, data: [UInt8]) { (self.path, self.data) = (path, data) }

    private func failure(_ what: String) -> TensorError { .value("'\(path)' is no pickle of arrays: \(what) at byte \(place)") }

    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= data.count - place else { throw TensorError.value("'\(path)' is truncated at byte \(place)") }
        defer { place += count }
        return data[place..<place + count]
    }

    private mutating func number(_ width: Int) throws -> Int {
        try take(width).reversed().reduce(0) { ($0 << 8) | Int($1) }
    }

    private mutating func line() throws -> String {
        guard let end = data[place...].firstIndex(of: 10) else { throw failure("a line has no end") }
        defer { place = end + 1 }
        return String(decoding: data[place..<end], as: UTF8.self)
    }

    private mutating func pop() throws -> PickledValue {
        guard let value = stack.popLast(), stack.count >= marks.last ?? 0 else { throw failure("the stack is empty") }
        return value
    }

    private mutating func popMark() throws -> [PickledValue] {
        guard let mark = marks.popLast() else { throw failure("no mark") }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[mark...])
    }

    private mutating func run() throws -> PickledValue {
        while true {
            let code = try take(1).first ?? 0
            if code == UInt8(ascii: ".") { return try pop() }
            try step(code)
        }
    }

    private mutating func step(_ code: UInt8) throws {
        switch Character(UnicodeScalar(code)) {
        case "\u{80}": _ = try take(1)
        case "\u{95}": _ = try take(8)
        case "(": marks.append(stack.count)
        case "}": stack.append(.dict(PickledDict()))
        case "]": stack.append(.list(PickledList()))
        case ")": stack.append(.tuple([]))
        case "N": stack.append(.none)
        case "\u{88}": stack.append(.bool(true))
        case "\u{89}": stack.append(.bool(false))
        case "K": stack.append(.int(try number(1)))
        case "M": stack.append(.int(try number(2)))
        case "J": stack.append(.int(Int(Int32(truncatingIfNeeded: try number(4)))))
        case "I":
            let text = try line()
            guard let value = Int(text) else { throw failure("'\(text)' is no integer") }
            stack.append(.int(value))
        case "U", "C", "\u{8c}": stack.append(.text(Array(try take(number(1)))))
        case "T", "B", "X": stack.append(.text(Array(try take(number(4)))))
        case "\u{8e}": stack.append(.text(Array(try take(longLength()))))
        case "\u{8d}": stack.append(.text(Array(try take(longLength()))))
        case "q": memo[try number(1)] = stack.last
        case "r": memo[try number(4)] = stack.last
        case "\u{94}": memo[memo.count] = stack.last
        case "h": try recall(number(1))
        case "j": try recall(number(4))
        case "\u{85}": stack.append(.tuple([try pop()]))
        case "\u{86}":
            let second = try pop()
            stack.append(.tuple([try pop(), second]))
        case "\u{87}":
            let (third, second) = (try pop(), try pop())
            stack.append(.tuple([try pop(), second, third]))
        case "t": stack.append(.tuple(try popMark()))
        case "a": try append([try pop()])
        case "e": try append(try popMark())
        case "s":
            let value = try pop()
            try assign([try pop(), value])
        case "u": try assign(try popMark())
        case "c": try push(name: line() + "." + line())
        case "\u{93}":
            let (name, module) = (try pop(), try pop())
            try push(name: "\(module.string ?? "").\(name.string ?? "")")
        case "R":
            let arguments = try pop()
            try reduce(pop(), arguments.items ?? [])
        case "b": try build(pop())
        default: throw failure("the opcode 0x\(String(code, radix: 16)) is not read")
        }
    }

    private mutating func longLength() throws -> Int {
        let length = try number(8)
        guard length >= 0 else { throw failure("a length is negative") }
        return length
    }

    private mutating func recall(_ key: Int) throws {
        guard let value = memo[key] else { throw failure("memo \(key) is empty") }
        stack.append(value)
    }

    private mutating func append(_ items: [PickledValue]) throws {
        guard case .list(let list)? = stack.last else { throw failure("no list to append to") }
        list.items += items
    }

    private mutating func assign(_ items: [PickledValue]) throws {
        guard case .dict(let dict)? = stack.last, items.count % 2 == 0 else { throw failure("no dict to fill") }
        for i in stride(from: 0, to: items.count, by: 2) { dict.entries.append((items[i], items[i + 1])) }
    }

    private mutating func push(name: String) throws {
        let plain = name.replacing("numpy._core.", with: "numpy.core.")
        let known = ["numpy.core.multiarray._reconstruct", "numpy.ndarray", "numpy.dtype", "_codecs.encode"]
        guard known.contains(plain) else {
            throw TensorError.value("'\(path)' refers to \(name), which is not allowed: only NumPy arrays of bytes are read")
        }
        stack.append(.name(plain))
    }

    private mutating func reduce(_ function: PickledValue, _ arguments: [PickledValue]) throws {
        guard case .name(let name) = function else { throw failure("what is called is no name") }
        switch name {
        case "numpy.core.multiarray._reconstruct": stack.append(.array(PickledArray()))
        case "numpy.dtype":
            guard let kind = arguments.first?.string, ["u1", "|u1"].contains(kind) else {
                throw failure("an array of \(arguments.first?.string ?? "?"), uint8 expected,")
            }
            stack.append(.name("numpy.dtype"))
        case "_codecs.encode":
            // Bytes of Python 3 in an old protocol: text whose code points are the bytes.
            guard let text = arguments.first?.string else { throw failure("encode() without a text") }
            stack.append(.text(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
        default: throw failure("\(name) cannot be called")
        }
    }

    private mutating func build(_ state: PickledValue) throws {
        switch stack.last {
        case .name: return  // A dtype's byte order says nothing about bytes.
        case .array(let array):
            guard let parts = state.items, parts.count == 5, let shape = parts[1].items?.map(\.int),
                case .text(let bytes) = parts[4]
            else { throw failure("an array without its five parts") }
            guard case .bool(false) = parts[3] else { throw failure("an array in Fortran's order") }
            array.shape = try shape.map { size in
                guard let size, size >= 0, size <= 1 << 40 else { throw failure("a shape of no sizes") }
                return size
            }
            var count = 1
            for size in array.shape {
                let (product, overflow) = count.multipliedReportingOverflow(by: size)
                guard !overflow else { throw failure("a shape too large") }
                count = product
            }
            guard count == bytes.count else { throw failure("\(bytes.count) bytes for an array of \(array.shape)") }
            array.bytes = bytes
        default: throw failure("nothing to build")
        }
    }
}
