import gymnasium as gym
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
env = gym.make("CartPole-v1", max_episode_steps=200)
# Double precision: a rounding error could tip a sampled action.
policy = tf.Variable(tf.zeros((4, 1), "float64"))  # p = 0.5 each
sgd = tf.keras.optimizers.SGD(8.0, momentum=0.5)


def episode(seed):
    weights = policy.numpy()[:, 0]
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
    states, actions = states.astype(float), actions.astype(float)
    with tf.GradientTape() as tape:  # cross-entropy is -log p(action)
        log_p = -tf.nn.sigmoid_cross_entropy_with_logits(
            actions, (states @ policy)[:, 0])
        loss = -tf.reduce_mean(log_p * advantage)
    sgd.apply([tape.gradient(loss, policy)], [policy])
