// The style of a notebook's page. Colours are variables, once for light and once for dark; contrast is at least 4.5:1 for
// everything that is read.

enum PageStyle {
    static let css = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d8dee4; --box: #f6f8fa; --link: #0757ba;
          --keyword: #a40e26; --text: #0a5030; --number: #0550ae; --comment: #59636e; --name: #6639ba; --builtin: #0550ae;
          --stderr: #fff4f2; --error: #ffebe9; --mark: #cf222e; --injected: #bf8700;
          --a0: #24292f; --a1: #b31d28; --a2: #116329; --a3: #7d4e00; --a4: #0550ae; --a5: #7a2bbf; --a6: #0b6374; --a7: #59636e;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #0d1117; --ink: #e6edf3; --quiet: #9198a1; --line: #30363d; --box: #161b22; --link: #58a6ff;
            --keyword: #ff7b72; --text: #a5d6ff; --number: #79c0ff; --comment: #9198a1; --name: #d2a8ff; --builtin: #79c0ff;
            --stderr: #271a1c; --error: #35191c; --mark: #f85149; --injected: #d29922;
            --a0: #9198a1; --a1: #ff7b72; --a2: #56d364; --a3: #e3b341; --a4: #79c0ff; --a5: #d2a8ff; --a6: #56d4dd; --a7: #e6edf3;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
        footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1rem 2rem; color: var(--quiet); font-size: .85rem;
          border-top: 1px solid var(--line); }
        section { margin: 0 0 1rem; }
        section.markdown, section.raw { padding-left: 3.5rem; }
        section.code { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: .5rem; }
        .prompt { color: var(--quiet); font: .8rem/1.9 ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", Menlo, monospace;
          text-align: right; padding-top: .5rem; }
        pre, code { font-family: ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", Menlo, monospace; font-size: .85em; }
        pre { margin: 0; padding: .6rem .8rem; overflow-x: auto; line-height: 1.45; border-radius: 6px; tab-size: 4; }
        pre.source, .markdown pre, .raw pre { background: var(--box); border: 1px solid var(--line); }
        .failed pre.source { border-left: 3px solid var(--mark); }
        .injected pre.source { border-left: 3px solid var(--injected); }
        pre.stderr { background: var(--stderr); margin-top: .4rem; }
        pre.error { background: var(--error); margin-top: .4rem; }
        .markdown code { background: var(--box); padding: .1em .3em; border-radius: 4px; }
        .markdown pre code { background: none; padding: 0; }
        .markdown > :first-child { margin-top: 0; }
        .markdown > :last-child { margin-bottom: 0; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.4em 0 .5em; }
        h1 { font-size: 1.9rem; } h2 { font-size: 1.45rem; } h3 { font-size: 1.2rem; } h4, h5, h6 { font-size: 1rem; }
        a { color: var(--link); }
        img, svg { max-width: 100%; height: auto; }
        .picture { padding: .6rem .8rem; overflow-x: auto; }
        .picture img, .picture svg { background: #ffffff; }
        .html { padding: .6rem .8rem; overflow-x: auto; }
        table { border-collapse: collapse; margin: .5rem 0; font-size: .9rem; }
        th, td { border: 1px solid var(--line); padding: .3rem .7rem; }
        th { background: var(--box); text-align: left; }
        blockquote { margin: .8rem 0; padding: 0 1rem; color: var(--quiet); border-left: 3px solid var(--line); }
        hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
        .math { font-family: "STIX Two Math", "Latin Modern Math", Georgia, serif; white-space: pre-wrap; }
        .k { color: var(--keyword); } .s { color: var(--text); } .n { color: var(--number); } .v { color: var(--number); }
        .c { color: var(--comment); font-style: italic; } .f, .d { color: var(--name); } .b { color: var(--builtin); }
        .m { color: var(--name); }
        .bold { font-weight: 700; } .italic { font-style: italic; } .underline { text-decoration: underline; }
        \(ansi)
        @media (max-width: 40rem) {
          section.markdown, section.raw { padding-left: 0; }
          section.code { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .prompt { text-align: left; padding: 0; }
        }
        @media print { pre { white-space: pre-wrap; } section { break-inside: avoid; } }
        """

    /// The 16 colours of terminals; the bright ones are the plain ones, which are made for the page's ground.
    private static let ansi = (0..<16).map {
        ".ansi-f\($0) { color: var(--a\($0 % 8)); } .ansi-b\($0) { background: var(--a\($0 % 8)); }"
    }
    .joined(separator: "\n")
}
