using System.Globalization;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Faults;

/// <summary>
/// The clock of the host and its trainers, and of nothing else, is put forward by an hour, then back by two. What measures
/// time goes on evenly, as it does when a real clock is put right. At each jump runs wait for a retry, and must not wait longer
/// than they would have without it.
/// </summary>
internal sealed class JumpingClock : Fault
{
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/lib64/faketime"];

    /// <summary>Long enough that the jump falls into it: what comes before the third try in a row.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(10);

    /// <summary>For a trainer to start on a busy machine and a slot to be free, and far less than an hour.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    private readonly List<Task<TimeSpan?>> _retries = [];
    private readonly List<string> _late = [];
    private readonly HashSet<string> _waited = [];
    private int _killed;

    public override string Name => "clock-jumps";

    public override string What => "the host's clock jumps an hour forth, 15 s later to an hour back, 15 s later to the right time; before each of the first two jumps trainers get signal 9 until a run waits 10 s or longer for its retry, and after the second one the host gets it too and is started again";

    public override TimeSpan Lasts => TimeSpan.FromSeconds(30);

    public override bool TimesTellOrder => false;

    /// <summary>Only a host that starts reads from the store until when a run has to wait.</summary>
    public override bool HostIsKilledAtTheTurn => true;

    public override string? Lacking => Library is null ? "there is no libfaketime (Debian: faketime)" : null;

    public override Task PrepareAsync(Workplace place) => SetAsync(place, 0);

    public override Launched Start(Workplace place, string program, string[] arguments) => Launched.Start(
        place, "host.log", program, arguments,
        ("LD_PRELOAD", Library!), ("FAKETIME_TIMESTAMP_FILE", File(place)), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("NO_FAKE_STAT", "1"));

    public override Task BeginAsync(Workplace place) => JumpAsync(place, 3600);

    public override Task TurnAsync(Workplace place) => JumpAsync(place, -3600);

    public override Task EndAsync(Workplace place) => SetAsync(place, 0);

    public override async Task TellAsync(TrialSheet sheet)
    {
        var waits = (await Task.WhenAll(_retries)).OfType<TimeSpan>().ToList();
        sheet.Broken(_late);
        sheet.Figure("trainers killed", _killed);
        sheet.Figure("runs that waited for a retry when the clock jumped", _retries.Count);
        if (waits.Count > 0) sheet.Figure("longest of these waits", waits.Max().TotalSeconds, "s");
    }

    private async Task JumpAsync(Workplace place, int seconds)
    {
        var store = StoredRows.OfSqlite(place.Results);
        var waiting = await FailAsync(place, store);
        await SetAsync(place, seconds);
        _retries.AddRange(waiting.Select(w => RetriedAsync(store, w)));
    }

    /// <summary>Kills trainers that train, until some run has failed so often in a row that its pause is long; one that waited at the former jump does not count.</summary>
    private async Task<IReadOnlyList<Waiting>> FailAsync(Workplace place, StoredRows store)
    {
        HashSet<string> hit = [];
        while (true)
        {
            var waiting = store.OfOrNone("SELECT id, attempt, last_event_at, not_before FROM runs WHERE state = 'queued' AND not_before IS NOT NULL")
                .Select(row => row.Split('|')).Select(row => new Waiting(row[0], row[1], Moment(row[3]) - Moment(row[2]))).Where(w => w.Pause >= LongPause && !_waited.Contains($"{w.Run} {w.Attempt}")).ToList();
            if (waiting.Count > 0)
            {
                _waited.UnionWith(waiting.Select(w => $"{w.Run} {w.Attempt}"));
                return waiting;
            }
            if (store.OfOrNone("SELECT id FROM sweeps WHERE state = 'active'").Count == 0) throw new InvalidOperationException("The sweep ended before any of its runs waited for a retry: give it more runs.");
            var training = store.OfOrNone("SELECT r.id, r.attempt FROM runs r JOIN attempts a ON a.run_id = r.id AND a.attempt = r.attempt WHERE r.state = 'running' AND a.from_epoch IS NOT NULL");
            var newly = training.Where(hit.Add).ToList();
            if (newly.Count > 0)
                foreach (var trainer in place.Mark.Trainers())
                    if (Signals.Send(trainer.Id, Signals.Kill)) _killed++;
            await Task.Delay(200);
        }
    }

    /// <summary>How long a run still waited until it was tried again; null if it was not, in time.</summary>
    private async Task<TimeSpan?> RetriedAsync(StoredRows store, Waiting waiting)
    {
        var began = DateTime.UtcNow;
        while (store.CountOrNone($"SELECT id FROM runs WHERE id = '{waiting.Run}' AND attempt > {waiting.Attempt}") == 0)
        {
            await Task.Delay(200);
            if (DateTime.UtcNow - began < waiting.Pause + Slack) continue;
            _late.Add($"{waiting.Run} waited {waiting.Pause.TotalSeconds:0} s for a retry when the clock jumped, and is not tried again {(DateTime.UtcNow - began).TotalSeconds:0} s later.");
            return null;
        }
        return DateTime.UtcNow - began;
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? Library { get; } = Places.Select(p => Path.Combine(p, "libfaketimeMT.so.1")).FirstOrDefault(System.IO.File.Exists);

    private static string File(Workplace place) => place.File("clock");

    /// <summary>Whole at every moment, for it is read all the time.</summary>
    private static async Task SetAsync(Workplace place, int seconds)
    {
        await System.IO.File.WriteAllTextAsync(File(place) + ".new", $"{seconds:+0;-0}\n");
        System.IO.File.Move(File(place) + ".new", File(place), overwrite: true);
    }

    /// <summary>A run that failed.</summary>
    /// <param name="Pause">Before its retry, as the host meant it.</param>
    private sealed record Waiting(string Run, string Attempt, TimeSpan Pause);
}
