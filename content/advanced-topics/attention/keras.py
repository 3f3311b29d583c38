import numpy as np
from keras import layers, ops

rng = np.random.default_rng(0)
q, k, v = rng.normal(size=(3, 1, 4, 8)).astype("float32")
causal = np.tril(np.ones((1, 4, 4), dtype=bool))  # True: may look

# (batch, tokens, heads, d_head): here one head.
heads = [ops.expand_dims(x, 2) for x in (q, k, v)]
out = ops.dot_product_attention(*heads, is_causal=True)
first = ops.convert_to_numpy(out)[0, :, 0, 0]
print("first numbers out", first.round(4))

# The layer: learned projections of queries, keys and values, 2 heads.
layer = layers.MultiHeadAttention(num_heads=2, key_dim=4)
out, weights = layer(
    query=q, value=v, key=k, attention_mask=causal,
    return_attention_scores=True)
print("output", out.shape, "weights", weights.shape)
weights = ops.convert_to_numpy(weights)
print("rows sum to 1:", np.allclose(weights.sum(-1), 1, atol=1e-5))
print("weight on later tokens:", weights[0, 0, 0, 1:].sum())
print("parameters", layer.count_params())
