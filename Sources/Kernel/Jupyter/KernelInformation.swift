// What the kernel says about itself. Front ends take the language's name for highlighting, for the tools that they offer
// and for the code that they send on their own: it is Python's, unless the kernel was installed under another name.
import Session

/// The content of `kernel_info_reply`.
func kernelInformation(version: String, language: String) -> JSONValue {
    let isPython = language == "python"
    return [
        "status": "ok",
        "protocol_version": .string(Wire.protocolVersion),
        "implementation": "tnb",
        "implementation_version": .string(version),
        "language_info": [
            "name": .string(language), "version": "3.11.0",
            "mimetype": .string(isPython ? "text/x-python" : "text/x-\(language)"), "file_extension": ".tnb",
            "pygments_lexer": .string(isPython ? "ipython3" : "python"), "codemirror_mode": ["name": "ipython", "version": 3],
            "nbconvert_exporter": "script",
        ],
        "banner": .string("tnb \(version): Python for vision models, compiled"),
        "debugger": true,
        "help_links": [
            ["text": "Python", "url": "https://docs.python.org/3.11"],
            ["text": "PyTorch", "url": "https://docs.pytorch.org/docs/stable"],
            ["text": "timm", "url": "https://huggingface.co/docs/timm"],
        ],
        "supported_features": ["debugger"],
    ]
}
