// Windows of a map, and a block that attends in them, shifted or not.

import Neural
import Tensors

/// Windows of [N, H, W, C] and back.
enum Windows {
    /// [N · windows, height · width, C].
    static func split(_ x: Tensor, _ size: [Int]) throws -> Tensor {
        let (n, h, w, c) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
        let parts = try x.reshape([n, h / size[0], size[0], w / size[1], size[1], c]).permute([0, 1, 3, 2, 4, 5])
        return try parts.reshape([-1, size[0] * size[1], c])
    }

    static func join(_ windows: Tensor, _ size: [Int], _ h: Int, _ w: Int) throws -> Tensor {
        let c = windows.shape[windows.ndim - 1]
        let parts = try windows.reshape([-1, h / size[0], w / size[1], size[0], size[1], c]).permute([0, 1, 3, 2, 4, 5])
        return try parts.reshape([-1, h, w, c])
    }

    /// Four neighbours of [N, H, W, C] in one place: [N, H / 2, W / 2, 4 C].
    static func merged(_ input: Tensor) throws -> Tensor {
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        var x = input
        let (n, c) = (x.shape[0], x.shape[3])
        if x.shape[1] % 2 + x.shape[2] % 2 > 0 { x = try x.padded([0, 0, 0, x.shape[2] % 2, 0, x.shape[1] % 2]) }
        let (h, w) = (x.shape[1] / 2, x.shape[2] / 2)
        return try x.reshape([n, h, 2, w, 2, c]).permute([0, 1, 3, 4, 2, 5]).reshape([n, h, w, 4 * c])
    }

    /// -100 between places of a shifted window that were not neighbours, else 0: [windows, area, area].
    static func mask(_ h: Int, _ w: Int, _ size: [Int], _ shift: [Int]) throws -> Tensor {
        func region(_ place: Int, _ length: Int, _ axis: Int) -> Int {
            place < length - size[axis] ? 0 : shift[axis] > 0 && place < length - shift[axis] ? 1 : 2
        }
        let regions = (0..<h).flatMap { y in (0..<w).map { Float(region(y, h, 0) * 3 + region($0, w, 1)) } }
        let windows = try split(Tensor.tensor(regions, shape: [1, h, w, 1]), size).reshape([-1, size[0] * size[1]])
        let difference = try windows.unsqueeze(1).sub(windows.unsqueeze(2))
        return try difference.maskedFill(difference.ne(0), -100.0)
    }
}

/// Attention in windows [N · windows, area, C], where a mask [windows, area, area] may be added to the scores.
protocol WindowAttending: Module {
    func attend(_ input: Tensor, _ mask: Tensor?) throws -> Tensor
    func setWindow(_ size: [Int]) throws
}

extension WindowAttending {
    func callAsFunction(_ input: Tensor, mask: Tensor?) throws -> Tensor {
        guard hasHooks else { return try attend(input, mask) }
        return try withHooks([input]) { try attend($0[0], mask) }
    }

    /// Scores with the mask of shifted windows.
    func masked(_ scores: Tensor, _ mask: Tensor?) throws -> Tensor {
        guard let mask else { return scores }
        let (heads, places) = (scores.shape[1], scores.shape[2])
        let sum = try scores.reshape([-1, mask.shape[0], heads, places, places]).add(mask.unsqueeze(1).unsqueeze(0))
        return try sum.reshape([-1, heads, places, places])
    }
}

/// An optional merging of patches, then blocks.
public class ShiftedWindowStage: Module {
    private let dim, depth: Int
    /// Places that come in and go out.
    private var inputGrid, outputGrid: [Int]

    /// Of `dim` channels that come in.
    init(_ dim: Int, depth: Int, _ o: SwinBlockOptions) {
        (self.dim, self.depth, inputGrid, outputGrid) = (dim, depth, o.inputGrid, o.grid)
        super.init()
    }

    /// Other places that come in, and another window. Same as timm's set_input_size.
    final func setInputSize(_ grid: [Int], window: [Int]) throws {
        // A stage that subsamples rounds up what it gets.
        (inputGrid, outputGrid) = (grid, child("downsample") is Identity ? grid : grid.map { ($0 + 1) / 2 })
        for (_, block) in try required("blocks").namedChildren {
            try (block as? ShiftedWindowBlock)?.setInputSize(outputGrid, window: window)
        }
    }

