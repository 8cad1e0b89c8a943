// Arguments to front ends.

import Bindings
import Glibc
import Jupyter
import Session
import Terminal

private let makeSession: @Sendable ([String], [String]) -> Session = { arguments, searchPath in
    Session(arguments: arguments, searchPath: searchPath, modules: Bindings.modules())
}

private let version = "0.1.0"

// Glibc's overlay leaves <malloc.h> out; the symbol is in every glibc.
@_silgen_name("mallopt")
private func setAllocatorOption(_ option: Int32, _ value: Int32) -> Int32

private func kernelPlace(_ place: InstallPlace) -> Kernelspec.Place {
    switch place {
    case .user: .user
    case .environment: .environment
    case .prefix(let folder): .prefix(folder)
    }
}

private func prompt(_ session: Session) -> Int32 {
    var prompt = Prompt(session)
    return prompt.run(version: version)
}

/// A prompt of its own, which reads the start-up file; one behind a program does not, as under python.
private func freshPrompt() -> Int32 {
    var prompt = Prompt(makeSession([""], [""]))
    return prompt.run(version: version, readsStartup: true)
}

private func run(_ command: Command) -> Int32 {
    switch command {
    case .help:
        print(Command.helpText)
        return 0
    case .version:
        print("tnb \(version)")
        return 0
    case .interactive where isatty(STDIN_FILENO) == 0:
        return BatchRunner(.standardInput, parameters: [], trailing: [], makeSession: makeSession).run()
    case .interactive:
        return freshPrompt()
    case .batch(let source, let parameters, let trailing):
        return BatchRunner(source, parameters: parameters, trailing: trailing, makeSession: makeSession).run()
    case .batchThenPrompt(let source, let parameters, let trailing):
        let runner = BatchRunner(source, parameters: parameters, trailing: trailing, makeSession: makeSession)
        return isatty(STDIN_FILENO) == 0 ? runner.run() : runner.run(afterwards: prompt)
    case .run(let options):
        return NotebookRun(options, version: version, makeSession: makeSession).run()
    case .runHelp:
        print(RunOptions.helpText)
        return 0
    case .convert(let input, let output):
        return Converter.run(from: input, to: output)
    case .format(let files, let onlyChecks):
        return Formatter.run(files, onlyChecks: onlyChecks)
    case .completions(let shell):
        return ShellCompletions.print(for: shell)
    case .check(let files):
        return ProgramTools.check(files, session: makeSession([""], []))
    case .disassemble(let file):
        return ProgramTools.disassemble(file)
    case .documentation(let name):
        return ProgramTools.document(name, session: makeSession([""], []))
    case .kernel(let connectionFile, let language):
        return Kernel.run(connectionFile: connectionFile, language: language, version: version, makeSession: makeSession)
    case .installKernel(let place, let name, let displayName, let language):
        return Kernelspec.install(kernelPlace(place), name: name, displayName: displayName, language: language)
    case .uninstallKernel(let place, let name):
        return Kernelspec.uninstall(kernelPlace(place), name: name)
    }
}

Interrupts.onForcedExit { Bindings.removeTemporaryFiles() }
// Scripts run on one thread that is not the first. A thread's own arena grows by one system call a page; the common one by
// a call for every 132 KB.
_ = setAllocatorOption(-8, 1)  // M_ARENA_MAX

private let status: Int32
do throws(UsageError) {
    status = run(try Command.parse(Array(CommandLine.arguments.dropFirst())))
} catch {
    status = error.report()
}
// Not exit(): it runs the destructors of libraries whose threads still work.
fflush(nil)
#if TNB_PROFILE
    // But for counters, which are written by one of them.
    exit(status)
#else
    _exit(status)
#endif
