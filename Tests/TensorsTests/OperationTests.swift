// Operations and their gradients against PyTorch (fixtures by scripts/fixtures/tensors.py).

import FoundationEssentials
import Glibc
import Tensors
import Testing

struct RecordedArray: Decodable {
    let shape: [Int]
    let values: [Float]
    func tensor() throws -> Tensor { try Tensor.tensor(values, shape: shape) }
}

struct RecordedCase: Decodable, CustomTestStringConvertible {
    let op: String
    let inputs: [RecordedArray]
    let output: RecordedArray
    let gradients: [[Float]]
    var testDescription: String { "\(op) \(inputs.map(\.shape))" }
}

private func recordedCases() -> [RecordedCase] {
    let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    guard let file = fopen(folder + "/Fixtures/ops.json", "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return (try? JSONDecoder().decode([RecordedCase].self, from: Data(bytes))) ?? []
}

private let operations: [String: @Sendable ([Tensor]) throws -> Tensor] = [
    "add": { try $0[0].add($0[1]) },
    "sub": { try $0[0].sub($0[1]) },
    "mul": { try $0[0].mul($0[1]) },
    "div": { try $0[0].div($0[1]) },
    "pow3": { try $0[0].pow(3) },
    "neg": { try $0[0].neg() },
    "abs": { try $0[0].abs() },
    "exp": { try $0[0].exp() },
    "log": { try $0[0].log() },
    "sqrt": { try $0[0].sqrt() },
    "relu": { try $0[0].relu() },
    "sigmoid": { try $0[0].sigmoid() },
    "tanh": { try $0[0].tanh() },
    "sum": { try $0[0].sum() },
    "sum1": { try $0[0].sum([1]) },
    "mean": { try $0[0].mean() },
    "mean02keep": { try $0[0].mean([0, 2], keepdim: true) },
    "max1": { try $0[0].max(1).values },
    "min0": { try $0[0].min(0).values },
    "matmul": { try $0[0].matmul($0[1]) },
    "matmulT": { try $0[0].t().matmul($0[1].t()) },
    "transpose": { try $0[0].transpose(0, 2).mul(Operand.scalar(2)) },
    "slice": { try $0[0].slice(0, 1, 6, 2).mul(Operand.scalar(3)) },
    "expand": { try $0[0].expand([4, 3]).mul(Operand.scalar(1)) },
]

/// Within a few units of float32's last place at the size of the numbers here.
private func isClose(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($1)) }
}

@Suite struct OperationTests {
    @Test func thereAreRecordedCases() { #expect(recordedCases().count > 25) }

    @Test(arguments: recordedCases())
    func forwardAndGradientAgreeWithPyTorch(recorded: RecordedCase) throws {
        let operation = try #require(operations[recorded.op], "no operation \(recorded.op)")
        let inputs = try recorded.inputs.map { try $0.tensor() }
        for input in inputs { try input.requiresGradInPlace() }
        let output = try operation(inputs)
        #expect(output.shape == recorded.output.shape)
        #expect(isClose(try output.floats(), recorded.output.values))
        let gradient = try Tensor.tensor((1...output.numel).map(Float.init), shape: output.shape)
        try output.backward(gradient)
        for (input, expected) in zip(inputs, recorded.gradients) {
            let got = try #require(input.grad)
            #expect(isClose(try got.floats(), expected))
        }
    }

    @Test func mismatchedShapesAreNamedAsPyTorchNamesThem() throws {
        let a = try Tensor.zeros([2, 3]), b = try Tensor.zeros([4])
        #expect(throws: TensorError.self) { try a.add(b) }
        do { _ = try a.add(b) } catch let error as TensorError {
            #expect(error.message == "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1")
        }
        do { _ = try a.matmul(Tensor.zeros([4, 5])) } catch let error as TensorError {
            #expect(error.message == "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)")
        }
    }

    @Test func changedInputIsNoticedInBackward() throws {
        let a = try Tensor.tensor([1, 2, 3] as [Float])
        try a.requiresGradInPlace()
        let b = try a.mul(Operand.scalar(2))
        let c = try b.mul(b).sum()
        try b.addInPlace(.scalar(1))
        #expect(throws: TensorError.self) { try c.backward() }
    }

    @Test func secondBackwardIsRefused() throws {
        let a = try Tensor.tensor([1, 2, 3] as [Float])
        try a.requiresGradInPlace()
        let loss = try a.mul(a).sum()
        try loss.backward()
        #expect(throws: TensorError.self) { try loss.backward() }
    }

    @Test func longChainIsWalkedAndFreedWithoutTheStack() throws {
        let start = try Tensor.ones([1])
        try start.requiresGradInPlace()
        var end = start
        for _ in 0..<60_000 { end = try end.add(Operand.scalar(0)) }
        try end.sum().backward()
        #expect(try start.grad?.floats() == [1])
    }

    /// Blocks of forty size classes, one at a time: 0.7 GB if one of each were kept.
    @Test func freedBlocksOfOtherSizesGoBack() throws {
        let allocator = Allocator()
        for _ in 0..<2 {
            for i in 0..<150 {
                let bytes = (2 << 20) + i * (400 << 10)
                allocator.free(try allocator.allocate(bytes), bytes)
                #expect(allocator.statistics.reserved <= 2 * allocator.statistics.peak + 256 << 20)
            }
        }
        #expect(allocator.statistics.inUse == 0)
    }

    @Test func impossibleAllocationIsAnError() {
        #expect(throws: TensorError.self) { try Tensor.empty([1 << 40, 1 << 10]) }
        #expect(throws: TensorError.self) { try Tensor.empty([1 << 40]) }
    }
}
