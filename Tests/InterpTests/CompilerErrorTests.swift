// Programs that parse but do not compile are told exactly what CPython 3.11 tells them, at the same place.
// Fixture: scripts/fixtures/compiler.py.

import Interp
import Syntax
import Testing

@Test func refusesProgramsInCPythonsWords() throws {
    var source: [Substring] = []
    for line in try fixture("compiler_errors.txt").split(separator: "\n", omittingEmptySubsequences: false) {
        if line == "---" {
            source = []
        } else if line.hasPrefix("=> ") {
            let program = source.joined(separator: "\n")
            #expect(told(program) == line.dropFirst(3), "\(program)")
        } else {
            source.append(line)
        }
    }
}

@Test func refusesDeepNestingInsteadOfOverflowing() throws {
    #expect(told("x = " + String(repeating: "-", count: 5000) + "y").hasPrefix("RecursionError|"))
}

@Test func compilesLongProgramsInLoops() {
    #expect(told("x = " + String(repeating: "a + ", count: 900) + "a") == "ok")
    #expect(told("x = " + String(repeating: "1 + ", count: 900) + "1") == "ok")
    #expect(told("if a: pass\n" + String(repeating: "elif b: c\n", count: 900)) == "ok")
    #expect(told("x = " + String(repeating: "a and ", count: 5_000) + "a") == "ok")
    #expect(told("x = [" + String(repeating: "f(), ", count: 70_000) + "]") == "ok")
}

/// What `compile` says: "ok" or the diagnostic's parts.
private func told(_ source: String) -> String {
    do throws(SyntaxDiagnostic) {
        _ = try disassemble(source, fileName: "x")
        return "ok"
    } catch {
        return [
            error.kind.rawValue, error.message, "\(error.line)", "\(error.column)", "\(error.endLine)", "\(error.endColumn)",
        ].joined(separator: "|")
    }
}
