// The wire format: frames, signatures, and what of a hostile client's messages is let in.
import Jupyter
import Session
import Testing

private let signer = Signer(key: Array("secret".utf8), scheme: .sha256)

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The frames of a signed message.
private func frames(
    _ header: String = #"{"msg_id": "1", "msg_type": "execute_request", "session": "s"}"#, parent: String = "{}",
    content: String = "{}",
    identities: [String] = ["client"], buffers: [String] = [], signer: Signer = signer
) -> [[UInt8]] {
    let parts = [header, parent, "{}", content].map(bytes)
    return identities.map(bytes) + [bytes("<IDS|MSG>"), signer.signature(of: parts)] + parts + buffers.map(bytes)
}

private func problem(_ wire: inout Wire, _ frames: [[UInt8]]) -> String? {
    do throws(WireError) {
        _ = try wire.decode(frames, from: .shell)
        return nil
    } catch { return error.message }
}

@Suite struct Signatures {
    /// RFC 4231, test cases 1 to 4 and 6.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), bytes("Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"
        ),
        (
            bytes("Jefe"), bytes("what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ),
        (
            [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), bytes("Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
        ),
    ])
    func ofTheStandardsExamples(key: [UInt8], text: [UInt8], sha256: String, sha512: String) {
        // Parts are signed as if they were one text.
        let parts = [Array(text.prefix(3)), [], Array(text.dropFirst(3))]
        #expect(Signer(key: key, scheme: .sha256).signature(of: parts) == bytes(sha256))
        #expect(Signer(key: key, scheme: .sha512).signature(of: parts) == bytes(sha512))
    }

    @Test func withoutAKeyThereIsNone() {
        let open = Signer(key: [], scheme: .sha256)
        #expect(open.signature(of: [bytes("x")]) == [])
        #expect(open.accepts(bytes("anything"), of: [bytes("x")]))
    }

    @Test func aDifferentKeyTextOrLengthIsRefused() {
        let right = signer.signature(of: [bytes("x")])
        #expect(signer.accepts(right, of: [bytes("x")]))
        #expect(signer.accepts(bytes(String(decoding: right, as: UTF8.self).uppercased()), of: [bytes("x")]))
        #expect(!signer.accepts(right, of: [bytes("y")]))
        #expect(!signer.accepts(Array(right.dropLast()), of: [bytes("x")]))
        #expect(!signer.accepts([], of: [bytes("x")]))
        #expect(!Signer(key: bytes("other"), scheme: .sha256).accepts(right, of: [bytes("x")]))
    }
}

@Suite struct Decoding {
    @Test func aMessageComesOutWhole() throws {
        var wire = Wire(signer: signer, session: "k")
        let request = try wire.decode(
            frames(parent: #"{"msg_id": "p"}"#, content: #"{"code": "1"}"#, identities: ["a", "b"], buffers: ["x", ""]),
            from: .control)
        #expect(request.identities == [bytes("a"), bytes("b")])
        #expect(request.type == "execute_request")
        #expect(request.parentID == "p")
        #expect(request.content == ["code": "1"])
        #expect(request.buffers == [bytes("x"), []])
        #expect(request.header == bytes(#"{"msg_id":"1","msg_type":"execute_request","session":"s"}"#))
    }

    @Test func aMessageIsTakenOnce() {
        var wire = Wire(signer: signer, session: "k")
        #expect(problem(&wire, frames()) == nil)
        #expect(problem(&wire, frames()) == "a signature that came before")
        #expect(problem(&wire, frames(#"{"msg_id": "2", "msg_type": "x"}"#)) == nil)
    }

    @Test func aForgedMessageDoesNotUseUpASignature() {
        var wire = Wire(signer: signer, session: "k")
        var forged = frames()
        forged[6] = bytes(#"{"code": "evil"}"#)
        #expect(problem(&wire, forged) == "wrong signature")
        #expect(problem(&wire, frames()) == nil)
    }

    @Test func withoutAKeyNothingIsRemembered() {
        let open = Signer(key: [], scheme: .sha256)
        var wire = Wire(signer: open, session: "k")
        for _ in 0..<2 { #expect(problem(&wire, frames(signer: open)) == nil) }
    }

    @Test func framesThatAreNoMessageAreRefused() {
        var wire = Wire(signer: signer, session: "k")
        #expect(problem(&wire, []) == "no delimiter")
        #expect(problem(&wire, [[]]) == "no delimiter")
        #expect(problem(&wire, [bytes("a"), bytes("b")]) == "no delimiter")
        #expect(problem(&wire, [bytes("<IDS|MSG>")]) == "0 frames after the delimiter, not 5")
        #expect(problem(&wire, Array(frames().dropLast())) == "4 frames after the delimiter, not 5")
    }

    @Test(arguments: ["", "{", "[1]", "null", "{}", #"{"msg_type": 3}"#])
    func headersWithoutATypeAreRefused(header: String) {
        var wire = Wire(signer: signer, session: "k")
        #expect(problem(&wire, frames(header)) != nil)
    }

    @Test func contentThatIsNotJSONIsRefused() {
        var wire = Wire(signer: signer, session: "k")
        #expect(
            problem(&wire, frames(content: "{\"a\": "))
                == "the content is not JSON: the text ends where a value should be at byte 6")
        #expect(problem(&wire, frames(content: String(repeating: "[", count: 100_000))) != nil)
    }
}

@Suite struct Encoding {
    @Test func whatIsEncodedCanBeDecoded() throws {
        var sender = Wire(signer: signer, session: "k")
        var receiver = Wire(signer: signer, session: "c")
        let message = Outgoing(
            channel: .shell, identities: [bytes("client")], type: "execute_reply", parent: bytes(#"{"msg_id":"1"}"#),
            content: ["status": "ok"])
        let request = try receiver.decode(sender.encode(message), from: .shell)
        #expect(request.identities == [bytes("client")])
        #expect(request.type == "execute_reply")
        #expect(request.parentID == "1")
        #expect(request.content == ["status": "ok"])
        let header = try JSONValue.parse(request.header)
        #expect(header["session"] == "k")
        #expect(header["version"] == "5.5")
        #expect(header["username"]?.string?.isEmpty == false)
        let date = try #require(header["date"]?.string)
        #expect(date.count == "2026-11-24T03:10:09.012345Z".count && date.hasPrefix("20") && date.hasSuffix("Z"))
        _ = try sender.decode(sender.encode(message), from: .shell)
    }

    @Test func outputHasATopicAndFreshNames() throws {
        let wire = Wire(signer: signer, session: "k")
        let message = Outgoing(channel: .iopub, type: "stream", content: ["text": "é😀\u{0}"])
        let (first, second) = (wire.encode(message), wire.encode(message))
        #expect(first[0] == bytes("kernel.k.stream"))
        #expect(first[4] == bytes("{}"))
        #expect(first[3] != second[3])
        #expect(try JSONValue.parse(first[6]) == ["text": "é😀\u{0}"])
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64IsThatOfRFC4648(text: String, encoded: String) {
        #expect(base64(bytes(text)) == encoded)
    }

    @Test func base64TakesEveryByte() {
        #expect(base64([0xFB, 0xFF, 0xBF]) == "+/+/")
        #expect(base64([UInt8](repeating: 0, count: 3)) == "AAAA")
    }

    @Test func identifiersAreUUIDs() {
        let names = (0..<100).map { _ in randomIdentifier() }
        #expect(Set(names).count == 100)
        for name in names {
            let parts = name.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts[2].first == "4")
        }
    }
}
