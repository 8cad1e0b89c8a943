// The language's semantics end to end: sources through Interpreter.run with a host that records what is written.

import Glibc
import Interp
import Testing

/// A front end that keeps everything it is told.
final class RecordingHost: Host {
    var output = ""
    func write(_ text: String, to stream: OutputStream) { output += text }
    func flush(_ stream: OutputStream) {}
    func display(_ bundle: MIMEBundle) {}
    func updateDisplay(_ bundle: MIMEBundle) {}
    func clearOutput(wait: Bool) {}
    func readLine(prompt: String, password: Bool) throws(HostError) -> String { throw .notAllowed("no input in tests") }
    var isTerminal: Bool { false }
    var terminalColumns: Int { 80 }
}

/// What a source writes, or the last line of its traceback after what it wrote.
func output(of source: String) -> String {
    let host = RecordingHost()
    let interpreter = Interpreter(modules: [], host: host)
    switch interpreter.run(source, fileName: "test.tnb") {
    case .finished: return host.output
    case .failed(let error): return host.output + (error.traceback.last ?? "")
    case .exited(let code, _): return host.output + "exit \(code)"
    }
}

@Suite(.serialized)
struct InterpTests {
    @Test func printsWhatItIsTold() { #expect(output(of: "print('hello', 1 + 2)") == "hello 3\n") }

    @Test func functionsTakeEveryKindOfParameter() {
        let source = """
            def f(a, b=2, *rest, c, d=4, **more):
                print(a, b, len(rest), c, d, len(more))
            f(1, c=3)
            f(1, 2, 3, 4, c=5, e=6)
            f(*[1, 2, 3], **{'c': 1})
            f(1)
            """
        #expect(
            output(of: source) == """
                1 2 0 3 4 0
                1 2 2 5 4 1
                1 2 1 1 4 0
                TypeError: f() missing 1 required keyword-only argument: 'c'
                """)
    }

    @Test func classesInheritAndCallSuper() {
        let source = """
            class A:
                def __init__(self, x): self.x = x
                def name(self): return 'A' + repr(self.x)
            class B(A):
                def __init__(self, x, y):
                    super().__init__(x)
                    self.y = y
                def name(self): return 'B' + super().name()
                @property
                def both(self): return self.x + self.y
            b = B(1, 2)
            print(b.name(), b.both, isinstance(b, A))
            """
        #expect(output(of: source) == "BA1 3 True\n")
    }

    @Test func exceptionsUnwindToTheirHandler() {
        let source = """
            def f(x):
                try:
                    return 1 / x
                except ZeroDivisionError as e:
                    print('caught', e)
                finally:
                    print('finally')
            f(0)
            f(1)
            try:
                try: {}['k']
                except KeyError as e: raise ValueError('v') from e
            except ValueError as e: print(repr(e), repr(e.__cause__))
            undefined_name
            """
        #expect(
            output(of: source) == """
                caught division by zero
                finally
                finally
                ValueError('v') KeyError('k')
                NameError: name 'undefined_name' is not defined
                """)
    }

    @Test func generatorsSuspendAndResume() {
        let source = """
            def count(n):
                i = 0
                while i < n:
                    got = yield i
                    if got: print('got', got)
                    i += 1
                return 'done'
            def outer():
                r = yield from count(2)
                print(r)
            for x in outer(): print(x)
            g = count(3)
            next(g)
            print(g.send('hi'))
            print(*[x * x for x in count(4) if x != 2])
            """
        #expect(output(of: source) == "0\n1\ndone\ngot hi\n1\n0 1 9\n")
    }

    @Test func deepRecursionIsAnError() {
        #expect(output(of: "def f(n): return f(n + 1)\nf(0)") == "RecursionError: maximum recursion depth exceeded")
    }

    @Test func aLongChainIsReleasedWithoutRecursion() {
        let source = """
            class Node:
                def __init__(self, next): self.next = next
            head = None
            i = 0
            while i < 1000000:
                head = Node(head)
                i += 1
            head = None
            print('ok')
            """
        #expect(output(of: source) == "ok\n")
    }

    @Test func rebindingTheLastNameReleasesAtOnce() {
        let source = """
            class T:
                def __init__(self, n): self.n = n
                def __del__(self): print('del', self.n)
            a = T(1)
            a = T(2)
            print('after')
            def f():
                t = T(3)
                t = None
                print('in f')
            f()
            """
        #expect(output(of: source).hasPrefix("del 1\nafter\ndel 3\nin f\n"))
    }

    @Test func anInterruptStopsALoop() {
        let host = RecordingHost()
        let interpreter = Interpreter(modules: [], host: host)
        interpreter.interrupt.raise()
        guard case .failed(let error) = interpreter.run("while True: pass", fileName: "test.tnb") else {
            Issue.record("the loop ended")
            return
        }
        #expect(error.isInterrupt)
        guard case .finished = interpreter.run("x = 1", fileName: "test.tnb") else {
            Issue.record("the session did not live on")
            return
        }
    }

    /// Cells start anywhere in their file; what they report counts from its first line.
    @Test func mistakesAreCountedFromTheStartOfTheFile() {
        let interpreter = Interpreter(modules: [], host: RecordingHost())
        for (source, line) in [
            ("x = 1\ny = (", 11), ("x = 1\nreturn 2", 11), ("def f():\n  x = 1\n  global x", 12), ("\n1/0", 11),
        ] {
            guard case .failed(let error) = interpreter.run(source, fileName: "cells.tnb", firstLine: 10) else {
                Issue.record("no error in \(source)")
                continue
            }
            #expect(error.traceback.contains { $0.hasPrefix("  File \"cells.tnb\", line \(line)") }, "\(error.traceback)")
            let checked = Interpreter.syntaxError(in: source, fileName: "cells.tnb", firstLine: 10)
            if error.isSyntaxError {
                #expect(checked?.traceback == error.traceback)
            } else {
                #expect(checked == nil)
            }
        }
    }
}
