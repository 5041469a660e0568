using System.Globalization;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models.Cells;

namespace RnnSweeps.Training.Publishing;

/// <summary>
/// Python that builds one model in PyTorch, loads its weights and lets it write: complete, and no longer than this model
/// needs. It asks for PyTorch 1.10 or newer and for nothing else.
/// </summary>
internal sealed class PyTorchCode(TrainingSettings s, int vocabulary, string prefix)
{
    private bool Scratch => s.Impl == Implementation.Scratch;

    /// <summary>True if PyTorch's stacked module is not enough: something stands between the layers, or the cells are written out.</summary>
    private bool LayerByLayer => Scratch || s.Residual || s.LayerNorm;

    private string Width => s.Embedding > 0 ? Text(s.Embedding) : Text(vocabulary);

    public override string ToString() => string.Join('\n',
    [
        Loading,
        .. Scratch ? [ScratchCell.Of(s), ""] : Array.Empty<string>(),
        "class LanguageModel(nn.Module):",
        "    def __init__(self):",
        "        super().__init__()",
        .. Members().Select(line => "        " + line),
        "",
        $"    def forward(self, ids, state=None):  # ids (T, B) -> scores (T, B, {vocabulary}), state",
        .. Steps().Select(line => "        " + line),
        "",
        "weights = load(\"model.safetensors\")",
        .. Renamed(),
        "model = LanguageModel()",
        "model.load_state_dict(weights)",
        "model.eval()",
        "",
        Writing,
    ]);

    private static string Loading => """
        import json, re, struct
        import torch
        from torch import nn
        from torch.nn import functional as F

        def load(path):  # the same as safetensors.torch.load_file
            with open(path, "rb") as file:
                header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
                data = torch.frombuffer(bytearray(file.read()), dtype=torch.float32)
            del header["__metadata__"]
            return {n: data[t["data_offsets"][0] // 4:t["data_offsets"][1] // 4].reshape(t["shape"]) for n, t in header.items()}

        """;

    private IEnumerable<string> Members()
    {
        if (s.Embedding > 0) yield return $"self.embedding = nn.Embedding({vocabulary}, {s.Embedding})";
        if (LayerByLayer)
        {
            var layer = Scratch ? "Cell" : s.Cell.PyTorchClass;
            var inputs = Width == Text(s.Hidden) ? Width : $"{Width} if l == 0 else {s.Hidden}";
            var layers = $"nn.ModuleList({layer}({inputs}, {s.Hidden}{Arguments}) for l in range({s.Layers}))";
            if (Scratch) yield return "self.rnn = nn.Module()";
            yield return $"self.rnn{(Scratch ? ".rnns" : "")} = {layers}";
        }
        else
        {
            var dropout = s.Dropout > 0 && s.Layers > 1 ? $", dropout={Text(s.Dropout)}" : "";
            yield return $"self.rnn = {s.Cell.PyTorchClass}({Width}, {s.Hidden}, num_layers={s.Layers}{Arguments}{dropout})";
        }
        if (s.LayerNorm) yield return $"self.norms = nn.ModuleList(nn.LayerNorm({s.Hidden}) for l in range({s.Layers}))";
        if (Scratch)
        {
            if (!s.Tied) yield return $"self.W_hq = nn.Parameter(torch.zeros({s.Hidden}, {vocabulary}))";
            yield return $"self.b_q = nn.Parameter(torch.zeros({vocabulary}))";
            yield break;
        }
        yield return $"self.linear = nn.Linear({s.Hidden}, {vocabulary})";
        if (s.Tied) yield return "self.linear.weight = self.embedding.weight";
    }

    private IEnumerable<string> Steps()
    {
        yield return s.Embedding > 0 ? "x = self.embedding(ids)" : $"x = F.one_hot(ids, {vocabulary}).float()";
        if (s.InputDropout > 0) yield return $"x = F.dropout(x, {Text(s.InputDropout)}, self.training)";
        if (LayerByLayer)
        {
            yield return "states = []";
            yield return $"for l, layer in enumerate(self.rnn{(Scratch ? ".rnns" : "")}):";
            var dropped = s.Dropout > 0 ? $"F.dropout(x, {Text(s.Dropout)}, self.training and l > 0)" : "x";
            yield return $"    y, last = layer({dropped}, state[l] if state else None)";
            yield return $"    x = {(s.LayerNorm ? "self.norms[l](" : "")}{(s.Residual ? "y + x if l > 0 else y" : "y")}{(s.LayerNorm ? ")" : "")}";
            yield return "    states.append(last)";
        }
        else yield return "x, states = self.rnn(x, state)";
        yield return $"return {(!Scratch ? "self.linear(x)" : s.Tied ? "x @ self.embedding.weight.T + self.b_q" : "x @ self.W_hq + self.b_q")}, states";
    }

    /// <summary>What the file calls otherwise than this module does.</summary>
    private IEnumerable<string> Renamed()
    {
        if (LayerByLayer && !Scratch) yield return """weights = {re.sub(r"^rnn\.(\w+)_l(\d+)$", r"rnn.\2.\1_l0", n): w for n, w in weights.items()}""";
        if (s.Tied && !Scratch) yield return """weights["linear.weight"] = weights["embedding.weight"]""";
    }

    private string Writing => $$"""
        vocabulary = json.load(open("vocabulary.json", encoding="utf-8"))
        known = {entry: i for i, entry in enumerate(vocabulary)}

        def clean(text):{{(s.Cleaning == Cleaning.Letters ? "" : "  # the model knows printable ASCII and line ends; what else there is counts as <unk>")}}
            return {{(s.Cleaning == Cleaning.Letters ? """re.sub("[^A-Za-z]+", " ", text).lower()""" : """text.replace("\r\n", "\n")""")}}

        def encode(text):  # (T)
            return torch.tensor([known.get(c, known["<unk>"]) for c in text])

        @torch.no_grad()
        def write(prefix, length):
            text, state = clean(prefix), None
            ids = encode(text)[:, None]  # (T, 1)
            for _ in range(length):
                scores, state = model(ids, state)
                ids = scores[-1:].argmax(-1)
                text += vocabulary[ids.item()]
            return text

        print(write({{Quoted(prefix)}}, 50))
        """;

    private string Arguments => Scratch ? "" : CellLayersCatalogue.Of(s.Cell).PyTorchArguments(s);

    /// <summary>A text of Python that is this text: JSON's way of quoting is Python's too.</summary>
    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text.Length == 0 ? " " : text);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
