using RnnSweeps.Core;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>Where the figures of a run come from; null if there is no such run.</summary>
    public Task<RunProvenance?> ProvenanceAsync(RunId run, CancellationToken cancellation = default) => ReadAsync(
        c => Rows(
            c,
            row => new RunProvenance(
                row.Text("program_version"), row.TextOrNull("git_commit"),
                row.TextOrNull("versions") is { } versions ? Json.Read<Dictionary<string, string>>(versions) : [], row.TextOrNull("weights_sha256"),
                row.TextOrNull("processor") is { } model ? new Processor(model, row.TextOrNull("instructions") ?? "") : null),
            "SELECT program_version, git_commit, versions, weights_sha256, processor, instructions FROM runs WHERE id = @run", new { run = run.ToString() }).SingleOrDefault(),
        cancellation);
}
