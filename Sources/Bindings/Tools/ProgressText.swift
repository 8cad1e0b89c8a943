// The line of a progress bar: tqdm's meter, character for character.

/// What a frame of the bar shows.
struct ProgressText {
    var description = ""
    var postfix = ""
    var unit = "it"
    var count = 0.0
    var total: Double?
    var elapsed = 0.0
    /// Steps a second, smoothed; nil before there is a measurement.
    var rate: Double?
    /// Columns of the whole line; nil gives a bar of ten.
    var columns: Int?

    private static let blocks = Array(" ▏▎▍▌▋▊▉█")

    /// `epoch 1/8:  45%|████▌     | 10/22 [00:01<00:01, 9.87it/s, loss=0.5]`
    var line: String {
        let perSecond = rate ?? (elapsed > 0 && count > 0 ? count / elapsed : nil)
        let rateText: String
        if let perSecond, perSecond > 0 {
            rateText =
                perSecond < 1
                ? "\(ProgressText.fixed(1 / perSecond, width: 5))s/\(unit)"
                : "\(ProgressText.fixed(perSecond, width: 5))\(unit)/s"
        } else {
            rateText = "?\(unit)/s"
        }
        let tail = postfix.isEmpty ? "" : ", \(postfix)"
        let head = description.isEmpty ? "" : "\(description): "
        guard let total else {
            return "\(head)\(ProgressText.count(count))\(unit) [\(ProgressText.interval(elapsed)), \(rateText)\(tail)]"
        }
        let fraction = total > 0 ? min(1, count / total) : 1
        let left = perSecond.map { $0 > 0 ? ProgressText.interval((total - count) / $0) : "?" } ?? "?"
        let before = "\(head)\(ProgressText.padded(Int(fraction * 100)))%|"
        let after =
            "| \(ProgressText.count(count))/\(ProgressText.count(total)) "
            + "[\(ProgressText.interval(elapsed))<\(left), \(rateText)\(tail)]"
        let width = columns.map { max(1, $0 - before.count - after.count) } ?? 10
        return before + ProgressText.bar(fraction, width) + after
    }

    private static func bar(_ fraction: Double, _ width: Int) -> String {
        let eighths = Int(fraction * Double(width) * 8)
        let (full, part) = (min(width, eighths / 8), eighths % 8)
        var text = String(repeating: "█", count: full)
        if full < width {
            text.append(blocks[part])
            text += String(repeating: " ", count: width - full - 1)
        }
        return text
    }

    private static func padded(_ percent: Int) -> String {
        let text = "\(percent)"
        return String(repeating: " ", count: max(0, 3 - text.count)) + text
    }

    private static func fixed(_ value: Double, width: Int) -> String {
        let hundredths = (value * 100).rounded(.toNearestOrEven)
        guard hundredths < 1e15 else { return "\(value)" }
        let (whole, part) = (Int(hundredths) / 100, Int(hundredths) % 100)
        let text = "\(whole).\(part < 10 ? "0" : "")\(part)"
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// A count: whole numbers without a point.
    private static func count(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// `01:05`, `1:00:05`.
    static func interval(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e9 else { return "?" }
        let whole = Int(max(0, seconds))
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(two(minutes)):\(two(rest))"
    }
}
