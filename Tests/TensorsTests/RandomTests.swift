// The generator against numbers that PyTorch 2.13 printed for the same seeds.
import Tensors
import Testing

private func close(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-6) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { Swift.abs($0 - $1) <= tolerance * Swift.max(1, Swift.abs($1)) }
}

@Test func seedZeroGivesTorchsNumbers() throws {
    let g = Generator(seed: 0)
    #expect(close(try Tensor.rand([3], generator: g).doubles(), [0.49625658988952637, 0.7682217955589294, 0.08847743272781372]))
    #expect(close(try Tensor.randn([3], generator: g).doubles(), [0.3643381893634796, 0.13439632952213287, 0.16421625018119812]))
    let twenty = try Tensor.randn([20], generator: g).doubles()
    #expect(
        close(
            Array(twenty[14...]),
            [
                0.7924439907073975, -0.28966769576072693, 0.05250748619437218, 0.5228604674339294, 2.3022053241729736,
                -1.4688938856124878,
            ]))
    #expect(try Tensor.randint(0, 10, [6], generator: g).ints() == [5, 2, 1, 0, 9, 3])
    #expect(try Tensor.randperm(10, generator: g).ints() == [1, 9, 2, 4, 8, 6, 0, 3, 7, 5])
    let seventeen = try Tensor.randn([17], dtype: .float64, generator: g).doubles()
    #expect(close(Array(seventeen[..<3]), [-0.9528856397032842, -3.1452962731231335, -0.11373127757597257], 1e-12))
    #expect(close(try Tensor.rand([2], dtype: .float64, generator: g).doubles(), [0.600666975770498, 0.149139720214304], 1e-12))
    #expect(try Tensor.empty([8]).bernoulliInPlace(0.3, generator: g).doubles() == [0, 0, 1, 0, 0, 0, 0, 0])
    #expect(try Array(Tensor.randperm(30000, generator: g).ints()[..<4]) == [2905, 19261, 21494, 3697])
    #expect(
        close(
            try Tensor.empty([3]).normalInPlace(2, 3, generator: g).doubles(),
            [
                2.917283058166504, -4.2693963050842285, 2.83180832862854,
            ]))
}
