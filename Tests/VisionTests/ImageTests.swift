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
            let box = entry["box"]?.doubles
            let result = try picture(size[0], size[1], mode).resized(
                width: target[0], height: target[1], filter: filter, box: box, reducingGap: entry["reducing_gap"]?.double)
            let name = "\(mode) \(size) to \(target), \(filter), box \(box ?? []), gap \(entry["reducing_gap"]?.double ?? 0)"
            #expect(result.width == target[0] && result.height == target[1], "\(name)")
            if let checksum = entry["crc"]?.int {
                #expect(Int(crc32(result.bytes)) == checksum, "\(name)")
            } else {
                #expect(hex(result.bytes) == entry["bytes"]?.string, "\(name)")
            }
        }
    }

    @Test func reducesAsPillow() throws {
        for entry in try fixture("reduce.json").array ?? [] {
            let factor = try #require(entry["factor"]?.ints)
            let mode = try Image.Mode(named: entry["mode"]?.string ?? "")
            let box = entry["box"]?.ints ?? []
            let result = try picture(31, 20, mode).reduced((factor[0], factor[1]), box: box.isEmpty ? nil : box)
            #expect([result.width, result.height] == entry["size"]?.ints)
            #expect(hex(result.bytes) == entry["bytes"]?.string, "\(mode) by \(factor)")
        }
    }

    @Test func boxesOutsideTheImageAreRefused() throws {
        let image = try picture(10, 8, .grey)
        for box in [[-1, 0, 5, 5], [0, 0, 11, 5], [5, 5, 4, 6], [0, 0, 5], [.nan, 0, 5, 5]] as [[Double]] {
            #expect(throws: TensorError.self) { try image.resized(width: 3, height: 3, box: box) }
            #expect(throws: TensorError.self) { try image.resized(width: 1, height: 1, box: box, reducingGap: 1) }
        }
        #expect(throws: TensorError.self) { try image.resized(width: 3, height: 3, reducingGap: 0.5) }
        #expect(throws: TensorError.self) { try image.reduced((0, 1)) }
    }

    @Test func convertsAndCropsAsPillow() throws {
        let (image, expected) = (try picture(12, 7, .rgb), try fixture("convert.json"))
        #expect(try hex(image.converted(to: .grey).bytes) == expected["grey"]?.string)
        #expect(try hex(image.cropped(left: -2, upper: 3, right: 9, lower: 9).bytes) == expected["crop"]?.string)
    }

    @Test(arguments: [Image.Mode.grey, .greyAlpha, .rgb, .rgba, .uint16]) func pngKeepsEveryByte(_ mode: Image.Mode) throws {
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
        #expect(throws: TensorError.self) { try Image.decode(Array(data.prefix(data.count / 2))) }
        #expect(throws: TensorError.self) { try Image.decode([1, 2, 3]) }
        #expect(throws: TensorError.self) { try Image.decode([]) }
    }
}
