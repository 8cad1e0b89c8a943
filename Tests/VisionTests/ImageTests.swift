// Images against Pillow, byte for byte, and PNG files.

import Glibc
import Neural
import Tensors
import Testing
import Vision

@Suite struct ImageTests {
    @Test func resizesAsPillow() throws {
        for entry in try fixture("resize.json").array ?? [] {
            let (size, target) = (try #require(entry["size"]?.ints), try #require(entry["target"]?.ints))
            let mode = try Image.Mode(named: entry["mode"]?.string ?? "")
            let filter = try Interpolation(named: entry["filter"]?.string ?? "")
            let result = try picture(size[0], size[1], mode).resized(width: target[0], height: target[1], filter: filter)
            #expect(hex(result.bytes) == entry["bytes"]?.string, "\(mode) \(size) to \(target), \(filter)")
        }
    }

    @Test func convertsAndCropsAsPillow() throws {
        let (image, expected) = (try picture(12, 7, .rgb), try fixture("convert.json"))
        #expect(try hex(image.converted(to: .grey).bytes) == expected["grey"]?.string)
        #expect(try hex(image.cropped(left: -2, upper: 3, right: 9, lower: 9).bytes) == expected["crop"]?.string)
    }

    @Test(arguments: Image.Mode.allCases) func pngKeepsEveryByte(_ mode: Image.Mode) throws {
        let image = try picture(31, 17, mode)
        let path = temporaryPath("\(mode.rawValue).png")
        defer { unlink(path) }
        try image.save(path)
        let loaded = try Image.open(path)
        #expect(loaded.mode == mode && loaded.width == 31 && loaded.height == 17)
        #expect(loaded.bytes == image.bytes)
    }

    @Test func brokenPNGsAreRefused() throws {
        let data = try picture(20, 20, .rgb).pngData()
        #expect(throws: TensorError.self) { try Image(pngData: Array(data.prefix(data.count / 2))) }
        #expect(throws: TensorError.self) { try Image(pngData: [1, 2, 3]) }
        #expect(throws: TensorError.self) { try Image(pngData: []) }
    }
}
