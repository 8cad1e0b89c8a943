// The module `time`: clocks, sleeping, calendar times of the local zone and of UTC.

import Glibc

enum TimeModule {
    static var module: NativeModule {
        NativeModule("time", doc: "This module provides various functions to manipulate time values.") {
            m throws(Raise) in
            installClocks(m)
            installCalendar(m)
            m.set(structTime, as: "struct_time")
            m.set("timezone", .int(timezoneOffset(daylight: false)))
            m.set("altzone", .int(timezoneOffset(daylight: true)))
            m.set("daylight", .int(timezoneOffset(daylight: true) != timezoneOffset(daylight: false) ? 1 : 0))
            m.set("tzname", .tuple(owned: [.string(zoneName(daylight: false)), .string(zoneName(daylight: true))]))
        }
    }

    nonisolated(unsafe) static let structTime = StructSequence.make(  // under the interpreter lock
        "struct_time", module: "time",
        ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"],
        hidden: ["tm_zone", "tm_gmtoff"], makes: true)

    static func now(_ clock: clockid_t) -> (seconds: Int, nanoseconds: Int) {
        var time = timespec()
        clock_gettime(clock, &time)
        return (time.tv_sec, time.tv_nsec)
    }

    static var seconds: Double {
        let time = now(CLOCK_REALTIME)
        return Double(time.seconds) + Double(time.nanoseconds) * 1e-9
    }

    private static func installClocks(_ m: ModuleBuilder) {
        let clocks: [(String, clockid_t)] = [
            ("time", CLOCK_REALTIME), ("monotonic", CLOCK_MONOTONIC), ("perf_counter", CLOCK_MONOTONIC),
            ("process_time", CLOCK_PROCESS_CPUTIME_ID), ("thread_time", CLOCK_THREAD_CPUTIME_ID),
        ]
        for (name, clock) in clocks {
            m.function("\(name)()") { _ throws(Raise) in
                let time = now(clock)
                return .float(Double(time.seconds) + Double(time.nanoseconds) * 1e-9)
            }
            m.function("\(name)_ns()") { _ throws(Raise) in
                let time = now(clock)
                return .int(time.seconds * 1_000_000_000 + time.nanoseconds)
            }
        }
        m.function("sleep(seconds, /)") { a throws(Raise) in
            let seconds: Double
            if let number = a[0].realValue {
                seconds = number
            } else {
                seconds = Double(try ArgumentValues.int(a[0]))
            }
            if seconds.isNaN { throw Raise.valueError("Invalid value NaN (not a number)") }
            if seconds < 0 { throw Raise.valueError("sleep length must be non-negative") }
            if seconds > 9_223_372_036 { throw Raise.overflowError("timestamp too large to convert to C _PyTime_t") }
            try sleep(seconds)
            return .none
        }
    }

    /// Sleeps in short naps: an interrupt comes from another thread and wakes nobody. A signal's
    /// handler runs, and the sleep goes on.
    static func sleep(_ seconds: Double) throws(Raise) {
        Interpreter.current?.host.flush(.stdout)
        let start = now(CLOCK_MONOTONIC)
        while true {
            try runSignals()
            let time = now(CLOCK_MONOTONIC)
            let passed = Double(time.seconds - start.seconds) + Double(time.nanoseconds - start.nanoseconds) * 1e-9
            let left = seconds - passed
            if left <= 0 { return }
            var nap = timespec(tv_sec: 0, tv_nsec: Int(min(left, 0.02) * 1e9))
            nanosleep(&nap, nil)
        }
    }

    // ---- calendar ------------------------------------------------------------------------------------------------------

    private static func broken(_ seconds: Int, isLocal: Bool) -> tm {
        var seconds = seconds
        var parts = tm()
        if isLocal { localtime_r(&seconds, &parts) } else { gmtime_r(&seconds, &parts) }
        return parts
    }

    /// A script's moment: one whose year does not fit is the system's error.
    private static func checkedParts(_ moment: Value, isLocal: Bool) throws(Raise) -> tm {
        var seconds = try seconds(moment)
        var parts = tm()
        let made = isLocal ? localtime_r(&seconds, &parts) : gmtime_r(&seconds, &parts)
        guard made != nil else { throw Raise.osError(EOVERFLOW) }
        return parts
    }

    private static func timezoneOffset(daylight: Bool) -> Int {
        let january = broken(1_704_067_200, isLocal: true), july = broken(1_719_792_000, isLocal: true)
        let winter = january.tm_isdst == 0 ? january : july, summer = january.tm_isdst > 0 ? january : july
        return -(daylight && summer.tm_isdst > 0 ? summer : winter).tm_gmtoff
    }

    private static func zoneName(daylight: Bool) -> String {
        let january = broken(1_704_067_200, isLocal: true), july = broken(1_719_792_000, isLocal: true)
        let winter = january.tm_isdst == 0 ? january : july, summer = january.tm_isdst > 0 ? january : july
        return String(cString: (daylight && summer.tm_isdst > 0 ? summer : winter).tm_zone)
    }

    private static func value(_ parts: tm) -> Value {
        let numbers = [
            Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
            Int(parts.tm_sec), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1, Int(parts.tm_isdst),
        ]
        let zone = Value.interned(parts.tm_zone.map { String(cString: $0) } ?? "UTC")
        return StructSequence.value(structTime, numbers.map { .int($0) } + [zone, .int(parts.tm_gmtoff)], shown: 9)
    }

