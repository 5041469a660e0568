using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Hosting;

/// <summary>What is copied within a silo must also travel to another one, where lists of records are types of their own.</summary>
public sealed class SerializationTests
{
    private static readonly Serializer Wire = new ServiceCollection().AddRnnSweepsSerialization().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_report_of_events_travels()
    {
        var run = RunId.Parse("a/0001");
        var report = Travels(new AttemptReport { Attempt = 2, Events = new List<RunEvent> { new EpochEnded(run, 2, Given.Epoch(3)) }, Log = "trainer.log" });
        Assert.Equal(Given.Epoch(3), Assert.IsType<EpochEnded>(Assert.Single(report.Events)).Metrics);
    }

    [Fact]
    public void A_submission_travels()
    {
        var submission = Given.Sweep("a", ["a", "b"]);
        Assert.Equal(submission.Texts, Travels(submission).Texts);
    }

    [Fact]
    public void Lists_of_ids_travel() => Assert.Equal([SweepId.Parse("a")], Travels(new List<SweepId> { SweepId.Parse("a") }));

    private static T Travels<T>(T message) => Wire.Deserialize<T>(Wire.SerializeToArray(message))!;
}
