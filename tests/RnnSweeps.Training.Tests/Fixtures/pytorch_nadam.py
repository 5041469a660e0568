"""In real PyTorch: 50 steps of NAdam, of the loss of OptimizerTests in double precision, for each rule of nadam-50-steps.csv.

Prints that file: a line a rule with the three weights after the last step. foreach=True, because the loop over single tensors of
PyTorch 1.11 to 1.13 multiplies by the momentum of a step twice, which 2.0 has put right; of one tensor both do the same since.
"""
import torch

RULES = [
    {},
    {"weight_decay": 0.1},
    {"betas": (0.8, 0.9), "eps": 0.01},
    {"betas": (0.5, 0.99), "eps": 0.001, "weight_decay": 0.01},
]


def setting(name, value):
    return f"beta1={value[0]} beta2={value[1]}" if name == "betas" else f"{name}={value}"


print("rule,a,b,c")
for rule in RULES:
    w = torch.tensor([0.5, -1, 2], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.NAdam([w], lr=0.01, foreach=True, **rule)
    for t in range(50):
        optimizer.zero_grad()
        x = torch.tensor([1, 2, -0.5], dtype=torch.float64) * (t % 5 + 1)
        ((w * x).sin().sum() + 0.1 * (w * w).sum()).backward()
        optimizer.step()
    print(" ".join(["nadam"] + [setting(*pair) for pair in rule.items()]) + "," + ",".join(f"{v:.10f}" for v in w.tolist()))
