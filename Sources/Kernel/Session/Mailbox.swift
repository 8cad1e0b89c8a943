// A queue between threads: any number of senders, one receiver that sleeps while it is empty.

/// First in, first out.
package final class Mailbox<Message: Sendable>: Sendable {
    private struct Queue {
        var messages: [Message?] = []
        /// The first that has not been taken.
        var first = 0
    }

    private let queue = Monitor(Queue())

    package init() {}

    package func put(_ message: Message) {
        queue.change { $0.messages.append(message) }
    }

    package func take() -> Message {
        queue.wait { queue in
            guard queue.first < queue.messages.count, let message = queue.messages[queue.first] else { return nil }
            queue.messages[queue.first] = nil
            queue.first += 1
            // A client may send ten thousand cells at once: shifting them all for each would cost more than running them.
            if queue.first == queue.messages.count || queue.first > 1000 {
                queue.messages.removeFirst(queue.first)
                queue.first = 0
            }
            return message
        }
    }
}
