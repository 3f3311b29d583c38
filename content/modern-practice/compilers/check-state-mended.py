import jax
import jax.numpy as jnp


@jax.jit
def scaled(x, scale):
    return scale * x


print(scaled(jnp.ones(1), 2.0)[0])
print(scaled(jnp.ones(1), 3.0)[0])
