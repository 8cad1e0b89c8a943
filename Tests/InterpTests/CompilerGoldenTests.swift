// The code that a handful of programs become, instruction by instruction: a change of the compiler shows here before it
// shows in a benchmark. `TNB_RECORD=1` writes the file anew; read the difference before committing it.

import Glibc
import Interp
import Testing

@Test func compilesProgramsToTheRecordedCode() throws {
    let recorded = try fixture("compiler_golden.txt")
    var result = ""
    for block in recorded.split(separator: "======\n") {
        let parts = block.split(separator: "------\n", omittingEmptySubsequences: false)
        let program = String(parts[0])
        result += program + "------\n" + (try disassemble(program, fileName: "golden")) + "======\n"
    }
    if getenv("TNB_RECORD") != nil { return try record(result, as: "compiler_golden.txt") }
    #expect(result == recorded)
}
