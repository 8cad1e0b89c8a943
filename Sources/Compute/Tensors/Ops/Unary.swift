// Elementwise functions of one operand. Each is a rule: the kernel, PyTorch's name of its gradient, and the gradient
// itself as a function of what it needs, the input or the result. Both forms, `x.exp()` and `x.expInPlace()`, use it.

internal import CKernels

/// A differentiable function of one operand.
struct UnaryRule: Sendable {
    enum Saves { case nothing, input, output }
    let op: tnb_unary_op
    let name: String
    var saves = Saves.input
    /// Integers are converted to float32 first.
    var isFloating = true
    /// Gradient of the result and the saved tensor (the result's gradient again if nothing is saved).
    let gradient: @Sendable (Tensor, Tensor) throws -> Tensor

    static let neg = UnaryRule(op: TNB_NEG, name: "NegBackward0", saves: .nothing, isFloating: false) { g, _ in try g.neg() }
    static let abs = UnaryRule(op: TNB_ABS, name: "AbsBackward0", isFloating: false) { g, x in try g.mul(x.sign()) }
    static let sign = UnaryRule(op: TNB_SIGN, name: "SignBackward0", saves: .nothing, isFloating: false) { g, _ in
        try g.zerosLike()
    }
    static let square = UnaryRule(op: TNB_SQUARE, name: "PowBackward0", isFloating: false) { g, x in
        try g.mul(x).mul(2)
    }
    static let relu = UnaryRule(op: TNB_RELU, name: "ReluBackward0", saves: .output, isFloating: false) { g, y in
        if GradMode.isEnabled {
            // Flat in its input, but part of the graph, as in PyTorch: a second gradient is zero and not an error.
            let mask = try y.le(0).logicalNot().to(dtype: g.dtype)
            let result = try GradMode.withDisabled { try g.mul(mask) }
            return result.record("ThresholdBackwardBackward0", inputs: [g, y]) { second, needs in
                [needs(0) ? try second.mul(mask) : nil, needs(1) ? try second.zerosLike() : nil]
            }
        }
        return try Tensor.binaryRaw(TNB_RELU_GRAD, g, y)
    }
    static let exp = UnaryRule(op: TNB_EXP, name: "ExpBackward0", saves: .output) { g, y in try g.mul(y) }
    static let expm1 = UnaryRule(op: TNB_EXPM1, name: "Expm1Backward0", saves: .output) { g, y in try g.mul(y.add(1)) }
    static let log = UnaryRule(op: TNB_LOG, name: "LogBackward0") { g, x in try g.div(x) }
    static let log2 = UnaryRule(op: TNB_LOG2, name: "Log2Backward0") { g, x in
        try g.div(x.mul(0.693147180559945309))
    }
    static let log10 = UnaryRule(op: TNB_LOG10, name: "Log10Backward0") { g, x in
        try g.div(x.mul(2.30258509299404568))
    }
    static let log1p = UnaryRule(op: TNB_LOG1P, name: "Log1PBackward0") { g, x in try g.div(x.add(1)) }
    static let sqrt = UnaryRule(op: TNB_SQRT, name: "SqrtBackward0", saves: .output) { g, y in try g.div(y.mul(2)) }
    static let rsqrt = UnaryRule(op: TNB_RSQRT, name: "RsqrtBackward0", saves: .output) { g, y in
        try g.mul(-0.5).mul(y.mul(y).mul(y))
    }
    static let reciprocal = UnaryRule(op: TNB_RECIPROCAL, name: "ReciprocalBackward0", saves: .output) { g, y in
        try g.neg().mul(y.mul(y))
    }
    static let sin = UnaryRule(op: TNB_SIN, name: "SinBackward0") { g, x in try g.mul(x.cos()) }
    static let cos = UnaryRule(op: TNB_COS, name: "CosBackward0") { g, x in try g.mul(x.sin().neg()) }
    static let tan = UnaryRule(op: TNB_TAN, name: "TanBackward0", saves: .output) { g, y in
        try g.mul(y.square().add(1))
    }
    static let asin = UnaryRule(op: TNB_ASIN, name: "AsinBackward0") { g, x in
        try g.mul(x.square().neg().add(1).rsqrt())
    }
    static let acos = UnaryRule(op: TNB_ACOS, name: "AcosBackward0") { g, x in
        try g.neg().mul(x.square().neg().add(1).rsqrt())
    }
    static let atan = UnaryRule(op: TNB_ATAN, name: "AtanBackward0") { g, x in try g.div(x.square().add(1)) }
    static let sinh = UnaryRule(op: TNB_SINH, name: "SinhBackward0") { g, x in try g.mul(x.cosh()) }
    static let cosh = UnaryRule(op: TNB_COSH, name: "CoshBackward0") { g, x in try g.mul(x.sinh()) }
    static let tanh = UnaryRule(op: TNB_TANH, name: "TanhBackward0", saves: .output) { g, y in
        if GradMode.isEnabled { return try g.mul(y.square().neg().add(1)) }
        return try Tensor.binaryRaw(TNB_TANH_GRAD, g, y)
    }
    static let sigmoid = UnaryRule(op: TNB_SIGMOID, name: "SigmoidBackward0", saves: .output) { g, y in
        if GradMode.isEnabled { return try g.mul(y.sub(y.square())) }
        return try Tensor.binaryRaw(TNB_SIGMOID_GRAD, g, y)
    }
    static let erf = UnaryRule(op: TNB_ERF, name: "ErfBackward0") { g, x in
        try g.mul(x.square().neg().exp().mul(1.12837916709551257))
    }
    static let gelu = UnaryRule(op: TNB_GELU, name: "GeluBackward0") { g, x in
        if GradMode.isEnabled {
            let distribution = try x.mul(0.7071067811865476).erf().add(1).mul(0.5)
            return try g.mul(distribution.add(x.mul(x.square().mul(-0.5).exp()).mul(0.3989422804014327)))
        }
        return try Tensor.binaryRaw(TNB_GELU_GRAD, g, x)
    }
    static let geluTanh = UnaryRule(op: TNB_GELU_TANH, name: "GeluBackward0") { g, x in
        if GradMode.isEnabled {
            let inner = try x.add(x.pow(3).mul(0.044715)).mul(0.7978845608028654).tanh()
            let slope = try x.square().mul(0.134145).add(1).mul(0.7978845608028654)
            return try g.mul(inner.add(1).mul(0.5).add(x.mul(inner.square().neg().add(1)).mul(slope).mul(0.5)))
        }
        return try Tensor.binaryRaw(TNB_GELU_TANH_GRAD, g, x)
    }
    static let silu = UnaryRule(op: TNB_SILU, name: "SiluBackward0") { g, x in
        if GradMode.isEnabled {
            let y = try x.sigmoid()
            return try g.mul(y.mul(x.mul(y.neg().add(1)).add(1)))
        }
        return try Tensor.binaryRaw(TNB_SILU_GRAD, g, x)
    }
    static let exp2 = UnaryRule(op: TNB_EXP2, name: "Exp2Backward0", saves: .output) { g, y in
        try g.mul(y).mul(0.693147180559945309)
    }
    static let asinh = UnaryRule(op: TNB_ASINH, name: "AsinhBackward0") { g, x in try g.mul(x.square().add(1).rsqrt()) }
    static let acosh = UnaryRule(op: TNB_ACOSH, name: "AcoshBackward0") { g, x in try g.mul(x.square().sub(1).rsqrt()) }
    static let atanh = UnaryRule(op: TNB_ATANH, name: "AtanhBackward0") { g, x in try g.div(x.square().neg().add(1)) }
    static let erfc = UnaryRule(op: TNB_ERFC, name: "ErfcBackward0") { g, x in
        try g.mul(x.square().neg().exp().mul(-1.12837916709551257))
    }
    static let erfinv = UnaryRule(op: TNB_ERFINV, name: "ErfinvBackward0") { g, x in
        try g.mul(x.erfinv().square().exp().mul(0.886226925452758014))
    }
    static let lgamma = UnaryRule(op: TNB_LGAMMA, name: "LgammaBackward0") { g, x in try g.mul(x.digamma()) }
    static let digamma = UnaryRule(op: TNB_DIGAMMA, name: "DigammaBackward0") { g, x in try g.mul(x.polygamma(1)) }
    static let i0 = UnaryRule(op: TNB_I0, name: "I0Backward0") { g, x in try g.mul(x.i1()) }
    static let i0e = UnaryRule(op: TNB_I0E, name: "SpecialI0EBackward0") { g, x in
        try g.mul(x.i1e().sub(x.sign().mul(x.i0e())))
    }
    static let i1 = UnaryRule(op: TNB_I1, name: "SpecialI1Backward0") { g, x in
        try g.mul(Tensor.where(x.eq(0), Tensor.scalar(0.5, dtype: x.dtype), x.i0().sub(x.i1().div(x))))
    }
    static let i1e = UnaryRule(op: TNB_I1E, name: "SpecialI1EBackward0") { g, x in
        try g.mul(
            Tensor.where(x.eq(0), Tensor.scalar(0.5, dtype: x.dtype), x.i0e().sub(x.i1e().mul(x.sign().add(x.reciprocal())))))
    }
    static let erfcx = UnaryRule(op: TNB_ERFCX, name: "SpecialErfcxBackward0") { g, x in
        try g.mul(x.mul(x.erfcx()).mul(2).sub(1.12837916709551257))
    }
    static let ndtri = UnaryRule(op: TNB_NDTRI, name: "SpecialNdtriBackward0") { g, x in
        try g.mul(x.ndtri().square().div(2).exp().mul(2.50662827463100050))
    }
    static let logNdtr = UnaryRule(op: TNB_LOG_NDTR, name: "SpecialLogNdtrBackward0") { g, x in
        try g.div(x.div(-1.41421356237309505).erfcx()).mul(0.797884560802865356)
    }
    static let sinc = UnaryRule(op: TNB_SINC, name: "SincBackward0") { g, x in
        let px = try x.mul(.float(Double.pi))
        return try g.mul(px.mul(px.cos()).sub(px.sin()).div(px.mul(x)).maskedFill(x.eq(0), 0))
    }
    static let frac = UnaryRule(op: TNB_FRAC, name: "FracBackward0", saves: .nothing, isFloating: false) { g, _ in g }
    static let floor = rounding(TNB_FLOOR, "FloorBackward0")
    static let ceil = rounding(TNB_CEIL, "CeilBackward0")
    static let round = rounding(TNB_ROUND, "RoundBackward0")
    static let trunc = rounding(TNB_TRUNC, "TruncBackward0")

