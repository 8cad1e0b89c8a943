// The standard library's native modules.

/// Every module of the standard library that is written in Swift.
func standardLibrary() -> [NativeModule] { [] }
