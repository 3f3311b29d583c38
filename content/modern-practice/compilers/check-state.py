import jax
import jax.numpy as jnp

scale = 2.0


@jax.jit
def scaled(x):
    return scale * x


print(scaled(jnp.ones(1))[0])
scale = 3.0
print(scaled(jnp.ones(1))[0])
