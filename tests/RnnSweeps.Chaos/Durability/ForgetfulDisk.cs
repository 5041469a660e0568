using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Durability;

/// <summary>
/// A sweep in <c>rnnsweeps run</c> whose power fails every few seconds, on a disk that then has forgotten: the database falls back
/// to one moment, all other files to another one, and the host is started again.
/// </summary>
internal sealed class ForgetfulDisk : IDisposable
{
    private static readonly string[] Command = ["run", "sweep.yaml", "--results", "results"];

    private readonly Workplace _place;
    private readonly string _program;
    private readonly Random _random;
    private readonly Action<string> _say;
    private readonly DiskHalf _database, _files;
    private Launched? _host;

    public ForgetfulDisk(Workplace place, string program, Random random, Action<string> say)
    {
        (_place, _program, _random, _say) = (place, program, random, say);
        _database = DiskHalf.Database(place.Results, place.File("moments-database"));
        _files = DiskHalf.Files(place.Results, place.File("moments-files"));
    }

    public int Starts { get; private set; }

    /// <summary>Power cuts after which the database, or the files, were the older half.</summary>
    public int DatabaseOlder { get; private set; }

    public int FilesOlder { get; private set; }

    public long EpochsForgotten { get; private set; }

    public long RunsUnended { get; private set; }

    public TimeSpan Farthest { get; private set; }

    /// <summary>What was wrong in between.</summary>
    public List<string> Broken { get; } = [];

    public int? ExitCode => _host is { HasEnded: true } ? _host.ExitCode : null;

    private StoredRows Store => StoredRows.OfSqlite(_place.Results);

    public void Start()
    {
        Starts++;
        _host = Launched.Start(_place, "host.log", _program, Command);
    }

    /// <summary>Cuts the power again and again until the time is over; a sweep that has ended meanwhile may be unended by that.</summary>
    public async Task DisturbAsync(TimeSpan duration)
    {
        var until = DateTime.UtcNow + duration;
        var told = DateTime.UtcNow;
        await UntilSubmittedAsync();
        while (true)
        {
            await UntilTrainingAsync(until);
            var cut = DateTime.UtcNow + TimeSpan.FromSeconds(1 + 9 * _random.NextDouble());
            if (cut > until) return;
            while (DateTime.UtcNow < cut && !_host!.HasEnded)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5 + _random.NextDouble()));
                await FrozenAsync(Keep);
            }
            await KillAsync();
            Broken.AddRange(ThousandEpochs.Gaps(Store));
            Keep();
            Forget();
            Start();
            if (DateTime.UtcNow - told < TimeSpan.FromMinutes(1)) continue;
            told = DateTime.UtcNow;
            _say($"{DatabaseOlder + FilesOlder} power cuts, {EpochsForgotten} epochs forgotten, {Store.CountOrNone("SELECT id FROM runs WHERE state = 'completed'")} runs completed");
        }
    }

    public Task EndAsync(TimeSpan patience) => _host!.EndAsync(patience);

    public void Dispose() => _host?.Dispose();

    /// <summary>The first moment: a sweep was accepted, and hardly anything trained. Before it there is no promise yet.</summary>
    private async Task UntilSubmittedAsync()
    {
        while (Store.CountOrNone("SELECT id FROM runs") == 0)
        {
            if (_host!.HasEnded) throw new InvalidOperationException($"The host ended with {_host.ExitCode} before its sweep began; see {_host.Log}.");
            await Task.Delay(50);
        }
        await FrozenAsync(Keep);
    }

    /// <summary>What falls back without anything new in between is what fell back before: a host that has just begun gets time to train.</summary>
    private async Task UntilTrainingAsync(DateTime until)
    {
        var before = Trained;
        while (Trained == before && !_host!.HasEnded && DateTime.UtcNow < until) await Task.Delay(100);
    }

    /// <summary>Another text whenever an epoch was stored, again or for the first time.</summary>
    private string Trained => string.Join(' ', Store.OfOrNone("SELECT count(*), sum(attempt) FROM epochs"));

    private void Keep()
    {
        _database.Keep(_random);
        _files.Keep(_random);
    }

    /// <summary>While every process stands still.</summary>
    private async Task FrozenAsync(Action work)
    {
        while (_place.Mark.Living().Where(p => p.State != 'T').ToList() is { Count: > 0 } moving)
        {
            foreach (var process in moving) Signals.Send(process.Id, Signals.Stop);
            await Task.Delay(5);
        }
        try
        {
            work();
        }
        finally
        {
            foreach (var process in _place.Mark.Living()) Signals.Send(process.Id, Signals.Continue);
        }
    }

    private async Task KillAsync()
    {
        while (_place.Mark.Living() is { Count: > 0 } living)
        {
            foreach (var process in living) Signals.Send(process.Id, Signals.Kill);
            await Task.Delay(20);
        }
        await _host!.EndAsync(TimeSpan.FromMinutes(1));
        _host.Dispose();
    }

    private void Forget()
    {
        var (epochs, ended) = (Store.CountOrNone("SELECT epoch FROM epochs"), Store.CountOrNone("SELECT id FROM runs WHERE state = 'completed'"));
        // The one, the other, or both; both to moments that have nothing to do with each other.
        var which = _random.Next(3);
        var now = DateTime.UtcNow;
        var database = which == 0 ? now : _database.FallBack(Earlier(_database.Moments));
        var files = which == 1 ? now : _files.FallBack(Earlier(_files.Moments));
        if (database < files) DatabaseOlder++;
        else FilesOlder++;
        Farthest = (database - files).Duration() is var apart && apart > Farthest ? apart : Farthest;
        EpochsForgotten += epochs - Store.CountOrNone("SELECT epoch FROM epochs");
        RunsUnended += ended - Store.CountOrNone("SELECT id FROM runs WHERE state = 'completed'");
    }

    /// <summary>Most disks forget seconds; some are put back from a copy of any age.</summary>
    private int Earlier(int moments) => _random.NextDouble() < 0.85 ? Math.Max(0, moments - 1 - _random.Next(1, 5)) : _random.Next(moments);
}
