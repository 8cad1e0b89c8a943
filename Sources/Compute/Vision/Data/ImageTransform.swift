// From an image to a fixed size, as timm's create_transform does without augmentation. The result stays 8-bit; the
// loader normalises whole batches.

internal import Glibc
import Tensors

/// Resizes and crops images to one size.
public struct ImageTransform: Sendable {
    public let channels, height, width: Int
    public let interpolation: Interpolation
    /// nil: resize both sides to the target (training without augmentation); else the evaluation crop.
    public let cropPct: Double?

    /// `cropPct` is the share of the resized image's side that the crop keeps.
    public init(channels: Int, height: Int, width: Int, interpolation: Interpolation, cropPct: Double?) throws {
        guard channels == 1 || channels == 3 else {
            throw TensorError.value("input_size: \(channels) channels; images have 1 (grey) or 3 (RGB)")
        }
        guard height > 0, width > 0, height <= 1 << 14, width <= 1 << 14 else {
            throw TensorError.value("input_size: \(height)x\(width) is no image size")
        }
        if let cropPct, !(cropPct > 0 && cropPct <= 4) {
            throw TensorError.value("crop_pct must be positive, got \(cropPct)")
        }
        (self.channels, self.height, self.width, self.interpolation, self.cropPct) = (
            channels, height, width, interpolation, cropPct
        )
    }

    public func callAsFunction(_ image: Image) throws -> Image {
        let source = try image.converted(to: channels == 1 ? .grey : .rgb)
        guard let cropPct else { return try resizeShorterSide(source, height, width) }
        let scaled = try resizeShorterSide(
            source, Int(floor(Double(height) / cropPct)), Int(floor(Double(width) / cropPct)))
        return try centerCropped(scaled)
    }

    /// torchvision's Resize: a square target is the length of the shorter side, the other side follows.
    private func resizeShorterSide(_ image: Image, _ targetHeight: Int, _ targetWidth: Int) throws -> Image {
        if cropPct == nil {  // timm resizes to the exact target when it only prepares training images
            return try image.resized(width: targetWidth, height: targetHeight, filter: interpolation)
        }
        guard targetHeight == targetWidth else {
            throw TensorError.notImplemented(
                "input_size: only square sizes are available with a centre crop yet, got "
                    + "\(height)x\(width)")
        }
        let (short, long) = (min(image.width, image.height), max(image.width, image.height))
        let newLong = Int(Double(targetHeight * long) / Double(short))
        let (newWidth, newHeight) = image.width <= image.height ? (targetHeight, newLong) : (newLong, targetHeight)
        return try image.resized(width: newWidth, height: newHeight, filter: interpolation)
    }

    /// torchvision's CenterCrop: what is too small is padded with black.
    private func centerCropped(_ image: Image) throws -> Image {
        func start(_ have: Int, _ want: Int) -> Int {
            have < want ? -((want - have) / 2) : Int((Double(have - want) / 2).rounded(.toNearestOrEven))
        }
        let (left, top) = (start(image.width, width), start(image.height, height))
        return try image.cropped(left: left, upper: top, right: left + width, lower: top + height)
    }
}
