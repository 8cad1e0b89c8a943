// The standard library's native modules.

/// Every module of the standard library that is written in Swift. Only declared here: each is built when it is first
/// imported.
func standardLibrary() -> [NativeModule] {
    [
        SysModule.module, TimeModule.module, MathModule.module, CMathModule.module, RandomModule.module, OSModule.module,
        OSPathModule.module,
        OSPathModule.posix, ItertoolsModule.module, OperatorModule.module, FunctoolsModule.module, CollectionsModule.module,
        HeapqModule.module, BisectModule.module, CopyModule.module, GCModule.module, JSONModule.module, AbcModule.module,
        EnumModule.module,
        DataclassesModule.module, ContextlibScript.module, TypesModule.module, IOModule.module, TypingScripts.typing,
        TypingScripts.containers,
        TypingScripts.numbers, TextScripts.string, TextScripts.textwrap, TextScripts.fnmatch, FileScripts.glob,
        FileScripts.shutil,
        FileScripts.tempfile, ReportModules.traceback, ReportModules.warnings, ReportModules.platform, ReportModules.future,
        StatisticsScript.module, PathlibScript.module, DatetimeScript.module, LoggingScript.module, ArgparseScript.module,
        RegexModule.module, StructModule.module, BinasciiModule.module, HashlibModule.module, ZlibModule.module,
        Base64Script.module, GzipScript.module, HMACScript.module, SecretsScript.module, UUIDScript.module, CSVScript.module,
        DecimalScript.module,
        InspectScript.module, StrptimeScript.module, YAMLScript.module, PprintScript.module, FractionsScript.module,
        WeakReferences.module, UserContainersScript.module, SignalModule.module, UnicodeDataModule.module,
    ] + SmallScripts.all
}
