// `x.__dict__`: a script that asks for it may change it, so from then on the instance keeps its attributes in that dict
// and its slots hold nothing else. Everything that reads attributes goes through Attributes, which knows both forms.

extension Shape {
    // A name that no script can say: it is not interned.
    private static let hidden = Value.string("instance dictionary").bits  // one string, never freed

    /// The shape of the class's instances that keep a dict.
    static func dictionary(_ cls: ClassPointer) -> ShapePointer {
        if let shape = cls.pointee.dictionaryShape { return shape }
        let names = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
        names.pointee = hidden
        let shape = make(cls, names: names, count: 1)
        shape.pointee.isDictionary = true
        cls.pointee.dictionaryShape = shape
        return shape
    }
}

extension Attributes {
    /// The dict of an instance that keeps one; nil after the collector has emptied the instance.
    static func dictionary(_ attributes: UnsafeMutablePointer<Attributes>) -> UnsafeMutablePointer<DictObject>? {
        let value = attributes.pointee.slots[0]
        return value.isKind(.dict) ? value.layout(DictObject.self) : nil
    }

    /// `x.__dict__` (owned): moves the attributes to a dict at the first call.
    static func madeDictionary(_ attributes: UnsafeMutablePointer<Attributes>) -> Value {
        if attributes.pointee.shape.pointee.isDictionary {
            if let dict = dictionary(attributes) { return Value.object(dict).retained() }
            return .object(Dict.make())
        }
        let dict = Dict.make()
        for (i, name) in Shape.names(attributes.pointee.shape).enumerated() {
            Dict.set(dict, name: name, attributes.pointee.slots[i])
        }
        setDictionary(attributes, .object(dict))
        return .object(dict)
    }

    /// `x.__dict__ = dict` (borrowed).
    static func setDictionary(_ attributes: UnsafeMutablePointer<Attributes>, _ dict: Value) {
        dict.retain()
        let count = attributes.pointee.shape.pointee.count
        let old = (0..<count).map { attributes.pointee.slots[$0] }
        let cls = attributes.pointee.shape.pointee.cls
        attributes.pointee.shape = cls.pointee.rootShape
        append(attributes, Shape.dictionary(cls), dict)
        for value in old { value.release() }
    }

    /// The shape that these attributes have on an instance of another class (`x.__class__ = cls`).
    static func move(_ attributes: UnsafeMutablePointer<Attributes>, to cls: ClassPointer) {
        let shape = attributes.pointee.shape
        if shape.pointee.isDictionary {
            attributes.pointee.shape = Shape.dictionary(cls)
            return
        }
        var result = cls.pointee.rootShape
        for name in Shape.names(shape) { result = Shape.adding(result, name.bits) }
        attributes.pointee.shape = result
    }

    /// Names and values (borrowed), in the order in which they were set.
    static func entries(_ attributes: UnsafeMutablePointer<Attributes>) -> [(name: Value, value: Value)] {
        if attributes.pointee.shape.pointee.isDictionary {
            var result: [(name: Value, value: Value)] = []
            var place = 0
            guard let dict = dictionary(attributes) else { return [] }
            while let entry = Dict.next(dict, from: &place) { result.append((entry.pointee.key, entry.pointee.value)) }
            return result
        }
        return Shape.names(attributes.pointee.shape).enumerated().map { ($1, attributes.pointee.slots[$0]) }
    }
}
