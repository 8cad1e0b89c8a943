// The module `decimal`: the General Decimal Arithmetic Specification, written in the language itself from the specification.
// Results, conditions and messages are those of libmpdec, on which CPython's module stands.

enum DecimalScript {
    static var module: NativeModule {
        .scripted(
            "decimal", doc: "C decimal arithmetic module",
            [
                DecimalContextSource.text, DecimalNumbersSource.text, DecimalFunctionsSource.text,
                DecimalOperationsSource.text, DecimalClassSource.text, DecimalFormatSource.text,
            ].joined(separator: "\n\n")
        ) { $0.setTypeName() }
    }
}
