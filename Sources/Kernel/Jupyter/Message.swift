// Messages of Jupyter's protocol on their way in and out, without their signatures and frames (those are Wire's).
import Session

/// The sockets on which messages travel.
enum Channel: Sendable { case shell, control, iopub, stdin }

/// A message that came in.
struct Request: Sendable {
    var channel: Channel
    /// Who asked, for the answer's way back.
    var identities: [[UInt8]]
    /// `execute_request` and the like.
    var type: String
    /// The header as JSON: answers carry it as their parent.
    var header: [UInt8]
    /// The same of the message that this one answers.
    var parentID: String?
    var metadata: JSONValue
    var content: JSONValue
    var buffers: [[UInt8]] = []
}

/// A message that goes out.
struct Outgoing: Sendable {
    var channel: Channel
    /// On iopub, the topic instead.
    var identities: [[UInt8]] = []
    var type: String
    /// The header of the message that caused this one, as JSON.
    var parent: [UInt8] = Outgoing.noParent
    /// A chosen name, when an answer is awaited.
    var id: String?
    var metadata: JSONValue = [:]
    var content: JSONValue

    static let noParent = Array("{}".utf8)
}
