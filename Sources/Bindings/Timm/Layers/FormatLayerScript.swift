// timm.layers.format: orders of dimensions. Follows timm's format.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersFormat = #"""
        from enum import Enum
        from typing import Union

        class Format(str, Enum):
            """Orders of the dimensions of a feature map: N samples, C channels, H x W or L places."""
            NCHW = 'NCHW'
            NHWC = 'NHWC'
            NCL = 'NCL'
            NLC = 'NLC'

        FormatT = Union[str, Format]

        _SPATIAL = {Format.NCHW: (2, 3), Format.NHWC: (1, 2), Format.NCL: (2,), Format.NLC: (1,)}
        _CHANNEL = {Format.NCHW: 1, Format.NHWC: 3, Format.NCL: 1, Format.NLC: 2}

        def get_spatial_dim(fmt):
            """The dimensions of the places."""
            return _SPATIAL[Format(fmt)]

        def get_channel_dim(fmt):
            """The dimension of the channels."""
            return _CHANNEL[Format(fmt)]

        def nchw_to(x, fmt):
            """An NCHW tensor in another order."""
            if fmt == Format.NHWC:
                return x.permute(0, 2, 3, 1)
            if fmt == Format.NLC:
                return x.flatten(2).transpose(1, 2)
            return x.flatten(2) if fmt == Format.NCL else x

        def nhwc_to(x, fmt):
            """An NHWC tensor in another order."""
            if fmt == Format.NCHW:
                return x.permute(0, 3, 1, 2)
            if fmt == Format.NCL:
                return x.flatten(1, 2).transpose(1, 2)
            return x.flatten(1, 2) if fmt == Format.NLC else x
        """#
}
