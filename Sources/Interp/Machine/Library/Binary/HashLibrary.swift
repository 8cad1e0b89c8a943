// OpenSSL's digests, from libcrypto, which is loaded when a script first asks for one.

import Glibc

/// What is used of libcrypto. Handles are opaque.
struct HashLibrary {
    typealias Handle = UnsafeMutableRawPointer

    let find: @convention(c) (UnsafePointer<CChar>) -> UnsafeRawPointer?
    let make: @convention(c) () -> Handle?
    let free: @convention(c) (Handle) -> Void
    let start: @convention(c) (Handle, UnsafeRawPointer, UnsafeRawPointer?) -> Int32
    let update: @convention(c) (Handle, UnsafeRawPointer?, Int) -> Int32
    let finish: @convention(c) (Handle, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>?) -> Int32
    let finishLong: @convention(c) (Handle, UnsafeMutablePointer<UInt8>, Int) -> Int32
    let copy: @convention(c) (Handle, Handle) -> Int32

    /// The library, nil when the system has none. Looked for once.
    static let shared: HashLibrary? = {
        guard let library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL) else { return nil }
        func symbol<F>(_ name: String, _: F.Type) -> F? { dlsym(library, name).map { unsafeBitCast($0, to: F.self) } }
        guard let find = symbol("EVP_get_digestbyname", (@convention(c) (UnsafePointer<CChar>) -> UnsafeRawPointer?).self),
            let make = symbol("EVP_MD_CTX_new", (@convention(c) () -> Handle?).self),
            let free = symbol("EVP_MD_CTX_free", (@convention(c) (Handle) -> Void).self),
            let start = symbol(
                "EVP_DigestInit_ex", (@convention(c) (Handle, UnsafeRawPointer, UnsafeRawPointer?) -> Int32).self),
            let update = symbol("EVP_DigestUpdate", (@convention(c) (Handle, UnsafeRawPointer?, Int) -> Int32).self),
            let finish = symbol(
                "EVP_DigestFinal_ex",
                (@convention(c) (Handle, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>?) -> Int32).self),
            let finishLong = symbol(
                "EVP_DigestFinalXOF", (@convention(c) (Handle, UnsafeMutablePointer<UInt8>, Int) -> Int32).self),
            let copy = symbol("EVP_MD_CTX_copy_ex", (@convention(c) (Handle, Handle) -> Int32).self)
        else { return nil }
        return HashLibrary(
            find: find, make: make, free: free, start: start, update: update, finish: finish, finishLong: finishLong, copy: copy)
    }()
}

/// A digest that is being fed.
final class HashState {
    let library: HashLibrary
    let context: HashLibrary.Handle
    let name: String

    init(_ name: String) throws(Raise) {
        guard let library = HashLibrary.shared else {
            throw Raise.importError("hashlib: OpenSSL's libcrypto.so.3 is not on this system (Debian: libssl3)")
        }
        let names = ["blake2b": "blake2b512", "blake2s": "blake2s256"]
        let full = (names[name] ?? name).replacing("sha3_", with: "sha3-").replacing("shake_", with: "shake")
        guard let digest = library.find(full), let context = library.make() else {
            throw Raise.valueError("unsupported hash type \(name)")
        }
        self.library = library
        self.context = context
        self.name = name
        if library.start(context, digest, nil) != 1 { throw Raise.valueError("unsupported hash type \(name)") }
    }

    private init(copying other: HashState, _ context: HashLibrary.Handle) {
        library = other.library
        self.context = context
        name = other.name
        _ = library.copy(context, other.context)
    }

    deinit { library.free(context) }

    func copied() throws(Raise) -> HashState {
        guard let context = library.make() else { throw Raise.memoryError("hashlib: no memory for a copy") }
        return HashState(copying: self, context)
    }

    /// Feeds data a part at a time, so that an interrupt comes through.
    func update(_ data: UnsafeBufferPointer<UInt8>) throws(Raise) {
        var place = 0
        while place < data.count {
            let count = min(64 << 20, data.count - place)
            _ = library.update(context, UnsafeRawPointer(data.baseAddress.map { $0 + place }), count)
            place += count
            try checkInterrupt()
        }
    }

    /// The digest so far; `length` for those whose length is asked for.
    func digest(length: Int?) throws(Raise) -> [UInt8] {
        let copy = try copied()
        if let length {
            guard length >= 0 && length < 1 << 29 else { throw Raise.valueError("value must be positive") }
            var out = [UInt8](repeating: 0, count: max(1, length))
            if library.finishLong(copy.context, &out, length) != 1 {
                throw Raise.valueError("\(name): no digest of \(length) bytes")
            }
            return Array(out.prefix(length))
        }
        var out = [UInt8](repeating: 0, count: 64)
        var count: UInt32 = 0
        _ = library.finish(copy.context, &out, &count)
        return Array(out.prefix(Int(count)))
    }
}
