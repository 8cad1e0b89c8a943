// Bundles where only text can be shown.
import Interp

extension MIMEBundle {
    /// What a terminal can show of the bundle.
    public var plainText: String {
        if let terminalText { return terminalText }
        for (mime, payload) in data where mime == "text/plain" {
            if case .text(let text) = payload { return text }
        }
        return "<" + data.map(\.mime).joined(separator: ", ") + ">"
    }
}
