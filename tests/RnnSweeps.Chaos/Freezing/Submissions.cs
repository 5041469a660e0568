using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>Small sweeps, one after the other, with pauses in which every slot is idle.</summary>
internal sealed class Submissions(IHosts hosts, Workplace place, Action<string> say)
{
    /// <summary>Then the next one is submitted all the same, and a queue may form.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    /// <summary>Far longer than everything is frozen at once.</summary>
    private static readonly TimeSpan Unheard = TimeSpan.FromMinutes(10);

    private const int LongestQueue = 3;

    public int Count { get; private set; }

    /// <summary>Commands that failed, because nobody could answer them.</summary>
    public int Unanswered { get; private set; }

    public async Task SubmitAsync(Random random, TimeSpan duration)
    {
        var until = DateTime.UtcNow + duration;
        while (DateTime.UtcNow < until)
        {
            var kind = SmallSweep.Kinds[random.Next(SmallSweep.Kinds.Count)];
            await SubmitAsync(kind, $"{kind.Kind}-{Count + 1:000}");
            for (var late = DateTime.UtcNow + Watched; Active > 0 && DateTime.UtcNow < until && (DateTime.UtcNow < late || Active >= LongestQueue); await Task.Delay(500)) { }
            await Task.Delay(TimeSpan.FromSeconds(2 + 13 * random.NextDouble()));
        }
    }

    /// <summary>Until it is in the store: a host that is frozen or starts answers nobody, and a person tries again.</summary>
    public async Task SubmitAsync(SmallSweep kind, string name)
    {
        place.Write($"{name}.yaml", kind.Yaml(name));
        var until = DateTime.UtcNow + Unheard;
        while (hosts.Store.CountOrNone($"SELECT id FROM sweeps WHERE id = '{name}'") == 0)
        {
            try
            {
                await hosts.SubmitAsync($"{name}.yaml");
            }
            catch (Exception error) when (error is InvalidOperationException or TimeoutException && DateTime.UtcNow < until)
            {
                Unanswered++;
                say($"{name} could not be submitted: {error.Message}");
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
        Count++;
    }

    /// <summary>False if not all of them end in time.</summary>
    public async Task<bool> EndAsync(TimeSpan patience)
    {
        for (var until = DateTime.UtcNow + patience; hosts.Store.CountOrNone("SELECT id FROM sweeps") == 0 || Active > 0; await Task.Delay(500))
            if (DateTime.UtcNow > until) return false;
        return true;
    }

    private int Active => hosts.Store.CountOrNone("SELECT id FROM sweeps WHERE state = 'active'");
}
