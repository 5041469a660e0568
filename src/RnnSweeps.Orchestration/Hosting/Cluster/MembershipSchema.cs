using System.Reflection;
using Npgsql;

namespace RnnSweeps.Orchestration.Hosting.Cluster;

/// <summary>The tables of the cluster's membership, in the database of the store.</summary>
internal static class MembershipSchema
{
    /// <summary>Any number that no other schema takes for its lock.</summary>
    private const long Lock = 0x726e6e7377656570;

    /// <summary>One transaction, and one silo at a time; the same again changes nothing.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached, or may not be changed.</exception>
    public static async Task ApplyAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var alone = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = Lock } } })
            await alone.ExecuteNonQueryAsync(cancellation);
        await using (var schema = new NpgsqlCommand(await TextAsync(cancellation), connection, transaction))
            await schema.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<string> TextAsync(CancellationToken cancellation)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("RnnSweeps.Orchestration.Hosting.Cluster.membership.sql")!);
        return await reader.ReadToEndAsync(cancellation);
    }
}
