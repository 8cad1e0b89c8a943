// The functions of `math` on integers of any size.

enum MathIntegers {
    static func install(_ m: ModuleBuilder) {
        m.function("gcd(*integers)") { a throws(Raise) in
            var result = BigInteger.zero
            for item in a[0].tupleItems {
                result = BigInteger.greatestCommonDivisor(result, magnitude(try ArgumentValues.integer(item)))
            }
            return .integer(result)
        }
        m.function("lcm(*integers)") { a throws(Raise) in
            var result = BigInteger.one
            for item in a[0].tupleItems {
                let number = magnitude(try ArgumentValues.integer(item))
                // The rest is looked at all the same.
                if result.isZero || number.isZero {
                    result = .zero
                    continue
                }
                let divisor = BigInteger.greatestCommonDivisor(result, number)
                result = result * number.floorDivMod(divisor).quotient
            }
            return .integer(result)
        }
        m.function("factorial(n, /)") { a throws(Raise) in
            let n = try ArgumentValues.integer(a[0])
            if n.isNegative { throw Raise.valueError("factorial() not defined for negative values") }
            guard let count = n.asInt else {
                throw Raise.overflowError("factorial() argument should not exceed \(Int.max)")
            }
            if count < 2 { return .int(1) }
            return .integer(try product(1, count))
        }
        m.function("isqrt(n, /)") { a throws(Raise) in
            let n = try ArgumentValues.integer(a[0])
            if n.isNegative { throw Raise.valueError("isqrt() argument must be nonnegative") }
            return .integer(n.squareRoot)
        }
        m.function("comb(n, k, /)") { a throws(Raise) in
            let n = try ArgumentValues.integer(a[0])
            var k = try ArgumentValues.integer(a[1])
            if n.isNegative { throw Raise.valueError("n must be a non-negative integer") }
            if k.isNegative { throw Raise.valueError("k must be a non-negative integer") }
            if n < k { return .int(0) }
            if n - k < k { k = n - k }
            guard let count = k.asInt else { throw Raise.overflowError("min(n - k, k) must not exceed \(Int.max)") }
            var result = BigInteger.one
            for i in 0..<count {
                if i & 1023 == 1023 { try checkInterrupt() }
                result = (result * (n - BigInteger(i))).floorDivMod(BigInteger(i + 1)).quotient
            }
            return .integer(result)
        }
        m.function("perm(n, k=None, /)") { a throws(Raise) in
            let n = try ArgumentValues.integer(a[0])
            let k = a[1].isNone ? n : try ArgumentValues.integer(a[1])
            if n.isNegative {
                throw a[1].isNone
                    ? Raise.valueError("factorial() not defined for negative values")
                    : Raise.valueError("n must be a non-negative integer")
            }
            if k.isNegative { throw Raise.valueError("k must be a non-negative integer") }
            if n < k { return .int(0) }
            guard let count = k.asInt else { throw Raise.overflowError("k must not exceed \(Int.max)") }
            var result = BigInteger.one
            for i in 0..<count {
                if i & 1023 == 1023 { try checkInterrupt() }
                result = result * (n - BigInteger(i))
            }
            return .integer(result)
        }
    }

    private static func magnitude(_ number: BigInteger) -> BigInteger { number.isNegative ? number.negated : number }

    /// low * (low + 1) * … * high, halved so that the factors stay of like size.
    private static func product(_ low: Int, _ high: Int) throws(Raise) -> BigInteger {
        if high - low < 16 {
            var result = BigInteger(low)
            if low < high { for i in (low + 1)...high { result = result * BigInteger(i) } }
            return result
        }
        try checkInterrupt()
        let middle = low + (high - low) / 2
        return try product(low, middle) * product(middle + 1, high)
    }
}
