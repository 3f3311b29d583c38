"""Computing as an older processor does, to see whether results hold on machines unlike ours.

Libraries choose their instructions by the processor, and with them the order in which they add, so
that last digits differ. Training may magnify that until other digits are printed. Held to
what every 64-bit processor has, libraries round otherwise here too.
"""

from __future__ import annotations

VARIABLES = {
    "ATEN_CPU_CAPABILITY": "default",
    "MKL_CBWR": "COMPATIBLE",
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "ONEDNN_MAX_CPU_ISA": "SSE41",
    "OPENBLAS_CORETYPE": "Nehalem",
    "XLA_FLAGS": "--xla_cpu_max_isa=SSE4_2",
}
"""What PyTorch, MKL, NumPy, oneDNN, OpenBLAS and XLA are told by, in this order."""
