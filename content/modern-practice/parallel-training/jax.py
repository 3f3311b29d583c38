import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import AxisType, NamedSharding, PartitionSpec as P

jax.config.update("jax_num_cpu_devices", 2)  # in place of two GPUs
# Auto: the compiler finds how to split what lies between.
mesh = jax.make_mesh((2,), ("d",), (AxisType.Auto,))
rng = np.random.default_rng(0)
x, y, w1, w2 = (rng.normal(size=size).astype(np.float32) for size in
                ((8, 6), (8, 4), (12, 6), (4, 12)))
w1, w2 = w1.T / 3, w2.T / 3


def loss(w1, w2, x, y):
    return jnp.mean((jax.nn.relu(x @ w1) @ w2 - y) ** 2)


def show(name, *specs):
    """The same function; only where the arrays lie is different."""
    args = [jax.device_put(a, NamedSharding(mesh, P(*spec)))
            for a, spec in zip((w1, w2, x, y), specs)]
    step = jax.jit(jax.grad(loss, (0, 1)), out_shardings=tuple(
        a.sharding for a in args[:2]))
    norm = jnp.sqrt(sum(jnp.sum(g**2) for g in step(*args)))
    own = sum(w.addressable_shards[0].data.size for w in args[:2])
    print(f"{name:7} gradient {norm:.4f}, weights on device 0: {own}")
    text = step.lower(*args).compile().as_text()
    print("  ", {kind: text.count(f" {kind}(") for kind in
                 ("all-reduce", "all-gather", "reduce-scatter")})


rows, cols, whole = ("d",), (None, "d"), ()
show("one", whole, whole, whole, whole)
show("DDP", whole, whole, rows, rows)
show("tensor", cols, rows, whole, whole)
show("FSDP", rows, rows, rows, rows)
