// A size as a layer was given it: one number for all sides, or one number a side. Layers print it the way it was written.

import Tensors

/// `3` or `(3, 2)`. An array literal of equal numbers counts as the one number, as models are written in Swift.
public struct SizeArgument: Sendable, Equatable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    public let values: [Int]
    public let text: String

    public init(_ value: Int) { (values, text) = ([value], "\(value)") }

    /// A tuple, or a list where a script wrote one.
    public init(_ values: [Int], isList: Bool = false) {
        self.values = values
        text = isList ? "[\(values.map(String.init).joined(separator: ", "))]" : PythonText.tuple(values)
    }

    public init(integerLiteral value: Int) { self.init(value) }

    public init(arrayLiteral elements: Int...) {
        if let first = elements.first, elements.allSatisfy({ $0 == first }) { self.init(first) } else { self.init(elements) }
    }

    /// Height and width.
    public var pair: [Int] { values.count == 1 ? [values[0], values[0]] : values }

    /// The one number. Throws if there are more.
    public func single(_ name: String) throws -> Int {
        guard values.count == 1 else { throw TensorError.runtime("\(name) must contain one int, got \(text)") }
        return values[0]
    }
}
