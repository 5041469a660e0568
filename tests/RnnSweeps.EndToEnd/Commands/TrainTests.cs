using System.Globalization;
using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

/// <summary>The verb <c>train</c>, and through it the numbers of the reference (first 20 steps of real PyTorch).</summary>
public sealed class TrainTests
{
    private static readonly string[] Small =
    [
        "--set", "corpus=lamplighter", "--set", "hidden=8", "--set", "layers=1", "--set", "steps=16", "--set", "batch=64",
        "--set", "train_windows=512", "--set", "val_windows=128", "--set", "epochs=2", "--set", "sample_length=10",
    ];

    private static string Fixtures => Path.Combine(Rnn.Repository, "tests", "RnnSweeps.Training.Tests", "Fixtures");

    [Fact]
    public async Task Json_is_one_object_an_epoch_and_nothing_is_left_behind()
    {
        using var folder = new TemporaryFolder();
        var ended = (await Rnn.RunAsync(folder, ["train", .. Small, "--format", "json"])).Expect(0);
        var epochs = ended.OutputLines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([1, 2], epochs.Select(e => e.GetProperty("epoch").GetInt32()));
        Assert.All(epochs, e => Assert.Equal(Math.Exp(e.GetProperty("val_loss").GetDouble()), e.GetProperty("val_ppl").GetDouble(), 1e-9));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_numbers_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        async Task<double> Loss(string seed) => JsonDocument.Parse(
            (await Rnn.RunAsync(folder, ["train", .. Small, "--seed", seed, "--format", "json"])).Expect(0).OutputLines[^1]).RootElement.GetProperty("train_loss").GetDouble();
        var first = await Loss("7");
        Assert.Equal(first, await Loss("7"));
        Assert.NotEqual(first, await Loss("8"));
    }

    [Theory]
    [InlineData("hiden=8", "hidden")]
    [InlineData("hidden=-8", "found -8")]
    [InlineData("cell=tree", "rnn, gru or lstm")]
    [InlineData("hidden", "key=value")]
    [InlineData("corpus=nowhere", "nowhere")]
    [InlineData("init_from=nowhere.safetensors", "nowhere.safetensors")]
    public async Task A_wrong_setting_is_told_in_a_sentence(string set, string part)
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(folder, ["train", .. Small, "--set", set])).ExpectSentence(2, part);
    }

    [Theory]
    [InlineData("lamplighter-rnn-2x16", "rnn", "concise")]
    [InlineData("lamplighter-gru-2x16", "gru", "concise")]
    [InlineData("lamplighter-lstm-2x16", "lstm", "concise")]
    [InlineData("lamplighter-scratch-2x16", "rnn", "scratch")]
    public async Task The_first_20_steps_are_those_of_the_reference(string model, string cell, string impl)
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(
            folder,
            "train", "--set", "corpus=lamplighter", "--set", $"cell={cell}", "--set", $"impl={impl}", "--set", "layers=2", "--set", "hidden=16",
            "--set", $"init_from={Path.Combine(Fixtures, model + ".safetensors")}", "--set", "shuffle=false", "--set", "steps=20", "--set", "batch=256",
            "--set", "train_windows=6000", "--set", "val_windows=256", "--set", "lr=2", "--set", "clip=0.1", "--max-steps", "20", "--steps-csv", "steps.csv", "--threads", "1")).Expect(0);
        var expected = File.ReadAllLines(Path.Combine(Fixtures, "lamplighter-losses.csv")).Skip(1).Select(l => l.Split(',')).Where(l => l[0] == model)
            .Select(l => (Step: int.Parse(l[1], CultureInfo.InvariantCulture), Loss: Number(l[2]), Norm: Number(l[3]))).ToList();
        var lines = File.ReadAllLines(folder.File("steps.csv"));
        Assert.Equal("step,loss,grad_norm", lines[0]);
        var actual = lines.Skip(1).Select(l => l.Split(',')).Select(l => (Step: int.Parse(l[0], CultureInfo.InvariantCulture), Loss: Number(l[1]), Norm: Number(l[2]))).ToList();
        Assert.Equal(Enumerable.Range(0, 20), expected.Select(e => e.Step));
        Assert.Equal(Enumerable.Range(0, 20), actual.Select(a => a.Step));
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.True(Math.Abs(a.Loss - e.Loss) <= 1e-5 * e.Loss, $"step {e.Step}: loss {a.Loss} instead of {e.Loss}");
            Assert.True(Math.Abs(a.Norm - e.Norm) <= 1e-4 * e.Norm, $"step {e.Step}: gradient norm {a.Norm} instead of {e.Norm}");
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
