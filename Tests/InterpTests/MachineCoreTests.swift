// The threaded core in C mirrors opcodes and layouts of the machine.

import Interp
import Testing

@Test func coreKnowsTheMachine() { #expect(MachineCoreLayout.differences() == []) }