    private static func rounding(_ op: tnb_unary_op, _ name: String) -> UnaryRule {
        UnaryRule(op: op, name: name, saves: .nothing) { g, _ in try g.zerosLike() }
    }
}

extension Tensor {
    /// The result of a rule, recorded.
    func applying(_ rule: UnaryRule) throws -> Tensor {
        let input = rule.isFloating && !dtype.isFloatingPoint ? try to(dtype: .float32) : self
        let result = try input.unaryRaw(rule.op)
        guard Tensor.isRecording([self]) else { return result }
        let saved: SavedTensor? =
            switch rule.saves {
            case .nothing: nil
            case .input: SavedTensor(self)
            case .output: SavedTensor(result, outputOf: rule.name)
            }
        return result.record(rule.name, inputs: [self]) { g in
            [try rule.gradient(g, try saved?.unpack() ?? g)]
        }
    }

    /// What writes over its receiver and cannot be differentiated in that form says so before it writes.
    public func refusingInPlaceGradient(_ name: String) throws {
        guard Tensor.isRecording([self]) else { return }
        throw TensorError.notImplemented("the derivative for 'inplace version of \(name)' is not implemented.")
    }

    /// A rule applied to the elements themselves.
    @discardableResult
    func applyingInPlace(_ rule: UnaryRule) throws -> Tensor {
        try checkInPlace()
        guard !rule.isFloating || dtype.isFloatingPoint else {
            throw TensorError.runtime(
                "result type Float can't be cast to the desired output type \(dtype.scalarTypeName)")
        }
        let records = Tensor.isRecording([self])
        // A copy: the elements themselves are about to be overwritten.
        let before = records && rule.saves == .input ? try SavedTensor(copying: self) : nil
        try unaryRaw(into: rule.op, self)
        storage.version += 1
        guard records else { return self }
        let saved = rule.saves == .output ? SavedTensor(self, outputOf: rule.name) : before
        recordInPlace(rule.name, inputs: []) { g, _ in [try rule.gradient(g, try saved?.unpack() ?? g)] }
        return self
    }

