// The module `cmath`: what scripts call. The functions themselves are in ComplexFunctions.swift.

import Glibc

enum CMathModule {
    static var module: NativeModule {
        NativeModule(
            "cmath", doc: "This module provides access to mathematical functions for complex\nnumbers."
        ) { m throws(Raise) in
            m.set("pi", .float(.pi))
            m.set("e", .float(M_E))
            m.set("tau", .float(2 * .pi))
            m.set("inf", .float(.infinity))
            m.set("nan", .float(.nan))
            m.set("infj", .complex(ComplexNumber(0, .infinity)))
            m.set("nanj", .complex(ComplexNumber(0, .nan)))
            installFunctions(m)
            installLogarithm(m)
            installCoordinates(m)
            installTests(m)
        }
    }

    private static func installFunctions(_ m: ModuleBuilder) {
        let functions: [(String, ComplexFunctions.Function)] = [
            ("acos", ComplexFunctions.acos), ("acosh", ComplexFunctions.acosh), ("asin", ComplexFunctions.asin),
            ("asinh", ComplexFunctions.asinh), ("atan", ComplexFunctions.atan), ("atanh", ComplexFunctions.atanh),
            ("cos", ComplexFunctions.cos), ("cosh", ComplexFunctions.cosh), ("exp", ComplexFunctions.exp),
            ("log10", ComplexFunctions.log10), ("sin", ComplexFunctions.sin), ("sinh", ComplexFunctions.sinh),
            ("sqrt", ComplexFunctions.sqrt), ("tan", ComplexFunctions.tan), ("tanh", ComplexFunctions.tanh),
        ]
        for (name, function) in functions {
            m.function("\(name)(z, /)") { a throws(Raise) in
                let z = try ComplexArithmetic.argument(a[0])
                return .complex(try raising { () throws(ComplexFailure) in try function(z) })
            }
        }
    }

    private static func raising<Result>(_ body: () throws(ComplexFailure) -> Result) throws(Raise) -> Result {
        do throws(ComplexFailure) {
            return try body()
        } catch {
            switch error {
            case .domain: throw MathModule.domainError()
            case .range: throw MathModule.rangeError()
            }
        }
    }

    private static func installLogarithm(_ m: ModuleBuilder) {
        m.function("log(z, base=?, /)") { a throws(Raise) in
            let z = try ComplexArithmetic.argument(a[0])
            var (value, isPole) = ComplexFunctions.logarithm(z)
            if a.has(1) {
                let base = try ComplexArithmetic.argument(a[1])
                let divisor = ComplexFunctions.logarithm(base)
                isPole = divisor.isPole
                guard let quotient = value.divided(by: divisor.value) else { throw MathModule.domainError() }
                value = quotient
            }
            if isPole { throw MathModule.domainError() }
            return .complex(value)
        }
    }

    private static func installCoordinates(_ m: ModuleBuilder) {
        m.function("phase(z, /)") { a throws(Raise) in
            let z = try ComplexArithmetic.argument(a[0])
            let angle = atan2(z.imaginary, z.real)
            // The C library reports an angle that vanishes, and CPython 3.11 passes it on.
            if angle == 0 && z.imaginary != 0 && z.isFinite { throw MathModule.rangeError() }
            return .float(angle)
        }
        m.function("polar(z, /)") { a throws(Raise) in
            let z = try ComplexArithmetic.argument(a[0])
            guard let size = z.magnitude else { throw MathModule.rangeError() }
            return .tuple(owned: [.float(size), .float(atan2(z.imaginary, z.real))])
        }
        m.function("rect(r, phi, /)") { a throws(Raise) in
            let r = try ArgumentValues.real(a[0]), angle = try ArgumentValues.real(a[1])
            return .complex(try raising { () throws(ComplexFailure) in try ComplexFunctions.rect(r, angle) })
        }
    }

    private static func installTests(_ m: ModuleBuilder) {
        m.function("isfinite(z, /)") { a throws(Raise) in .bool(try ComplexArithmetic.argument(a[0]).isFinite) }
        m.function("isinf(z, /)") { a throws(Raise) in .bool(try ComplexArithmetic.argument(a[0]).isInfinite) }
        m.function("isnan(z, /)") { a throws(Raise) in .bool(try ComplexArithmetic.argument(a[0]).isNaN) }
        m.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { a throws(Raise) in
            let x = try ComplexArithmetic.argument(a[0]), y = try ComplexArithmetic.argument(a[1])
            let relative = try ArgumentValues.real(a[2]), absolute = try ArgumentValues.real(a[3])
            if relative < 0 || absolute < 0 { throw Raise.valueError("tolerances must be non-negative") }
            if x.real == y.real && x.imaginary == y.imaginary { return .bool(true) }
            if x.isInfinite || y.isInfinite { return .bool(false) }
            let distance = (x - y).magnitude ?? .infinity
            return .bool(
                distance <= relative * (y.magnitude ?? .infinity) || distance <= relative * (x.magnitude ?? .infinity)
                    || distance <= absolute)
        }
    }
}
