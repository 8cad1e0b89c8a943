// MIME bundles as the content of messages: pictures as base64, JSON as JSON.
import Session

extension MIMEBundle {
    /// `data` and `metadata`, and `transient` with a display's name when it has one.
    var content: [(String, JSONValue)] {
        var content: [(String, JSONValue)] = [("data", dataJSON), ("metadata", metadata)]
        if let displayID { content.append(("transient", ["display_id": .string(displayID)])) }
        return content
    }

    /// The forms by their MIME types.
    var dataJSON: JSONValue {
        .object(
            JSONObject(
                data.map { mime, payload in
                    switch payload {
                    case .text(let text): (mime, .string(text))
                    case .binary(let bytes): (mime, .string(base64(bytes)))
                    case .json(let text): (mime, (try? JSONValue.parse(text)) ?? .string(text))
                    }
                }))
    }

    private var metadata: JSONValue {
        guard let value = try? JSONValue.parse(metadataJSON), case .object = value else { return [:] }
        return value
    }
}
