import jax
import jax.numpy as jnp
import numpy as np

x = jnp.array([[1.0, 2], [3, 4], [5, 6]])
w = jnp.array([[0.3], [-0.2]])


def loss_fn(w):  # a pure function: no flags on arrays, no .grad
    return jnp.tanh(x @ w).sum() + w.sum()


value_and_grad = jax.value_and_grad(loss_fn)
for i in (1, 2):
    loss, grad = value_and_grad(w)
    print(f"{i}: loss {loss:.4f}, dL/dw {np.round(grad.ravel(), 3)}")


# Transformations compose: a derivative of a derivative, or one
# gradient per example (torch.func has these too).
def cube(z):
    return z**3


print("z^3 at 2:", jax.grad(cube)(2.0), jax.grad(jax.grad(cube))(2.0))
each = jax.vmap(jax.grad(lambda w, row: jnp.tanh(row @ w).sum()),
                in_axes=(None, 0))
print("per example:", each(w, x).shape)
