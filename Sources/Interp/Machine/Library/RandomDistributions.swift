// The continuous distributions of `random`: the algorithms of CPython's module, number by number, because a seed must
// give the same values.

import Glibc

enum RandomDistributions {
    private static let normalMagic = 4 * exp(-0.5) / 2.0.squareRoot()
    private static let gammaMagic = 1 + log(4.5)

    static func install(_ cls: ClassPointer) {
        func method(_ signature: String, _ body: @escaping (RandomState, [Double]) throws(Raise) -> Double) {
            CoreTypes.method(cls, signature) { a throws(Raise) in
                var numbers: [Double] = []
                for i in 1..<a.count { numbers.append(try number(a[i])) }
                return .float(try body(try RandomModule.state(a[0]), numbers))
            }
        }
        method("uniform(self, a, b)") { s, x throws(Raise) in x[0] + (x[1] - x[0]) * s.uniform() }
        method("normalvariate(self, mu=0.0, sigma=1.0)") { s, x throws(Raise) in normal(s, x[0], x[1]) }
        method("gauss(self, mu=0.0, sigma=1.0)") { s, x throws(Raise) in
            var z = s.nextGauss
            s.nextGauss = nil
            if z == nil {
                let angle = s.uniform() * (2 * .pi)
                let radius = (-2 * log(1 - s.uniform())).squareRoot()
                z = cos(angle) * radius
                s.nextGauss = sin(angle) * radius
            }
            return x[0] + (z ?? 0) * x[1]
        }
        method("lognormvariate(self, mu, sigma)") { s, x throws(Raise) in
            let result = exp(normal(s, x[0], x[1]))
            if result.isInfinite { throw MathModule.rangeError() }
            return result
        }
        method("expovariate(self, lambd)") { s, x throws(Raise) in
            let numerator = -log(1 - s.uniform())
            if x[0] == 0 { throw Raise.zeroDivisionError("float division by zero") }
            return numerator / x[0]
        }
        method("gammavariate(self, alpha, beta)") { s, x throws(Raise) in try gamma(s, x[0], x[1]) }
        method("betavariate(self, alpha, beta)") { s, x throws(Raise) in
            let y = try gamma(s, x[0], 1)
            return y == 0 ? 0 : y / (y + (try gamma(s, x[1], 1)))
        }
        method("paretovariate(self, alpha)") { s, x throws(Raise) in
            let u = 1 - s.uniform()
            if x[0] == 0 { throw Raise.zeroDivisionError("float division by zero") }
            return pow(u, -1 / x[0])
        }
        method("weibullvariate(self, alpha, beta)") { s, x throws(Raise) in
            let u = 1 - s.uniform()
            if x[1] == 0 { throw Raise.zeroDivisionError("float division by zero") }
            return x[0] * pow(-log(u), 1 / x[1])
        }
        method("vonmisesvariate(self, mu, kappa)") { s, x throws(Raise) in vonMises(s, x[0], x[1]) }
        CoreTypes.method(cls, "triangular(self, low=0.0, high=1.0, mode=None)") { a throws(Raise) in
            let state = try RandomModule.state(a[0])
            var low = try number(a[1]), high = try number(a[2])
            var u = state.uniform()
            var c = 0.5
            if !a[3].isNone {
                if high == low { return a[1].retained() }
                c = (try number(a[3]) - low) / (high - low)
            }
            if u > c {
                u = 1 - u
                c = 1 - c
                swap(&low, &high)
            }
            return .float(low + (high - low) * (u * c).squareRoot())
        }
    }

    private static func number(_ value: Value) throws(Raise) -> Double {
        if let number = value.realValue { return number }
        if value.isString {
            throw Raise.typeError("unsupported operand type(s) for -: 'str' and 'str'")
        }
        return try ArgumentValues.real(value)
    }

    private static func normal(_ s: RandomState, _ mu: Double, _ sigma: Double) -> Double {
        while true {
            let u1 = s.uniform()
            let u2 = 1 - s.uniform()
            let z = normalMagic * (u1 - 0.5) / u2
            if z * z / 4 <= -log(u2) { return mu + z * sigma }
        }
    }

    private static func gamma(_ s: RandomState, _ alpha: Double, _ beta: Double) throws(Raise) -> Double {
        if alpha <= 0 || beta <= 0 { throw Raise.valueError("gammavariate: alpha and beta must be > 0.0") }
        if alpha > 1 {
            let inverse = (2 * alpha - 1).squareRoot()
            let b = alpha - log(4.0)
            let c = alpha + inverse
            while true {
                try checkInterrupt()
                let u1 = s.uniform()
                if !(1e-7 < u1 && u1 < 0.9999999) { continue }
                let u2 = 1 - s.uniform()
                let v = log(u1 / (1 - u1)) / inverse
                let x = alpha * exp(v)
                let z = u1 * u1 * u2
                let r = b + c * v - x
                if r + gammaMagic - 4.5 * z >= 0 || r >= log(z) { return x * beta }
            }
        }
        if alpha == 1 { return -log(1 - s.uniform()) * beta }
        while true {
            let u = s.uniform()
            let b = (M_E + alpha) / M_E
            let p = b * u
            let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
            let u1 = s.uniform()
            if p > 1 ? u1 <= pow(x, alpha - 1) : u1 <= exp(-x) { return x * beta }
        }
    }

    private static func vonMises(_ s: RandomState, _ mu: Double, _ kappa: Double) -> Double {
        if kappa <= 1e-6 { return 2 * .pi * s.uniform() }
        let half = 0.5 / kappa
        let r = half + (1 + half * half).squareRoot()
        var z: Double
        while true {
            let u1 = s.uniform()
            z = cos(.pi * u1)
            let d = z / (r + z)
            let u2 = s.uniform()
            if u2 < 1 - d * d || u2 <= (1 - d) * exp(d) { break }
        }
        let q = 1 / r
        let f = (q + z) / (1 + q * z)
        let angle = s.uniform() > 0.5 ? mu + acos(f) : mu - acos(f)
        let rest = fmod(angle, 2 * .pi)
        return rest < 0 ? rest + 2 * .pi : rest
    }
}
