// Attention's bias by relative position, as learned tables or as a small network of the distance, and the resampling of tables
// for another window.
// Papers: Swin Transformer, arXiv:2103.14030; Swin Transformer V2, arXiv:2111.09883; MaxViT, arXiv:2204.01697.

internal import Glibc
import Neural
import Tensors

/// A module that has a bias [1, heads, L, L] or [heads, L, L] for the scores of attention in a window.
protocol RelativePositions: Module {
    var window: [Int] { get }
    func bias() throws -> Tensor
    /// Another window; a table is resampled. Same as timm's set_window_size.
    func setWindow(_ size: [Int]) throws
}

/// Which kind, as timm's names are.
struct RelativePositionStyle {
    /// `bias`, `bias_tf` or `mlp`; anything else stands for none.
    let type: String
    let window: [Int]
    /// Of the network's hidden layer.
    let hidden: Int

    func make(heads: Int) throws -> (any RelativePositions)? {
        switch type {
        case "bias": try RelPosBias(window, heads: heads)
        case "bias_tf": try RelPosBiasTf(window, heads: heads)
        case "mlp": try RelPosMlp(window, heads: heads, hidden: hidden)
        default: nil
        }
    }
}

enum RelativePosition {
    static func check(_ window: [Int]) throws {
        guard window.count == 2, window.allSatisfy({ 0 < $0 && $0 < 1 << 12 }) else {
            throw TensorError.value("a window must be positive, got \(PythonText.tuple(window))")
        }
    }

    /// The place in a flat table of every pair of places of a window, and of a class token's three relations at its end. Same as
    /// timm.layers.gen_relative_position_index.
    static func index(_ window: [Int], classToken: Bool) -> [Int] {
        let (h, w) = (window[0], window[1])
        let distances = (2 * h - 1) * (2 * w - 1)
        let places = (classToken ? -1 : 0)..<h * w
        var index: [Int] = []
        index.reserveCapacity(places.count * places.count)
        for from in places {
            for to in places {
                switch (from < 0, to < 0) {
                case (true, true): index.append(distances + 2)
                case (true, false): index.append(distances)
                case (false, true): index.append(distances + 1)
                case (false, false):
                    index.append((from / w - to / w + h - 1) * (2 * w - 1) + from % w - to % w + w - 1)
                }
            }
        }
        return index
    }

    /// A table of one window's distances at another's, [distances (+ 3), heads] or [heads, rows, columns]; what a class token has
    /// stays. Without `old` the flat table's window is a square. Same as timm.layers.resize_rel_pos_bias_table.
    static func resampled(_ table: Tensor, to window: [Int], shape: [Int], from old: [Int]? = nil) throws -> Tensor {
        let sides = window.map { 2 * $0 - 1 }
        guard (2...3).contains(table.ndim), table.ndim == shape.count else { return table }
        let isFlat = table.ndim == 2
        let extra = isFlat ? shape[0] - sides[0] * sides[1] : 0
        var source = isFlat ? old.map { $0.map { 2 * $0 - 1 } } ?? [] : Array(table.shape.suffix(2))
        if source.isEmpty {
            let count = max(table.shape[0] - extra, 0)
            let side = Int(Double(count).squareRoot())
            guard side * side == count || count == sides[0] * sides[1] else {
                throw TensorError.value(
                    "Cannot infer non-square source window for a relative position table of size \(table.shape[0]), "
                        + "pass old_window_size.")
            }
            source = side * side == count ? [side, side] : sides
        }
        guard source != sides else { return table }
        let values = try (isFlat ? table.slice(0, 0, source[0] * source[1]).transpose(0, 1) : table).to(dtype: .float32)
        let flat = try values.contiguous().doubles().map { Float($0) }
        let (rows, columns) = (Knots(source[0], sides[0]), Knots(source[1], sides[1]))
        var result: [Float] = []
        let heads = isFlat ? table.shape[1] : table.shape[0]
        result.reserveCapacity(heads * sides[0] * sides[1])
        for head in 0..<heads {
            let base = head * source[0] * source[1]
            for row in rows.places {
                for column in columns.places {
                    func value(_ y: Int, _ x: Int) -> Float { flat[base + y * source[1] + x] }
                    let sum =
                        value(row.left, column.left) * (row.toRight * column.toRight)
                        + value(row.left, column.right) * (row.toRight * column.toLeft)
                        + value(row.right, column.left) * (row.toLeft * column.toRight)
                        + value(row.right, column.right) * (row.toLeft * column.toLeft)
                    result.append(sum / ((row.toLeft + row.toRight) * (column.toLeft + column.toRight)))
                }
            }
        }
        let grid = try Tensor.tensor(result, shape: [heads, sides[0], sides[1]])
        guard isFlat else { return try grid.to(dtype: table.dtype) }
        let new = try grid.reshape([heads, -1]).transpose(0, 1).to(dtype: table.dtype)
        return extra > 0 ? try Tensor.cat([new, table.slice(0, -extra, nil)], dim: 0) : try new.contiguous()
    }

