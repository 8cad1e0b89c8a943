// timm.layers.config: settings for a while: scripting, exporting, fused attention. Follows timm's config.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersConfig = #"""
        import os

        __all__ = ['is_exportable', 'is_scriptable', 'is_no_jit', 'use_fused_attn', 'set_exportable', 'set_scriptable',
                   'set_no_jit', 'set_layer_config', 'set_fused_attn', 'set_reentrant_ckpt', 'use_reentrant_ckpt']

        _flags = {'scriptable': False, 'exportable': False, 'no_jit': False, 'no_activation_jit': False}
        # 0 never, 1 where it is tested, 2 where it is experimental, too.
        _fused_attn = int(os.environ.get('TIMM_FUSED_ATTN', '1'))
        _reentrant_ckpt = os.environ.get('TIMM_REENTRANT_CKPT', '').lower() in ('1', 'true', 'yes', 'on')

        def is_no_jit():
            """Whether layers shall do without scripting."""
            return _flags['no_jit']

        def is_exportable():
            """Whether models are made for being exported."""
            return _flags['exportable']

        def is_scriptable():
            """Whether models are made for being scripted."""
            return _flags['scriptable']

        class _Setting:
            def _set(self, changes):
                self._before = {name: _flags[name] for name in changes}
                _flags.update(changes)

            def __enter__(self):
                pass

            def __exit__(self, *args):
                _flags.update(self._before)
                return False

        class set_no_jit(_Setting):
            """Sets is_no_jit(), in a with statement until its end."""

            def __init__(self, mode):
                self.prev = is_no_jit()
                self._set({'no_jit': mode})

        class set_exportable(_Setting):
            """Sets is_exportable(), in a with statement until its end."""

            def __init__(self, mode):
                self.prev = is_exportable()
                self._set({'exportable': mode})

        class set_scriptable(_Setting):
            """Sets is_scriptable(), in a with statement until its end."""

            def __init__(self, mode):
                self.prev = is_scriptable()
                self._set({'scriptable': mode})

        class set_layer_config(_Setting):
            """Sets those of the flags that are not None; the end of a with statement restores all of them."""

            def __init__(self, scriptable=None, exportable=None, no_jit=None, no_activation_jit=None):
                self.prev = tuple(_flags.values())
                wanted = {'scriptable': scriptable, 'exportable': exportable, 'no_jit': no_jit,
                          'no_activation_jit': no_activation_jit}
                self._set({name: _flags[name] if value is None else value for name, value in wanted.items()})

        def use_fused_attn(experimental=False):
            """Whether attention shall be scaled_dot_product_attention."""
            return not is_exportable() and _fused_attn > (1 if experimental else 0)

        def set_fused_attn(enable=True, experimental=False):
            """Sets use_fused_attn(), and with experimental use_fused_attn(experimental=True)."""
            global _fused_attn
            _fused_attn = (2 if experimental else 1) if enable else 0
            from timm.layers._native import set_fused_attention
            set_fused_attention(_fused_attn)

        def use_reentrant_ckpt():
            """Whether checkpoints of activations shall be reentrant."""
            return _reentrant_ckpt

        def set_reentrant_ckpt(enable=True):
            """Sets use_reentrant_ckpt()."""
            global _reentrant_ckpt
            _reentrant_ckpt = enable
        """#
}
