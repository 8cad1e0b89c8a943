// The handshake by a registration file (JEP 66): the front end names one socket, the kernel takes five free ports and tells them
// there. So nobody can take a port between its choice and its use. A front end that does not acknowledge is not there any more.
import Glibc
import Session

/// Where a kernel tells its ports, from a connection file that names a registration socket instead of ports.
package struct Registration: Equatable, Sendable {
    package let kernelID: String
    package let address: String

    /// What a file asks for; nil when it names ports as usual.
    init?(_ file: JSONValue) throws(ConnectionFile.Problem) {
        guard let port = file["registration_port"] else { return nil }
        guard let number = port.int ?? port.string.flatMap({ Int($0) }), 1...65535 ~= number else {
            throw ConnectionFile.Problem(message: "registration_port is no port number")
        }
        guard file["transport"]?.string ?? "tcp" == "tcp" else {
            throw ConnectionFile.Problem(message: "a registration is by tcp: other transports have no ports to be told")
        }
        guard let kernelID = file["kernel_id"]?.string else { throw ConnectionFile.Problem(message: "no kernel_id") }
        let ip = file["registration_ip"]?.string ?? "127.0.0.1"
        guard !ip.isEmpty else { throw ConnectionFile.Problem(message: "registration_ip is empty") }
        self.kernelID = kernelID
        address = "tcp://\(ip):\(number)"
    }

    /// Tells the ports and waits for the receipt, which carries the front end's signature. Nil when all is well, else what is not.
    func perform(_ connection: ConnectionFile, patience: UInt64 = 10_000_000_000) -> String? {
        do throws(SocketError) {
            let context = try SocketContext()
            let socket = try Socket(.dealer, in: context)
            defer {
                socket.close()
                context.close()
            }
            try socket.connect(address)
            let signer = Signer(key: connection.key, scheme: connection.scheme)
            let ports = ConnectionFile.Port.allCases.map { ($0.key, JSONValue.int(connection.ports[$0] ?? 0)) }
            let content = JSONValue.object(JSONObject([("kernel_id", .string(kernelID))] + ports)).bytes
            socket.send([Wire.delimiter, signer.signature(of: [content]), content])
            let deadline = monotonicNanoseconds() + patience
            var items: [Bool] = []
            while monotonicNanoseconds() < deadline {
                waitForInput([socket], [], milliseconds: 100, items: &items)
                guard let frames = socket.receive(), let mark = frames.firstIndex(of: Wire.delimiter), frames.count >= mark + 3
                else { continue }
                if signer.accepts(frames[mark + 1], of: frames[(mark + 2)...]) { return nil }
            }
            return "no receipt from \(address) within \(patience / 1_000_000_000) s"
        } catch {
            return "cannot reach \(address): \(error.message)"
        }
    }
}
