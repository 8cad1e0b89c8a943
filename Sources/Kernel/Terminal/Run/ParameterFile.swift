// `-y params.yaml`: a file of names and values, read by the language's own yaml module in a session of its own. Its values
// have types already: they arrive as literals.
import Session

enum ParameterFile {
    private static let program = """
        import json, yaml
        values = yaml.safe_load(text)
        if values is None: values = {}
        if not isinstance(values, dict):
            raise TypeError(f'wanted names with values, got a {type(values).__name__}')
        def check(value):
            if isinstance(value, dict):
                for key, item in value.items():
                    check(key)
                    check(item)
            elif isinstance(value, list):
                for item in value: check(item)
            elif not (value is None or isinstance(value, (str, int, float))):
                raise TypeError(f'a {type(value).__name__} ({value}) is no parameter; quote it')
        for name, value in values.items():
            if not isinstance(name, str):
                raise TypeError(f'the name {name!r} is no text')
            check(value)
            if value in (float('inf'), float('-inf')):
                print(json.dumps([name, '1e999' if value > 0 else '-1e999', 'float']))
            else:
                print(json.dumps([name, repr(value), type(value).__name__]))
        """

    /// The settings of a file, in its order.
    static func read(_ path: String, session: Session) throws -> [ParameterSetting] {
        let bytes = try FileAccess.read(path: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ParameterError(message: "\(path): not UTF-8 text")
        }
        _ = session.assign("text", literal: Parameters.quoted(text))
        let printed = PrintedText()
        let outcome = session.run(Cell(program, fileName: path, showsLastExpression: false), on: printed)
        if case .failed(let error) = outcome {
            throw ParameterError(message: "\(path): \(error.message.split(separator: "\n").joined(separator: "; "))")
        }
        return printed.text.split(separator: "\n").compactMap { line in
            guard let row = (try? JSONValue.parse(String(line)))?.array, row.count == 3, let name = row[0].string,
                let literal = row[1].string, let type = row[2].string
            else { return nil }
            return ParameterSetting(name: name, value: literal, literalType: type)
        }
    }
}
