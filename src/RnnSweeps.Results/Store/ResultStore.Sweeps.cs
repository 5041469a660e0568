using System.Data.Common;
using Dapper;
using RnnSweeps.Core;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>Stores a sweep under the next free id of its name. Durable (fsync) when the task ends.</summary>
    /// <exception cref="FormatException">The name is no sweep name.</exception>
    public Task<SweepRecord> AddSweepAsync(SweepSubmission submission, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            Dialect.LockSweepsOf(connection, submission.Name);
            var number = 1 + (connection.ExecuteScalar<int?>("SELECT max(number) FROM sweeps WHERE name = @Name", new { submission.Name }) ?? 0);
            var id = SweepId.Of(submission.Name, number);
            connection.Execute(
                """
                INSERT INTO sweeps (id, name, number, yaml, priority, state, program_version, git_commit, submitted_at)
                VALUES (@id, @Name, @number, @Yaml, @Priority, 'active', @ProgramVersion, @GitCommit, @at)
                """,
                new { id = id.ToString(), submission.Name, number, submission.Yaml, submission.Priority, submission.ProgramVersion, submission.GitCommit, at = Now });
            AddTexts(connection, id, submission.Texts);
            AddWeights(connection, id, submission.Weights ?? []);
            return Sweeps(connection, "WHERE id = @id", new { id = id.ToString() }).Single();
        },
        cancellation, durable: true);

    public Task<SweepRecord?> FindSweepAsync(SweepId id, CancellationToken cancellation = default) =>
        ReadAsync(c => Sweeps(c, "WHERE id = @id", new { id = id.ToString() }).SingleOrDefault(), cancellation);

    /// <summary>The newest sweep with exactly this text, or null.</summary>
    public Task<SweepRecord?> FindSweepByYamlAsync(string yaml, CancellationToken cancellation = default) =>
        ReadAsync(c => Sweeps(c, "WHERE yaml = @yaml ORDER BY submitted_at DESC, number DESC LIMIT 1", new { yaml }).SingleOrDefault(), cancellation);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<SweepRecord>> SweepsAsync(CancellationToken cancellation = default) =>
        ReadAsync(c => Sweeps(c, "ORDER BY submitted_at DESC, number DESC, id"), cancellation);

    /// <summary>Active sweeps, oldest first.</summary>
    public Task<IReadOnlyList<SweepRecord>> ActiveSweepsAsync(CancellationToken cancellation = default) =>
        ReadAsync(c => Sweeps(c, "WHERE state = 'active' ORDER BY submitted_at, number, id"), cancellation);

    /// <summary>Ends a sweep; false if it had ended already. Durable (fsync) when the task ends.</summary>
    public Task<bool> EndSweepAsync(SweepId id, SweepState state, string? reason, CancellationToken cancellation = default)
    {
        if (!state.IsFinal()) throw new ArgumentException("A sweep ends as completed or cancelled.", nameof(state));
        return WriteAsync(
            c => c.Execute(
                $"UPDATE sweeps SET state = @state, reason = @reason, ended_at = @at WHERE id = @id AND state IN {OpenSweep}",
                new { id = id.ToString(), state = state.Name(), reason, at = Now }) == 1,
            cancellation, durable: true);
    }

    private IReadOnlyList<SweepRecord> Sweeps(DbConnection connection, string which, object? parameters = null) =>
        [.. Rows(connection, SweepOf, $"SELECT * FROM sweeps {which}", parameters).Select(s => s with { Texts = Texts(connection, s.Id), Weights = Weights(connection, s.Id) })];

    private static SweepRecord SweepOf(Row row) => new(
        SweepId.Parse(row.Text("id")), row.Text("name"), row.Text("yaml"), row.Integer("priority"),
        SweepStates.Parse(row.Text("state")), row.TextOrNull("reason"), [],
        row.Moment("submitted_at"), row.MomentOrNull("ended_at"), row.Text("program_version"), row.TextOrNull("git_commit"),
        row.TextOrNull("allowance") is { } allowance ? Json.Read<Allowance>(allowance) : null);

    private void AddTexts(DbConnection connection, SweepId sweep, IReadOnlyList<FrozenText> texts)
    {
        for (var position = 0; position < texts.Count; position++)
        {
            var text = texts[position];
            connection.Execute(
                """
                INSERT INTO texts (sweep_id, position, corpus, name, cleaning, sha256, characters, share, path)
                VALUES (@sweep, @position, @Corpus, @Name, @cleaning, @Sha256, @Characters, @Share, @path)
                """,
                new
                {
                    sweep = sweep.ToString(), position, text.Corpus, text.Name, cleaning = text.Cleaning.ToString().ToLowerInvariant(),
                    text.Sha256, text.Characters, text.Share, path = Inside(text.Path),
                });
        }
    }

    private List<FrozenText> Texts(DbConnection connection, SweepId sweep) => Rows(
        connection,
        row => new FrozenText(
            row.Text("corpus"), row.Text("name"), Enum.Parse<Cleaning>(row.Text("cleaning"), ignoreCase: true), row.Text("sha256"),
            row.Long("characters"), row.Number("share"), Path.GetFullPath(row.Text("path"), Folder)),
        "SELECT * FROM texts WHERE sweep_id = @sweep ORDER BY position", new { sweep = sweep.ToString() });

    private void AddWeights(DbConnection connection, SweepId sweep, IEnumerable<FrozenWeights> weights)
    {
        foreach (var file in weights)
            connection.Execute(
                "INSERT INTO weights (sweep_id, name, sha256, bytes, path) VALUES (@sweep, @Name, @Sha256, @Bytes, @path)",
                new { sweep = sweep.ToString(), file.Name, file.Sha256, file.Bytes, path = Inside(file.Path) });
    }

    private List<FrozenWeights> Weights(DbConnection connection, SweepId sweep) => Rows(
        connection, row => new FrozenWeights(row.Text("name"), row.Text("sha256"), row.Long("bytes"), Path.GetFullPath(row.Text("path"), Folder)),
        "SELECT * FROM weights WHERE sweep_id = @sweep ORDER BY name", new { sweep = sweep.ToString() });

    private string Inside(string path) => Inside(Folder, path);

    /// <summary>Relative to the folder where the file lies inside, so that the folder can be moved as a whole.</summary>
    internal static string Inside(string folder, string path) =>
        Path.GetRelativePath(folder, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
}
