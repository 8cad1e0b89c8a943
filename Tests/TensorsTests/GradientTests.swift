// Every row of the catalogue against finite differences in float64, and the catalogue against the sources: a gradient that no
// row reaches fails.

import Glibc
import Tensors
import Testing

extension OpRow: CustomTestStringConvertible {
    public var testDescription: String { options.isEmpty ? name : "\(name) (\(options))" }
}

@Test(arguments: OpCatalogue.rows) private func gradientMatchesFiniteDifferences(_ row: OpRow) throws {
    let g = Generator(seed: 7)
    let inputs = try row.sampleInputs(g)
    let output = try row.apply(inputs)
    let weight = try Tensor.empty(output.shape, dtype: .float64).normalInPlace(0, 1, generator: g)
    try output.backward(weight)
    func value() throws -> Double {
        try GradMode.withDisabled { try row.apply(inputs).mul(weight).sum().item().double }
    }
    for (place, x) in inputs.enumerated() {
        let gradient = try #require(x.grad, "\(row.testDescription): no gradient for input \(place)").doubles()
        let p = x.pointer(Double.self)
        for i in 0..<x.numel {
            let (old, h) = (p[i], 1e-6)
            p[i] = old + h
            let above = try value()
            p[i] = old - h
            let below = try value()
            p[i] = old
            let numeric = (above - below) / (2 * h)
            #expect(
                Swift.abs(numeric - gradient[i]) < 2e-6 * Swift.max(1, Swift.abs(numeric)),
                "\(row.testDescription), input \(place), element \(i)")
        }
    }
}

@Suite struct CatalogueTests {
    private static let sources =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Sources/Compute/Tensors/"

    private static func files(_ folder: String) -> [(name: String, text: String)] {
        guard let directory = opendir(sources + folder) else { return [] }
        defer { closedir(directory) }
        var found: [(String, String)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".swift"), let file = fopen(sources + folder + "/" + name, "r") else { continue }
            defer { fclose(file) }
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65536)
            while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
            found.append((name, String(decoding: bytes, as: UTF8.self)))
        }
        return found
    }

    /// The names of the recorded operations between a result and its inputs.
    private static func names(below root: Node?) -> Set<String> {
        var (names, pending, seen): (Set<String>, [Node], Set<ObjectIdentifier>) = ([], root.map { [$0] } ?? [], [])
        while let node = pending.popLast() {
            guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
            names.insert(node.name)
            pending += node.nextFunctions.compactMap(\.node)
        }
        return names
    }

    @Test func everyRecordedOperationHasARow() throws {
        var written: [String: String] = [:]
        for folder in ["Ops", "NN", "Autograd"] {
            for (file, text) in Self.files(folder) {
                for match in text.matches(of: /"([A-Za-z0-9]+Backward[0-9]|CopyBackwards|CopySlices)"/) {
                    written[String(match.1)] = file
                }
            }
        }
        #expect(written.count > 80)
        var reached: Set<String> = []
        for row in OpCatalogue.rows {
            reached.formUnion(Self.names(below: try row.apply(row.sampleInputs(Generator(seed: 7))).gradNode))
        }
        // PyTorch has no derivative of it either: backward says so.
        written["FloorDivideBackward0"] = nil
        for (name, file) in written.sorted(by: { $0.key < $1.key }) {
            #expect(reached.contains(name), "\(name) (\(file)) is in no row of OpCatalogue")
        }
    }

    /// Layers may record under a name that another operation has too, so they are looked for by their own names.
    @Test func everyLayerOperationHasARow() throws {
        let rows = Self.files("Catalogue").map(\.text).joined()
        let operation = /public (?:static )?func ([a-z][a-zA-Z0-9]+)\([^{]*?throws -> (?:Tensor|\(output: Tensor)/
        var count = 0
        for (file, text) in Self.files("NN") {
            for match in text.matches(of: operation) {
                if match.1 == "callAsFunction" { continue }  // inference and optimizer steps: nothing is recorded
                count += 1
                #expect(rows.contains(".\(match.1)("), "\(match.1) (\(file)) is in no row of OpCatalogue")
            }
        }
        #expect(count > 10)
    }

    @Test func rowsHaveNamesOfTheirOwn() {
        let names = OpCatalogue.rows.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }
}
