// timm.utils.decay_batch_step: smaller batches after an error.

extension TrainingScripts {
    static let timmUtilsDecayBatch = #"""
        import math

        def decay_batch_step(batch_size, num_intra_steps=2, no_odd=False):
            """The next smaller batch size, with steps between the powers of two; 0 below 1."""
            if batch_size <= 1:
                return 0
            base = int(2 ** (math.log(batch_size - 1) // math.log(2)))
            step = max(base // num_intra_steps, 1)
            batch_size = base + (batch_size - base - 1) // step * step
            if no_odd and batch_size % 2:
                batch_size -= 1
            return batch_size

        def check_batch_size_retry(error_str):
            """Whether a smaller batch may help against an error."""
            error_str = error_str.lower()
            return 'required rank' not in error_str and 'illegal' not in error_str
        """#
}
