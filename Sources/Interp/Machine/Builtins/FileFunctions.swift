// Files: open() and input().

/// Puts the functions into the module `builtins`.
func installFiles(_ builder: ModuleBuilder) {}
