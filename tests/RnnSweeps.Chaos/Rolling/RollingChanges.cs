using System.Security.Cryptography;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Cluster;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Rolling;

/// <summary>
/// One change after the other, of a token, of the authority or of the program's version, as deploy/SECURITY.md tells to make it: each
/// of its steps on one silo after the other, which ends in good order and comes back while the others train on.
/// </summary>
/// <param name="programs">The two versions; the cluster begins with the first.</param>
internal sealed class RollingChanges(SiloCluster cluster, Workplace place, Random random, (string First, string Other) programs, Action<string> say)
{
    /// <summary>What a silo that ends in good order ends with.</summary>
    private const int Interrupted = 130;

    private readonly List<string> _violations = [];
    private string? _authority;
    private bool _isOther;
    private int _made;

    public int Tokens { get; private set; }

    public int Authorities { get; private set; }

    public int Versions { get; private set; }

    public int Restarts { get; private set; }

    public EpochLedger Ledger { get; } = new();

    public IReadOnlyList<string> Violations => _violations;

    /// <summary>What clients have at the moment.</summary>
    private string Client => place.File("security");

    /// <summary>Until the time is over or the sweep has ended; a change that has begun is brought to its end.</summary>
    public async Task RollAsync(TimeSpan duration)
    {
        foreach (var silo in cluster.Silos) silo.Security = CopyTo(place.File($"security-{silo.Number}"), Client, "silo.pem", "silo.key", "authority.pem", "tokens");
        var until = DateTime.UtcNow + duration;
        Func<Task>[] kinds = [ChangeTokenAsync, ChangeAuthorityAsync, ChangeProgramAsync];
        for (var turn = random.Next(kinds.Length); DateTime.UtcNow < until && cluster.Store.OfOrNone("SELECT id FROM sweeps WHERE state = 'active'").Count > 0; turn++)
            await kinds[turn % kinds.Length]();
    }

    private async Task ChangeTokenAsync()
    {
        Tokens++;
        var formerly = File.ReadLines(Path.Combine(Client, "tokens")).Single(l => l.StartsWith("write ", StringComparison.Ordinal));
        var today = $"write {RandomNumberGenerator.GetHexString(64, lowercase: true)}";
        var both = random.Next(2) == 0 ? [formerly, today] : (string[])[today, formerly];
        await EachAsync("a token beside the former one", silo => WriteTokens(silo.Security, both));
        WriteTokens(Client, today);
        await EachAsync("the new token alone", silo => WriteTokens(silo.Security, today));
    }

    private async Task ChangeAuthorityAsync()
    {
        Authorities++;
        var (formerly, today) = (_authority ?? Client, place.File($"authority-{++_made}"));
        await cluster.RunAsync("certificates", today, "--for", string.Join(',', cluster.Silos.Select(s => s.Address)));
        // The first one's own folder is the clients': what stood there is needed until the change is over.
        var both = File.ReadAllText(Path.Combine(formerly, "authority.pem")) + File.ReadAllText(Path.Combine(today, "authority.pem"));
        await EachAsync("both authorities", silo => File.WriteAllText(Path.Combine(silo.Security, "authority.pem"), both));
        await File.WriteAllTextAsync(Path.Combine(Client, "authority.pem"), both);
        await EachAsync("certificates of the new one", silo => CopyTo(silo.Security, today, "silo.pem", "silo.key"));
        CopyTo(Client, today, "client.pem", "client.key");
        await EachAsync("the new authority alone", silo => CopyTo(silo.Security, today, "authority.pem"));
        CopyTo(Client, today, "authority.pem");
        _authority = today;
    }

    private async Task ChangeProgramAsync()
    {
        Versions++;
        _isOther = !_isOther;
        await EachAsync(_isOther ? "the other version" : "the first version", silo => silo.Program = _isOther ? programs.Other : programs.First);
    }

    /// <summary>In any order; after each of them a person must be served.</summary>
    private async Task EachAsync(string what, Action<SiloProcess> change)
    {
        say($"{what}, one silo after the other");
        foreach (var silo in cluster.Silos.OrderBy(_ => random.Next()).ToList())
        {
            Ledger.Note(cluster.Store);
            if (await silo.LeaveAsync() is var code && code != Interrupted) _violations.Add($"{silo.Name} was told to end and ended with {code}.");
            change(silo);
            silo.Start();
            await silo.JoinedAsync();
            Restarts++;
            try
            {
                await cluster.RunAsync("cluster");
            }
            catch (InvalidOperationException error)
            {
                _violations.Add($"After {silo.Name} got {what} a person was not served: {error.Message}");
            }
            await Task.Delay(TimeSpan.FromSeconds(4 * random.NextDouble()));
        }
    }

    /// <summary>Into the file that is there, which is readable for its owner alone and stays so.</summary>
    private static void WriteTokens(string folder, params string[] lines) => File.WriteAllLines(Path.Combine(folder, "tokens"), lines);

    private static string CopyTo(string folder, string from, params string[] files)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files) File.Copy(Path.Combine(from, file), Path.Combine(folder, file), overwrite: true);
        return folder;
    }
}
