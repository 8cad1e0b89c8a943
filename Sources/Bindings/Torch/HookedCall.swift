// A script's call of a module with hooks: they get what they get in PyTorch, any arguments and results. A call by a model of this library,
// which passes tensors, goes through Module.withHooks instead.

import Interp
import Neural
import Tensors

/// A script's function as a hook, with what it was registered for.
final class ScriptHook {
    let function: Reference
    /// A hook of forward: gets the keyword arguments too. A hook of a state dictionary: registered by the public name, which has it get
    /// the module, and return nothing.
    let isExtended: Bool
    let isAlwaysCalled: Bool

    init(_ function: Reference, isExtended: Bool = false, isAlwaysCalled: Bool = false) {
        (self.function, self.isExtended, self.isAlwaysCalled) = (function, isExtended, isAlwaysCalled)
    }

    /// The same for a deep copy of the module, which has deep copies of its hooks.
    func copied(_ copier: ModuleCopier) throws -> ScriptHook {
        guard let copier = copier as? ScriptCopier else { return self }
        return ScriptHook(
            Reference(owned: try copier.value(function.value)), isExtended: isExtended, isAlwaysCalled: isAlwaysCalled)
    }
}

/// One call, and what its arguments and result are by now.
struct HookedCall {
    private let module: Module
    private let receiver: Value
    private var arguments: Reference
    private var keywords: Reference
    private var result = Reference(.none)

    private init(_ module: Module, _ receiver: Value, _ positional: [Value], _ named: [(String, Value)]) {
        (self.module, self.receiver) = (module, receiver)
        arguments = Reference(owned: .tuple(owned: positional.map { $0.retained() }))
        keywords = Reference(owned: .dict(owned: named.map { ($0.0, $0.1.retained()) }))
    }

    /// forward between the module's hooks; the result is owned.
    static func run(
        _ module: Module, _ receiver: Value, _ positional: [Value], _ named: [(String, Value)],
        _ forward: ([Value], [(String, Value)]) throws -> Value
    ) throws -> Value {
        var call = HookedCall(module, receiver, positional, named)
        try call.runPreHooks()
        let watch = module.backwardWatch
        if let watch { call.arguments = try watched(call.arguments.value.tupleItems, watch.inputs) }
        let hooks = module.forwardHooks
        var begun = 0
        do {
            call.result = Reference(
                owned: try forward(Array(call.arguments.value.tupleItems), KeywordArguments.pairs(call.keywords.value)))
            for hook in hooks {
                begun += 1
                try call.runHook(hook)
            }
            if let watch { try call.watchOutputs(watch) }
        } catch {
            // Only one exception can be pending, and hooks are calls like any.
            let raise = translate(error)
            guard raise.matches(.exception) else { throw raise }
            let thrown = Reference(owned: raise.take())
            for hook in hooks.dropFirst(begun) { try call.runAfterError(hook) }
            throw Raise.pend(owned: thrown.value.retained())
        }
        return call.result.value.retained()
    }

    private mutating func runPreHooks() throws {
        for hook in module.forwardPreHooks {
            guard let script = hook.origin as? ScriptHook else {
                if let replaced = try hook.run(module, tensors()) {
                    arguments = Reference(owned: .tuple(owned: replaced.map { $0.toScript() }))
                }
                continue
            }
            let given = script.isExtended ? [receiver, arguments.value, keywords.value] : [receiver, arguments.value]
            let replaced = Reference(owned: try Interp.call(script.function.value, given))
            guard !replaced.value.isNone else { continue }
            guard script.isExtended else {
                arguments =
                    replaced.value.isKind(.tuple)
                    ? replaced : Reference(owned: .tuple(owned: [replaced.value.retained()]))
                continue
            }
            guard replaced.value.isKind(.tuple), replaced.value.tupleItems.count == 2,
                replaced.value.tupleItems[0].isKind(.tuple), replaced.value.tupleItems[1].isKind(.dict)
            else {
                throw Raise.runtimeError(
                    "forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got \(try str(replaced.value)).")
            }
            arguments = Reference(replaced.value.tupleItems[0])
            keywords = Reference(replaced.value.tupleItems[1])
        }
    }

    /// The arguments for a hook of this library.
    private func tensors() throws -> [Tensor] {
        guard let inputs = [Tensor].fromScript(arguments.value), KeywordArguments.pairs(keywords.value).isEmpty else {
            throw TensorError.notImplemented(
                "features of a module that is called with other things than tensors are not available")
        }
        return inputs
    }

    private mutating func runHook(_ hook: CopyableHook<ForwardHook>) throws {
        if let script = hook.origin as? ScriptHook {
            let given = script.isExtended ? [receiver, arguments.value, keywords.value] : [receiver, arguments.value]
            let replaced = Reference(owned: try Interp.call(script.function.value, given + [result.value]))
            if !replaced.value.isNone { result = replaced }
            return
        }
        guard let output = tensorObject(result.value) else {
            throw TensorError.notImplemented("features of a module that returns other things than a tensor are not available")
        }
        if let replaced = try hook.run(module, tensors(), output) { result = Reference(owned: replaced.toScript()) }
    }

    /// A hook with always_call, when forward or a hook before it has thrown.
    private mutating func runAfterError(_ hook: CopyableHook<ForwardHook>) throws {
        guard (hook.origin as? ScriptHook)?.isAlwaysCalled == true else { return }
        do {
            try runHook(hook)
        } catch {
            try ScriptWarning.silenced(error)
        }
    }

    private mutating func watchOutputs(_ watch: BackwardWatch) throws {
        if tensorObject(result.value) != nil {
            let tuple = try HookedCall.watched([result.value], watch.outputs)
            result = Reference(tuple.value.tupleItems[0])
        } else if result.value.isKind(.tuple) {
            result = try HookedCall.watched(result.value.tupleItems, watch.outputs)
        } else {
            try ScriptWarning.user(
                "For backward hooks to be called, module output should be a Tensor or a tuple of Tensors but received "
                    + (try repr(.object(result.value.classOf))))
        }
    }

    /// A tuple of the values with their tensors passed through `body`.
    private static func watched(
        _ values: some Collection<Value>, _ body: ([Tensor?]) throws -> [Tensor?]
    ) throws -> Reference {
        let tensors = try body(values.map { tensorObject($0) })
        return Reference(owned: .tuple(owned: zip(values, tensors).map { $1?.toScript() ?? $0.retained() }))
    }
}

/// warnings.warn from native code.
enum ScriptWarning {
    /// What a hook threw after something else had thrown.
    static func silenced(_ error: any Error) throws {
        let value = Reference(owned: translate(error).take())
        try user(
            "module forward hook with ``always_call=True`` raised an exception that was silenced as another error was raised in "
                + "forward: \(try str(value.value))")
    }

    static func user(_ text: String) throws(Raise) {
        let module = try Interpreter.importModule("warnings")
        defer { module.release() }
        guard let warn = try findAttribute(module, "warn") else { return }
        defer { warn.release() }
        let message = Value.string(text)
        defer { message.release() }
        try call(warn, [message], [("stacklevel", .int(2))]).release()
    }
}
