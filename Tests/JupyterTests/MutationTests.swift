// Messages and connection files with bytes changed, cut and doubled at random: whatever comes, it is taken or refused,
// and nothing traps. The generator is fixed, so that a failure comes again.
import Jupyter
import Session
import Testing

private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 33
    }
}

private func mutated(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("\\\"{}[]:,u0e-.".utf8).randomElement(using: &generator) ?? 0, at: place)
        case 3: bytes.removeLast(bytes.count - place)
        default: bytes += bytes[place...]
        }
    }
    return bytes
}

@Suite struct Mutations {
    @Test func messagesDoNotTrap() {
        let open = Signer(key: [], scheme: .sha256)
        var wire = Wire(signer: open, session: "k")
        var generator = Generator(state: 1)
        let frames = [
            "client", "<IDS|MSG>", "", #"{"msg_id": "1", "msg_type": "execute_request", "session": "é\ud83d\ude00"}"#,
            #"{"msg_id": null}"#, "{}",
            #"{"code": "1 + 1", "silent": false, "user_expressions": {"a": [1, -2.5e3, true, {"b": {}}]}}"#, "buffer",
        ].map { Array($0.utf8) }
        var taken = 0
        for _ in 0..<20_000 {
            var changed = frames
            let place = Int.random(in: 0..<changed.count, using: &generator)
            if Int.random(in: 0..<8, using: &generator) == 0 {
                changed.remove(at: place)
            } else {
                changed[place] = mutated(changed[place], &generator)
            }
            do throws(WireError) {
                let request = try wire.decode(changed, from: .shell)
                // What was taken can be answered.
                _ = wire.encode(
                    Outgoing(
                        channel: .shell, identities: request.identities, type: request.type, parent: request.header,
                        content: request.content))
                taken += 1
            } catch { #expect(!error.message.isEmpty) }
        }
        #expect(1000..<19_000 ~= taken)
    }

    @Test func connectionFilesDoNotTrap() {
        var generator = Generator(state: 2)
        let file = Array(
            #"{"shell_port": 1, "iopub_port": "2", "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "::1", "key": "k", "transport": "ipc"}"#
                .utf8)
        for _ in 0..<20_000 {
            do throws(ConnectionFile.Problem) {
                let read = try ConnectionFile(mutated(file, &generator))
                for port in ConnectionFile.Port.allCases { #expect(!read.address(port).isEmpty) }
            } catch { #expect(!error.message.isEmpty) }
        }
    }

    @Test func tracebacksDoNotTrap() {
        var generator = Generator(state: 3)
        let lines = ["  File \"Cell In[3]\", line 2, in f", "ValueError: x: y", "  File \"Cell In["].map { Array($0.utf8) }
        for _ in 0..<20_000 {
            let traceback = lines.map { String(decoding: mutated($0, &generator), as: UTF8.self) }
            let error = ScriptError(name: "ValueError", message: "", traceback: traceback)
            #expect(error.notebookTraceback.count == 3)
        }
    }
}