    /// Another table in the place of a module's own, trained as that one is.
    static func replace(_ own: Tensor, of module: Module, by new: () throws -> Tensor) throws {
        let table = try GradMode.withDisabled { try new().clone() }
        try module.setParameter(RelativePositionTable.name, table.requiresGradInPlace(own.requiresGrad))
    }

    /// Where the distances of one window lie among another's, which stand apart in a geometric progression.
    private struct Knots {
        /// Between which two known places a wanted one lies, and how far from them.
        typealias Place = (left: Int, right: Int, toLeft: Float, toRight: Float)
        private(set) var places: [Place] = []

        init(_ source: Int, _ target: Int) {
            var (low, high, ratio) = (1.01, 1.5, 0.0)
            while high - low > 1e-6 {
                ratio = (low + high) / 2
                let sum = (1 - pow(ratio, Double(source / 2))) / (1 - ratio)
                if sum > Double(target / 2) { high = ratio } else { low = ratio }
            }
            var (distances, current): ([Double], Double) = ([], 1)
            for place in 0..<source / 2 {
                distances.append(current)
                current += pow(ratio, Double(place + 1))
            }
            let known = (distances.reversed().map { -$0 } + [0] + distances).map { Float($0) }
            for wanted in -(target / 2)...target / 2 {
                let x = Float(wanted)
                let right = min(known.firstIndex { $0 >= x } ?? known.count, known.count - 1)
                let left = max(right - 1, 0)
                var (toLeft, toRight) = (max(x - known[left], 0), max(known[right] - x, 0))
                if toLeft == 0, toRight == 0 { (toLeft, toRight) = (1, 1) }
                places.append((left, right, toLeft, toRight))
            }
        }
    }
}

/// A module's learned table [distances (+ 3 with a class token), heads] under timm's name, and the index into it of every pair of
/// places.
struct RelativePositionTable {
    static let name = "relative_position_bias_table"
    private(set) var window: [Int]
    var hasClassToken = false
    /// Whether scripts see the index [L · L] instead of [L, L].
    var isIndexFlat = false

    private var distances: Int { (2 * window[0] - 1) * (2 * window[1] - 1) + (hasClassToken ? 3 : 0) }
    private var places: Int { window[0] * window[1] + (hasClassToken ? 1 : 0) }

    init(_ window: [Int], hasClassToken: Bool = false, isIndexFlat: Bool = false) throws {
        try RelativePosition.check(window)
        (self.window, self.hasClassToken, self.isIndexFlat) = (window, hasClassToken, isIndexFlat)
    }

    static func of(_ module: Module) throws -> Tensor {
        guard let table = module.parameter(name) else {
            throw TensorError.runtime("'\(module.typeName)' object has no attribute '\(name)'")
        }
        return table
    }

    /// Registers the table, as zeros, and its index.
    func add(to module: Module, heads: Int) throws {
        try module.setParameter(Self.name, Tensor.zeros([distances, heads]).requiresGradInPlace())
        try addIndex(to: module)
    }

