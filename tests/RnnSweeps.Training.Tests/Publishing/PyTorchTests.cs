using System.Text.Json;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Publishing;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Publishing;

/// <summary>Models go to real PyTorch by the code of their model cards, and others come from there.</summary>
public sealed class PyTorchTests
{
    private const double Tolerance = 1e-5;

    private static readonly Dictionary<string, string[]> Models = new()
    {
        ["rnn"] = ["cell=rnn"],
        ["rnn-relu-normalised"] = ["cell=rnn", "activation=relu", "layer_norm=true", "lr=0.5"],
        ["gru"] = ["cell=gru", "layers=1"],
        ["gru-printable"] = ["cell=gru", "cleaning=printable", "embedding=8"],
        ["gru-tied"] = ["cell=gru", "embedding=8", "tied=true"],
        ["lstm-dropout"] = ["cell=lstm", "embedding=6", "dropout=0.2", "input_dropout=0.1"],
        ["lstm-residual-normalised"] = ["cell=lstm", "layers=3", "residual=true", "layer_norm=true", "dropout=0.2"],
        ["gru-residual-tied"] = ["cell=gru", "layers=3", "residual=true", "embedding=8", "tied=true"],
        ["scratch-rnn"] = ["impl=scratch", "cell=rnn", "sigma=0.3"],
        ["scratch-rnn-relu"] = ["impl=scratch", "cell=rnn", "activation=relu", "sigma=0.1", "embedding=4"],
        ["scratch-gru"] = ["impl=scratch", "cell=gru", "sigma=0.3", "residual=true"],
        ["scratch-gru-after"] = ["impl=scratch", "cell=gru", "gru_reset=after", "sigma=0.3", "layer_norm=true"],
        ["scratch-lstm-tied"] = ["impl=scratch", "cell=lstm", "sigma=0.3", "embedding=8", "tied=true", "dropout=0.1"],
    };

    [Fact]
    public async Task Losses_and_text_are_the_same_in_PyTorch_and_those_of_its_models_are_the_same_here()
    {
        PyTorch.SkipWhereMissing();
        using var folder = new TemporaryFolder();
        var here = Models.Keys.ToDictionary(name => name, name => Exported(folder, name));
        var lines = await PyTorch.RunAsync("pytorch_losses.py", folder.File("models"));
        var there = lines.Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(l => l.GetProperty("model").GetString()!);
        Assert.Equal(Models.Keys.Order(), there.Keys.Order());
        Assert.All(Models.Keys, name =>
        {
            Assert.Equal(here[name].Loss, there[name].GetProperty("loss").GetDouble(), Tolerance);
            Assert.Equal(here[name].Text, there[name].GetProperty("text").GetString());
            Assert.Equal(Cleaned("It has;\r\n 2 LAMPS.", name), there[name].GetProperty("cleaned").GetString());
            Assert.Equal(there[name].GetProperty("other_loss").GetDouble(), Loss(folder, name, folder.File($"models/{name}/other.safetensors")), Tolerance);
        });
    }

    [Fact]
    public void An_exported_model_is_read_again_with_its_vocabulary()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["gru-tied", "scratch-rnn"])
            Assert.Equal(Exported(folder, name).Loss, Loss(folder, name, folder.File($"models/{name}/model.safetensors")), 1e-7);
        var spec = Given.Run(folder, ["init_from=" + folder.File("models/scratch-rnn/model.safetensors"), .. Models["scratch-rnn"]]);
        var error = Assert.Throws<TrainingException>(() => Trained.Run(spec with { Texts = [Given.Frozen(folder, "other", Given.Lamplighter.Replace('z', 'q'))] }));
        Assert.Contains("its vocabulary is not that of the run's texts", error.Message);
    }

    /// <summary>Trains the model for an epoch or four and writes its folder as <c>export-model</c> does, and its text beside it.</summary>
    private static (double Loss, string Text) Exported(TemporaryFolder folder, string name)
    {
        var spec = Spec(folder, name);
        var trained = Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        Directory.CreateDirectory(folder.File($"models/{name}"));
        File.Copy(spec.Texts[0].Path, folder.File($"models/{name}/text.txt"));
        foreach (var (file, write) in ModelFiles.Of(model, new ModelFacts(spec.Run, "", trained.Epochs, "cpu", 1, ("0", null), new Dictionary<string, string>())))
        {
            using var stream = File.Create(folder.File($"models/{name}/{file}"));
            write(stream);
        }
        return (trained.Epochs.Single(e => e.Epoch == model.Epoch).ValLoss!.Value, model.Continue("it has", 50, GenerationOptions.Greedy));
    }

    /// <summary>The validation loss of weights that are not trained at all.</summary>
    private static double Loss(TemporaryFolder folder, string name, string weights)
    {
        var spec = Spec(folder, name, "lr=1e-30", "epochs=1", $"init_from={weights}") with { Folder = folder.File(name + "-again") };
        return Trained.Run(spec, checkpoints: false).Epochs[0].ValLoss!.Value;
    }

    private static Core.Runs.RunSpecification Spec(TemporaryFolder folder, string name, params string[] set)
    {
        var spec = Given.Run(folder, [.. Models[name], .. set]) with { Folder = folder.File(name) };
        return IsPrintable(name) ? spec with { Texts = [Given.Frozen(folder, "lamplighter", Cleaned(File.ReadAllText(Given.Fixture("lamplighter.txt")), name))] } : spec;
    }

    private static string Cleaned(string text, string name) => TextCleaning.Clean(text, IsPrintable(name) ? Cleaning.Printable : Cleaning.Letters);

    private static bool IsPrintable(string name) => Models[name].Contains("cleaning=printable");
}
