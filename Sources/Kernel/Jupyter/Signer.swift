// The signature of a message: an HMAC over its four JSON parts with the key of the connection file.
internal import CSodium

/// Makes and checks signatures; with an empty key there are none.
package struct Signer: Sendable {
    package enum Scheme: String, Sendable {
        case sha256 = "hmac-sha256"
        case sha512 = "hmac-sha512"
    }

    package let key: [UInt8]
    package let scheme: Scheme

    package init(key: [UInt8], scheme: Scheme) {
        self.key = key
        self.scheme = scheme
    }

    /// The lower-case hexadecimal signature of the parts in a row; empty without a key.
    package func signature(of parts: some Sequence<[UInt8]>) -> [UInt8] {
        guard !key.isEmpty else { return [] }
        return Signer.hexadecimal(digest(of: parts))
    }

    /// Whether `signature` belongs to the parts. Takes the same time wherever the first difference is.
    package func accepts(_ signature: [UInt8], of parts: some Sequence<[UInt8]>) -> Bool {
        guard !key.isEmpty else { return true }
        // Some clients write upper case; the bytes are what counts.
        let wanted = self.signature(of: parts)
        let given = signature.map { 0x41...0x46 ~= $0 ? $0 + 0x20 : $0 }
        return given.count == wanted.count && sodium_memcmp(given, wanted, wanted.count) == 0
    }

    private func digest(of parts: some Sequence<[UInt8]>) -> [UInt8] {
        switch scheme {
        case .sha256:
            var state = crypto_auth_hmacsha256_state()
            crypto_auth_hmacsha256_init(&state, key, key.count)
            for part in parts { crypto_auth_hmacsha256_update(&state, part, UInt64(part.count)) }
            var digest = [UInt8](repeating: 0, count: 32)
            crypto_auth_hmacsha256_final(&state, &digest)
            return digest
        case .sha512:
            var state = crypto_auth_hmacsha512_state()
            crypto_auth_hmacsha512_init(&state, key, key.count)
            for part in parts { crypto_auth_hmacsha512_update(&state, part, UInt64(part.count)) }
            var digest = [UInt8](repeating: 0, count: 64)
            crypto_auth_hmacsha512_final(&state, &digest)
            return digest
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }
}

/// A fresh random name in the form of a UUID of version 4.
package func randomIdentifier() -> String {
    var bytes = [UInt8](repeating: 0, count: 16)
    randombytes_buf(&bytes, bytes.count)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    for (index, byte) in bytes.enumerated() {
        if index == 4 || index == 6 || index == 8 || index == 10 { text += "-" }
        text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
}