    /// The functions whose gradient is one of their result: written in place, a later write to the same tensor is noticed.
    private static let savingResults: [String: UnaryRule] = [
        "exp": .exp, "expm1": .expm1, "sqrt": .sqrt, "rsqrt": .rsqrt, "reciprocal": .reciprocal, "tan": .tan, "tanh": .tanh,
        "sigmoid": .sigmoid, "relu": .relu, "exp2": .exp2,
    ]

    /// Writes the function of that name over the elements, as part of the graph; nil where the plain way (compute, copy) does.
    public func recordingInPlace(_ name: String) throws -> Tensor? {
        guard let rule = Tensor.savingResults[name], dtype == .float32 || dtype == .float64, Tensor.isRecording([self]) else {
            return nil
        }
        return try applyingInPlace(rule)
    }

    private func refusingBool(_ name: String) throws {
        if dtype == .bool {
            throw TensorError.runtime(
                "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
                    + "`~` or `logical_not()` operator instead.")
        }
    }

    public func neg() throws -> Tensor {
        try refusingBool("neg")
        return try applying(.neg)
    }
    public func abs() throws -> Tensor {
        if dtype == .bool { throw Tensor.notImplemented("abs_cpu", dtype) }
        return try applying(.abs)
    }
    public func sign() throws -> Tensor { try dtype == .bool ? self : applying(.sign) }
    public func square() throws -> Tensor { try dtype == .bool ? to(dtype: .int64) : applying(.square) }
    public func relu() throws -> Tensor {
        if dtype == .bool { throw TensorError.runtime("Boolean inputs not supported for relu") }
        return try applying(.relu)
    }
    public func exp() throws -> Tensor { try applying(.exp) }
    public func expm1() throws -> Tensor { try applying(.expm1) }
    public func log() throws -> Tensor { try applying(.log) }
    public func log2() throws -> Tensor { try applying(.log2) }
    public func log10() throws -> Tensor { try applying(.log10) }
    public func log1p() throws -> Tensor { try applying(.log1p) }
    public func sqrt() throws -> Tensor { try applying(.sqrt) }
    public func rsqrt() throws -> Tensor { try applying(.rsqrt) }
    public func reciprocal() throws -> Tensor { try applying(.reciprocal) }
    public func sin() throws -> Tensor { try applying(.sin) }
    public func cos() throws -> Tensor { try applying(.cos) }
    public func tan() throws -> Tensor { try applying(.tan) }
    public func asin() throws -> Tensor { try applying(.asin) }
    public func acos() throws -> Tensor { try applying(.acos) }
    public func atan() throws -> Tensor { try applying(.atan) }
    public func sinh() throws -> Tensor { try applying(.sinh) }
    public func cosh() throws -> Tensor { try applying(.cosh) }
    public func tanh() throws -> Tensor { try applying(.tanh) }
    public func sigmoid() throws -> Tensor { try applying(.sigmoid) }
    public func erf() throws -> Tensor { try applying(.erf) }
    public func exp2() throws -> Tensor { try applying(.exp2) }
    public func asinh() throws -> Tensor { try applying(.asinh) }
    public func acosh() throws -> Tensor { try applying(.acosh) }
    public func atanh() throws -> Tensor { try applying(.atanh) }
    public func erfc() throws -> Tensor { try applying(.erfc) }
    public func erfinv() throws -> Tensor { try applying(.erfinv) }
    public func lgamma() throws -> Tensor { try applying(.lgamma) }
    public func digamma() throws -> Tensor { try applying(.digamma) }
    /// The n-th derivative of digamma.
    public func polygamma(_ n: Int) throws -> Tensor {
        guard n >= 0 else { throw TensorError.runtime("polygamma(n, x) does not support negative n.") }
        if n == 0 { return try digamma() }
        let result = try to(dtype: dtype.floating).unaryRaw(TNB_POLYGAMMA, Double(n))
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        return result.record("PolygammaBackward0", inputs: [self]) { g in [try g.mul(saved.unpack().polygamma(n + 1))] }
    }
    /// π where the elements are negative, else 0: the angle of a real number. Same as torch.angle.
    public func angle() throws -> Tensor {
        let type = dtype.floating
        let result = try GradMode.withDisabled { () throws -> Tensor in
            let turned = try lt(0).to(dtype: type).mul(.float(Double.pi))
            return dtype.isFloatingPoint ? try turned.maskedFill(isnan(), .float(.nan)) : turned
        }
        return result.record("AngleBackward0", inputs: [self]) { g in [try g.zerosLike()] }
    }
    public func i0() throws -> Tensor { try applying(.i0) }
    public func i0e() throws -> Tensor { try applying(.i0e) }
    public func i1() throws -> Tensor { try applying(.i1) }
    public func i1e() throws -> Tensor { try applying(.i1e) }
    public func erfcx() throws -> Tensor { try applying(.erfcx) }
    public func ndtri() throws -> Tensor { try applying(.ndtri) }
    public func logNdtr() throws -> Tensor { try applying(.logNdtr) }
    public func sinc() throws -> Tensor { try applying(.sinc) }
    public func frac() throws -> Tensor {
        guard dtype.isFloatingPoint else { throw Tensor.notImplemented("frac_cpu", dtype) }
        return try applying(.frac)
    }
    /// Whether the sign bit is set, of -0.0 as well.
    public func signbit() throws -> Tensor {
        dtype == .bool ? try fullLike(false) : try unaryRaw(TNB_SIGNBIT, result: .bool)
    }
    public func silu() throws -> Tensor { try applying(.silu) }
    /// Exact (with erf), or PyTorch's tanh approximation.
    public func gelu(approximate: String = "none") throws -> Tensor {
        guard approximate == "none" || approximate == "tanh" else {
            throw TensorError.runtime("approximate argument must be either none or tanh.")
        }
        return try applying(approximate == "none" ? .gelu : .geluTanh)
    }
    public func floor() throws -> Tensor { try rounding(.floor, "floor_vml_cpu") }
    private func rounding(_ rule: UnaryRule, _ kernel: String) throws -> Tensor {
        if dtype == .bool { throw Tensor.notImplemented(kernel, dtype) }
        return try dtype.isFloatingPoint ? applying(rule) : self
    }
    public func ceil() throws -> Tensor { try rounding(.ceil, "ceil_vml_cpu") }
    public func trunc() throws -> Tensor { try rounding(.trunc, "trunc_vml_cpu") }
    /// To the nearest whole number, halves to even; or to so many decimals.
    public func round(decimals: Int = 0) throws -> Tensor {
        if dtype == .bool { throw Tensor.notImplemented("round_vml_cpu", dtype) }
        guard dtype.isFloatingPoint else { return self }
        if decimals == 0 { return try applying(.round) }
        var factor = 1.0
        for _ in 0..<Swift.min(Swift.abs(decimals), 300) { factor *= 10 }
        return decimals > 0
            ? try mul(.float(factor)).round().div(.float(factor)) : try div(.float(factor)).round().mul(.float(factor))
    }