    private func addIndex(to module: Module) throws {
        let index = RelativePosition.index(window, classToken: hasClassToken)
        let shape = isIndexFlat ? [index.count] : [places, places]
        try module.setBuffer("relative_position_index", Tensor.tensor(index, shape: shape), persistent: false)
    }

    /// [heads, L, L].
    func bias(of module: Module) throws -> Tensor {
        guard let index = module.buffer("relative_position_index") else {
            throw TensorError.runtime("'\(module.typeName)' object has no attribute 'relative_position_index'")
        }
        let rows = try Self.of(module).indexSelect(0, index.reshape([-1]))
        return try rows.reshape([places, places, -1]).permute([2, 0, 1]).contiguous()
    }

    /// The table at another window's distances.
    mutating func resize(_ module: Module, to size: [Int]) throws {
        try RelativePosition.check(size)
        guard size != window else { return }
        let (old, own) = (window, try Self.of(module))
        window = size
        try RelativePosition.replace(own, of: module) {
            try RelativePosition.resampled(own, to: size, shape: [distances, own.shape[1]], from: old)
        }
        try addIndex(to: module)
    }
}

extension Module {
    /// A checkpoint's table at the distances of this model's window. What timm's filters do.
    func fittedRelativePositions(_ name: String, _ tensor: Tensor) throws -> Tensor {
        let path = String(name.dropLast(RelativePositionTable.name.count + 1))
        guard let module = (try? submodule(path)) as? any RelativePositions,
            let own = module.parameter(RelativePositionTable.name),
            own.shape != tensor.shape || module.window[0] != module.window[1]
        else { return tensor }
        return try RelativePosition.resampled(tensor, to: module.window, shape: own.shape)
    }
}

/// A learned number for each head and distance. Same as timm.layers.RelPosBias.
public final class RelPosBias: Module, RelativePositions {
    private var table: RelativePositionTable
    private let heads: Int
    var window: [Int] { table.window }

    init(_ window: [Int], heads: Int, prefixTokens: Int = 0) throws {
        guard prefixTokens <= 1 else { throw TensorError.assertion("") }
        table = try RelativePositionTable(window, hasClassToken: prefixTokens > 0, isIndexFlat: true)
        self.heads = heads
        super.init()
        try table.add(to: self, heads: heads)
        try Initialisation.inverseTruncNormal(RelativePositionTable.of(self), std: 0.02)
    }

    func bias() throws -> Tensor { try table.bias(of: self).unsqueeze(0) }
    func setWindow(_ size: [Int]) throws { try table.resize(self, to: size) }

    public override var attributes: [String: JSONValue] {
        let (area, prefix) = (window[0] * window[1], table.hasClassToken ? 1 : 0)
        return [
            "window_size": .array(window.map { .int($0) }), "window_area": .int(area), "prefix_tokens": .int(prefix),
            "bias_shape": .array([.int(area + prefix), .int(area + prefix), .int(heads)]),
        ]
    }
}

/// The same as a table [heads, rows, columns]. Same as timm.layers.RelPosBiasTf.
public final class RelPosBiasTf: Module, RelativePositions {
    private(set) var window: [Int]
    private let heads: Int

    init(_ window: [Int], heads: Int) throws {
        try RelativePosition.check(window)
        (self.window, self.heads) = (window, heads)
        super.init()
        try addParameter(RelativePositionTable.name, [heads, 2 * window[0] - 1, 2 * window[1] - 1])
        try Initialisation.normal(RelativePositionTable.of(self), std: 0.02)
        try addIndex()
    }

    /// Rows are the place attended from, columns the one attended to: the difference is to - from.
    private func addIndex() throws {
        let (h, w) = (window[0], window[1])
        var index: [Int] = []
        index.reserveCapacity(h * w * h * w)
        for from in 0..<h * w {
            for to in 0..<h * w { index.append((to / w - from / w + h - 1) * (2 * w - 1) + to % w - from % w + w - 1) }
        }
        try setBuffer("relative_position_index", Tensor.tensor(index, shape: [index.count]), persistent: false)
    }

