// A notebook with its outputs as one page: no script, no other file, light and dark as the reader's system is. Of what an
// output offers, the first form that a page without scripts can show is taken, in nbconvert's order.
import Session

enum NotebookPage {
    /// The page of a notebook in nbformat's JSON.
    static func html(_ notebook: JSONValue, title: String) -> String {
        var body = ""
        for cell in notebook["cells"]?.array ?? [] {
            let source = text(cell["source"])
            switch cell["cell_type"]?.string {
            case "markdown": body += "<section class=\"markdown\">\n\(Markdown.html(attached(source, cell)))</section>\n"
            case "code": body += code(cell, source)
            default: body += "<section class=\"raw\"><pre>\(HTMLText.escaped(source))</pre></section>\n"
            }
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(HTMLText.escaped(heading(notebook) ?? title))</title>
            <style>
            \(PageStyle.css)
            </style>
            </head>
            <body>
            <main>
            \(body)</main>
            <footer>\(HTMLText.escaped(foot(notebook, title)))</footer>
            </body>
            </html>

            """
    }

    /// A text that is kept whole or as lines.
    private static func text(_ value: JSONValue?) -> String {
        value?.string ?? (value?.array ?? []).compactMap(\.string).joined()
    }

    private static func code(_ cell: JSONValue, _ source: String) -> String {
        let count = cell["execution_count"]?.int.map(String.init) ?? " "
        let outputs = (cell["outputs"]?.array ?? []).map(output).joined()
        let tags = cell["metadata"]?["tags"]?.array?.compactMap(\.string) ?? []
        let isFailed = (cell["outputs"]?.array ?? []).contains { $0["output_type"] == "error" }
        let classes = ["code"] + (isFailed ? ["failed"] : []) + (tags.contains("injected-parameters") ? ["injected"] : [])
        return """
            <section class="\(classes.joined(separator: " "))">
            <div class="prompt">[\(count)]</div>
            <div class="cell"><pre class="source">\(CodeColours.html(source))</pre>
            \(outputs)</div>
            </section>

            """
    }

    private static func output(_ output: JSONValue) -> String {
        switch output["output_type"]?.string {
        case "stream":
            let kind = output["name"] == "stderr" ? "stderr" : "stdout"
            return "<pre class=\"\(kind)\">\(HTMLText.ansi(text(output["text"])))</pre>\n"
        case "error":
            let lines = (output["traceback"]?.array ?? []).compactMap(\.string)
            return "<pre class=\"error\">\(HTMLText.ansi(lines.joined(separator: "\n")))</pre>\n"
        default: return rich(output)
        }
    }

    private static func rich(_ output: JSONValue) -> String {
        let data = output["data"]
        if let html = data?["text/html"] { return "<div class=\"html\">\(text(html))</div>\n" }
        if let markdown = data?["text/markdown"] { return "<div class=\"markdown\">\(Markdown.html(text(markdown)))</div>\n" }
        if let svg = data?["image/svg+xml"] { return "<div class=\"picture\">\(text(svg))</div>\n" }
        for mime in ["image/png", "image/jpeg", "image/gif", "image/webp"] {
            guard let picture = data?[mime] else { continue }
            let size = output["metadata"]?[mime]
            let attributes = ["width", "height"].compactMap { name in size?[name]?.int.map { " \(name)=\"\($0)\"" } }.joined()
            let base64 = text(picture).filter { !$0.isWhitespace }
            let words = HTMLText.escaped(text(data?["text/plain"]).trimmed)
            return "<div class=\"picture\"><img src=\"data:\(mime);base64,\(base64)\" alt=\"\(words)\"\(attributes)></div>\n"
        }
        if let latex = data?["text/latex"] { return "<div class=\"math\">\(HTMLText.escaped(text(latex)))</div>\n" }
        if let plain = data?["text/plain"] { return "<pre class=\"result\">\(HTMLText.ansi(text(plain)))</pre>\n" }
        if let json = data?["application/json"] { return "<pre class=\"result\">\(HTMLText.escaped(json.indentedText))</pre>\n" }
        let kinds = data?.object?.members.map(\.key).joined(separator: ", ") ?? ""
        return "<pre class=\"result\">&lt;\(HTMLText.escaped(kinds))&gt;</pre>\n"
    }

    /// A markdown cell's pictures that are attached to it become part of the page.
    private static func attached(_ source: String, _ cell: JSONValue) -> String {
        var source = source
        for member in cell["attachments"]?.object?.members ?? [] {
            guard let form = member.value.object?.members.first else { continue }
            source = source.replacing("attachment:\(member.key)", with: "data:\(form.key);base64,\(text(form.value))")
        }
        return source
    }

    /// The first heading of the first markdown cell that has one.
    private static func heading(_ notebook: JSONValue) -> String? {
        for cell in notebook["cells"]?.array ?? [] where cell["cell_type"] == "markdown" {
            for line in text(cell["source"]).split(separator: "\n") where line.hasPrefix("# ") {
                return line.dropFirst(2).trimmed
            }
        }
        return nil
    }

    /// What ran and when.
    private static func foot(_ notebook: JSONValue, _ title: String) -> String {
        let run = notebook["metadata"]?["papermill"]
        guard let end = run?["end_time"]?.string else { return title }
        let minute = end.prefix(16).map { $0 == "T" ? " " : $0 }
        var words = "\(title), run by tnb \(run?["version"]?.string ?? "") until \(String(minute)) UTC"
        if case .double(let seconds)? = run?["duration"] {
            let tenths = (seconds * 10).rounded() / 10
            words += ", \(tenths) s"
        }
        return words
    }
}