    @discardableResult public func negInPlace() throws -> Tensor {
        try refusingBool("neg_")
        return try applyingInPlace(.neg)
    }
    @discardableResult public func absInPlace() throws -> Tensor { try dtype == .bool ? self : applyingInPlace(.abs) }
    @discardableResult public func reluInPlace() throws -> Tensor { try applyingInPlace(.relu) }
    @discardableResult public func expInPlace() throws -> Tensor { try applyingInPlace(.exp) }
    @discardableResult public func logInPlace() throws -> Tensor { try applyingInPlace(.log) }
    @discardableResult public func sqrtInPlace() throws -> Tensor { try applyingInPlace(.sqrt) }
    @discardableResult public func rsqrtInPlace() throws -> Tensor { try applyingInPlace(.rsqrt) }
    @discardableResult public func reciprocalInPlace() throws -> Tensor { try applyingInPlace(.reciprocal) }
    @discardableResult public func tanhInPlace() throws -> Tensor { try applyingInPlace(.tanh) }
    @discardableResult public func sigmoidInPlace() throws -> Tensor { try applyingInPlace(.sigmoid) }
    @discardableResult public func siluInPlace() throws -> Tensor { try applyingInPlace(.silu) }
    @discardableResult public func floorInPlace() throws -> Tensor {
        try dtype.isFloatingPoint ? applyingInPlace(.floor) : self
    }
    @discardableResult public func roundInPlace() throws -> Tensor {
        try dtype.isFloatingPoint ? applyingInPlace(.round) : self
    }

