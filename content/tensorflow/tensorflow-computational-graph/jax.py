import jax
import jax.numpy as jnp

x = jnp.array([[1.0, 2, 3], [-1, 0, 1]])
w = jnp.array([[1.0, -1], [0, 2], [1, 0]])
b = jnp.array([0.5, -2])


def layer(x, w, b):
    return jnp.maximum(x @ w + b, 0)


# A jaxpr is the traced graph as text; jit hands it to XLA.
for equation in jax.make_jaxpr(layer)(x, w, b).eqns:
    print("  node", equation.primitive.name)
print(jax.jit(layer)(x, w, b))
