"""In real PyTorch: for each exported model in the given folder, what its model card's own code makes of it.

Prints a line of JSON for each: its validation loss and what it writes. Beside it, as other.safetensors, a model of the same
shape is left whose weights PyTorch has drawn, with its validation loss.
"""
import contextlib, io, json, os, re, struct, sys

import torch
from torch.nn import functional as F


def code_of(card):
    return re.search(r"```python\n(.*?)\n```", card, re.DOTALL).group(1)


def loss_of(model, ids, configuration):
    first, count, steps = configuration["train_windows"], configuration["val_windows"], configuration["steps"]
    windows = torch.stack([ids[i:i + steps + 1] for i in range(first, first + count)], dim=1)  # (T + 1, B)
    with torch.no_grad():
        scores, _ = model(windows[:-1])
        return F.cross_entropy(scores.flatten(0, 1), windows[1:].flatten()).item()


def write(path, weights):
    header, data = {}, b""
    for name, weight in weights.items():
        raw = weight.detach().contiguous().numpy().tobytes()
        header[re.sub(r"^rnn\.(\d+)\.(\w+)_l0$", r"rnn.\2_l\1", name)] = {
            "dtype": "F32", "shape": list(weight.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    header = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header + data)


for folder in sorted(os.listdir(sys.argv[1])):
    os.chdir(os.path.join(sys.argv[1], folder))
    with open("specification.json") as file:
        configuration = json.load(file)["configuration"]
    with open("text.txt") as file:
        text = file.read()
    with open("README.md") as file:
        code = code_of(file.read())
    names, said = {}, io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(code, names)
    ids = names["encode"](text)
    torch.manual_seed(7)
    other = names["LanguageModel"]().eval()
    for weights in other.parameters():
        torch.nn.init.normal_(weights, 0, 0.3)
    write("other.safetensors", other.state_dict())
    print(json.dumps({
        "model": folder, "loss": loss_of(names["model"], ids, configuration), "text": said.getvalue()[:-1],
        "other_loss": loss_of(other, ids, configuration), "cleaned": names["clean"]("It has;\r\n 2 LAMPS.")}))
