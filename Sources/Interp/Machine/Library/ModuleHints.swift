// What an import error says besides CPython's text: why a module of CPython's library is not one of this library, or where
// a module was looked for.

enum ModuleHints {
    /// Modules that people look for, and the reason why they are not here.
    private static let reasons: [String: String] = [
        "subprocess": "starting processes is not part of the library",
        "multiprocessing": "starting processes is not part of the library",
        "concurrent": "threads and processes are not part of the language",
        "concurrent.futures": "threads and processes are not part of the language",
        "asyncio": "async code is not part of the language",
        "socket": "the network is not part of the library", "http": "the network is not part of the library",
        "urllib": "the network is not part of the library", "ssl": "the network is not part of the library",
        "requests": "the network is not part of the library",
        "pickle": "pickles are not part of the library; use json, torch.save or safetensors",
        "ctypes": "calling C is not part of the library",
        "ast": "syntax trees are not objects of the language", "dis": "the bytecode is not CPython's",
        "tokenize": "tokens are not objects of the language",
        "sqlite3": "databases are not part of the library",
        "unittest": "the test framework is not part of the library; use assert",
        "numpy": "tensors take its place: torch.tensor, torch.linspace, tensor.mean() …",
        "pandas": "tables are not part of the library; csv reads and writes files",
    ]

    /// The other top-level modules of CPython 3.11's library.
    private static let standard = Set(
        """
        aifc array audioop asynchat asyncore bdb binhex bz2 cProfile calendar cgi cgitb chunk cmd code codeop colorsys compileall \
        configparser copyreg crypt curses dbm difflib distutils doctest email encodings ensurepip faulthandler fcntl filecmp \
        fileinput formatter ftplib gettext graphlib grp idlelib imaplib imghdr imp ipaddress lib2to3 linecache locale lzma \
        mailbox mailcap marshal mimetypes mmap modulefinder netrc nis nntplib ntpath optparse ossaudiodev pdb pickletools pipes \
        pkgutil plistlib poplib posix posixpath profile pstats pty pwd py_compile pyclbr pydoc readline resource rlcompleter \
        runpy sched select selectors shelve site smtpd smtplib sndhdr socketserver spwd sre_compile sre_constants sre_parse \
        stringprep sunau symtable sysconfig syslog tabnanny tarfile telnetlib termios test this tkinter token tomllib \
        trace tracemalloc tty turtle types uu venv wave webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile \
        zipimport zoneinfo contextvars
        """.split(separator: " ").map(String.init))

    static func reason(_ name: String) -> String? {
        if let reason = reasons[name] { return reason }
        return standard.contains(name) ? "this module of CPython's is not part of the library" : nil
    }

    /// Adds to the pending error the nearest name that there is, and where the module was looked for.
    static func note(_ name: String, _ interpreter: Interpreter) throws(Raise) {
        let exception = machine.pointee.pending
        guard exception.isObject, reason(name) == nil else { return }
        let known = interpreter.nativeModules.keys.filter { !$0.contains(".") && !$0.hasPrefix("_") }
        // Without a likely name the error is CPython's to the last line.
        guard let near = suggestion(for: name, among: known.sorted()) else { return }
        let places = SysModule.searchPath(interpreter).map { $0.isEmpty ? "." : $0 }.joined(separator: ", ")
        let text = "Did you mean: '\(near)'? (looked for \(name).py and \(name).tnb in: \(places))"
        let notes = Value.list(owned: [.string(text)])
        defer { notes.release() }
        try setAttribute(exception, "__notes__", notes)
    }
}
