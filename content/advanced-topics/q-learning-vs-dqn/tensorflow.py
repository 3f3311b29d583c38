# tolerance: 0.03
import random

import gymnasium as gym
import tensorflow as tf

tf.keras.utils.set_random_seed(0)  # also Python's
env, replay = gym.make("FrozenLake-v1", is_slippery=False), []
online = [tf.Variable(tf.random.normal((n, 64)) / 8) for n in (16, 4)]
adam, target = tf.optimizers.Adam(1e-3), [*map(tf.Variable, online)]


def q(net, s):  # the row of a state: W times its one-hot vector
    return tf.nn.relu(tf.gather(net[0], s)) @ tf.transpose(net[1])


@tf.function
def train(s, a, r, s2, end):  # no future after a terminal state
    goal = r + 0.95 * tf.where(end, 0., tf.reduce_max(q(target, s2), 1))
    with tf.GradientTape() as tape:
        loss = (goal - tf.gather(q(online, s), a, batch_dims=1)) ** 2
    adam.apply(tape.gradient(loss, online), online)


def run(steps, learn):
    (state, _), wins, episodes = env.reset(seed=0), 0, 0
    for step in range(steps):
        explore = learn and random.random() < max(0.1, 1 - step / 4000)
        greedy = int(tf.argmax(q(online, [state])[0]))
        action = random.randrange(4) if explore else greedy
        after, reward, end, cut, _ = env.step(action)
        wins, episodes = wins + reward, episodes + (end or cut)
        replay.append((state, action, float(reward), after, end))
        state = env.reset()[0] if end or cut else after
        if learn and step >= 500 and step % 2 == 0:
            train(*map(tf.constant, zip(*random.sample(replay, 64))))
        if learn and step % 200 == 0:  # the goals stand still between
            [t.assign(o) for t, o in zip(target, online)]
    return wins / episodes


print(f"success rate before: {run(600, learn=False):.2f}")
run(5000, learn=True)
print(f"success rate after:  {run(600, learn=False):.2f}")
print("Q(start)", q(online, [0])[0].numpy().round(2))
