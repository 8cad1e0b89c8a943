// MIME bundles as messages and notebooks carry them: pictures as base64, JSON as JSON.
import Interp

extension MIMEBundle {
    /// `data` and `metadata`, and `transient` with a display's name when it has one.
    package var content: [(String, JSONValue)] {
        var content: [(String, JSONValue)] = [("data", dataJSON), ("metadata", metadata)]
        if let displayID { content.append(("transient", ["display_id": .string(displayID)])) }
        return content
    }

    /// The forms by their MIME types.
    package var dataJSON: JSONValue {
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

    /// The metadata as JSON; empty when it is none.
    package var metadata: JSONValue {
        guard let value = try? JSONValue.parse(metadataJSON), case .object = value else { return [:] }
        return value
    }
}
