// A queue between threads: put never waits, take waits for the next item or the end.

internal import Glibc

final class WorkQueue<Item>: @unchecked Sendable {
    // Both live as long as the queue; the lock guards items and isClosed.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let filled: UnsafeMutablePointer<pthread_cond_t>
    private var items: [Item] = []
    private var first = 0
    private var isClosed = false

    init() {
        lock = .allocate(capacity: 1)
        filled = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(filled, &attributes)
    }

    deinit {
        pthread_cond_destroy(filled)
        pthread_mutex_destroy(lock)
        filled.deallocate()
        lock.deallocate()
    }

    func put(_ item: Item) {
        pthread_mutex_lock(lock)
        items.append(item)
        pthread_cond_signal(filled)
        pthread_mutex_unlock(lock)
    }

    /// No more items come: takers that wait get nil, and what is left is dropped.
    func close() {
        pthread_mutex_lock(lock)
        isClosed = true
        items = []
        first = 0
        pthread_cond_broadcast(filled)
        pthread_mutex_unlock(lock)
    }

    /// The next item; nil when the queue is closed, or when `milliseconds` have passed.
    func take(milliseconds: Int? = nil) -> Item? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        var until = timespec()
        if let milliseconds {
            clock_gettime(CLOCK_MONOTONIC, &until)
            until.tv_nsec += milliseconds * 1_000_000
            until.tv_sec += until.tv_nsec / 1_000_000_000
            until.tv_nsec %= 1_000_000_000
        }
        while first == items.count, !isClosed {
            if milliseconds == nil {
                pthread_cond_wait(filled, lock)
            } else if pthread_cond_timedwait(filled, lock, &until) == ETIMEDOUT {
                return nil
            }
        }
        guard !isClosed else { return nil }
        let item = items[first]
        first += 1
        if first == items.count { (items, first) = ([], 0) }
        return item
    }
}
