// The interpreter's vocabulary under Session's name: front ends know sessions, not the interpreter.

import Interp

public typealias MIMEBundle = Interp.MIMEBundle
public typealias OutputStream = Interp.OutputStream
public typealias Host = Interp.Host
public typealias HostError = Interp.HostError
public typealias SourcePiece = Interpreter.SourcePiece
public typealias Finding = Interpreter.Finding
public typealias ScriptError = Interpreter.ScriptError
public typealias Outcome = Interpreter.Outcome
public typealias Completions = Interp.Completions
public typealias Completeness = Interp.Completeness
public typealias NativeModule = Interp.NativeModule
public typealias InterruptFlag = Interp.InterruptFlag
public typealias LineTracer = Interp.LineTracer
public typealias DebuggerFrontEnd = Interp.DebuggerFrontEnd
public typealias ProgramInspector = Interp.ProgramInspector
public typealias ProgramVariable = Interp.ProgramVariable
public typealias Breakpoint = Interp.Breakpoint
public typealias StopReason = Interp.StopReason
public typealias Resumption = Interp.Resumption
public typealias StatementLines = Interp.StatementLines
