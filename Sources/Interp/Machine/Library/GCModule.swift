// The module `gc`: asks for a collection of reference cycles, and holds automatic ones back. What it tells of the collector
// is what the collector here has: one generation.

enum GCModule {
    static var module: NativeModule {
        NativeModule("gc", doc: "This module provides access to the garbage collector for reference cycles.") { m in
            m.function("collect(generation=2)", doc: "Run the garbage collector; return the number of unreachable objects.") {
                a throws(Raise) in
                let generation = try Operators.index(a[0])
                guard (0...2).contains(generation) else { throw Raise.valueError("invalid generation") }
                return .int(Collector.collect())
            }
            m.function("enable()", doc: "Enable automatic garbage collection.") { _ in
                Collector.isEnabled = true
                return .none
            }
            m.function("disable()", doc: "Disable automatic garbage collection.") { _ in
                Collector.isEnabled = false
                return .none
            }
            m.function("isenabled()", doc: "Returns true if automatic garbage collection is enabled.") { _ in
                .bool(Collector.isEnabled)
            }
        }
    }
}
