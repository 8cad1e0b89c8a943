// The standard library's native modules.

/// Every module of the standard library that is written in Swift. Only declared here: each is built when it is first
/// imported.
func standardLibrary() -> [NativeModule] {
    [
        SysModule.module, TimeModule.module, MathModule.module, RandomModule.module, OSModule.module, OSPathModule.module,
        OSPathModule.posix, ItertoolsModule.module, OperatorModule.module, FunctoolsModule.module, CollectionsModule.module,
        HeapqModule.module, BisectModule.module, CopyModule.module, JSONModule.module, AbcModule.module, EnumModule.module,
        DataclassesModule.module, ContextlibScript.module, TypesModule.module,
    ]
}
