import jax
import jax.numpy as jnp
import numpy as np

rng = np.random.default_rng(0)
w = jnp.array(rng.normal(size=(8, 8)), jnp.float32)
traces = []


def f(x):
    traces.append(x.shape)  # Python: runs while tracing only
    h = x @ w
    h = h - h.mean(axis=1, keepdims=True)
    return jnp.tanh(h) * 0.5 + h


def rows(n):
    return jnp.linspace(-1, 1, 8 * n).reshape(n, 8)


fast = jax.jit(f)
print("same result:", bool(jnp.allclose(fast(rows(4)), f(rows(4)),
                                        atol=1e-6)))
print(f"sum: {fast(rows(4)).sum():.4f}")
print("operations before XLA:", len(jax.make_jaxpr(f)(rows(4)).eqns))
text = fast.lower(rows(4)).compile().as_text()
print("XLA fused the element-wise part:", "fusion(" in text)
traces.clear()
fast, found = jax.jit(lambda x: f(x)), []
for n in (4, 4, 6, 9, 12):
    fast(rows(n))
    found.append(len(traces))
print("traces after 4, 4, 6, 9, 12 rows:", found)
try:
    jax.jit(lambda x: x if x.sum() > 0 else -x)(rows(4))
except jax.errors.TracerBoolConversionError as error:
    print("if on a value:", type(error).__name__)
