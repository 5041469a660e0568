using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Loop;

/// <summary>The first 20 steps of real PyTorch from the same weights in the same order: see the README beside the fixtures.</summary>
public sealed class ParityTests
{
    private static readonly string[] Models = ["scratch", "rnn", "gru", "lstm"];

    /// <summary>Folders of the larger reference and of the books, both named by the environment or neither used.</summary>
    private static readonly string? Reference = Environment.GetEnvironmentVariable("RNNSWEEPS_REFERENCE"), Corpora = Environment.GetEnvironmentVariable("RNNSWEEPS_CORPORA");

    public static TheoryData<string, string> Cases =>
        [.. Models.Select(m => (m, "lamplighter")), .. Reference is null || Corpora is null ? [] : Models.Select(m => (m, "time-machine"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twenty_steps_are_those_of_PyTorch(string model, string text)
    {
        using var folder = new TemporaryFolder();
        if (text == "lamplighter")
        {
            var name = $"lamplighter-{model}-2x16";
            AssertSteps(Run(folder, model, Given.Fixture(name + ".safetensors"), "hidden=16", "steps=20", "batch=256", "train_windows=6000", "clip=0.1"), Given.Fixture("lamplighter-losses.csv"), name);
        }
        else
        {
            var name = model + "-2x32";
            var spec = Run(folder, model, Path.Combine(Reference!, name + ".safetensors"), "hidden=32", "steps=32", "batch=1024", "train_windows=10000", "clip=1");
            var book = TextCleaning.Clean(File.ReadAllText(Path.Combine(Corpora!, "time-machine.txt")), Cleaning.Letters);
            Assert.Equal(173_428, book.Length);
            AssertSteps(spec with { Texts = [Given.Frozen(folder, text, book)] }, Path.Combine(Reference!, "losses.csv"), name);
        }
    }

    private static RunSpecification Run(TemporaryFolder folder, string model, string weights, params string[] set) =>
        Given.Run(folder, [.. Cell(model), .. set, "val_windows=1", "shuffle=false", $"init_from={weights}"]);

    private static string[] Cell(string model) => model == "scratch" ? ["cell=rnn", "impl=scratch"] : [$"cell={model}", "impl=concise"];

    private static void AssertSteps(RunSpecification spec, string losses, string model)
    {
        var expected = File.ReadLines(losses).Select(l => l.Split(',')).Where(c => c[0] == model).ToList();
        var trained = Trained.Run(spec, checkpoints: false, steps: true, maxSteps: 20);
        Assert.Equal(20, expected.Count);
        Assert.Equal(expected.Select(e => long.Parse(e[1])), trained.Steps.Select(s => s.Step));
        foreach (var (e, s) in expected.Zip(trained.Steps))
        {
            Assert.Equal(1, s.Loss / Given.Number(e[2]), 1e-5);
            Assert.Equal(1, s.Norm / Given.Number(e[3]), 1e-4);
        }
    }
}
