// Functions that need more care than a call of the C library: gamma by Lanczos' approximation as CPython computes it (the
// C library's differs in the last digits), exact sums, lengths of vectors.

import Glibc

enum MathSpecial {
    private static let lanczosG = 6.024680040776729583740234375
    private static let numerators: [Double] = [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ]
    private static let denominators: [Double] = [
        0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1925, 66, 1,
    ]

    private static func lanczosSum(_ x: Double) -> Double {
        var top = 0.0, bottom = 0.0
        if x < 5 {
            for i in stride(from: 12, through: 0, by: -1) {
                top = top * x + numerators[i]
                bottom = bottom * x + denominators[i]
            }
        } else {
            for i in 0..<13 {
                top = top / x + numerators[i]
                bottom = bottom / x + denominators[i]
            }
        }
        return top / bottom
    }

    private static func sinPi(_ x: Double) -> Double {
        let y = Glibc.fmod(abs(x), 2)
        let result: Double =
            switch Int(Glibc.round(2 * y)) {
            case 0: sin(.pi * y)
            case 1: cos(.pi * (y - 0.5))
            case 2: sin(.pi * (1 - y))
            case 3: -cos(.pi * (y - 1.5))
            default: sin(.pi * (y - 2))
            }
        return copysign(1, x) * result
    }

    static func gamma(_ x: Double) throws(Raise) -> Double {
        if !x.isFinite {
            if x.isNaN || x > 0 { return x }
            throw MathModule.domainError()
        }
        if x == 0 { throw MathModule.domainError() }
        if x == x.rounded(.down) {
            if x < 0 { throw MathModule.domainError() }
            if x <= 23 { return (1..<Int(x)).reduce(1.0) { $0 * Double($1) } }
        }
        let magnitude = abs(x)
        if magnitude < 1e-20 {
            let result = 1 / x
            if result.isInfinite { throw MathModule.rangeError() }
            return result
        }
        if magnitude > 200 {
            if x < 0 { return 0 / sinPi(x) }
            throw MathModule.rangeError()
        }
        let y = magnitude + lanczosG - 0.5
        // The part of y that rounding lost.
        let z: Double
        if magnitude > lanczosG - 0.5 {
            let q = y - magnitude
            z = q - (lanczosG - 0.5)
        } else {
            let q = y - (lanczosG - 0.5)
            z = q - magnitude
        }
        let correction = z * lanczosG / y
        var result: Double
        if x < 0 {
            result = -.pi / sinPi(magnitude) / magnitude * exp(y) / lanczosSum(magnitude)
            result -= correction * result
            if magnitude < 140 {
                result /= Glibc.pow(y, magnitude - 0.5)
            } else {
                let root = Glibc.pow(y, magnitude / 2 - 0.25)
                result /= root
                result /= root
            }
        } else {
            result = lanczosSum(magnitude) / exp(y)
            result += correction * result
            if magnitude < 140 {
                result *= Glibc.pow(y, magnitude - 0.5)
            } else {
                let root = Glibc.pow(y, magnitude / 2 - 0.25)
                result *= root
                result *= root
            }
        }
        if result.isInfinite { throw MathModule.rangeError() }
        return result
    }

    static func logGamma(_ x: Double) throws(Raise) -> Double {
        if !x.isFinite { return x.isNaN ? x : .infinity }
        if x == x.rounded(.down) && x <= 2 {
            if x <= 0 { throw MathModule.domainError() }
            return 0
        }
        let magnitude = abs(x)
        if magnitude < 1e-20 { return -log(magnitude) }
        var result = log(lanczosSum(magnitude)) - lanczosG
        result += (magnitude - 0.5) * (log(magnitude + lanczosG - 0.5) - 1)
        if x < 0 { result = log(.pi) - log(abs(sinPi(magnitude))) - log(magnitude) - result }
        if result.isInfinite { throw MathModule.rangeError() }
        return result
    }

    /// The length of a vector: squares are summed with their rounding errors, so that the result is the nearest float.
    static func norm(_ numbers: [Double]) -> Double {
        let sizes = numbers.map { abs($0) }
        if sizes.contains(where: \.isInfinite) { return .infinity }
        if sizes.contains(where: \.isNaN) { return .nan }
        guard let largest = sizes.max(), largest > 0 else { return 0 }
        var exponent: Int32 = 0
        _ = Glibc.frexp(largest, &exponent)
        var high = 0.0, low = 0.0
        for size in sizes {
            let x = Glibc.ldexp(size, -exponent)
            let square = x * x
            let squareError = fma(x, x, -square)
            let sum = high + square
            let error = abs(high) >= square ? (high - sum) + square : (square - sum) + high
            high = sum
            low += error + squareError
        }
        let total = high + low
        low = (high - total) + low
        let root = total.squareRoot()
        let rest = fma(-root, root, total) + low
        return Glibc.ldexp(root + rest / (2 * root), exponent)
    }
}

/// A sum of floats without rounding until the end (Shewchuk's partial sums), as `math.fsum`.
struct ExactSum {
    private var partials: [Double] = []
    private var infinities = 0.0
    private var special = 0.0

    mutating func add(_ value: Double) throws(Raise) {
        if !value.isFinite {
            if value.isInfinite { infinities += value }
            special += value
            return
        }
        var x = value
        var kept = 0
        for partial in partials {
            var y = partial
            if abs(x) < abs(y) { swap(&x, &y) }
            let sum = x + y
            let error = y - (sum - x)
            if error != 0 {
                partials[kept] = error
                kept += 1
            }
            x = sum
        }
        if !x.isFinite { throw Raise.overflowError("intermediate overflow in fsum") }
        partials.removeSubrange(kept...)
        if x != 0 { partials.append(x) }
    }

    func result() throws(Raise) -> Double {
        if special != 0 || special.isNaN {
            if infinities.isNaN { throw Raise.valueError("-inf + inf in fsum") }
            return special
        }
        guard var high = partials.last else { return 0 }
        var n = partials.count - 1
        var low = 0.0
        while n > 0 {
            let x = high
            n -= 1
            let y = partials[n]
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // Round half to even by all partials, not only by the first two.
        if n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0)) {
            let y = low * 2
            let x = high + y
            if y == x - high { high = x }
        }
        return high
    }
}
