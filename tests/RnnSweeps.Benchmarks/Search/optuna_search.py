"""The functions of TestFunction.cs under Optuna's TPE with its default settings: function,search,seed,regret."""
import math
import sys

import numpy as np
import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
TRIALS, SEEDS = 100, 30


def branin(p):
    x, y = 15 * p[0] - 5, 15 * p[1]
    return (y - 5.1 / (4 * math.pi ** 2) * x * x + 5 / math.pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


ALPHA = np.array([1, 1.2, 3, 3.2])
A = np.array([[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]])
P = np.array([
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381]])


def numbers(trial, n):
    return [trial.suggest_float(f"x{i}", 0, 1) for i in range(n)]


def mixed(trial):
    x, y = numbers(trial, 2)
    optimiser, cell = trial.suggest_categorical("optimiser", [0, 1, 2, 3]), trial.suggest_categorical("cell", [0, 1, 2])
    layers = trial.suggest_int("layers", 0, 15)
    return ([0, 0.1, 0.3, 0.6][optimiser] + [0.4, 0, 0.15][cell] + 6 * (x - [0.8, 0.35, 0.5, 0.65][optimiser]) ** 2
            + 2 * (y - 0.3) ** 2 + 0.02 * abs(layers - 5))


def conditional(trial):
    branch = trial.suggest_categorical("branch", [0, 1, 2])
    x, y = trial.suggest_float(f"x{branch}", 0, 1), trial.suggest_float(f"y{branch}", 0, 1)
    return [0.5 + (x - 0.5) ** 2 + (y - 0.5) ** 2, 10 * (x - 0.25) ** 2 + 10 * (y - 0.7) ** 2,
            0.2 + 4 * abs(x - 0.9) + 4 * abs(y - 0.1)][branch]


FUNCTIONS = {
    "branin": (lambda t: branin(numbers(t, 2)), 0.39788735772973816, 0),
    "hartmann6": (lambda t: -float(ALPHA @ np.exp(-(A * (np.array(numbers(t, 6)) - P) ** 2).sum(1))), -3.322368011391339, 0),
    "mixed": (mixed, 0, 0),
    "conditional": (conditional, 0, 0),
    "noisy": (lambda t: sum((4 * (x - 0.2 - 0.15 * i)) ** 2 for i, x in enumerate(numbers(t, 4))), 0, 0.5),
}


def regret(name, seed):
    function, lowest, noise = FUNCTIONS[name]
    rng = np.random.RandomState(10_000 + seed)

    def objective(trial):
        value = function(trial)
        trial.set_user_attr("value", value)
        return value + noise * rng.standard_normal()

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(objective, n_trials=TRIALS)
    return study.best_trial.user_attrs["value"] - lowest


for name in sys.argv[1:] or FUNCTIONS:
    for seed in range(SEEDS):
        print(f"{name},optuna,{seed},{regret(name, seed):.9g}", flush=True)
