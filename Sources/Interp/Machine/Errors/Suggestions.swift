// "Did you mean": CPython's choice of the closest name (Python/suggestions.c), so that both suggest the same.

/// Costs of CPython's edit distance: an insertion, deletion or substitution, and a change of case.
private let moveCost = 2
private let caseCost = 1
/// Beyond these CPython gives up: names in the list, bytes in a name.
private let mostCandidates = 750
private let longestName = 40

/// The name of `candidates` that `name` was probably meant to be: at most a third of the characters differ.
func suggestion(for name: String, among candidates: [String]) -> String? {
    guard candidates.count < mostCandidates else { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.utf8)
        let limit = min((wanted.count + letters.count + 3) * moveCost / 6, bestDistance - 1)
        let distance = editDistance(wanted, letters, limit: limit)
        if distance <= limit {
            best = candidate
            bestDistance = distance
        }
    }
    return best
}

/// Weighted Levenshtein distance, or more than `limit` as soon as that is certain.
private func editDistance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int {
    var a = first[...], b = second[...]
    if a.elementsEqual(b) { return 0 }
    while let x = a.first, let y = b.first, x == y { (a, b) = (a.dropFirst(), b.dropFirst()) }
    while let x = a.last, let y = b.last, x == y { (a, b) = (a.dropLast(), b.dropLast()) }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
    if a.count > longestName || b.count > longestName { return limit + 1 }
    if b.count < a.count { (a, b) = (b, a) }
    if (b.count - a.count) * moveCost > limit { return limit + 1 }

    var row = (1...a.count).map { $0 * moveCost }
    var result = 0
    for (bIndex, letter) in b.enumerated() {
        var distance = bIndex * moveCost
        result = distance
        var minimum = Int.max
        for (index, other) in a.enumerated() {
            let substitute = distance + substitutionCost(letter, other)
            distance = row[index]
            result = min(min(result, distance) + moveCost, substitute)
            row[index] = result
            minimum = min(minimum, result)
        }
        if minimum > limit { return limit + 1 }
    }
    return result
}

private func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a & 31 != b & 31 { return moveCost }
    if a == b { return 0 }
    return lowercased(a) == lowercased(b) ? caseCost : moveCost
}

private func lowercased(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
