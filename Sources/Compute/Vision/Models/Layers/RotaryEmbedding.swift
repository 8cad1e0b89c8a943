// Rotary position embeddings for grids of patches: fixed frequencies of positions (EVA-02), of centred coordinates (DINOv3), and
// learned frequencies for every block and head (RoPE-ViT).
// Papers: RoFormer, arXiv:2104.09864; EVA-02, arXiv:2303.11331; Rotary Position Embedding for Vision Transformer,
// arXiv:2403.13298.

internal import Glibc
import Neural
import Tensors

/// Random changes of the coordinates while training.
struct CoordinateChanges {
    var shift, jitter, rescale: Double?

    init(_ a: ModelArguments) throws {
        shift = try a.optionalDouble("rope_shift_coords")
        jitter = try a.optionalDouble("rope_jitter_coords")
        rescale = try a.optionalDouble("rope_rescale_coords")
        if let shift, !(shift.isFinite && shift >= 0) { throw TensorError.value("shift_coords must be finite and >= 0.") }
        for (name, value) in [("jitter", jitter), ("rescale", rescale)] {
            if let value, !(value.isFinite && value >= 1) {
                throw TensorError.value("\(name)_coords must be finite and >= 1 (multiplicative factor).")
            }
        }
    }

    var isActive: Bool { shift != nil || jitter != nil || rescale != nil }

    /// The same shift and factors for all coordinates [N, 2].
    func apply(_ coordinates: Tensor) throws -> Tensor {
        var x = coordinates
        if let shift { x = try x.add(Tensor.empty([2]).uniformInPlace(-shift, shift).unsqueeze(0)) }
        if let jitter {
            x = try x.mul(Tensor.empty([2]).uniformInPlace(-log(jitter), log(jitter)).exp().unsqueeze(0))
        }
        if let rescale { x = try x.mul(Tensor.empty([1]).uniformInPlace(-log(rescale), log(rescale)).exp()) }
        return x
    }
}

/// Options of rotary embeddings.
struct RotaryOptions {
    var headDim: Int
    var numHeads: Int
    var depth: Int
    /// The grid, where it is fixed.
    var grid: [Int]?
    var reference: [Int]?
    var temperature: Double
    var offset: Double
    /// 'ij': coordinates in the order height, width; 'xy': the other way round.
    var indexing: String
    var rotateHalf: Bool
    var changes: CoordinateChanges

    /// Coordinates [h · w, 2]. `place` gives those of an axis from its positions 0, 1, … and its place (0 for height).
    func coordinates(_ grid: [Int], _ place: (Tensor, Int) throws -> Tensor) throws -> Tensor {
        guard grid.count == 2 else { throw TensorError.value("Expected 2 spatial dimensions, got \(grid.count)") }
        guard ["ij", "xy"].contains(indexing) else {
            throw TensorError.runtime("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
        }
        let axes = try grid.enumerated().map { axis, size in
            try place(Tensor.arange(.int(0), .int(Int64(size))).to(dtype: .float32), axis)
        }
        let rows = try axes[0].unsqueeze(1).expand([grid[0], grid[1]]).reshape([-1])
        let columns = try axes[1].unsqueeze(0).expand([grid[0], grid[1]]).reshape([-1])
        return try Tensor.stack(indexing == "ij" ? [rows, columns] : [columns, rows], dim: -1)
    }

    /// Sines and cosines of angles [..., D / 2] as one [..., 2 D], each value twice: side by side, or in both halves.
    func layout(_ angles: Tensor) throws -> Tensor {
        func twice(_ x: Tensor) throws -> Tensor {
            if rotateHalf { return try Tensor.cat([x, x], dim: -1) }
            return try Tensor.stack([x, x], dim: -1).flatten(-2)
        }
        return try Tensor.cat([twice(angles.sin()), twice(angles.cos())], dim: -1)
    }
}

/// A module that gives the embedding of a grid.
open class RotaryPositions: Module {
    let options: RotaryOptions
    private(set) var grid: [Int]?

    init(_ options: RotaryOptions) {
        (self.options, grid) = (options, options.grid)
        super.init()
    }

