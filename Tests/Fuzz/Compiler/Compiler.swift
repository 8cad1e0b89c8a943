// What libFuzzer calls with each of its inputs: reads it as a program, compiles it and lists its instructions. scripts/fuzz-compiler
// builds and runs it; a trap, a report of AddressSanitizer or an input that takes too long is a finding.

import Interp

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ compile: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_cdecl("LLVMFuzzerTestOneInput")
public func compileInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let source = String(validating: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) else { return -1 }
    _ = Interpreter.completeness(of: source)
    _ = try? Interpreter.disassembly(of: source, fileName: "<fuzz>", firstLine: 1)
    return 0
}

/// The package manager makes this name the program's `main`, in the place of libFuzzer's own.
@_cdecl("fuzz_compiler_main")
public func runFuzzer(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count, arguments = arguments
    return withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0) { compileInput($0, $1) } }
}
