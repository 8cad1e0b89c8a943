// What architectures cost, from the generated table.

extension ModelRegistry {
    /// Parameters, and the multiply-adds of one image of the first configuration's size, by architecture. Additions of our own are not
    /// in it.
    public static let sizes: [String: (parameters: Int, multiplyAdds: Int?)] = {
        var table: [String: (parameters: Int, multiplyAdds: Int?)] = [:]
        for line in sizesText.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 3, let parameters = Int(words[1]) { table[String(words[0])] = (parameters, Int(words[2])) }
        }
        return table
    }()
}
