import tensorflow as tf

SCALE = tf.constant([1.0, 40.0])
optimizers = tf.keras.optimizers  # TensorFlow has none of its own

RULES = {
    "sgd": lambda: optimizers.SGD(0.02),
    "momentum": lambda: optimizers.SGD(0.02, momentum=0.9),
    "adam": lambda: optimizers.Adam(0.1, epsilon=1e-8),
    "adamw": lambda: optimizers.AdamW(
        0.1, weight_decay=0.1, epsilon=1e-8),
}
for name, make in RULES.items():
    w, optimizer = tf.Variable([1.0, 1.0]), make()
    for step in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(SCALE * w**2) / 2
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        if step == 0:
            first = w.numpy()
    last = w.numpy()
    print(f"{name:9} step 1 {first[0]:7.4f} {first[1]:7.4f}"
          f"  step 100 {last[0]:7.4f} {last[1]:7.4f}")