    /// The kinds by name.
    static func make(_ type: String, _ o: RotaryOptions) throws -> RotaryPositions {
        switch type {
        case "cat": return try RotaryEmbeddingCat(o).keepingGrid()
        case "dinov3": return try RotaryEmbeddingDinoV3(o).keepingGrid()
        case "mixed":
            if o.rotateHalf { throw TensorError.value("rope_type='mixed' requires rotate_half=False") }
            return try RotaryEmbeddingMixed(drawing: o)
        case "base", "mrope": throw TensorError.notImplemented("rope_type='\(type)' is not available; cat, dinov3 and mixed are")
        default: throw TensorError.value("Unknown RoPE type: \(type)")
        }
    }

    private func keepingGrid() throws -> Self {
        if let grid { try keep(grid) }
        return self
    }

    /// Override: the embedding, with random changes where asked for.
    func build(_ grid: [Int], changes: Bool) throws -> Tensor { throw TensorError.notImplemented("\(typeName).get_embed") }

    /// Override: what is kept for the fixed grid.
    func keep(_ grid: [Int]) throws {}
    var kept: Tensor? { nil }

    /// The embedding of a grid, or of the fixed one.
    final func embedding(_ shape: [Int]? = nil) throws -> Tensor {
        let changes = isTraining && options.changes.isActive
        if let shape { return try build(shape, changes: changes) }
        if !changes, let kept { return kept }
        guard let grid else { throw TensorError.assertion("feature shape must be cached on create") }
        return try build(grid, changes: changes)
    }

    /// Another fixed grid; nothing where the grid is not fixed.
    final func update(_ new: [Int]) throws {
        guard grid != nil, new != grid else { return }
        try keep(new)
        grid = new
    }

    public override var attributes: [String: JSONValue] {
        [
            "feat_shape": grid.map { .array($0.map { .int($0) }) } ?? .null, "grid_indexing": .string(options.indexing),
            "temperature": .double(options.temperature), "aug_active": .bool(options.changes.isActive),
            "shift_coords": options.changes.shift.map { .double($0) } ?? .null,
            "jitter_coords": options.changes.jitter.map { .double($0) } ?? .null,
            "rescale_coords": options.changes.rescale.map { .double($0) } ?? .null,
        ]
    }
}

/// Frequencies of positions. Same as timm.layers.RotaryEmbeddingCat over positions in language style.
public final class RotaryEmbeddingCat: RotaryPositions {
    override func build(_ grid: [Int], changes: Bool) throws -> Tensor {
        let o = options
        let count = o.headDim / 4
        let bands = try Tensor.tensor((0..<count).map { 1 / pow(o.temperature, Double($0) / Double(count)) }).to(dtype: .float32)
        var places = try o.coordinates(grid) { positions, axis in
            let x = try positions.add(.float(o.offset))
            guard let reference = o.reference else { return x }
            return try x.div(.float(Double(grid[axis]))).mul(.float(Double(reference[axis])))
        }
        if changes { places = try o.changes.apply(places) }
        return try o.layout(places.unsqueeze(-1).mul(bands).flatten(1))
    }

    override func keep(_ grid: [Int]) throws { try setBuffer("pos_embed", build(grid, changes: false), persistent: false) }
    override var kept: Tensor? { buffer("pos_embed") }

    public override var attributes: [String: JSONValue] {
        let own: [String: JSONValue] = [
            "dim": .int(options.headDim), "max_res": .int(224), "in_pixels": .bool(false), "linear_bands": .bool(false),
            "ref_feat_shape": options.reference.map { .array($0.map { .int($0) }) } ?? .null,
            "grid_offset": .double(options.offset), "rotate_half": .bool(options.rotateHalf), "grid_type": .string("index"),
            "normalize_coords": .string("separate"), "pos_embed": .null,
        ]
        return super.attributes.merging(own) { _, own in own }
    }
}

/// Frequencies of coordinates between -1 and 1. Same as timm.layers.RotaryEmbeddingDinoV3.
public final class RotaryEmbeddingDinoV3: RotaryPositions {
    override func build(_ grid: [Int], changes: Bool) throws -> Tensor {
        let o = options
        let periods = (0..<o.headDim / 4).map { pow(o.temperature, 2 * Double($0) / Double(o.headDim / 2)) }
        var places = try o.coordinates(grid) { positions, axis in
            try positions.add(0.5).add(.float(o.offset)).div(.float(Double(grid[axis])))
        }.mul(2).sub(1)
        if changes { places = try o.changes.apply(places) }
        let angles = try places.unsqueeze(-1).mul(.float(2 * Double.pi)).div(Tensor.tensor(periods).to(dtype: .float32))
        return try o.layout(angles.flatten(1))
    }

