// Catalogue rows of padding, transposed convolution, pooling over lines, normalisation, resizing and folding.

extension OpCatalogue {
    static let images: [OpRow] = [
        OpRow("pad", "constant", [2, 3, 4]) { try $0[0].padded([1, 2, -1, 1], value: 3) },
        OpRow("pad", "reflect", [2, 3, 4]) { try $0[0].padded([2, 1, 1, -1], mode: "reflect") },
        OpRow("pad", "replicate", [2, 3, 4]) { try $0[0].padded([2, 1, -1, 2], mode: "replicate") },
        OpRow("pad", "circular", [2, 3, 4]) { try $0[0].padded([2, 1, 1, 1], mode: "circular") },
        OpRow("conv1d", "stride=2, bias", [2, 3, 7], [4, 3, 3], [4]) {
            try $0[0].conv1d(weight: $0[1], bias: $0[2], stride: 2, padding: 1)
        },
        OpRow("conv_transpose2d", "stride=2, output_padding=1, bias", [2, 3, 3, 2], [3, 2, 3, 3], [2]) {
            try $0[0].convTranspose2d(weight: $0[1], bias: $0[2], stride: [2], padding: [1], outputPadding: [1])
        },
        OpRow("conv_transpose2d", "groups=2, dilation=2", [1, 4, 3, 3], [4, 2, 2, 2]) {
            try $0[0].convTranspose2d(weight: $0[1], groups: 2, dilation: [2])
        },
        OpRow("conv_transpose1d", "", [1, 2, 4], [2, 3, 3]) { try $0[0].convTranspose1d(weight: $0[1], stride: 2) },
        OpRow("max_pool1d", "", [1, 2, 7], domain: .spread) { try $0[0].maxPool1d(kernelSize: 3, stride: 2) },
        OpRow("max_pool1d", "with indices", [1, 2, 7], domain: .spread) { try $0[0].maxPool1dWithIndices(kernelSize: 2).output },
        OpRow("avg_pool1d", "", [1, 2, 7]) { try $0[0].avgPool1d(kernelSize: 3, padding: 1) },
        OpRow("adaptive_avg_pool1d", "", [1, 2, 7]) { try $0[0].adaptiveAvgPool1d(3) },
        OpRow("adaptive_max_pool1d", "", [1, 2, 7], domain: .spread) { try $0[0].adaptiveMaxPool1d(3).output },
        OpRow("adaptive_max_pool2d", "", [1, 2, 5, 7], domain: .spread) { try $0[0].adaptiveMaxPool2d([2, 3]).output },
        OpRow("lp_pool2d", "", [1, 2, 4, 4], domain: .positive) { try $0[0].lpPool2d(2, kernelSize: [2]) },
        OpRow("lp_pool1d", "", [1, 2, 6], domain: .positive) { try $0[0].lpPool1d(3, kernelSize: 2) },
        OpRow("group_norm", "", [2, 4, 3, 2], [4], [4]) { try $0[0].groupNorm(2, weight: $0[1], bias: $0[2]) },
        OpRow("instance_norm", "", [2, 3, 2, 2], [3], [3]) { try $0[0].instanceNorm(weight: $0[1], bias: $0[2]) },
        OpRow("rms_norm", "", [3, 4], [4]) { try $0[0].rmsNorm([4], weight: $0[1], eps: 1e-5) },
        OpRow("local_response_norm", "", [1, 5, 2, 2]) { try $0[0].localResponseNorm(3, alpha: 0.5) },
        OpRow("interpolate", "nearest", [1, 2, 3, 4]) { try $0[0].interpolated(size: [5, 3]) },
        OpRow("interpolate", "nearest, lines", [1, 2, 4]) { try $0[0].interpolated(size: [7]) },
        OpRow("interpolate", "nearest-exact", [1, 2, 3, 4]) { try $0[0].interpolated(size: [5, 3], mode: "nearest-exact") },
        OpRow("interpolate", "nearest-exact, lines", [1, 2, 4]) { try $0[0].interpolated(size: [7], mode: "nearest-exact") },
        OpRow("interpolate", "linear", [1, 2, 4]) { try $0[0].interpolated(size: [7], mode: "linear") },
        OpRow("interpolate", "bilinear", [1, 2, 3, 4]) { try $0[0].interpolated(size: [5, 3], mode: "bilinear") },
        OpRow("interpolate", "bilinear, align_corners", [1, 2, 3, 4]) {
            try $0[0].interpolated(size: [5, 3], mode: "bilinear", alignCorners: true)
        },
        OpRow("interpolate", "bilinear, antialias", [1, 1, 6, 5]) {
            try $0[0].interpolated(size: [3, 7], mode: "bilinear", antialias: true)
        },
        OpRow("interpolate", "bicubic", [1, 2, 3, 4]) { try $0[0].interpolated(size: [5, 3], mode: "bicubic") },
        OpRow("interpolate", "bicubic, antialias", [1, 1, 6, 5]) {
            try $0[0].interpolated(size: [3, 7], mode: "bicubic", antialias: true)
        },
        OpRow("unfold", "", [1, 2, 4, 5]) { try $0[0].unfolded(kernelSize: [2, 3], padding: [1], stride: [2]) },
        OpRow("fold", "", [1, 8, 6]) { try $0[0].folded(outputSize: [3, 4], kernelSize: [2]) },
        OpRow("pixel_shuffle", "", [1, 4, 2, 3]) { try $0[0].pixelShuffle(2) },
        OpRow("pixel_unshuffle", "", [1, 1, 4, 2]) { try $0[0].pixelUnshuffle(2) },
        OpRow("channel_shuffle", "", [1, 4, 2]) { try $0[0].channelShuffle(2) },
    ]
}
