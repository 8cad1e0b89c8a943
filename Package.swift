// swift-tools-version: 6.0
import PackageDescription

// The machine's handlers end in `return handler(…)`, which LLVM turns into a jump. Merging look-alike functions gives
// them an extra argument on the stack, and the jump becomes a call again: so merging is off in this one target.
let tailCalls: [SwiftSetting] = [.unsafeFlags(["-Xllvm", "-swiftmergefunc-threshold=0"], .when(configuration: .release))]

// One thread at a time runs the machine, and debug builds check every access to a stored property for overlaps: the release
// build of this one target leaves the check out, which costs a call into the runtime for each variable of a class.
let checkedInDebug: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// The compiler lays out the machine's core by counts of what programs do (docs/decisions/0008); scripts/profile-machine makes them anew.
// Compilers before the one that wrote the file cannot read it.
let isProfiling = Context.environment["TNB_PROFILE"] != nil
#if compiler(>=6.3)
    let profile = [
        "-fprofile-instr-use=\(Context.packageDirectory)/Sources/Interp/CMachine.profdata", "-Wno-profile-instr-out-of-date",
        "-Wno-profile-instr-unprofiled", "-Wno-backend-plugin",
    ]
#else
    let profile: [String] = []
#endif
let profiledCore: [CSetting] = [
    .unsafeFlags(isProfiling ? ["-fprofile-instr-generate"] : profile, .when(configuration: .release))
]

// `tnb` carries the Swift runtime and libstdc++ inside (scripts/link says how): it starts in a third of the time and needs no
// Swift installation. GNU's linkers want the archives in an order that the package manager does not keep; LLD does not.
let staticRuntime: [LinkerSetting] = [
    .unsafeFlags([
        "-static-stdlib", "-use-ld=lld", "-L", "\(Context.packageDirectory)/scripts/link", "-Xclang-linker", "-static-libgcc",
    ])
]

// The small C libraries are linked in: docs/decisions/0005-small-libraries-are-linked-in.md.
func archives(_ names: String...) -> [LinkerSetting] { [.unsafeFlags(names.flatMap { ["-Xlinker", "-l:lib\($0).a"] })] }

// The fuzzers' programs are built only for them: `TNB_FUZZ=1 swift build --product fuzz-driver`; scripts/fuzz-compiler builds the
// other, whose main function is libFuzzer's.
let fuzzing: [Target] =
    switch Context.environment["TNB_FUZZ"] {
    case nil: []
    case "libfuzzer":
        [
            .executableTarget(
                name: "fuzz-compiler", dependencies: ["Interp"], path: "Tests/Fuzz/Compiler",
                swiftSettings: [.unsafeFlags(["-parse-as-library"])],
                // gold fails on the sanitizers' symbols.
                linkerSettings: [.unsafeFlags(["-use-ld=lld"])])
        ]
    default: [.executableTarget(name: "fuzz-driver", dependencies: ["Interp", "Session"], path: "Tests/Fuzz/Driver")]
    }

