using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnSweeps.Core.Corpora;

namespace RnnSweeps.Core.Tests.Runs;

/// <summary>What goes over a trainer's pipes comes out as it went in.</summary>
public sealed class JsonTests
{
    private static readonly RunId Run = RunId.Parse("tiny/0001");

    private static readonly EpochMetrics Metrics = new()
    {
        Epoch = 3, Step = 30, TrainLoss = 1.5, TrainPpl = 4.48, TrainPplMeanOfBatches = 4.5, TrainBpc = 2.16, ValLoss = 0.1 + 0.2,
        GradNormMean = double.NaN, GradNormMax = double.PositiveInfinity, ClippedShare = 0.5, Lr = 2, TrainSeconds = 1.25,
        CharsPerSecond = 2.5e5, PeakMemoryBytes = long.MaxValue,
    };

    private static readonly TrainerEvent[] Events =
    [
        new TrainerReady(["cpu", "cuda:0"], new Dictionary<string, string> { ["LibTorch"] = "2.10.0" }),
        new StepsTaken(Run, 1, 40),
        new RunStarted(Run, 1, 0, 5000, [" ", "<unk>", "a"], ["epoch-0010: \"damaged\"\n"], 4.5e10, new Processor("AMD EPYC", "AVX512")),
        new EpochEnded(Run, 2, Metrics),
        new CheckpointWritten(Run, 2, 3, "epoch-0003.safetensors", 1024, "ab", Best: true),
        new SampleWritten(Run, 2, 3, "it has", "it has <been> & 'so'\u2028é", 0.5),
        new RunFinished(Run, 2, 100, "cd", [new TextEvaluation("lamplighter", 1, Math.E, 2.8)]),
        new RunInterrupted(Run, 2, 3, "The time is over."),
        new RungReached(Run, 2, 3),
        new RunFailed(Run, 2, FailureKind.OutOfMemory, "no memory", null),
    ];

    private static readonly TrainerCommand[] Commands =
    [
        new TrainRun(new RunSpecification
        {
            Run = Run, Attempt = 1, Configuration = Given.Configuration(), Seed = long.MaxValue, Folder = "/results/tiny", Device = "cpu", Threads = 1,
            Limits = new RunLimits(1L << 32, TimeSpan.FromHours(1.5)), TrainedSeconds = 12.5,
            Texts = [new FrozenText("tm", "time-machine", Cleaning.Printable, "ab", 173_428, 0.5, "/texts/ab.txt")],
        }),
        new StopRun(Run),
        new AskReady(),
        new Heartbeat(17),
    ];

    [Fact]
    public void Every_event_and_command_survives_on_one_line()
    {
        Assert.All(Events, e => AssertSurvives(e));
        Assert.All(Events.OfType<RunEvent>(), e => AssertSurvives(e));
        Assert.All(Commands, c => AssertSurvives(c));
        Assert.Equal(Concrete<TrainerEvent>(), Events.Select(e => e.GetType()).ToHashSet());
        Assert.Equal(Concrete<TrainerCommand>(), Commands.Select(c => c.GetType()).ToHashSet());
    }

    [Fact]
    public void Every_event_and_command_is_registered_under_every_type_that_holds_it()
    {
        foreach (var held in new[] { typeof(TrainerEvent), typeof(RunEvent), typeof(TrainerCommand) })
            Assert.Equal(
                held.Assembly.GetTypes().Where(t => t.IsSubclassOf(held) && !t.IsAbstract).ToHashSet(),
                held.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(a => a.DerivedType).ToHashSet());
    }

    [Fact]
    public void An_event_held_by_its_own_type_keeps_its_discriminator() =>
        Assert.Equal("""{"event":"interrupted","epoch":3,"run":"tiny/0001","attempt":2}""", Json.Write(new RunInterrupted(Run, 2, 3)));

    [Fact]
    public void Not_a_number_and_infinity_survive_by_name()
    {
        var json = Json.Write(Metrics);
        Assert.Contains("\"grad_norm_mean\":\"NaN\",\"grad_norm_max\":\"Infinity\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("val_ppl", json, StringComparison.Ordinal);
        Assert.Equal(Metrics, Json.Read<EpochMetrics>(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("[W socket.cpp] a library's own chatter")]
    [InlineData("""{"event":"unheard of"}""")]
    [InlineData("""{"event":"interrupted","run":"../x","attempt":1,"epoch":1}""")]
    [InlineData("""{"event":"interrupted","run":3,"attempt":1,"epoch":1}""")]
    [InlineData("""{"event":"failed","run":"tiny/0001","attempt":1,"kind":"bored","message":""}""")]
    public void A_line_that_is_no_event_is_refused_as_such(string line) =>
        Assert.ThrowsAny<JsonException>(() => Json.Read<TrainerEvent>(line));

    private static HashSet<Type> Concrete<T>() => [.. typeof(T).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract)];

    private static void AssertSurvives<T>(T value)
    {
        var line = Json.Write(value);
        Assert.DoesNotContain('\n', line);
        var again = Json.Read<T>(line);
        Assert.IsType(value!.GetType(), again);
        Assert.Equal(line, Json.Write(again));
    }
}
