// Unicode's four normalization forms (UAX #15) over the decompositions of UnicodeTable: decompose, put marks in order,
// compose. Hangul syllables are computed.

struct UnicodeNormalization {
    let table: UnicodeTable
    /// NFKC and NFKD take the compatibility decompositions too.
    let isCompatible: Bool
    let composes: Bool

    /// Nil if there is no form of that name.
    init?(_ form: String, _ table: UnicodeTable) {
        guard ["NFC", "NFD", "NFKC", "NFKD"].contains(form) else { return nil }
        self.table = table
        isCompatible = form.contains("K")
        composes = form.hasSuffix("C")
    }

    private enum Hangul {
        static let syllables: Range<UInt32> = 0xac00..<0xd7a4
        static let lead: UInt32 = 0x1100, vowel: UInt32 = 0x1161, trail: UInt32 = 0x11a7
        static let vowelCount: UInt32 = 21, trailCount: UInt32 = 28
    }

    func normalized(_ text: [UInt32]) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(text.count)
        var classes: [UInt8] = []
        for code in text { decompose(code, &out, &classes) }
        order(&out, &classes)
        return composes ? composed(out, classes) : out
    }

    private func decompose(_ code: UInt32, _ out: inout [UInt32], _ classes: inout [UInt8]) {
        // Decompositions name characters that decompose in turn; the first of those waiting comes last.
        var waiting = [code]
        while let code = waiting.popLast() {
            if code >= 0xc0, Hangul.syllables.contains(code) {
                let index = code - Hangul.syllables.lowerBound
                out.append(Hangul.lead + index / (Hangul.vowelCount * Hangul.trailCount))
                out.append(Hangul.vowel + index % (Hangul.vowelCount * Hangul.trailCount) / Hangul.trailCount)
                let trail = index % Hangul.trailCount
                if trail != 0 { out.append(Hangul.trail + trail) }
            } else if code >= 0xa0, let d = table.decompositions[code], d.tag == 0 || isCompatible {
                waiting.append(contentsOf: d.parts.reversed())
                continue
            } else {
                out.append(code)
            }
            while classes.count < out.count {
                let code = out[classes.count]
                classes.append(code < 0x300 ? 0 : table.record(code).combining)
            }
        }
    }

    /// Sorts every run of marks by combining class; equal ones keep their order.
    private func order(_ text: inout [UInt32], _ classes: inout [UInt8]) {
        var start = 0
        while start < text.count {
            if classes[start] == 0 {
                start += 1
                continue
            }
            var end = start
            while end < text.count && classes[end] != 0 { end += 1 }
            if end - start > 1 {
                let sorted = (start..<end).sorted { (classes[$0], $0) < (classes[$1], $1) }
                let codes = sorted.map { text[$0] }, numbers = sorted.map { classes[$0] }
                text.replaceSubrange(start..<end, with: codes)
                classes.replaceSubrange(start..<end, with: numbers)
            }
            start = end
        }
    }

    private func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if first >= Hangul.lead, first < Hangul.lead + 19, second >= Hangul.vowel, second < Hangul.vowel + Hangul.vowelCount {
            let lead = first - Hangul.lead, vowel = second - Hangul.vowel
            return Hangul.syllables.lowerBound + (lead * Hangul.vowelCount + vowel) * Hangul.trailCount
        }
        if Hangul.syllables.contains(first), (first - Hangul.syllables.lowerBound) % Hangul.trailCount == 0,
            second > Hangul.trail, second < Hangul.trail + Hangul.trailCount
        {
            return first + second - Hangul.trail
        }
        return table.compositions[UInt64(first) << 32 | UInt64(second)]
    }

    private func composed(_ text: [UInt32], _ classes: [UInt8]) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(text.count)
        // The last character that others may join, and the class of what was kept after it.
        var starter: Int?
        var lastClass: UInt8 = 0
        for (code, combining) in zip(text, classes) {
            if let place = starter, place == out.count - 1 || lastClass < combining,
                let joined = composition(out[place], code)
            {
                out[place] = joined
                continue
            }
            if combining == 0 { starter = out.count }
            lastClass = combining
            out.append(code)
        }
        return out
    }
}
