// A queue between threads: any number of senders, one receiver that sleeps while it is empty.

/// First in, first out.
package final class Mailbox<Message: Sendable>: Sendable {
    private let queue = Monitor<[Message]>([])

    package init() {}

    package func put(_ message: Message) {
        queue.change { $0.append(message) }
    }

    package func take() -> Message {
        queue.wait { $0.isEmpty ? nil : $0.removeFirst() }  // A handful of messages at most: shifting them is free.
    }
}
