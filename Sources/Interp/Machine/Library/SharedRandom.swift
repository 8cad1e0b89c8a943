// The generator behind the functions of the module `random`, for native code that draws from the same stream as the script.

/// The state of `random`'s hidden generator.
public struct SharedRandom {
    private let state: RandomState

    /// Throws if the module is not there.
    public init() throws(Raise) {
        let module = try Interpreter.importModule("random")
        defer { module.release() }
        guard let instance = try findAttribute(module, "_inst") else { throw Raise.attributeError("module 'random' is broken") }
        defer { instance.release() }
        state = try RandomModule.state(instance)
    }

    /// 624 words and the place among them, as `random.getstate()` shows them.
    public var words: [UInt32] { state.twister.words }

    /// The number that `gauss` keeps for its next call.
    public var nextGauss: Double? { state.nextGauss }

    /// Goes to another place of the stream.
    public func restore(words: [UInt32], nextGauss: Double?) {
        guard let twister = MersenneTwister(words: words) else { return }
        state.twister = twister
        state.nextGauss = nextGauss
    }
}
