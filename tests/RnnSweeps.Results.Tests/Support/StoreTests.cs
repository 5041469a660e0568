using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>
/// What the store promises, whatever database is behind it: a generic class for each topic, and in <c>OnSqlite.cs</c> and
/// <c>OnPostgres.cs</c> a sealed one that names the database.
/// </summary>
public abstract class StoreTests<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    protected TDatabase Database { get; } = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    protected ResultStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.CreateAsync();
        Store = await Database.OpenAsync(Time);
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is not null) await Store.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the store and opens it again, as a new process would.</summary>
    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await Database.OpenAsync(Time);
    }
}
