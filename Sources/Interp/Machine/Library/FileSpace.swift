// How much room a file system has, for `shutil.disk_usage`.

import Glibc

enum FileSpace {
    /// (total, used, free) in bytes.
    static func usage(_ path: String) throws(Raise) -> Value {
        var information = statvfs()
        if statvfs(path, &information) != 0 { throw Raise.osError(errno, path: path) }
        let block = Int(information.f_frsize)
        let total = Int(information.f_blocks) * block
        let used = (Int(information.f_blocks) - Int(information.f_bfree)) * block
        return .tuple(owned: [.int(total), .int(used), .int(Int(information.f_bavail) * block)])
    }
}
