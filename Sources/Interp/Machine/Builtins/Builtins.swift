// What the module `builtins` consists of, part by part.

/// Puts the builtin functions into the module `builtins`, and their methods into the builtin types.
func installBuiltins(_ builder: ModuleBuilder) {
    installNumbers()
    installText()
    installContainers()
    installFunctions(builder)
    installFiles(builder)
    installSite(builder)
}
