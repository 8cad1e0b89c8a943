// The page of a notebook, piece by piece: Markdown beside CommonMark's examples, colours of terminals, source, streams.
import Terminal
import Testing

@Suite struct Pages {
    // Inputs and outputs of CommonMark 0.31.2 and GitHub's extensions, by example.
    @Test(arguments: [
        ("*foo bar*", "<p><em>foo bar</em></p>\n"), ("a * foo bar*", "<p>a * foo bar*</p>\n"),
        ("foo*bar*", "<p>foo<em>bar</em></p>\n"), ("snake_case_name", "<p>snake_case_name</p>\n"),
        ("**foo bar**", "<p><strong>foo bar</strong></p>\n"), ("***both***", "<p><em><strong>both</strong></em></p>\n"),
        ("``foo ` bar``", "<p><code>foo ` bar</code></p>\n"), ("\\*not\\*", "<p>*not*</p>\n"),
        ("[link](/uri \"title\")", "<p><a href=\"/uri\" title=\"title\">link</a></p>\n"),
        ("![foo](/url)", "<p><img src=\"/url\" alt=\"foo\"></p>\n"), ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("2. a\n3. b", "<ol start=\"2\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"), ("a  \nb", "<p>a<br>\nb</p>\n"), ("***", "<hr>\n"),
        ("```\n<\n```", "<pre><code>&lt;</code></pre>\n"), ("    a\n    b", "<pre><code>a\nb</code></pre>\n"),
        ("Foo\n===", "<h1 id=\"Foo\">Foo</h1>\n"), ("~~gone~~", "<p><del>gone</del></p>\n"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>\n"), ("$a_1*b*c$", "<p><span class=\"math\">$a_1*b*c$</span></p>\n"),
        ("costs $5 or $ 6", "<p>costs $5 or $ 6</p>\n"), ("[open", "<p>[open</p>\n"), ("**", "<p>**</p>\n"), ("", ""),
    ])
    func markdownIsHTML(_ markdown: String, _ html: String) {
        #expect(Markdown.html(markdown) == html)
    }

    @Test func unfinishedMarkdownEnds() {
        let texts = [
            "```", "|a|b|\n|-|-|", "- ", "<", "![", "[a](", "\\", "`", "> ", "$$", "&amp", "1. \n\n\n2)", "<b", "# ", "*a `b*",
            "[", "[\\",
        ]
        for text in texts { #expect(Markdown.html(text).utf8.count < 200) }
    }

    @Test func terminalColoursAreSpans() {
        #expect(HTMLText.ansi("a<b") == "a&lt;b")
        #expect(HTMLText.ansi("\u{1B}[0;31mError\u{1B}[0m: x") == "<span class=\"ansi-f1\">Error</span>: x")
        #expect(HTMLText.ansi("\u{1B}[1;38;5;196mx") == "<span class=\"bold\" style=\"color:#ff0000\">x</span>")
        #expect(HTMLText.ansi("\u{1B}[2Ka\u{1B}[") == "a")
    }

    @Test func sourceKeepsItsText() {
        let source = "@wrap\ndef f(x=1e-3, *, y='a\\'b'):  # why\n    return f'''{x}\n''' + x.print\n%time f('''"
        var text = ""
        var isMarkup = false
        for character in CodeColours.html(source) {
            if character == "<" {
                isMarkup = true
            } else if character == ">" {
                isMarkup = false
            } else if !isMarkup {
                text.append(character)
            }
        }
        #expect(text == source)
        #expect(CodeColours.html("x.print") == "x.print")
        #expect(CodeColours.html("1e-3") == "<span class=\"n\">1e-3</span>")
    }

    // What nbclient's coalesce_streams leaves.
    @Test(arguments: [
        (["a\rb"], "b"), (["ab", "\r", "c\n"], "c\n"), (["a\r\nb"], "a\r\nb"), (["a\n", "b\rc\r", "d"], "a\nd"),
        (["ab\u{8}c"], "ac"), (["ä\u{8}"], ""), (["a\n\u{8}b"], "a\nb"), (["x\r"], "x\r"),
    ])
    func streamsKeepTheLastState(_ pieces: [String], _ text: String) {
        var stream = StreamText()
        for piece in pieces { stream.append(piece) }
        #expect(stream.text == text)
    }
}
