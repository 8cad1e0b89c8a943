// The module `hashlib`: objects that digest bytes. The digests are OpenSSL's (HashLibrary.swift).

enum HashlibModule {
    static var module: NativeModule {
        .scripted("hashlib", doc: "hashlib module - A common interface to many hash functions.", source) { m throws(Raise) in
            m.set(cls)
            for name in sizes.keys.sorted() {
                m.function("\(name)(string=?, /, *, usedforsecurity=True)") { a throws(Raise) in try make(name, a[0]) }
            }
            m.function("new(name, data=?, *, usedforsecurity=True)") { a throws(Raise) in
                let name = try ArgumentValues.string(a[0], "name must be a string").lowercased().replacing("-", with: "_")
                guard sizes[name] != nil else { throw Raise.valueError("unsupported hash type \(a[0].swiftString)") }
                return try make(name, a[1])
            }
            let names = sizes.keys.sorted().map { Value.string($0) }
            m.set("_names", .list(owned: names))
        }
    }

    /// Digest and block sizes in bytes; 0 where the caller chooses the digest's.
    private static let sizes: [String: (digest: Int, block: Int)] = [
        "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
        "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168),
        "shake_256": (0, 136), "blake2b": (64, 128), "blake2s": (32, 64),
    ]

    private static func data(_ value: Value) throws(Raise) -> UnsafeBufferPointer<UInt8> {
        if value.isString { throw Raise.typeError("Strings must be encoded before hashing") }
        guard let bytes = value.bufferContents else {
            throw Raise.typeError("object supporting the buffer API required")
        }
        return bytes
    }

    private static func make(_ name: String, _ first: Value) throws(Raise) -> Value {
        let state = try HashState(name)
        if !first.isUnbound { try state.update(try data(first)) }
        return LibraryClass.box(cls, state)
    }

    nonisolated(unsafe) private static let cls: ClassPointer = LibraryClass.make(  // under the interpreter lock
        HashState.self, "HASH", module: "_hashlib", isFinal: true
    ) { cls in
        func state(_ value: Value) throws(Raise) -> HashState { try nativeSelf(value, HashState.self, "HASH") }
        CoreTypes.constructor(cls, "__new__(cls, /, *args, **kwargs)") { _ throws(Raise) in
            throw Raise.typeError("cannot create '_hashlib.HASH' instances")
        }
        func digest(_ a: NativeArguments, _ function: String) throws(Raise) -> [UInt8] {
            let state = try state(a[0])
            let isLong = sizes[state.name]?.digest == 0
            if isLong && !a.has(1) { throw Raise.typeError("\(function)() missing required argument 'length' (pos 1)") }
            if !isLong && a.has(1) { throw Raise.typeError("HASH.\(function)() takes no arguments (1 given)") }
            return try state.digest(length: isLong ? try ArgumentValues.int(a[1]) : nil)
        }
        CoreTypes.method(cls, "update(self, obj, /)") { a throws(Raise) in
            try state(a[0]).update(try data(a[1]))
            return .none
        }
        CoreTypes.method(cls, "digest(self, length=?)") { a throws(Raise) in .bytes(try digest(a, "digest")) }
        CoreTypes.method(cls, "hexdigest(self, length=?)") { a throws(Raise) in
            let digits = Array("0123456789abcdef".utf8)
            return .string(utf8: try digest(a, "hexdigest").flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        }
        CoreTypes.method(cls, "copy(self, /)") { a throws(Raise) in LibraryClass.box(a[0].classOf, try state(a[0]).copied()) }
        CoreTypes.method(cls, "__repr__(self, /)") { a throws(Raise) in
            .string("<\(try state(a[0]).name) _hashlib.HASH object @ 0x\(String(a[0].bits, radix: 16))>")
        }
        CoreTypes.property(cls, "name", get: { v throws(Raise) in .string(try state(v).name) })
        CoreTypes.property(cls, "digest_size", get: { v throws(Raise) in .int(sizes[try state(v).name]?.digest ?? 0) })
        CoreTypes.property(cls, "block_size", get: { v throws(Raise) in .int(sizes[try state(v).name]?.block ?? 0) })
    }

    private static let source = """
        algorithms_guaranteed = set(_names)
        algorithms_available = set(_names)

        def file_digest(fileobj, digest, /, *, _bufsize=2**18):
            state = new(digest) if isinstance(digest, str) else digest()
            while True:
                data = fileobj.read(_bufsize)
                if not data:
                    return state
                state.update(data)

        def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
            import hmac
            if iterations < 1:
                raise ValueError('iteration value must be greater than 0.')
            start = hmac.new(password, None, hash_name)
            if dklen is None:
                dklen = start.digest_size
            out = b''
            block = 0
            while len(out) < dklen:
                block += 1
                mac = start.copy()
                mac.update(salt + block.to_bytes(4, 'big'))
                part = mac.digest()
                total = int.from_bytes(part, 'big')
                for _ in range(iterations - 1):
                    mac = start.copy()
                    mac.update(part)
                    part = mac.digest()
                    total ^= int.from_bytes(part, 'big')
                out += total.to_bytes(start.digest_size, 'big')
            return out[:dklen]
        """
}
