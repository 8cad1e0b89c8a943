// State dictionaries: what a checkpoint holds, in PyTorch's order, and how one is taken back, with PyTorch's words for
// what does not fit. Nothing is copied unless everything fits (PyTorch copies what it can before it raises).

import Tensors

/// The keys that did not match when a state dictionary was loaded.
public struct LoadResult: Equatable, Sendable {
    public var missingKeys: [String] = []
    public var unexpectedKeys: [String] = []
}

extension Module {
    /// Parameters and persistent buffers by path, sharing the module's memory, without gradients.
    /// Same as torch.nn.Module.state_dict.
    public func stateDict(prefix: String = "") -> [(name: String, tensor: Tensor)] {
        var result: [(name: String, tensor: Tensor)] = []
        visitState(prefix) { name, tensor, _ in result.append((name, tensor.detach())) }
        return result
    }

    /// What this module itself has in a state dictionary.
    public var ownState: [(name: String, tensor: Tensor, mayBeMissing: Bool)] {
        var result: [(name: String, tensor: Tensor, mayBeMissing: Bool)] = []
        for entry in parameterEntries {
            if let tensor = entry.tensor { result.append((entry.name, tensor, mayBeMissing(entry.name))) }
        }
        for entry in bufferEntries where entry.isPersistent {
            if let tensor = entry.tensor { result.append((entry.name, tensor, mayBeMissing(entry.name))) }
        }
        return result
    }

    private func visitState(_ prefix: String, _ body: (String, Tensor, _ mayBeMissing: Bool) -> Void) {
        for (name, tensor, mayBeMissing) in ownState { body(prefix + name, tensor, mayBeMissing) }
        for (name, child) in namedChildren { child.visitState("\(prefix)\(name).", body) }
    }

    /// Copies a state dictionary into the module. Throws RuntimeError listing what is missing, unexpected (both only
    /// if strict) or of another shape. Same as torch.nn.Module.load_state_dict.
    ///
    /// With `adopting` the module takes the memory of mapped tensors instead of a copy: for a state that nobody goes on using.
    @discardableResult public func loadStateDict(
        _ state: [(name: String, tensor: Tensor)], strict: Bool = true, adopting: Bool = false
    ) throws -> LoadResult {
        var given: [String: Tensor] = [:]
        for (name, tensor) in state { given[name] = tensor }
        var result = LoadResult()
        var copies: [(target: Tensor, source: Tensor)] = []
        var mismatches: [String] = []
        var known: Set<String> = []
        visitState("") { name, target, mayBeMissing in
            known.insert(name)
            guard let source = given[name] else {
                if !mayBeMissing { result.missingKeys.append(name) }
                return
            }
            // Checkpoints of PyTorch before 0.4 hold one-element vectors for scalars.
            let isOldScalar = target.ndim == 0 && source.shape == [1]
            guard source.shape == target.shape || isOldScalar else {
                mismatches.append(
                    "size mismatch for \(name): copying a param with shape \(describeSize(source.shape)) from "
                        + "checkpoint, the shape in current model is \(describeSize(target.shape)).")
                return
            }
            copies.append((target, source))
        }
        result.unexpectedKeys = state.map(\.name).filter { !known.contains($0) }

        var messages = mismatches
        func quoted(_ keys: [String]) -> String { keys.map { "\"\($0)\"" }.joined(separator: ", ") }
        if strict && !result.unexpectedKeys.isEmpty {
            messages.insert("Unexpected key(s) in state_dict: \(quoted(result.unexpectedKeys)). ", at: 0)
        }
        if strict && !result.missingKeys.isEmpty {
            messages.insert("Missing key(s) in state_dict: \(quoted(result.missingKeys)). ", at: 0)
        }
        guard messages.isEmpty else {
            throw TensorError.runtime("Error(s) in loading state_dict for \(typeName):\n\t\(messages.joined(separator: "\n\t"))")
        }
        try GradMode.withDisabled {
            for (target, source) in copies where !(adopting && target.adopt(source)) {
                _ = try target.copyInPlace(from: source.shape == target.shape ? source : source.reshape([]))
            }
        }
        return result
    }
}

/// `torch.Size([64, 3, 7, 7])`.
func describeSize(_ shape: [Int]) -> String { "torch.Size([\(shape.map(String.init).joined(separator: ", "))])" }
