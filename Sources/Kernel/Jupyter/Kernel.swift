// `tnb kernel --connection-file F`: threads and their wiring. Main waits for the end; the I/O thread owns the sockets; the
// session's thread runs requests; the heartbeat has its own. They share the outbox, the input queue and the handlers'
// monitors, and nothing else.
import Glibc
import Session
import Synchronization

/// The Jupyter kernel.
public enum Kernel {
    private enum Status {
        static let usage: Int32 = 2
        static let failed: Int32 = 1
    }

    /// Runs until a front end asks for the end; gives the exit status. Call on the main thread.
    public static func run(
        connectionFile path: String, language: String, version: String,
        makeSession: @Sendable (_ arguments: [String], _ searchPath: [String]) -> Session
    ) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        let read: ConnectionFile
        do {
            read = try ConnectionFile(try FileAccess.read(path: path))
        } catch let error as FileError {
            return fail("can't open connection file '\(path)': \(error.reason)", Status.usage)
        } catch let error as ConnectionFile.Problem {
            return fail("connection file '\(path)': \(error.message)", Status.usage)
        } catch {
            return fail("connection file '\(path)': \(error)", Status.usage)
        }

        let outbox = Outbox()
        let session = makeSession([""], [])
        let inputs = InputQueue(flag: session.interruptFlag)
        Interrupts.install(flag: session.interruptFlag, forcesOnSecond: false, keepsIgnoring: false)

        let bound = Monitor<Result<ConnectionFile, ChannelsError>?>(nil)
        let goes = Monitor<Service?>(nil)
        let hasEnded = Monitor(false)
        let end = Outbox()  // Only its pipe is used: main sleeps in poll.
        startThread(stackSize: 8 << 20) {
            var connection = read
            do throws(ChannelsError) {
                let channels = try Channels(&connection, outbox: outbox)
                let ready = connection
                bound.change { $0 = .success(ready) }
                let service = goes.wait { $0 }
                service.serve(channels, session: session, inputs: inputs)
            } catch {
                bound.change { $0 = .failure(error) }
            }
            hasEnded.withLock { $0 = true }
            end.wake()
        }
        var connection: ConnectionFile
        switch bound.wait(until: { $0 }) {
        case .success(let value): connection = value
        case .failure(let error): return fail(error.message, Status.failed)
        }
        switch Heartbeat.start(address: connection.address(.heartbeat), curve: connection.curve) {
        case .success(let address): connection.note(address, for: .heartbeat)
        case .failure(let error):
            return fail("cannot listen on \(connection.address(.heartbeat)): \(error.message)", Status.failed)
        }
        if connection.ports != read.ports {
            do throws(FileError) { try FileAccess.write(connection.updated.text, path: path, mode: 0o600) } catch {
                return fail("can't write connection file '\(path)': \(error.reason)", Status.failed)
            }
        }

        if let registration = connection.registration, let problem = registration.perform(connection) {
            return fail("registration: \(problem)", Status.failed)
        }

        let limit = StreamLimit()
        let native = NativeOutput(outbox: outbox, limit: limit)
        CrashReport.install(log: native?.log)
        goes.change {
            $0 = Service(
                connection: connection, information: kernelInformation(version: version, language: language), outbox: outbox,
                native: native, limit: limit)
        }
        return waitForEnd(end.wakeDescriptor, hasEnded)
    }

    /// Sleeps until the I/O thread has ended or the front end is gone.
    private static func waitForEnd(_ wake: Int32, _ hasEnded: Monitor<Bool>) -> Int32 {
        let parent = ParentWatch()
        while true {
            var polled = [
                pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
                pollfd(fd: parent.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            poll(&polled, nfds_t(polled.count), parent.interval)
            if hasEnded.withLock({ $0 }) { return 0 }
            if polled[1].revents != 0 || parent.isGone { return Status.failed }
        }
    }

    private static func fail(_ message: String, _ status: Int32) -> Int32 {
        _ = FileAccess.writeAll(STDERR_FILENO, "tnb kernel: \(message)\n")
        return status
    }
}

/// What the I/O thread needs once all sockets are bound.
private struct Service: Sendable {
    let connection: ConnectionFile
    let information: JSONValue
    let outbox: Outbox
    let native: NativeOutput?
    let limit: StreamLimit

    func serve(_ channels: Channels, session: Session, inputs: InputQueue) {
        let descriptor = native?.log ?? STDERR_FILENO
        let log: @Sendable (String) -> Void = { _ = FileAccess.writeAll(descriptor, "tnb kernel: \($0)\n") }
        let host = KernelHost(outbox: outbox, inputs: inputs, flag: session.interruptFlag, native: native, limit: limit)
        let ports = JSONValue.object(
            JSONObject([("status", "ok")] + ConnectionFile.Port.allCases.map { ($0.key, .int(connection.ports[$0] ?? 0)) }))
        let store = HistoryStore(path: HistoryStore.standardPath)
        let shell = ShellHandler(outbox: outbox, host: host, store: store, information: information, ports: ports, log: log)
        let debugger = DebugService(outbox: outbox, host: host, session: session)
        let control = ControlHandler(
            outbox: outbox, information: information, ports: ports,
            interrupt: {
                session.interrupt()
                inputs.interrupted()
                debugger.interrupted()
                Backlog.liftLimit()
            }, debugger: debugger, log: log)
        let handlers = Channels.Handlers(
            control: control,
            shell: { request in
                let number = shell.received.add(1, ordering: .relaxed).oldValue
                session.perform { shell.handle(request, number: number, in: $0) }
            },
            hasRoom: { shell.hasRoom },
            input: { inputs.answer($0, to: $1) },
            isOpen: { inputs.isOpen($0) },
            native: { native?.drain(parent: host.parent) },
            log: log)
        channels.serve(
            handlers, interrupts: Interrupts.wakeDescriptor,
            onInterrupt: {
                Interrupts.drainWake()
                inputs.interrupted()
                debugger.interrupted()
                Backlog.liftLimit()
            }, native: native?.descriptors ?? [])
        store.finish()
    }
}