let package = Package(
    name: "tnb",
    products: [.executable(name: "tnb", targets: ["tnb"])],
    targets: fuzzing + [
        // The language: text to tokens to tree, then values, compiler, virtual machine, builtins and library.
        .target(name: "Syntax", path: "Sources/Interp/Syntax"),
        .systemLibrary(
            name: "CPCRE2", path: "Sources/Interp/CPCRE2", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/Interp/CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CYAML", path: "Sources/Interp/CYAML", providers: [.apt(["libyaml-dev"])]),
        // The instructions that need nothing but plain values: docs/decisions/0006-the-machine-has-a-threaded-core-in-c.md.
        // Optimised in debug builds too, which would otherwise spend their time there.
        .target(
            name: "CMachine", path: "Sources/Interp/CMachine",
            cSettings: [
                .unsafeFlags([
                    "-O2", "-Xclang", "-mframe-pointer=none", "-fno-slp-vectorize", "-fno-unroll-loops", "-fno-vectorize",
                    "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter",
                ])
            ] + profiledCore),
        .target(
            name: "Interp", dependencies: ["Syntax", "CMachine", "CPCRE2", "CZlib", "CYAML"], path: "Sources/Interp/Machine",
            swiftSettings: tailCalls + checkedInDebug, linkerSettings: archives("pcre2-8", "z", "yaml")),

        // The compute engine. C modules are imported internally and appear in no public signature.
        // Headers only: CLibraries loads oneDNN, OpenBLAS, Cairo and ZeroMQ when one of their functions is first called.
        .target(name: "CLibraries", path: "Sources/Compute/CLibraries", linkerSettings: [.linkedLibrary("dl")]),
        .systemLibrary(name: "COpenBLAS", path: "Sources/Compute/COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
        .systemLibrary(name: "COneDNN", path: "Sources/Compute/COneDNN", providers: [.apt(["libdnnl-dev"])]),
        .target(
            name: "CImageCodecs", path: "Sources/Compute/CImageCodecs", linkerSettings: archives("jpeg", "webp", "z")),
        .target(
            name: "CKernels", dependencies: ["COneDNN", "COpenBLAS", "CLibraries"], path: "Sources/Compute/CKernels",
            linkerSettings: [.linkedLibrary("m")]),
        .systemLibrary(name: "CCairo", path: "Sources/Compute/CCairo", providers: [.apt(["libcairo2-dev"])]),
        .target(name: "Drawing", dependencies: ["CCairo", "CLibraries"], path: "Sources/Compute/Drawing"),
        .target(name: "Tensors", dependencies: ["CKernels"], path: "Sources/Compute/Tensors"),
        // libcurl's headers; the library is loaded by the first request.
        .target(name: "CTransfer", path: "Sources/Compute/CTransfer", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "Neural", dependencies: ["Tensors", "CTransfer"], path: "Sources/Compute/Neural"),
        .target(
            name: "Vision", dependencies: ["Tensors", "Neural", "CImageCodecs"], path: "Sources/Compute/Vision"),

        // The only place where script and compute meet.
        .target(name: "Bindings", dependencies: ["Interp", "Tensors", "Neural", "Vision", "Drawing"], path: "Sources/Bindings"),

        // Sessions and their three front ends.
        .systemLibrary(name: "CZeroMQ", path: "Sources/Kernel/CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .systemLibrary(
            name: "CSodium", path: "Sources/Kernel/CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CSQLite", path: "Sources/Kernel/CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CReadline", path: "Sources/Kernel/CReadline", providers: [.apt(["libreadline-dev"])]),
        .target(name: "Session", dependencies: ["Interp"], path: "Sources/Kernel/Session"),
        .target(
            name: "Jupyter", dependencies: ["Session", "CZeroMQ", "CSodium", "CSQLite", "CLibraries"],
            path: "Sources/Kernel/Jupyter",
            linkerSettings: archives("sodium")),
        .target(
            name: "Terminal", dependencies: ["Session", "CReadline"], path: "Sources/Kernel/Terminal",
            linkerSettings: archives("readline", "tinfo")),
        .executableTarget(
            name: "tnb", dependencies: ["Bindings", "Session", "Jupyter", "Terminal"], path: "Sources/Kernel/tnb",
            swiftSettings: isProfiling ? [.define("TNB_PROFILE")] : [],
            linkerSettings: staticRuntime + (isProfiling ? [.unsafeFlags(["-profile-generate"])] : [])),

        .testTarget(name: "SyntaxTests", dependencies: ["Syntax"], resources: [.copy("Fixtures")]),
        .testTarget(name: "InterpTests", dependencies: ["Interp"], resources: [.copy("Fixtures")]),
        .testTarget(name: "TensorsTests", dependencies: ["Tensors"], resources: [.copy("Fixtures")]),
        .testTarget(name: "NeuralTests", dependencies: ["Neural", "Tensors"], resources: [.copy("Fixtures")]),
        .testTarget(name: "VisionTests", dependencies: ["Vision", "Neural", "Tensors"], resources: [.copy("Fixtures")]),
        .testTarget(
            name: "BindingsTests", dependencies: ["Bindings", "Interp"], exclude: ["Data"], resources: [.copy("Scripts")]),
        .testTarget(name: "SessionTests", dependencies: ["Session"]),
        .testTarget(name: "JupyterTests", dependencies: ["Jupyter", "Session"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
        .testTarget(name: "ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
