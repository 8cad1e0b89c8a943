// What the functions of `cmath` give where a part is infinite or not a number: C99's annex G, as CPython has it. Seven rows
// for the real part and seven columns for the imaginary one: -inf, negative, -0.0, 0.0, positive, inf, nan. Finite pairs
// are not in the tables (`..`), nor are those that depend on an angle.

/// One function's special values.
struct ComplexSpecialValues {
    private let entries: [[ComplexNumber]]

    private init(_ rows: [String]) {
        entries = rows.map { row in
            row.split(separator: " ").map { pair in
                let parts = pair.utf8.map { ComplexSpecialValues.part($0) }
                return ComplexNumber(parts[0], parts[1])
            }
        }
    }

    /// The value for a number that is not finite.
    subscript(number: ComplexNumber) -> ComplexNumber {
        entries[ComplexSpecialValues.place(number.real)][ComplexSpecialValues.place(number.imaginary)]
    }

    private static func place(_ x: Double) -> Int {
        if x.isNaN { return 6 }
        if x.isInfinite { return x < 0 ? 0 : 5 }
        if x == 0 { return x.sign == .minus ? 2 : 3 }
        return x < 0 ? 1 : 4
    }

    /// `0` and `o` are zero and its negative, `i` infinity, `1` one, `p`, `h`, `q`, `t` pi, its half, a quarter and three
    /// quarters; capitals and `l` are their negatives.
    private static func part(_ letter: UInt8) -> Double {
        switch Character(UnicodeScalar(letter)) {
        case "0": 0
        case "o": -0.0
        case "1": 1
        case "l": -1
        case "i": .infinity
        case "I": -.infinity
        case "p": .pi
        case "P": -.pi
        case "h": .pi / 2
        case "H": -.pi / 2
        case "q": .pi / 4
        case "Q": -.pi / 4
        case "t": 0.75 * .pi
        case "T": -0.75 * .pi
        default: .nan
        }
    }

    static let acos = ComplexSpecialValues([
        "ti pi pi pI pI tI ni",
        "hi .. .. .. .. hI nn",
        "hi .. .. .. .. hI hn",
        "hi .. .. .. .. hI hn",
        "hi .. .. .. .. hI nn",
        "qi 0i 0i 0I 0I qI ni",
        "ni nn nn nn nn nI nn",
    ])
    static let acosh = ComplexSpecialValues([
        "iT iP iP ip ip it in",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iQ io io i0 i0 iq in",
        "in nn nn nn nn in nn",
    ])
    static let asinh = ComplexSpecialValues([
        "IQ Io Io I0 I0 Iq In",
        "IH .. .. .. .. Ih nn",
        "IH .. .. .. .. Ih nn",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iQ io io i0 i0 iq in",
        "in nn no n0 nn in nn",
    ])
    static let atanh = ComplexSpecialValues([
        "oH oH oH oh oh oh on",
        "oH .. .. .. .. oh nn",
        "oH .. .. .. .. oh on",
        "0H .. .. .. .. 0h 0n",
        "0H .. .. .. .. 0h nn",
        "0H 0H 0H 0h 0h 0h 0n",
        "0H nn nn nn nn 0h nn",
    ])
    static let cosh = ComplexSpecialValues([
        "nn Ii i0 io II nn in",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn n0",
        "nn .. .. .. .. nn n0",
        "nn .. .. .. .. nn nn",
        "nn II io i0 Ii nn in",
        "nn nn n0 n0 nn nn nn",
    ])
    static let exp = ComplexSpecialValues([
        "00 oo 0o 00 o0 00 00",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn nn",
        "nn II io i0 Ii nn in",
        "nn nn no n0 nn nn nn",
    ])
    static let log = ComplexSpecialValues([
        "iT iP iP ip ip it in",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iH .. .. .. .. ih nn",
        "iQ io io i0 i0 iq in",
        "in nn nn nn nn in nn",
    ])
    static let sinh = ComplexSpecialValues([
        "nn iI Io I0 ii nn in",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn 0n",
        "nn .. .. .. .. nn 0n",
        "nn .. .. .. .. nn nn",
        "nn II io i0 Ii nn in",
        "nn nn no n0 nn nn nn",
    ])
    static let sqrt = ComplexSpecialValues([
        "iI 0I 0I 0i 0i ii ni",
        "iI .. .. .. .. ii nn",
        "iI .. .. .. .. ii nn",
        "iI .. .. .. .. ii nn",
        "iI .. .. .. .. ii nn",
        "iI io io i0 i0 ii in",
        "iI nn nn nn nn ii nn",
    ])
    static let tanh = ComplexSpecialValues([
        "l0 l0 lo l0 lo l0 l0",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn nn",
        "nn .. .. .. .. nn nn",
        "10 10 1o 10 1o 10 10",
        "nn nn no n0 nn nn nn",
    ])
    static let rect = ComplexSpecialValues([
        "nn ii I0 Io iI nn in",
        "nn .. .. .. .. nn nn",
        "00 .. .. .. .. 00 00",
        "00 .. .. .. .. 00 00",
        "nn .. .. .. .. nn nn",
        "nn II io i0 Ii nn in",
        "nn nn n0 n0 nn nn nn",
    ])
}
