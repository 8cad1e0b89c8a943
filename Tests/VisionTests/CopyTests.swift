// Deep copies of models: a copy begins with the original's stored properties (Tensors/Core/ShallowCopy.swift), so a property that
// points at a module or tensor has to be pointed at its copy by the class itself. This looks into one model of each family.

import Neural
import Tensors
import Testing
import Vision

private let smallest: [String] = ModelFamily.all.compactMap { family in
    let own = ModelRegistry.entries.values.filter { $0.module == family.module }.map(\.name)
    let sizes = (try? fixture("Zoo/\(family.module).json"))?["models"]
    return own.filter { (sizes?[$0]?["parameters"]?.int ?? .max) < 30_000_000 }
        .min { (sizes?[$0]?["parameters"]?.int ?? 0, $0) < (sizes?[$1]?["parameters"]?.int ?? 0, $1) }
}.sorted()

/// Paths of the modules and tensors of `originals` that are found in a value, a few levels down.
private func shared(_ value: Any, _ originals: Set<ObjectIdentifier>, _ path: String, depth: Int = 0) -> [String] {
    if depth > 0, value is Module || value is Tensor {
        return originals.contains(ObjectIdentifier(value as AnyObject)) ? [path] : []
    }
    guard depth < 5 else { return [] }
    var found: [String] = []
    var mirror: Mirror? = Mirror(reflecting: value)
    while let level = mirror {
        for (label, child) in level.children { found += shared(child, originals, "\(path).\(label ?? "_")", depth: depth + 1) }
        mirror = level.superclassMirror
    }
    return found
}

@Suite(.serialized) struct CopyTests {
    @Test(arguments: smallest) func copiesShareNoModuleAndNoTensor(_ name: String) throws {
        let model = try Initialisation.skipping { try ModelRegistry.build(name) }
        let copy = try ModuleCopier().module(model).module
        #expect(type(of: copy) == type(of: model))
        #expect(copy.representation == model.representation)
        #expect(copy.stateDict().map(\.name) == model.stateDict().map(\.name))
        let modules = model.modules.map { ObjectIdentifier($0) }
        let tensors = (model.parameters() + model.namedBuffers().map(\.tensor)).map { ObjectIdentifier($0) }
        let originals = Set(modules + tensors)
        for (path, module) in copy.namedModules() { #expect(shared(module, originals, "\(name).\(path)") == []) }
        for (mine, theirs) in zip(copy.stateDict(), model.stateDict()) {
            #expect(mine.tensor.shape == theirs.tensor.shape && mine.tensor.storageAddress != theirs.tensor.storageAddress)
        }
    }
}