    public override var attributes: [String: JSONValue] {
        [
            "dim": .int(dim), "depth": .int(depth), "input_resolution": .array(inputGrid.map { .int($0) }),
            "output_resolution": .array(outputGrid.map { .int($0) }),
        ]
    }
}

/// Attention in windows and a hidden layer; what normalises where is the versions' own.
public class ShiftedWindowBlock: Module {
    private(set) var window: [Int] = []
    private var shift: [Int] = []
    private var grid: [Int] = []
    private let isShifted, alwaysPartitions, isDynamic: Bool
    private let dim: Int
    private let mlpRatio: Double
    /// What the block was made for; another size leaves it.
    private let firstShift: [Int]

    init(_ dim: Int, isShifted: Bool, _ o: SwinBlockOptions) {
        (self.isShifted, alwaysPartitions, isDynamic) = (isShifted, o.alwaysPartitions, o.isDynamic)
        (self.dim, mlpRatio, firstShift) = (dim, o.mlpRatio, o.window.map { isShifted ? $0 / 2 : 0 })
        super.init()
        fit(o.grid, o.window)
    }

    /// Windows no larger than the grid, which shift only where there is more than one.
    private func fit(_ grid: [Int], _ wanted: [Int]) {
        self.grid = grid
        window = alwaysPartitions ? wanted : zip(grid, wanted).map { min($0, $1) }
        shift = (0..<2).map { isShifted && (alwaysPartitions || grid[$0] > window[$0]) ? wanted[$0] / 2 : 0 }
    }

    final func addMask(_ grid: [Int]) throws {
        let isMasked = !isDynamic && shift.contains { $0 > 0 }
        let padded = zip(grid, window).map { ($0 + $1 - 1) / $1 * $1 }
        try setBuffer(
            "attn_mask", isMasked ? Windows.mask(padded[0], padded[1], window, shift) : nil, persistent: false)
    }

    /// Another resolution and window. Same as timm's set_input_size.
    func setInputSize(_ grid: [Int], window: [Int]) throws {
        fit(grid, window)
        try (child("attn") as? any WindowAttending)?.setWindow(self.window)
        try addMask(grid)
    }

    /// Attention in the windows of the shifted image.
    final func attended(_ input: Tensor) throws -> Tensor {
        let (h, w) = (input.shape[1], input.shape[2])
        let isShifted = shift.contains { $0 > 0 }
        var x = isShifted ? try input.roll(shift.map { -$0 }, [1, 2]) : input
        let (bottom, right) = ((window[0] - h % window[0]) % window[0], (window[1] - w % window[1]) % window[1])
        if bottom + right > 0 { x = try x.padded([0, 0, 0, right, 0, bottom]) }
        let mask = isDynamic && isShifted ? try Windows.mask(h + bottom, w + right, window, shift) : buffer("attn_mask")
        guard let own = try required("attn") as? any WindowAttending else {
            throw TensorError.type("attn must be a WindowAttention")
        }
        x = try Windows.join(own(Windows.split(x, window), mask: mask), window, h + bottom, w + right)
        if bottom + right > 0 { x = try x.slice(1, 0, h).slice(2, 0, w) }
        return isShifted ? try x.roll(shift, [1, 2]) : x
    }

    public override var attributes: [String: JSONValue] {
        func pair(_ sides: [Int]) -> JSONValue { .array(sides.map { .int($0) }) }
        return [
            "dim": .int(dim), "input_resolution": pair(grid), "target_shift_size": pair(firstShift),
            "always_partition": .bool(alwaysPartitions), "dynamic_mask": .bool(isDynamic), "window_size": pair(window),
            "shift_size": pair(shift), "window_area": .int(window[0] * window[1]), "mlp_ratio": .double(mlpRatio),
        ]
    }

    /// The shape of [N, H, W, C]; another number of dimensions is an error.
    final func mapShape(_ input: Tensor) throws -> [Int] {
        guard input.ndim == 4 else { throw TensorError.value("not enough values to unpack (expected 4, got \(input.ndim))") }
        return input.shape
    }
}
