// timm.layers.trace_utils: what tracing needs. Follows timm's trace_utils.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersTraceUtils = #"""
        def _assert(condition, message):
            """Raises AssertionError with the message unless the condition holds."""
            assert condition, message

        def _float_to_int(x):
            """int(x)."""
            return int(x)
        """#
}
