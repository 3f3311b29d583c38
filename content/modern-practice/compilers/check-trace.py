import jax
import jax.numpy as jnp


@jax.jit
def double(x):
    print("running")
    return 2 * x


for n in (3, 3, 5):
    double(jnp.ones(n))
