using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>
/// A sweep for the scripted trainer, which reports and trains nothing: what is measured is the host. One run in twenty has its
/// trainer killed once, so that trainers are replaced too.
/// </summary>
internal sealed record ScriptedSweep(int Runs)
{
    public const string Name = "many";

    public const int Epochs = 3;

    private const int Scripts = 20;

    /// <summary>Left in the store, as it is without a host; the host that starts next finds it.</summary>
    public async Task SubmitAsync(ResultsFolder folder)
    {
        folder.Create();
        await using var store = await ResultStore.OpenAsync(folder.Database, TimeProvider.System);
        await store.AddSweepAsync(new SweepSubmission(
            Name, Yaml, 0, [new FrozenText("tm", "time-machine", Cleaning.Letters, new string('a', 64), 1000, 1, "/texts/tm.txt")], "0.1.0", null));
    }

    private string Yaml => $"""
        name: {Name}
        corpora: {"{tm: time-machine}"}
        retries: 3
        parameters:
          corpus: tm
          epochs: {Epochs}
          sample_prefix: [{string.Join(", ", Enumerable.Range(1, Scripts - 1).Select(i => $"'plain={i}'"))}, 'crash=2']
        seeds: [{string.Join(", ", Enumerable.Range(0, (Runs + Scripts - 1) / Scripts))}]
        run_cap: {Runs}
        """;
}
