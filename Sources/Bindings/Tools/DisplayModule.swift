// IPython.display: showing objects, replacing what was shown, and the wrappers that say what a text is.

import Glibc
import Interp
import Vision

/// A text or a picture with its kind. Same as IPython.display.HTML and its kin.
final class DisplayObject: NativeObject {
    let className: String
    let mime: String
    let payload: Payload
    enum Payload {
        case text(String)
        case binary([UInt8])
    }

    init(className: String, mime: String, payload: Payload) {
        (self.className, self.mime, self.payload) = (className, mime, payload)
    }

    var script: Value {
        switch payload {
        case .text(let text): .string(text)
        case .binary(let bytes): .bytes(bytes)
        }
    }
}

/// What display(display_id=…) returns: updates the output.
final class DisplayHandle: NativeObject {
    let id: String
    init(_ id: String) { self.id = id }
}

func displayModules() -> [NativeModule] {
    [
        .scripted("IPython", doc: "The part of IPython that scripts use: IPython.display.", shellSource) { m in
            m.constant("__version__", "9.0.0")
        },
        NativeModule("IPython.utils", needs: ["IPython"]) { _ in },
        .scripted("IPython.utils.text", doc: "Lists of lines.", needs: ["IPython.utils"], stringListSource),
        .scripted("IPython.utils.capture", doc: "What cells put out.", needs: ["IPython.utils"], captureSource),
        .scripted("IPython.display", doc: "Showing objects in rich form.", needs: ["IPython"], jsonSource) { m in
            installDisplay(m)
        },
    ]
}

/// The session's modules know whether cells run that have a shell.
private let shellSource = """
    def get_ipython():
        try:
            import _notebook
        except ImportError:
            return None
        return _notebook.get_ipython()
    """

private let jsonSource = """
    class JSON:
        __module__ = 'IPython.core.display'

        def __init__(self, data=None, url=None, filename=None, expanded=False, metadata=None, root='root', **kwargs):
            if url is not None:
                raise NotImplementedError('JSON(url=…) is not available: nothing is fetched')
            import json
            if filename is not None:
                with open(filename, encoding='utf-8') as file:
                    data = json.load(file)
            elif isinstance(data, str):
                import warnings
                warnings.warn('JSON expects JSONable dict or list, not JSON strings', stacklevel=2)
                data = json.loads(data)
            if data is not None and not isinstance(data, (dict, list)):
                raise TypeError('%s expects JSONable dict or list, not %r' % (self.__class__.__name__, data))
            self.data = data
            self.metadata = {'expanded': expanded, 'root': root, **(metadata or {}), **kwargs}

        def __repr__(self):
            return '<IPython.core.display.JSON object>'

        def _repr_json_(self):
            return self.data, self.metadata
    """

/// Shows one object.
private func show(_ value: Value, id: String?, isUpdate: Bool) throws(Raise) {
    guard let interpreter = Interpreter.current else { return }
    let host = interpreter.host
    var bundle = try interpreter.bundle(value)
    bundle.displayID = id
    if host.isTerminal, let image = Image.fromScript(value) ?? pictureIn(bundle),
        let picture = TerminalGraphics.text(image, on: host)
    {
        bundle.terminalText = picture
    } else {
        // Without a front end IPython prints the object.
        bundle.terminalText = try str(value)
    }
    if isUpdate { host.updateDisplay(bundle) } else { host.display(bundle) }
}

/// The picture that a bundle carries, for terminals: a plot, or an IPython.display.Image.
func pictureIn(_ bundle: MIMEBundle) -> Image? {
    for case ("image/png", .binary(let bytes)) in bundle.data { return try? Image.decode(bytes) }
    return nil
}

private func freshID() -> String {
    (0..<4).map { _ in
        let part = String(UInt32.random(in: 0...UInt32.max), radix: 16)
        return String(repeating: "0", count: 8 - part.count) + part
    }.joined()
}

