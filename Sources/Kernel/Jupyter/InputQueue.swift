// A cell that waits for a line from the front end: the interpreter's thread sleeps here, the I/O thread brings the line
// or the interrupt.
import Session

/// At most one open question.
final class InputQueue: Sendable {
    private struct State {
        var question: String?
        var answer: String?
    }

    private let state = Monitor(State())
    private let flag: InterruptFlag

    init(flag: InterruptFlag) { self.flag = flag }

    /// Says which question is open; answers to earlier ones are dropped.
    func open(_ question: String) {
        state.withLock { $0 = State(question: question, answer: nil) }
    }

    /// Whether a cell waits for the answer to this question.
    func isOpen(_ question: String?) -> Bool { state.withLock { question != nil && $0.question == question && $0.answer == nil } }

    /// Waits for the answer to the open question; nil when an interrupt came first.
    func wait() -> String? {
        let answer: String?? = state.wait { state in
            if flag.isRaised { return .some(nil) }
            return state.answer.map { .some($0) }
        }
        state.withLock { $0 = State() }
        return answer.flatMap { $0 }
    }

    /// Brings an answer. Some clients do not say to which question: it is for the open one.
    func answer(_ text: String, to question: String?) {
        state.change { state in
            guard let open = state.question, question == nil || question == open else { return }
            state.answer = text
        }
    }

    /// Lets `wait` look at the interrupt flag.
    func interrupted() { state.change { _ in } }
}
