import jax
import jax.numpy as jnp


def train(seed, draw_first=False):
    # No hidden state: each use gets a key of its own, by name.
    root = jax.random.key(seed)
    weights, order, extra = jax.random.split(root, 3)
    if draw_first:
        jax.random.uniform(extra)
    a, b = jax.random.split(weights)
    params = [jax.random.normal(a, (1, 16)), jnp.zeros(16),
              jax.random.normal(b, (16, 1)) / 4]
    x = jnp.linspace(-1, 1, 64)[:, None]

    def loss(params, xb):
        w1, b1, w2 = params
        return jnp.mean((jnp.tanh(xb @ w1 + b1) @ w2 - xb**2) ** 2)

    gradient = jax.jit(jax.grad(loss))
    for epoch in range(20):
        rows = jax.random.permutation(
            jax.random.fold_in(order, epoch), x)
        for xb in rows.reshape(4, 16, 1):
            steps = gradient(params, xb)
            params = [p - 0.1 * g for p, g in zip(params, steps)]
    return b"".join(p.tobytes() for p in params)


print("same seed, same bytes:", train(0) == train(0))
print("other seed, same bytes:", train(0) == train(1))
print("one draw more, same bytes:", train(0) == train(0, True))
