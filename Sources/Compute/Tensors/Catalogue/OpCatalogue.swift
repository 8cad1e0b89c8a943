// The catalogue of differentiable operations: one row each, with sample inputs and options. The finite-difference check runs
// over all rows, and a test fails when an operation's gradient is in no row. An operation's row stands in the …Rows.swift file
// of its kind; an operation with several kinds of arguments has several rows.

/// One row: an operation with one choice of options.
public struct OpRow: Sendable {
    /// The values of a sample input.
    public enum Domain: Sendable {
        /// Normally distributed around 0.
        case normal
        /// Between 0.5 and 2: for logarithms, roots and divisors.
        case positive
        /// Between 0.1 and 0.9: probabilities, and what arcsine takes.
        case unit
        /// Distinct and evenly spaced around 0, none on a multiple of 1/2: for operations with kinks, jumps or an order.
        case spread
    }

    /// A sample input: its shape and where its values lie.
    public struct Input: Sendable {
        public let shape: [Int]
        public let domain: Domain
        public init(_ shape: [Int], _ domain: Domain = .normal) { (self.shape, self.domain) = (shape, domain) }
    }

    /// PyTorch's name of the operation.
    public let name: String
    /// What distinguishes this row from others of the operation: `"stride=2, bias"`.
    public let options: String
    public let inputs: [Input]
    /// The operation on inputs of these shapes.
    public let apply: @Sendable ([Tensor]) throws -> Tensor

    /// A row whose inputs all lie in one domain.
    public init(
        _ name: String, _ options: String = "", _ shapes: [Int]..., domain: Domain = .normal,
        apply: @escaping @Sendable ([Tensor]) throws -> Tensor
    ) {
        self.init(name, options, shapes.map { Input($0, domain) }, apply: apply)
    }

    public init(
        _ name: String, _ options: String = "", _ inputs: [Input], apply: @escaping @Sendable ([Tensor]) throws -> Tensor
    ) {
        (self.name, self.options, self.inputs, self.apply) = (name, options, inputs, apply)
    }

    /// Fresh inputs in float64 that want gradients; the same for the same generator.
    public func sampleInputs(_ generator: Generator) throws -> [Tensor] {
        try inputs.map { input in
            let x = try Tensor.empty(input.shape, dtype: .float64)
            switch input.domain {
            case .normal: try x.normalInPlace(0, 1, generator: generator)
            case .positive: try x.uniformInPlace(0.5, 2, generator: generator)
            case .unit: try x.uniformInPlace(0.1, 0.9, generator: generator)
            case .spread:
                let order = try Tensor.randperm(x.numel, generator: generator).ints()
                let values = x.pointer(Double.self)
                for (i, place) in order.enumerated() { values[i] = (Double(place) - Double(x.numel / 2)) * 0.171 + 0.0331 }
            }
            return try x.requiresGradInPlace()
        }
    }
}

/// All rows.
public enum OpCatalogue {
    public static let rows: [OpRow] =
        arithmetic + unary + reductions + products + views + joining + places + activations + images + layers + losses
        + elementLosses + sequences + special + pairs + orders + scattering + arrangements
}

extension OpCatalogue {
    /// The gradients of a function's sum, one behind the other: an operation like any other, with a gradient of its own.
    static func gradient(_ inputs: [Tensor], _ body: ([Tensor]) throws -> Tensor) throws -> Tensor {
        try GradMode.with(true) {
            let gradients = try Tensor.gradients(of: [body(inputs).sum()], inputs: inputs, retainGraph: true, createGraph: true)
            return try Tensor.cat(gradients.compactMap { try $0?.reshape([-1]) })
        }
    }
}
