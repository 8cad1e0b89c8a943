// The text algorithms against CPython 3.11: Fixtures/text_cases.txt holds questions and CPython's answers
// (scripts/fixtures/text.py writes it).

import Glibc
import Interp
import Testing

@Suite("Text algorithms agree with CPython")
struct TextTests {
    @Test("big integers, float text, format specs, string methods, random numbers")
    func agree() throws {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let lines = try contents("/" + folder + "/Fixtures/text_cases.txt").split(separator: "\n")
        #expect(lines.count > 1500)
        for line in lines {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            let question = parts[0].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            #expect(answer(question) == String(parts[1]), "\(parts[0])")
        }
    }

    private struct Unreadable: Error {}

    private func contents(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw Unreadable() }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }

    private func answer(_ p: [String]) -> String {
        switch p[0] {
        case "arith": return arithmetic(number(p[1]), number(p[2]), shift: Int(p[3]) ?? 0)
        case "product": return String((number(p[1]) * number(p[2])).scriptHash)
        case "float": return float(double(p[1]))
        case "fmt": return formatted(p)
        case "str": return strings(unhex(p[1]), unhex(p[2]))
        case "mt":
            var generator = MersenneTwister(seed: number(p[1]))
            let first = FloatFormatting.repr(generator.nextDouble())
            let small = generator.nextBits(5)
            let middle = generator.nextBits(40)
            return "\(first) \(small) \(middle) \(generator.nextBits(large: 100)) \(generator.below(10))"
        case "parse": return FloatFormatting.parse(unhex(p[1])).map(FloatFormatting.repr) ?? "nil"
        default: return "unknown question"
        }
    }

    private func number(_ text: String) -> BigInteger {
        var bytes = Array(text.utf8)
        let isNegative = bytes.first == 0x2d
        if isNegative { bytes.removeFirst() }
        return BigInteger(digits: bytes.map { $0 - 0x30 }, radix: 10, isNegative: isNegative)
    }

    private func double(_ text: String) -> Double { Double(bitPattern: UInt64(text, radix: 16) ?? 0) }

    private func unhex(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        func digit(_ c: UInt8) -> UInt8 { c <= 0x39 ? c - 0x30 : c - 0x57 }
        return stride(from: 0, to: bytes.count, by: 2).map { digit(bytes[$0]) << 4 | digit(bytes[$0 + 1]) }
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func arithmetic(_ a: BigInteger, _ b: BigInteger, shift: Int) -> String {
        var out = ["\(a + b)", "\(a - b)", "\(a * b)", "\(a & b)", "\(a | b)", "\(a ^ b)", "\(a.complement)", "\(a.scriptHash)"]
        out.append(a.asDouble.map(FloatFormatting.repr) ?? "ovf")
        out += [a.description(radix: 7), a.description(radix: 32), a.description(radix: 16)]
        out += ["\(a.shiftedLeft(shift))", "\(a.shiftedRight(shift))", "\(a.bitLength)"]
        if !b.isZero {
            let (quotient, remainder) = a.floorDivMod(b)
            out += ["\(quotient)", "\(remainder)", a.trueDivide(b).map(FloatFormatting.repr) ?? "ovf"]
        }
        return out.joined(separator: " ")
    }

    private func float(_ x: Double) -> String {
        var out = [FloatFormatting.repr(x), FloatFormatting.hexadecimal(x)]
        if x.isFinite {
            out += ["\(FloatFormatting.scriptHash(x))", "\(BigInteger(truncating: x))"]
            for digits in [-2, -1, 0, 1, 2, 3, 5, 16] {
                out.append(FloatFormatting.rounded(x, digits: digits).map(FloatFormatting.repr) ?? "ovf")
            }
        }
        return out.joined(separator: " ")
    }

    private func formatted(_ p: [String]) -> String {
        let names = ["s": "str", "i": "int", "f": "float"]
        do {
            let spec = try FormatSpecification(parsing: unhex(p[3]), typeName: names[p[1]] ?? "")
            switch p[1] {
            case "s": return "ok " + hex(try Formatting.string(unhex(p[2]), spec))
            case "i": return "ok " + hex(try Formatting.integer(number(p[2]), spec))
            default: return "ok " + hex(try Formatting.float(double(p[2]), spec))
            }
        } catch {
            return "err " + error.message
        }
    }

    private func strings(_ b: [UInt8], _ c: [UInt8]) -> String {
        b.withUnsafeBufferPointer { t in
            c.withUnsafeBufferPointer { u in
                func joined(_ ranges: [Range<Int>]) -> [UInt8] { Array(ranges.map { Array(b[$0]) }.joined(separator: [0xff])) }
                var out: [[UInt8]] = [StringCase.upper(t), StringCase.lower(t), StringCase.titled(t), StringCase.capitalized(t)]
                out += [StringCase.swapped(t), StringCase.folded(t), TextRepresentation.string(t)]
                out += [TextRepresentation.string(t, asciiOnly: true), TextRepresentation.bytes(t)]
                out.append(StringAlgorithms.replace(t, u, u.isEmpty ? u : t, limit: 3))
                out.append(StringAlgorithms.expandTabs(t, size: 4))
                out.append(joined(StringAlgorithms.splitBlanks(t, limit: -1)))
                out.append(joined(StringAlgorithms.splitBlanks(t, limit: 1)))
                out.append(joined(StringAlgorithms.splitBlanksFromRight(t, limit: 1)))
                out.append(joined(StringAlgorithms.splitLines(t, keepEnds: true)))
                out.append(joined(StringAlgorithms.splitLines(t, keepEnds: false)))
                if !u.isEmpty {
                    out.append(joined(StringAlgorithms.split(t, separator: u, limit: 2)))
                    out.append(joined(StringAlgorithms.splitFromRight(t, separator: u, limit: 2)))
                }
                out.append(Array(b[StringAlgorithms.strip(t, left: true, right: true)]))
                out.append(Array(b[StringAlgorithms.strip(t, characters: u, left: true, right: true)]))
                let flags = [
                    StringCase.isUpper(t), StringCase.isLower(t), StringCase.isTitle(t), StringCase.isIdentifier(t),
                    StringCase.all(t, UnicodeProperties.isAlphabetic), StringCase.all(t, UnicodeProperties.isDigit),
                    StringCase.all(t, UnicodeProperties.isDecimal), StringCase.all(t, UnicodeProperties.isNumeric),
                    StringCase.all(t, UnicodeProperties.isSpace),
                ]
                return out.map(hex).joined(separator: " ") + " " + flags.map { $0 ? "1" : "0" }.joined()
            }
        }
    }
}