    override func keep(_ grid: [Int]) throws { try setBuffer("pos_embed_cached", build(grid, changes: false), persistent: false) }
    override var kept: Tensor? { buffer("pos_embed_cached") }

    public override var attributes: [String: JSONValue] {
        super.attributes.merging([
            "dim": .int(options.headDim), "rotate_half": .bool(options.rotateHalf), "grid_offset": .double(options.offset),
            "normalize_coords": .string("separate"), "min_period": .null, "max_period": .null, "pos_embed_cached": .null,
        ]) { _, own in own }
    }
}

/// Learned frequencies, [depth, heads, h · w, 2 D]. Same as timm.layers.RotaryEmbeddingMixed.
public final class RotaryEmbeddingMixed: RotaryPositions {
    init(drawing o: RotaryOptions) throws {
        guard o.headDim % 4 == 0 else { throw TensorError.assertion("head_dim must be divisible by 4, got \(o.headDim)") }
        super.init(o)
        let sizes = stride(from: 0, to: o.headDim, by: 4).map { 1 / pow(o.temperature, Double($0) / Double(o.headDim)) }
        let size = try Tensor.tensor(sizes).to(dtype: .float32)
        let angles = try Tensor.rand([o.depth, o.numHeads, 1]).mul(2).mul(.float(Double.pi))
        let turned = try angles.add(.float(Double.pi / 2))
        let x = try Tensor.cat([size.mul(angles.cos()), size.mul(turned.cos())], dim: -1)
        let y = try Tensor.cat([size.mul(angles.sin()), size.mul(turned.sin())], dim: -1)
        try setParameter("freqs", Tensor.stack([x, y]).requiresGradInPlace())
    }

    override func build(_ grid: [Int], changes: Bool) throws -> Tensor {
        guard let frequencies = parameter("freqs") else { throw TensorError.runtime("\(typeName) has no freqs") }
        var places = try options.coordinates(grid) { positions, _ in positions }
        if changes { places = try options.changes.apply(places) }
        let x = try places.select(1, 0).unsqueeze(-1).mul(frequencies.select(0, 0).unsqueeze(-2))
        let y = try places.select(1, 1).unsqueeze(-1).mul(frequencies.select(0, 1).unsqueeze(-2))
        return try options.layout(x.add(y))
    }

    public override var attributes: [String: JSONValue] {
        let own: [String: JSONValue] = [
            "dim": .int(options.headDim * options.numHeads), "depth": .int(options.depth), "num_heads": .int(options.numHeads),
        ]
        return super.attributes.merging(own) { _, own in own }
    }
}

extension Tensor {
    /// Turns pairs of features of [..., L, D] by an embedding [..., L, 2 D]; the first `prefix` places stay. Same as
    /// timm.layers.apply_rot_embed_cat behind the prefix tokens.
    func rotated(_ embedding: Tensor, half: Bool, prefix: Int) throws -> Tensor {
        let x = try slice(-2, prefix, nil)
        let parts = try embedding.chunk(2, dim: -1)
        let other: Tensor
        if half {
            let halves = try x.chunk(2, dim: -1)
            other = try Tensor.cat([halves[1].neg(), halves[0]], dim: -1)
        } else {
            other = try Tensor.stack([x.slice(-1, 1, nil, 2).neg(), x.slice(-1, 0, nil, 2)], dim: -1).reshape(x.shape)
        }
        let turned = try x.mul(parts[1]).add(other.mul(parts[0]))
        return prefix > 0 ? try Tensor.cat([slice(-2, 0, prefix), turned], dim: -2) : turned
    }
}
