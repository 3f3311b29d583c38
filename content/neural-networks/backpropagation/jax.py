import jax
import jax.numpy as jnp
import numpy as np

x = jnp.sin(jnp.arange(12)).reshape(4, 3)
t = jnp.cos(jnp.arange(4)).reshape(4, 1)
weights = {
    "W1": jnp.sin(jnp.arange(15) + 1).reshape(3, 5),
    "W2": jnp.cos(jnp.arange(5) + 1).reshape(5, 1),
}


def loss_of(weights):
    h = jnp.tanh(x @ weights["W1"])
    return jnp.mean((h @ weights["W2"] - t) ** 2)


# From a function to another function: the loss and its gradient.
loss, grad = jax.value_and_grad(loss_of)(weights)

print(f"loss {loss:.4f}")
for name, row in ("dW2", grad["W2"][:, 0]), ("dW1[0]", grad["W1"][0]):
    print(f"{name:8}", np.asarray(row).astype(float).round(4))

# Arrays never change; a step makes new weights.
new = jax.tree.map(lambda w, g: w - 0.1 * g, weights, grad)
print(f"loss after one step {loss_of(new):.4f}")
