from keras import metrics

from games import Player


def play(names, rounds):
    players = {name: Player(name) for name in names}
    for player in players.values():
        player.reset_states()
    mixed = [metrics.Mean(), Player("both")]
    for k in range(rounds):
        mixed[k % 2].reset_states()