    func bias() throws -> Tensor {
        guard let index = buffer("relative_position_index") else { throw TensorError.runtime("\(typeName) has no index") }
        let (own, area) = (try RelativePositionTable.of(self), window[0] * window[1])
        return try own.reshape([own.shape[0], -1]).indexSelect(1, index).reshape([own.shape[0], area, area])
    }

    func setWindow(_ size: [Int]) throws {
        try RelativePosition.check(size)
        guard size != window else { return }
        let own = try RelativePositionTable.of(self)
        window = size
        let shape = [own.shape[0], 2 * size[0] - 1, 2 * size[1] - 1]
        try RelativePosition.replace(own, of: self) { try RelativePosition.resampled(own, to: size, shape: shape) }
        try addIndex()
    }

    public override var attributes: [String: JSONValue] {
        [
            "window_size": .array(window.map { .int($0) }), "window_area": .int(window[0] * window[1]), "num_heads": .int(heads),
            "bias_shape": .array([.int(heads), .int(2 * window[0] - 1), .int(2 * window[1] - 1)]),
        ]
    }
}

/// A small network of the logarithm of the distance. Same as timm.layers.RelPosMlp with mode 'cr'.
public final class RelPosMlp: Module, RelativePositions {
    private(set) var window: [Int]
    private let heads, prefixTokens: Int

    init(_ window: [Int], heads: Int, hidden: Int, prefixTokens: Int = 0) throws {
        try RelativePosition.check(window)
        guard hidden > 0 else { throw TensorError.value("the hidden width of relative positions must be positive") }
        (self.window, self.heads, self.prefixTokens) = (window, heads, prefixTokens)
        super.init()
        try setModule("bias_act", Identity())
        try setModule("mlp", Mlp(2, hidden: hidden, out: heads, activation: LayerSpec("nn.ReLU"), drop: (0.125, 0)))
        try addBuffers()
    }

    private func addBuffers() throws {
        let index = RelativePosition.index(window, classToken: false)
        try setBuffer("relative_position_index", Tensor.tensor(index, shape: [index.count]), persistent: false)
        func logarithm(_ distance: Int) -> Float { (distance < 0 ? -1 : 1) * logf(1 + abs(Float(distance))) }
        var values: [Float] = []
        for y in 1 - window[0]..<window[0] { for x in 1 - window[1]..<window[1] { values += [logarithm(y), logarithm(x)] } }
        try setBuffer(
            "rel_coords_log", Tensor.tensor(values, shape: [2 * window[0] - 1, 2 * window[1] - 1, 2]), persistent: false)
    }

    func bias() throws -> Tensor {
        guard let index = buffer("relative_position_index"), let places = buffer("rel_coords_log") else {
            throw TensorError.runtime("\(typeName) has no index")
        }
        let area = window[0] * window[1]
        let table = try required("mlp")(places).reshape([-1, heads])
        var bias = try table.indexSelect(0, index).reshape([area, area, heads]).permute([2, 0, 1])
        if prefixTokens > 0 { bias = try bias.padded([prefixTokens, 0, prefixTokens, 0]) }
        return try bias.unsqueeze(0).contiguous()
    }

    func setWindow(_ size: [Int]) throws {
        try RelativePosition.check(size)
        guard size != window else { return }
        window = size
        try addBuffers()
    }

    public override var attributes: [String: JSONValue] {
        let area = window[0] * window[1]
        return [
            "window_size": .array(window.map { .int($0) }), "window_area": .int(area), "prefix_tokens": .int(prefixTokens),
            "num_heads": .int(heads), "bias_shape": .array([.int(area), .int(area), .int(heads)]), "mode": .string("cr"),
            "pretrained_window_size": .array([.int(0), .int(0)]), "bias_gain": .null,
        ]
    }
}
