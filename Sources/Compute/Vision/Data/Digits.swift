// The optical digits that need no file: unpacks DigitsData, scales 0...16 to bytes and holds every fifth image out.

import Tensors

/// Grey images of one size with their class ids.
public struct GreyImages: Sendable {
    public let width, height: Int
    /// [N, height, width], row by row.
    public let pixels: [UInt8]
    public let targets: [Int]
}

/// UCI's optical recognition of handwritten digits, 1,797 grey images of 8x8.
public enum Digits {
    /// Every fifth image, i % 5 == 4 in the source's order, is held out (359 images); the other 1,438 train. A value v
    /// of the source's 17 levels becomes min(16 v, 255).
    public static func images(training: Bool) throws -> GreyImages {
        let (labels, images) = try unpack()
        let chosen = labels.indices.filter { ($0 % 5 == 4) != training }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(chosen.count * 64)
        for index in chosen { pixels += images[index * 64..<(index + 1) * 64] }
        return GreyImages(width: 8, height: 8, pixels: pixels, targets: chosen.map { Int(labels[$0]) })
    }

    private static func unpack() throws -> (labels: [UInt8], images: [UInt8]) {
        let count = DigitsData.count
        let records = try PackedText.unpack(DigitsData.text, count: count * 65, name: "digits")
        var images = [UInt8](repeating: 0, count: count * 64)
        for pixel in 0..<64 {
            for index in 0..<count {
                images[index * 64 + pixel] = UInt8(min(16 * Int(records[count + pixel * count + index]), 255))
            }
        }
        return (Array(records[0..<count]), images)
    }
}
