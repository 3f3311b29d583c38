import jax
import jax.numpy as jnp

traces = []


def scale(x, factor):
    traces.append(1)  # Python: runs while tracing only
    return x * factor


def count(what, function, calls):
    traces.clear()
    for arguments in calls:
        function(*arguments)
    print(f"{what:34} {len(calls)} calls, {len(traces)} traces")


row = jnp.ones(3)
numbers = [(row, float(i)) for i in range(5)]
# JAX traces Python numbers as arrays: their value does not matter.
count("Python numbers", jax.jit(scale), numbers)
fixed = jax.jit(scale, static_argnames="factor")
count("Python numbers, static", fixed, numbers)
lengths = [(jnp.ones(n), 2.0) for n in range(4, 9)]
count("new shapes", jax.jit(scale), lengths)
