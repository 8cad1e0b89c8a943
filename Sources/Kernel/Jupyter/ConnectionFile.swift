// The file by which a front end tells a kernel where to listen and how to sign. Whoever can write it can run code as us
// anyway, but it is checked all the same: a wrong file ends in a message, not in a trap.
import Glibc
import Session

/// Where the five sockets are and what signs the messages.
package struct ConnectionFile: Equatable {
    /// The sockets, in the order in which they are bound: whoever gets an answer must already find the output.
    package enum Port: String, CaseIterable {
        case iopub, stdin, control, shell
        case heartbeat = "hb"

        package var key: String { rawValue + "_port" }
    }

    package enum Transport: String { case tcp, ipc }

    package var transport: Transport
    /// An address for tcp, the head of a path for ipc.
    package var ip: String
    /// 0: any that is free.
    package var ports: [Port: Int]
    package var key: [UInt8]
    package var scheme: Signer.Scheme
    /// The kernel's keys when the sockets are to be encrypted.
    package var curve: CurveKeys?
    /// Where the ports are told, when they are the kernel's choice.
    package var registration: Registration?
    /// The whole file, to be written back with the ports that were found.
    var source: JSONValue

    package struct Problem: Error, Equatable {
        package let message: String
    }

    package init(_ text: [UInt8]) throws(Problem) {
        let source: JSONValue
        do throws(JSONError) { source = try JSONValue.parse(text) } catch {
            throw Problem(message: "not JSON: \(error.message) at byte \(error.offset)")
        }
        guard case .object = source else { throw Problem(message: "not a JSON object") }
        self.source = source
        curve = try CurveKeys(source)
        let transportName = source["transport"]?.string ?? "tcp"
        guard let transport = Transport(rawValue: transportName) else {
            throw Problem(message: "transport '\(transportName)' is not supported; tcp and ipc are")
        }
        self.transport = transport
        ip = source["ip"]?.string ?? "127.0.0.1"
        guard !ip.isEmpty else { throw Problem(message: "ip is empty") }
        ports = [:]
        registration = try Registration(source)
        for port in Port.allCases where registration != nil { ports[port] = 0 }
        for port in Port.allCases where registration == nil {
            guard let value = source[port.key] else { throw Problem(message: "no \(port.key)") }
            let number = value.int ?? value.string.flatMap { Int($0) }
            guard let number, 0...65535 ~= number else { throw Problem(message: "\(port.key) is no port number") }
            ports[port] = number
        }
        key = Array((source["key"]?.string ?? "").utf8)
        let schemeName = source["signature_scheme"]?.string ?? "hmac-sha256"
        guard let scheme = Signer.Scheme(rawValue: schemeName) else {
            throw Problem(message: "signature scheme '\(schemeName)' is not supported; hmac-sha256 and hmac-sha512 are")
        }
        self.scheme = scheme
    }

    /// What libzmq binds for `port`.
    package func address(_ port: Port) -> String {
        let number = ports[port] ?? 0
        return switch transport {
        case .tcp: "tcp://\(ip):\(number == 0 ? "*" : String(number))"
        case .ipc: "ipc://\(ip)-\(number)"
        }
    }

    /// The file with the ports as they are now.
    package var updated: JSONValue {
        guard case .object(var object) = source else { return source }
        object["ip"] = .string(ip)
        for port in Port.allCases { object[port.key] = .int(ports[port] ?? 0) }
        return .object(object)
    }
}

/// CurveZMQ's pair of keys, as Z85 texts.
package struct CurveKeys: Equatable, Sendable {
    package let publicKey: String
    package let secretKey: String

    /// The pair in a connection file; nil when it has none. Half a pair is refused: nobody may believe that it encrypts.
    init?(_ file: JSONValue) throws(ConnectionFile.Problem) {
        let names = ["curve_publickey", "curve_secretkey"]
        let given = names.map { name in file[name].flatMap { $0 == .null ? nil : $0 } }
        if given.allSatisfy({ $0 == nil }) { return nil }
        var keys: [String] = []
        for (name, value) in zip(names, given) {
            guard let value else { throw ConnectionFile.Problem(message: "no \(name) beside the other key") }
            guard let key = value.string, key.utf8.count == 40, key.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
                throw ConnectionFile.Problem(message: "\(name) is no key: 40 characters of Z85 are")
            }
            keys.append(key)
        }
        publicKey = keys[0]
        secretKey = keys[1]
    }
}
