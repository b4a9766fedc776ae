from keras import metrics


class Meters:
    def __init__(self):
        self._all = {}

    @property
    def meters(self):
        return self._all

    @meters.setter
    def meters(self, given):
        self._all = given

    def forget(self):
        for meter in self._all.values():
            meter.reset_states()  # TFA903


class Scores(Meters):
    def __init__(self):
        super().__init__()
        loss, auc = metrics.Mean(name="loss"), metrics.AUC(name="auc")
        self.meters = {meter.name: meter for meter in [loss, auc]}

    def epoch(self):
        self.forget()


def losses(names):
    means = {name: metrics.Mean(name=name) for name in names}
    for name, mean in means.items():
        print(name, mean.result())
        mean.reset_states()  # TFA903
    for name in names:
        means[name].reset_states()  # TFA903
