// The locals that are bound for sure at a point of the code. A set of small integers that is copied at every branch:
// one machine word for most functions.

struct RegisterSet {
    private var first: UInt64 = 0
    private var rest: [UInt64] = []

    func contains(_ register: Int) -> Bool {
        if register < 64 { return first & (1 << UInt64(register)) != 0 }
        let index = register / 64 - 1
        return index < rest.count && rest[index] & (1 << UInt64(register % 64)) != 0
    }

    mutating func insert(_ register: Int) {
        if register < 64 {
            first |= 1 << UInt64(register)
            return
        }
        let index = register / 64 - 1
        while rest.count <= index { rest.append(0) }
        rest[index] |= 1 << UInt64(register % 64)
    }

    mutating func formIntersection(_ other: RegisterSet) {
        first &= other.first
        if rest.count > other.rest.count { rest.removeLast(rest.count - other.rest.count) }
        for index in rest.indices { rest[index] &= other.rest[index] }
    }
}
