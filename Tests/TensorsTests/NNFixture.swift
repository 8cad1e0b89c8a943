// Reads the layer operations' fixtures (scripts/fixtures/nn_ops.py): what PyTorch gave for the same inputs.

import Glibc
import Tensors
import Testing

/// One case of the file: its options and named tensors.
struct NNFixture: Sendable, CustomTestStringConvertible {
    let operation: String
    let name: String
    var options: [String: [String]] = [:]
    private var arrays: [String: (isInteger: Bool, shape: [Int], values: [Double])] = [:]

    var testDescription: String { "\(operation) \(name)" }

    func ints(_ key: String) -> [Int] { (options[key] ?? []).compactMap { Int($0) } }
    func number(_ key: String, _ otherwise: Double = 0) -> Double { options[key].flatMap { Double($0[0]) } ?? otherwise }
    func flag(_ key: String) -> Bool { number(key) != 0 }
    func word(_ key: String) -> String { options[key]?.first ?? "" }

    /// A fresh tensor of the case, or nil if it has none of this name.
    func tensor(_ key: String, dtype: DType = .float32) throws -> Tensor? {
        guard let array = arrays[key] else { return nil }
        let flat = try Tensor.tensor(array.values, shape: array.shape)
        return try flat.to(dtype: array.isInteger ? .int64 : dtype)
    }

    func required(_ key: String) throws -> Tensor { try #require(try tensor(key)) }

    /// A leaf that wants a gradient.
    func leaf(_ key: String) throws -> Tensor? { try tensor(key)?.requiresGradInPlace() }

    func values(_ key: String) -> [Double]? { arrays[key]?.values }
    func shape(_ key: String) -> [Int]? { arrays[key]?.shape }

    static let all: [NNFixture] = read()

    static func cases(_ operation: String) -> [NNFixture] { all.filter { $0.operation == operation } }

    private static func read() -> [NNFixture] {
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        guard let file = fopen(folder + "/Fixtures/nn_ops.txt", "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        var cases: [NNFixture] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words[0] == "case" {
                cases.append(NNFixture(operation: words[1], name: words[2]))
            } else if words[0] == "option" {
                cases[cases.count - 1].options[words[1]] = Array(words.dropFirst(2))
            } else {
                let shape = words[3] == "-" ? [] : words[3].split(separator: ",").compactMap { Int($0) }
                cases[cases.count - 1].arrays[words[1]] = (
                    words[2] == "int64", shape, words.dropFirst(4).compactMap { Double($0) }
                )
            }
        }
        return cases
    }

    private init(operation: String, name: String) { (self.operation, self.name) = (operation, name) }

    /// Checks the result, sends the recorded gradient back and checks the gradients of `leaves`.
    func check(_ y: Tensor, leaves: [String: Tensor?], tolerance: Double = 2e-5) throws {
        #expect(y.shape == shape("y"), "shape of \(testDescription)")
        try expectClose(y, "y", tolerance)
        try y.backward(try required("g"))
        for (key, leaf) in leaves {
            guard let leaf else { continue }
            let gradient = try #require(leaf.grad, "gradient of \(key)")
            #expect(gradient.shape == leaf.shape)
            try expectClose(gradient, "d" + key, tolerance)
        }
    }

    /// Compares with the recorded tensor, relative to its largest element.
    func expectClose(_ tensor: Tensor, _ key: String, _ tolerance: Double = 2e-5) throws {
        let expected = try #require(values(key), "\(key) of \(testDescription)")
        let got = try tensor.doubles()
        #expect(got.count == expected.count)
        let scale = Swift.max(expected.map(abs).max() ?? 1, 1)
        let worst = zip(got, expected).map { abs($0 - $1) }.max() ?? 0
        #expect(worst <= tolerance * scale, "\(key) of \(testDescription): off by \(worst) of \(scale)")
    }
}