    private static func seconds(_ value: Value) throws(Raise) -> Int {
        if value.isNone { return now(CLOCK_REALTIME).seconds }
        let number: Double
        if let float = value.floatValue {
            number = float
        } else {
            guard let small = try ArgumentValues.integer(value).asInt else {
                throw Raise.overflowError("timestamp out of range for platform time_t")
            }
            return small
        }
        if number.isNaN { throw Raise.valueError("Invalid value NaN (not a number)") }
        guard let seconds = Int(exactly: number.rounded(.down)) else {
            throw Raise.overflowError("timestamp out of range for platform time_t")
        }
        return seconds
    }

    /// The parts of a struct_time or of a tuple of nine ints.
    private static func parts(_ value: Value, _ function: String) throws(Raise) -> tm {
        guard value.isKind(.tuple) else { throw Raise.typeError("Tuple or struct_time argument required") }
        let items = value.tupleItems
        guard items.count == 9 else { throw Raise.typeError("\(function)(): illegal time tuple argument") }
        var numbers: [Int32] = []
        for item in items { numbers.append(Int32(clamping: try ArgumentValues.int(item))) }
        var parts = tm()
        parts.tm_year = numbers[0] &- 1900
        parts.tm_mon = numbers[1] - 1
        parts.tm_mday = numbers[2]
        parts.tm_hour = numbers[3]
        parts.tm_min = numbers[4]
        parts.tm_sec = numbers[5]
        parts.tm_wday = (numbers[6] &+ 1) % 7
        parts.tm_yday = numbers[7] - 1
        parts.tm_isdst = numbers[8]
        if parts.tm_mon == -1 { parts.tm_mon = 0 }
        if parts.tm_mday == 0 { parts.tm_mday = 1 }
        if parts.tm_yday == -1 { parts.tm_yday = 0 }
        guard (0...11).contains(parts.tm_mon) else { throw Raise.valueError("month out of range") }
        guard (1...31).contains(parts.tm_mday) else { throw Raise.valueError("day of month out of range") }
        guard (0...23).contains(parts.tm_hour) else { throw Raise.valueError("hour out of range") }
        guard (0...59).contains(parts.tm_min) else { throw Raise.valueError("minute out of range") }
        guard (0...61).contains(parts.tm_sec) else { throw Raise.valueError("seconds out of range") }
        guard parts.tm_wday >= 0 else { throw Raise.valueError("day of week out of range") }
        guard (0...365).contains(parts.tm_yday) else { throw Raise.valueError("day of year out of range") }
        return parts
    }

    /// What the C library makes of a format.
    static func format(_ format: String, _ parts: tm) -> String {
        if format.isEmpty { return "" }
        var parts = parts
        var size = max(256, format.utf8.count * 8)
        while size < 1 << 20 {
            var buffer = [CChar](repeating: 0, count: size)
            let count = strftime(&buffer, size, format, &parts)
            if count > 0 { return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) }
            // 0 may also mean an empty result, as "%p" in some locales.
            if size > 4096 { return "" }
            size *= 4
        }
        return ""
    }

    private static func ascii(_ parts: tm) -> String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = parts.tm_mday < 10 ? " \(parts.tm_mday)" : "\(parts.tm_mday)"
        return
            "\(days[Int(parts.tm_wday) % 7]) \(months[Int(parts.tm_mon) % 12]) \(day) \(two(parts.tm_hour)):\(two(parts.tm_min)):"
            + "\(two(parts.tm_sec)) \(Int(parts.tm_year) + 1900)"
    }

    private static func installCalendar(_ m: ModuleBuilder) {
        m.function("localtime(seconds=None, /)") { a throws(Raise) in value(try checkedParts(a[0], isLocal: true)) }
        m.function("gmtime(seconds=None, /)") { a throws(Raise) in value(try checkedParts(a[0], isLocal: false)) }
        m.function("mktime(seconds, /)") { a throws(Raise) in
            var parts = try parts(a[0], "mktime")
            let time = Glibc.mktime(&parts)
            return .float(Double(time))
        }
        m.function("strftime(format, t=?, /)") { a throws(Raise) in
            guard a[0].isString else { throw Raise.typeError("strftime() argument 1 must be str, not \(a[0].typeName)") }
            let parts = a.has(1) ? try parts(a[1], "strftime") : broken(now(CLOCK_REALTIME).seconds, isLocal: true)
            return .string(format(a[0].swiftString, parts))
        }
        m.function("asctime(t=?, /)") { a throws(Raise) in
            .string(ascii(a.has(0) ? try parts(a[0], "asctime") : broken(now(CLOCK_REALTIME).seconds, isLocal: true)))
        }
        m.function("ctime(seconds=None, /)") { a throws(Raise) in .string(ascii(try checkedParts(a[0], isLocal: true))) }
        m.function("strptime(string, format='%a %b %d %H:%M:%S %Y', /)") { a throws(Raise) in
            let module = try Imports.load("_strptime")
            defer { module.release() }
            let function = try getAttribute(module, "strptime")
            defer { function.release() }
            return try call(function, a[0], a[1])
        }
        m.function("tzset()") { _ throws(Raise) in
            Glibc.tzset()
            return .none
        }
    }
}
