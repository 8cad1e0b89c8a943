// Messages of Jupyter's protocol on their way in and out, without their signatures and frames (those are Wire's).
import Session

/// The sockets on which messages travel.
package enum Channel: Sendable { case shell, control, iopub, stdin }

/// A message that came in.
package struct Request: Sendable {
    package var channel: Channel
    /// Who asked, for the answer's way back.
    package var identities: [[UInt8]]
    /// `execute_request` and the like.
    package var type: String
    /// The header as JSON: answers carry it as their parent.
    package var header: [UInt8]
    /// The same of the message that this one answers.
    package var parentID: String?
    package var metadata: JSONValue
    package var content: JSONValue
    package var buffers: [[UInt8]] = []
}

/// A message that goes out.
package struct Outgoing: Sendable {
    package var channel: Channel
    /// On iopub, the topic instead.
    package var identities: [[UInt8]] = []
    package var type: String
    /// The header of the message that caused this one, as JSON.
    package var parent: [UInt8] = Outgoing.noParent
    /// A chosen name, when an answer is awaited.
    package var id: String?
    package var metadata: JSONValue = [:]
    package var content: JSONValue

    package static let noParent = Array("{}".utf8)

    package init(
        channel: Channel, identities: [[UInt8]] = [], type: String, parent: [UInt8] = Outgoing.noParent, id: String? = nil,
        metadata: JSONValue = [:], content: JSONValue
    ) {
        self.channel = channel
        self.identities = identities
        self.type = type
        self.parent = parent
        self.id = id
        self.metadata = metadata
        self.content = content
    }
}
