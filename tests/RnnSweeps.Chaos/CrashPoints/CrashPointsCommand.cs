using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>Cuts the write path at each of its operations in turn, in the host and in the trainer, by a kill and by a loss of power.</summary>
internal sealed class CrashPointsCommand : Command
{
    public const string Verb = "crash-points";

    private readonly Option<int> _first = new("--first") { Description = "The first operation that is cut", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _every = new("--every") { Description = "After it, only each N-th operation", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _parallel = new("--parallel") { Description = "Points tried at the same time", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string[]> _only = new("--only") { Description = "Only these: kill-in-the-trainer, power-in-the-trainer, kill-in-the-host, power-in-the-host", AllowMultipleArgumentsPerToken = true };
    private readonly CommonOptions _common = new();

    public CrashPointsCommand()
        : base(Verb, "The write path is cut at every operation on the disk and the database in turn; after each the sweep must end as if nothing had been.")
    {
        Add(_first);
        Add(_every);
        Add(_parallel);
        Add(_only);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var program = _common.Program(parse);
        var undisturbedPlace = _common.Place(parse, $"{Verb}-undisturbed");
        var undisturbed = await CrashPoint.UndisturbedAsync(undisturbedPlace, program);
        var holds = true;
        foreach (var (where, kind) in new[] { (CutPlace.Trainer, CutKind.Kill), (CutPlace.Trainer, CutKind.Power), (CutPlace.Host, CutKind.Kill), (CutPlace.Host, CutKind.Power) })
        {
            if (parse.GetValue(_only) is { Length: > 0 } only && !only.Contains(TrialName(where, kind))) continue;
            var (sheet, place) = (Sheet(where, kind, parse.GetValue(_every)), _common.Place(parse, $"{Verb}-{TrialName(where, kind)}"));
            var walk = new PointWalk(sheet, place.Root, program, undisturbedPlace, undisturbed);
            await walk.GoAsync(where, kind, parse.GetValue(_first), parse.GetValue(_every), parse.GetValue(_parallel));
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) undisturbedPlace.Delete();
        return holds ? ExitCode.Kept : ExitCode.Broken;
    }

    private static string TrialName(CutPlace where, CutKind kind) => $"{kind}-in-the-{where}".ToLowerInvariant();

    private static TrialSheet Sheet(CutPlace where, CutKind kind, int every)
    {
        var what = where == CutPlace.Host ? "every operation of the host on files and every statement of its database" : "every operation of the trainer on files";
        var how = kind == CutKind.Kill ? "the process gets signal 9" : "every process gets signal 9 and what was not flushed is lost";
        return new TrialSheet(Verb, TrialName(where, kind), $"before {(every > 1 ? $"each {every}th of " : "")}{what}, in turn, {how}; then the program is started again", every > 1 ? $"{Verb} --every {every}" : Verb);
    }
}

/// <summary>Walks along the write path until a sweep ends before it comes to the point.</summary>
internal sealed class PointWalk(TrialSheet sheet, string root, string program, Workplace undisturbedPlace, TrainedNumbers undisturbed)
{
    /// <summary>Far more than there are; a path without an end is an error, not a reason to go on with it.</summary>
    private const int Most = 5000;

    /// <summary>So many points are enough to ask that something was lost at one of them.</summary>
    private const int Few = 10;

    private readonly Lock _oneAtATime = new();
    private readonly Dictionary<string, int> _operations = [];

    /// <summary>At how many points the loss of power took something of each kind.</summary>
    private readonly Dictionary<string, int> _lost = new() { ["log"] = 0, ["file"] = 0, ["rename"] = 0, ["folder"] = 0 };
    private int _next, _end = Most, _broken;

    public async Task GoAsync(CutPlace where, CutKind kind, int first, int every, int parallel)
    {
        _next = first;
        var began = DateTime.UtcNow;
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(() => WalkAsync(where, kind, every))));
        if (_end == Most) sheet.Broken($"The path had no end after {Most} operations.");
        sheet.Figure("points", _operations.Values.Sum());
        foreach (var (operation, count) in _operations.OrderByDescending(o => o.Value)) sheet.Figure(operation, count);
        foreach (var (lost, points) in _lost.Where(_ => kind == CutKind.Power)) sheet.Figure($"points where a {lost} was lost", points);
        if (where == CutPlace.Host && _operations.Values.Sum() >= Few && !_operations.ContainsKey("statement")) sheet.Broken("No statement of the database was seen, so none was cut.");
        // Between two commits that wait for the disk lies most of the path: who never loses what was not flushed tries nothing.
        if (kind == CutKind.Power && _operations.Values.Sum() >= Few && _lost["log"] == 0) sheet.Broken("No loss of power took anything of the database's log.");
        sheet.Figure("points where a promise was broken", _broken);
        sheet.Figure("took", (DateTime.UtcNow - began).TotalMinutes, "min");
    }

    private async Task WalkAsync(CutPlace where, CutKind kind, int every)
    {
        while (Take(every) is { } at)
        {
            var point = new CrashPoint(where, kind, at);
            var place = new Workplace(root, $"{at:0000}");
            var result = await point.TryAsync(place, program, undisturbedPlace, undisturbed);
            Note(point, result);
            if (result is null or { Broken.Count: 0 }) place.Delete();
        }
    }

    private int? Take(int every)
    {
        lock (_oneAtATime)
        {
            var at = _next;
            _next += every;
            return at < _end ? at : null;
        }
    }

    private void Note(CrashPoint point, CrashPointResult? result)
    {
        lock (_oneAtATime)
        {
            if (result is null)
            {
                _end = Math.Min(_end, point.At);
                return;
            }
            _operations[result.Operation] = _operations.GetValueOrDefault(result.Operation) + 1;
            foreach (var lost in result.Lost.Select(l => l.Split(' ')[0]).Distinct()) _lost[lost]++;
            if (point.At % 25 == 0) sheet.Say($"{point}: {result.What}");
            if (result.Broken.Count == 0) return;
            _broken++;
            sheet.Broken($"{point} ({result.What}): {string.Join(' ', result.Broken)}");
        }
    }
}
