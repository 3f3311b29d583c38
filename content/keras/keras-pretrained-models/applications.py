import keras
import numpy as np

apps = keras.applications

# Each family was trained on its own kind of input.
red = np.array([[[[255.0, 0.0, 0.0]]]])  # one RGB pixel, 0..255
for name in ("vgg16", "mobilenet_v2", "resnet_v2", "efficientnet"):
    pixel = getattr(apps, name).preprocess_input(red.copy())[0, 0, 0]
    print(f"{name}: {pixel.round(3).tolist()}")

# weights=None: the architecture, untrained. In earnest "imagenet",
# which downloads the weights once.
base = apps.MobileNetV2(
    weights=None, include_top=False, pooling="avg",
    input_shape=(96, 96, 3))
print("features per image:", base.output_shape[-1])
base.trainable = False
inputs = keras.Input((96, 96, 3))
x = apps.mobilenet_v2.preprocess_input(inputs)
x = base(x, training=False)
x = keras.layers.Dropout(0.2)(x)
model = keras.Model(inputs, keras.layers.Dense(5)(x))
trained = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
print(f"parameters: {model.count_params():,}, trained: {trained:,}")

# A frozen BatchNormalization runs in inference mode even when called
# with training=True: `trainable` has this meaning for it alone.
norm = keras.layers.BatchNormalization()
norm.build((None, 2))
norm.trainable = False
norm(np.ones((4, 2), "float32"), training=True)
print("moving mean after the call:", norm.moving_mean.numpy())

for top in (True, False):
    size = apps.VGG16(weights=None, include_top=top).count_params()
    print(f"VGG16, include_top={top}: {size:,} parameters")
