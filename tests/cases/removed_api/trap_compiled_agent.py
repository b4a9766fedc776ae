from agents.network import build_network
from agents.players import make_agent
from keras.optimizers import Adam

agent = make_agent(build_network(4), memory=50_000)
agent.compile(Adam(1e-3))
agent.fit(nb_steps=100_000)
agent.save_weights("agent.h5")