private func installDisplay(_ m: ModuleBuilder) {
    let declarations = TorchDeclarations(m)
    m.type(DisplayHandle.self, name: "DisplayHandle", doc: "An output that can be replaced.") { t in
        t.constant("__module__", "IPython.core.display_functions")
        t.initializer(Parameter<String?>("display_id", default: nil)) { DisplayHandle($0 ?? freshID()) }
        t.property("display_id") { $0.id }
        t.operator("__repr__") { .string("<DisplayHandle display_id=\($0.id)>") }
        t.def("display", PositionalOnly<Value>("obj")) { (handle: DisplayHandle, object: Value) in
            try show(object, id: handle.id, isUpdate: false)
        }
        t.def("update", PositionalOnly<Value>("obj")) { (handle: DisplayHandle, object: Value) in
            try show(object, id: handle.id, isUpdate: true)
        }
    }
    declarations.function(
        "display(*objs, include=None, exclude=None, metadata=None, transient=None, display_id=None, raw=False, clear=False, **kwargs)",
        doc: "Shows objects in the richest form that the front end has."
    ) { c -> Value in
        if try c.truth(6) { throw Raise.notImplementedError("display(raw=True) is not available: give objects") }
        if try c.truth(7) { Interpreter.current?.host.clearOutput(wait: true) }
        var id: String?
        if c.has(5) { id = c[5].isString ? c[5].swiftString : try c.truth(5) ? freshID() : nil }
        for object in c[0].tupleItems { try show(object, id: id, isUpdate: false) }
        return id.map { DisplayHandle($0).toScript() } ?? .none
    }
    declarations.function("update_display(obj, *, display_id, **kwargs)", doc: "Replaces an output.") { c -> Value in
        try show(c[0], id: c.string(1), isUpdate: true)
        return .none
    }
    declarations.function("clear_output(wait=False)", doc: "Takes the cell's output away.") { c -> Value in
        Interpreter.current?.host.clearOutput(wait: try c.truth(0))
        return .none
    }
    m.type(DisplayObject.self, name: "DisplayObject", doc: "Something to show, with its kind.") { t in
        t.operator("__repr__") { .string("<IPython.core.display.\($0.className) object>") }
        t.property("data", doc: "The text or the bytes.") { $0.script }
        t.def("_repr_mimebundle_", Variadic<Value>("args"), KeywordArguments("kwargs")) {
            (object: DisplayObject, _: [Value], _: [(name: String, value: Value)]) in
            Value.dict(owned: [(object.mime, object.script)])
        }
    }
    let texts = [
        ("HTML", "text/html"), ("Markdown", "text/markdown"), ("SVG", "image/svg+xml"), ("Latex", "text/latex"),
        ("Pretty", "text/plain"), ("Javascript", "application/javascript"),
    ]
    for (name, mime) in texts {
        declarations.function("\(name)(data=None, url=None, filename=None, metadata=None)", doc: "Text shown as \(mime).") {
            c -> DisplayObject in
            if c.has(1) { throw Raise.notImplementedError("\(name)(url=…) is not available: nothing is fetched") }
            let text = c.has(2) ? String(decoding: try readFile(c.string(2)), as: UTF8.self) : try str(c[0])
            return DisplayObject(className: name, mime: mime, payload: .text(text))
        }
    }
    declarations.function(
        "Image(data=None, url=None, filename=None, format=None, embed=None, width=None, height=None, retina=False)",
        doc: "A PNG, JPEG or GIF picture from bytes or a file."
    ) { c -> DisplayObject in
        if c.has(1) { throw Raise.notImplementedError("Image(url=…) is not available: nothing is fetched") }
        var bytes: [UInt8]
        if c.has(2) {
            bytes = try readFile(c.string(2))
        } else if c[0].isString {
            bytes = try readFile(c[0].swiftString)
        } else if let data = c[0].bufferContents {
            bytes = Array(data)
        } else {
            throw Raise.typeError("Image(): data must be bytes or the name of a file, not \(c[0].typeName)")
        }
        let mime: String
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47]) {
            mime = "image/png"
        } else if bytes.starts(with: [0xff, 0xd8]) {
            mime = "image/jpeg"
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            mime = "image/gif"
        } else {
            throw Raise.valueError("Cannot embed the image: it is no PNG, JPEG or GIF")
        }
        return DisplayObject(className: "Image", mime: mime, payload: .binary(bytes))
    }
}

/// The whole of a file.
private func readFile(_ path: String) throws(Raise) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Raise.osError(errno, path: path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(file, &buffer, buffer.count)
        if count < 0 { throw Raise.osError(errno, path: path) }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}
