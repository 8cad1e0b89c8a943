// huggingface_hub as far as models need it: fetching files of the hub into the cache that Python's huggingface_hub shares.
// The protocol is the script's (HubScript.swift), one HTTP request at a time is Neural's Transfer.

import Interp
import Neural
import Tensors

func hubModules() -> [NativeModule] {
    [
        NativeModule("_transfer", doc: "One HTTP request at a time.") { m in installTransfer(m) },
        .scripted("huggingface_hub.errors", doc: "What can go wrong with the hub.", HubScripts.errors),
        .scripted("huggingface_hub.constants", doc: "Where the hub and its cache are.", HubScripts.constants),
        .scripted(
            "huggingface_hub", doc: "Files of the Hugging Face hub.",
            needs: ["_transfer", "tqdm"],
            HubScripts.requests + HubScripts.downloads),
        .scripted("huggingface_hub.utils", HubScripts.utils),
    ]
}

private func installTransfer(_ m: ModuleBuilder) {
    let d = TorchDeclarations(m)
    d.function(
        "request(url, headers, head=False, file=None, offset=0, limit=None, progress=None, timeout=10, certificates=None)",
        doc: "Runs a request: (status, headers, body, error). A 2xx body goes to the file, behind `offset` if it is a part."
    ) { c -> Value in
        var transfer = Transfer(url: try c.string(0))
        for (name, value) in KeywordArguments.pairs(c[1]) {
            guard value.isString else { throw Raise.typeError("header values must be str, not \(value.typeName)") }
            let text = value.swiftString
            guard !(name + text).utf8.contains(where: { $0 < 32 }) else { throw Raise.valueError("a header has a line break") }
            transfer.headers.append((name, text))
        }
        transfer.headOnly = try c.truth(2)
        if c.has(3) { transfer.file = (try filePath(c, 3), max(0, try c.int(4))) }
        if c.has(5) { transfer.fileLimit = try c.int(5) }
        if c.has(6) {
            let function = Reference(c[6])
            transfer.onProgress = { size in
                let count = Value.int(size)
                try call(function.value, [count], []).release()
            }
        }
        let timeout = max(1, min(try c.int(7), 3600))
        (transfer.connectTimeout, transfer.stallTimeout) = (timeout, timeout)
        if c.has(8) { transfer.certificates = try c.string(8) }
        let answer = try transfer.run()
        var headers: [(String, Value)] = []
        for (name, value) in answer.headers {
            if let place = headers.firstIndex(where: { $0.0 == name }) { headers.remove(at: place).1.release() }
            headers.append((name, .string(value)))
        }
        return .tuple(owned: [
            .int(answer.status), .dict(owned: headers), .string(String(decoding: answer.body, as: UTF8.self)),
            .string(answer.error),
        ])
    }
    d.function("lock(path)", doc: "A file lock's descriptor, or None while another process holds it.") { c -> Value in
        try FileLock.attempt(filePath(c, 0)).map { .int($0) } ?? .none
    }
}
