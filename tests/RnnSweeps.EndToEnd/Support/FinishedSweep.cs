using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(RnnSweeps.EndToEnd.Support.FinishedSweep))]

namespace RnnSweeps.EndToEnd.Support;

/// <summary>The sweep <see cref="Sweeps.Tiny"/>, trained once by <c>run</c>, for all tests that only look at results.</summary>
public sealed class FinishedSweep : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public Ended Run { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Folder.Write("tiny.yaml", Sweeps.Tiny);
        Run = await Rnn.RunAsync(Folder, "run", "tiny.yaml");
    }

    /// <summary>Its results in a folder that a test may change.</summary>
    public TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Folder.Results, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder.Results, Path.GetRelativePath(Folder.Results, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Rows of a results folder as any other program would read them.</summary>
internal static class Rows
{
    public static IReadOnlyList<string> Of(string results, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(results, "rnnsweeps.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is double x ? x.ToString("R") : $"{reader.GetValue(i)}")));
        return rows;
    }

    /// <summary>Everything of a sweep's training that is the same however often it was interrupted, bit for bit.</summary>
    public static IReadOnlyList<string> Numbers(string results) =>
    [
        .. Of(results, """
            SELECT run_id, epoch, step, train_loss, train_ppl, train_ppl_mean_of_batches, train_bpc, val_loss, val_ppl, val_ppl_mean_of_batches,
              val_bpc, grad_norm_mean, grad_norm_max, clipped_share, lr
            FROM epochs ORDER BY run_id, epoch
            """),
        .. Of(results, "SELECT id, state, weights_sha256 FROM runs ORDER BY id"),
        .. Of(results, "SELECT run_id, text, loss, ppl FROM evaluations ORDER BY run_id, text"),
        .. Of(results, "SELECT run_id, epoch, prefix, text FROM samples ORDER BY run_id, epoch, prefix"),
    ];
}
