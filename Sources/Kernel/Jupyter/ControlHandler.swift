// Requests on the control socket: answered at once on the I/O thread, whatever runs.
import Session

/// Interrupts, shutdown and what a front end wants to know from a busy kernel.
struct ControlHandler {
    let outbox: Outbox
    let information: JSONValue
    let ports: JSONValue
    let interrupt: () -> Void
    let debugger: DebugService
    let usage = ResourceUsage()
    let log: (String) -> Void

    /// Answers `request`; true when the kernel is to end.
    func handle(_ request: Request) -> Bool {
        outbox.postStatus("busy", parent: request.header)
        var ends = false
        switch request.type {
        case "kernel_info_request": outbox.postReply(to: request, information)
        case "connect_request": outbox.postReply(to: request, ports)
        case "usage_request": outbox.postReply(to: request, usage.content())
        case "interrupt_request":
            interrupt()
            outbox.postReply(to: request, ["status": "ok"])
        case "debug_request": if !debugger.handle(request) { return false }
        case "shutdown_request":
            let content: JSONValue = ["status": "ok", "restart": .bool(request.content["restart"]?.bool ?? false)]
            outbox.postReply(to: request, content)
            outbox.postOutput("shutdown_reply", parent: request.header, content)
            ends = true
        default: log("ignored a message of unknown type '\(request.type)' on control")
        }
        outbox.postStatus("idle", parent: request.header)
        return ends
    }
}
