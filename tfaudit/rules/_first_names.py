"""Names of TensorFlow before version 1.0, which no `tf.compat.v1` has either.

Those whose successor takes the same arguments stand by its name, the others by what to use.
"""

from __future__ import annotations

RENAMED = {
    "tensorflow.complex_abs": "tensorflow.abs",
    "tensorflow.inv": "tensorflow.math.reciprocal",
    "tensorflow.mul": "tensorflow.multiply",
    "tensorflow.neg": "tensorflow.negative",
    "tensorflow.pack": "tensorflow.stack",
    "tensorflow.sub": "tensorflow.subtract",
    "tensorflow.unpack": "tensorflow.unstack",
}
_BATCHED = {
    "batch_cholesky": "linalg.cholesky",
    "batch_cholesky_solve": "linalg.cholesky_solve",
    "batch_matmul": "matmul",
    "batch_matrix_band_part": "linalg.band_part",
    "batch_matrix_determinant": "linalg.det",
    "batch_matrix_diag": "linalg.diag",
    "batch_matrix_diag_part": "linalg.diag_part",
    "batch_matrix_inverse": "linalg.inv",
    "batch_matrix_set_diag": "linalg.set_diag",
    "batch_matrix_solve": "linalg.solve",
    "batch_matrix_transpose": "linalg.matrix_transpose",
    "batch_matrix_triangular_solve": "linalg.triangular_solve",
    "batch_self_adjoint_eig": "linalg.eigh",
    "batch_svd": "linalg.svd",
    "batch_fft": "signal.fft",
    "batch_fft2d": "signal.fft2d",
    "batch_ifft": "signal.ifft",
    "batch_ifft2d": "signal.ifft2d",
}
_WRITTEN_AT_ONCE = "summaries are written when they are called"
GONE = {
    **{f"tensorflow.{old}": f"use `tf.{new}`" for old, new in _BATCHED.items()},
    **{
        f"tensorflow.{kind}_summary": f"use `tf.summary.{kind}`"
        for kind in ("audio", "histogram", "image", "scalar")
    },
    "tensorflow.concat_v2": "use `tf.concat`",
    "tensorflow.listdiff": "use `tf.sets.difference`",
    "tensorflow.merge_all_summaries": _WRITTEN_AT_ONCE,
    "tensorflow.merge_summary": _WRITTEN_AT_ONCE,
    **{
        f"tensorflow.nn.{name}": "use `tf.keras.layers`"
        for name in ("bidirectional_rnn", "rnn", "seq2seq", "state_saving_rnn")
    },
    "tensorflow.op_scope": "use `tf.name_scope`",
    "tensorflow.select": "use `tf.where`",
    "tensorflow.train.SummaryWriter": "use `tf.summary.create_file_writer`",
    "tensorflow.initialize_all_tables": "tables have their values when they are made",
    "tensorflow.image.per_image_whitening": "use `tf.image.per_image_standardization`",
}
