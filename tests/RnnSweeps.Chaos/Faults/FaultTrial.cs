using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.OneMachine;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Faults;

/// <summary>A sweep begins, the fault comes and passes, the sweep ends: with a clear word meanwhile and the numbers of an undisturbed one.</summary>
internal sealed class FaultTrial(Fault fault, TrialSheet sheet, Workplace place, ChaosSweep sweep, UndisturbedSweep undisturbed, string program)
{
    /// <summary>Stored before the fault comes: trainers are in the middle of their work.</summary>
    private const int EpochsBefore = 20;

    private static readonly string[] Command = ["run", "sweep.yaml", "--results", "results"];

    private Launched _host = null!;
    private int _starts;

    private StoredRows Store => StoredRows.OfSqlite(place.Results);

    /// <summary>True for a host that has ended before its sweep.</summary>
    private bool Failed => _host is { HasEnded: true, ExitCode: not 0 };

    private string HostLog => Path.Combine(place.Results, "logs", "host.log");

    public async Task RunAsync()
    {
        place.Write("sweep.yaml", sweep.Yaml);
        await fault.PrepareAsync(place);
        try
        {
            Start();
            await UntilAsync(EpochsBefore);
            if (fault.Lasts > TimeSpan.Zero) await FaultAsync();
            await EndAsync();
            await fault.TellAsync(sheet);
            await JudgeAsync();
        }
        finally
        {
            _host.Dispose();
            await Leftovers.ProcessesAsync(place.Mark);
            await fault.CleanUpAsync(place);
        }
    }

    private void Start()
    {
        _starts++;
        _host = fault.Start(place, program, Command);
    }

    private async Task UntilAsync(int epochs)
    {
        while (Store.CountOrNone("SELECT epoch FROM epochs") < epochs)
        {
            if (_host.HasEnded) throw new InvalidOperationException($"The host ended with {_host.ExitCode} before anything went wrong; see {_host.Log}.");
            await Task.Delay(100);
        }
    }

    private async Task FaultAsync()
    {
        var logged = File.ReadAllText(HostLog).Length;
        sheet.Say($"{fault.Name} begins after {Store.CountOrNone("SELECT epoch FROM epochs")} epochs");
        await fault.BeginAsync(place);
        await Task.Delay(fault.Lasts / 2);
        await fault.TurnAsync(place);
        if (fault.HostIsKilledAtTheTurn) await KillAsync();
        await Task.Delay(fault.Lasts / 2);
        var said = await SaidAsync();
        sheet.Figure("epochs stored when the fault ends", Store.CountOrNone("SELECT epoch FROM epochs"));
        sheet.Figure("host lived through it", Failed ? 0 : 1);
        if (fault.EndsTheHost) await StopAsync();
        await fault.EndAsync(place);
        // What it could not write down meanwhile it may say now.
        await Task.Delay(TimeSpan.FromSeconds(2));
        if (File.Exists(HostLog) && File.ReadAllText(HostLog) is var log && log.Length > logged) said = [.. said, .. log[logged..].Split('\n')];
        if (fault.Words.Count > 0)
        {
            var clear = said.FirstOrDefault(line => fault.Words.Any(w => line.Contains(w, StringComparison.Ordinal)));
            if (clear is null) sheet.Broken($"Nobody said what was wrong ({string.Join(", ", fault.Words)}): not the log, not show, not doctor.");
            else sheet.Note(clear.Trim().Replace(place.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        }
        if (Failed || fault.EndsTheHost) Start();
    }

    /// <summary>What a person would look at.</summary>
    private async Task<IReadOnlyList<string>> SaidAsync()
    {
        var (shown, checkedUp) = (await Tool.SayAsync(program, "show", ChaosSweep.Name, "--results", place.Results), await Tool.SayAsync(program, "doctor", "--results", place.Results));
        sheet.Say($"show ended with {shown.Code}, doctor with {checkedUp.Code}");
        return
        [
            .. _host.Said.Split('\n'), .. shown.Said.Split('\n'), .. checkedUp.Said.Split('\n'),
            .. Store.OfOrNone("SELECT message FROM runs WHERE message IS NOT NULL AND state IN ('queued', 'running')"),
        ];
    }

    private async Task KillAsync()
    {
        _host.Signal(Signals.Kill);
        await _host.EndAsync(TimeSpan.FromMinutes(1));
        _host.Dispose();
        Start();
    }

    private async Task StopAsync()
    {
        if (!_host.HasEnded) _host.Signal(Signals.Terminate);
        try
        {
            await _host.EndAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            sheet.Say("the host did not end within 30 s of SIGTERM and was killed");
            _host.Signal(Signals.Kill);
        }
        await Leftovers.ProcessesAsync(place.Mark);
    }

    private async Task EndAsync()
    {
        try
        {
            // Pauses between retries may have grown to half a minute each.
            await _host.EndAsync(4 * undisturbed.Took + TimeSpan.FromMinutes(4));
        }
        catch (TimeoutException)
        {
            sheet.Broken($"The sweep did not end when the fault had passed; see {_host.Log} and {HostLog}.");
            _host.Signal(Signals.Kill);
        }
    }

    private async Task JudgeAsync()
    {
        if (_host.HasEnded && _host.ExitCode != 0) sheet.Broken($"The host ended with {_host.ExitCode}; see {_host.Log}.");
        sheet.Broken(await Leftovers.ProcessesAsync(place.Mark));
        sheet.Broken(sweep.Violations(Store, Path.Combine(place.Results, ChaosSweep.Name), undisturbed, fault.TimesTellOrder));
        sheet.Broken(Leftovers.Files(place));
        sheet.Figure("host starts", _starts);
        sheet.Figure("runs completed", Store.Number("SELECT count(*) FROM runs WHERE state = 'completed'"));
        sheet.Figure("attempts", Store.Number("SELECT count(*) FROM attempts"));
        sheet.Figure("failures", Store.Number("SELECT coalesce(sum(failures), 0) FROM runs"));
        sheet.Figure("rows compared", undisturbed.Numbers.Rows.Count);
    }
}
