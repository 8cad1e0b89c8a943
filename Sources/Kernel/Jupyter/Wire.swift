// Messages to frames and back: identities, delimiter, signature, four JSON parts, buffers. What comes in is checked
// before it is parsed; what does not hold is dropped by the caller with a line in the log.
import Glibc
import Session

/// Why frames are no message.
package struct WireError: Error, Equatable {
    package let message: String
}

/// Encodes and decodes the messages of one kernel. Used by one thread.
package struct Wire {
    package static let protocolVersion = "5.5"
    static let delimiter = Array("<IDS|MSG>".utf8)

    private let signer: Signer
    /// One for all messages of the process: front ends take a new one for a new kernel.
    package let session: String
    private var seen = SeenSignatures(capacity: 1 << 16)

    package init(signer: Signer, session: String) {
        self.signer = signer
        self.session = session
    }

    /// The message in `frames`; refuses a wrong signature and one that came before.
    package mutating func decode(_ frames: [[UInt8]], from channel: Channel) throws(WireError) -> Request {
        guard let mark = frames.firstIndex(of: Wire.delimiter) else { throw WireError(message: "no delimiter") }
        guard frames.count >= mark + 6 else {
            throw WireError(message: "\(frames.count - mark - 1) frames after the delimiter, not 5")
        }
        let signature = frames[mark + 1]
        let parts = frames[mark + 2..<mark + 6]
        guard signer.accepts(signature, of: parts) else { throw WireError(message: "wrong signature") }
        // Only what is genuine is remembered: nobody can use up a signature by guessing it.
        if !signer.key.isEmpty, !seen.insert(signature) { throw WireError(message: "a signature that came before") }
        var values: [JSONValue] = []
        for (part, name) in zip(parts, ["header", "parent header", "metadata", "content"]) {
            do throws(JSONError) { values.append(try JSONValue.parse(part)) } catch {
                throw WireError(message: "the \(name) is not JSON: \(error.message) at byte \(error.offset)")
            }
        }
        guard case .object = values[0], let type = values[0]["msg_type"]?.string else {
            throw WireError(message: "the header has no msg_type")
        }
        return Request(
            channel: channel, identities: Array(frames[..<mark]), type: type, header: values[0].bytes,
            parentID: values[1]["msg_id"]?.string, metadata: values[2], content: values[3], buffers: Array(frames[(mark + 6)...]))
    }

    /// The frames of a message that goes out now.
    package func encode(_ message: Outgoing) -> [[UInt8]] {
        let header: JSONValue = [
            "msg_id": .string(message.id ?? randomIdentifier()), "session": .string(session), "username": "tnb",
            "date": .string(timestamp(wallClock())), "msg_type": .string(message.type), "version": .string(Wire.protocolVersion),
        ]
        let parts = [header.bytes, message.parent, message.metadata.bytes, message.content.bytes]
        var frames = message.identities
        if message.channel == .iopub, frames.isEmpty { frames = [Array("kernel.\(session).\(message.type)".utf8)] }
        frames.append(Wire.delimiter)
        frames.append(signer.signature(of: parts))
        return frames + parts
    }
}

/// The signatures of the last messages, so that none is taken twice.
private struct SeenSignatures {
    private var known: Set<[UInt8]> = []
    private var order: [[UInt8]] = []
    private var oldest = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// False when it was there.
    mutating func insert(_ signature: [UInt8]) -> Bool {
        let folded = signature.map { 0x41...0x46 ~= $0 ? $0 + 0x20 : $0 }
        guard known.insert(folded).inserted else { return false }
        if order.count < capacity {
            order.append(folded)
        } else {
            known.remove(order[oldest])
            order[oldest] = folded
            oldest = (oldest + 1) % capacity
        }
        return true
    }
}