    /// Every element into [min, max]; either bound may be missing. Same as torch.clamp.
    public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
        let type = try clampType(min, max)
        let input = try to(dtype: type)
        let result = try GradMode.withDisabled { try input.clampedRaw(min, max) }
        guard Tensor.isRecording([self]) else { return result }
        let saved = SavedTensor(self)
        return result.record("ClampBackward1", inputs: [self]) { g in [try Tensor.clampGradient(g, saved, min, max)] }
    }

    @discardableResult
    public func clampInPlace(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
        try checkInPlace()
        let type = try clampType(min, max)
        guard type.canCast(to: dtype) else {
            throw TensorError.runtime(
                "result type \(type.scalarTypeName) can't be cast to the desired output type \(dtype.cTypeName)")
        }
        // The gradient needs the elements as they were, which this very write destroys: keep a copy.
        let saved = Tensor.isRecording([self]) ? try SavedTensor(copying: self) : nil
        try copyRaw(from: GradMode.withDisabled { try clampedRaw(min, max) })
        storage.version += 1
        if let saved {
            recordInPlace("ClampBackward1", inputs: []) { g, _ in [try Tensor.clampGradient(g, saved, min, max)] }
        }
        return self
    }

    private func clampType(_ min: Scalar?, _ max: Scalar?) throws -> DType {
        guard min != nil || max != nil else {
            throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
        }
        return max?.promoted(with: min?.promoted(with: dtype) ?? dtype) ?? min?.promoted(with: dtype) ?? dtype
    }

    private func clampedRaw(_ min: Scalar?, _ max: Scalar?) throws -> Tensor {
        if dtype.isFloatingPoint {
            return try unaryRaw(TNB_CLAMP, min?.double ?? -.infinity, max?.double ?? .infinity)
        }
        var result = self
        if let min { result = try Tensor.binaryRaw(TNB_MAX, result, min) }
        if let max { result = try Tensor.binaryRaw(TNB_MIN, result, max) }
        return result
    }

    private static func clampGradient(_ g: Tensor, _ saved: SavedTensor, _ min: Scalar?, _ max: Scalar?) throws -> Tensor {
        let x = try saved.unpack()
        // Written so that NaN is outside.
        var gradient = g
        if let min { gradient = try gradient.maskedFill(x.ge(min).logicalNot(), 0) }
        if let max { gradient = try gradient.maskedFill(x.le(max).logicalNot(), 0) }
        return gradient
    }
}
