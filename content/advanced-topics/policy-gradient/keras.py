import gymnasium as gym
import keras
import numpy as np

# Double precision: a rounding error could tip a sampled action.
keras.config.set_floatx("float64")
rng = np.random.default_rng(0)
env = gym.make("CartPole-v1", max_episode_steps=200)
policy = keras.Sequential([
    keras.Input((4,)),  # zeros: both actions equally likely
    keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")])
policy.compile(
    optimizer=keras.optimizers.SGD(8.0, momentum=0.5),
    loss=keras.losses.BinaryCrossentropy(from_logits=True))


def episode(seed):
    weights = policy.get_weights()[0][:, 0]
    steps, (state, _), done = [], env.reset(seed=seed), False
    while not done:
        p = 1 / (1 + np.exp(-state @ weights))  # of pushing right
        action = int(rng.random() < p)
        after, reward, fell, full, _ = env.step(action)
        steps.append((state, action, reward))
        state, done = after, fell or full
    states, actions, rewards = map(np.array, zip(*steps))
    discounted = rewards * 0.99 ** np.arange(len(rewards))
    to_go = discounted[::-1].cumsum()[::-1]  # from here to the end
    return states, actions, to_go / 0.99 ** np.arange(len(rewards))


for update in range(31):
    played = [episode(10 * update + i) for i in range(10)]
    states, actions, returns = map(np.concatenate, zip(*played))
    if update % 10 == 0:
        length = len(states) / 10
        print(f"update {update:2}: {length:5.1f} steps upright")
    # The mean return as baseline: better than usual, or worse?
    advantage = (returns - returns.mean()) / returns.std()
    # Cross-entropy is -log p(action), here weighted by the advantage.
    policy.train_on_batch(states, actions[:, None], advantage)
