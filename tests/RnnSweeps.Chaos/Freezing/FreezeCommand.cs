using System.CommandLine;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Cluster;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>Freeze and thaw: trainers, hosts or both are stopped and go on, on one machine or in a cluster of three silos, with kills between.</summary>
internal sealed class FreezeCommand : Command
{
    public const string Verb = "freeze";

    /// <summary>Where its measurements lie.</summary>
    private const string VerbOfCluster = "freeze-cluster";

    private const int SlotsOfOne = 2, SlotsOfASilo = 1, Silos = 3;

    private readonly Option<int[]> _seeds = new("--seeds") { Description = "Seeds of the moments and victims", DefaultValueFactory = _ => [1, 2, 3, 4, 5], AllowMultipleArgumentsPerToken = true };
    private readonly Option<double> _minutes = new("--minutes") { Description = "How long each is disturbed", DefaultValueFactory = _ => 10 };
    private readonly Option<bool> _cluster = new("--cluster") { Description = "Three silos in network namespaces instead of one host" };
    private readonly Option<double> _longest = new("--longest") { Description = "Seconds that anything is stopped at most", DefaultValueFactory = _ => 60 };
    private readonly CommonOptions _common = new();

    public FreezeCommand()
        : base(Verb, "Small sweeps while every 2 to 8 seconds a trainer, a host or both are stopped for up to a minute (SIGSTOP, SIGCONT), or get signal 9.")
    {
        Add(_seeds);
        Add(_minutes);
        Add(_cluster);
        Add(_longest);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        var (cluster, minutes, longest, program) = (parse.GetValue(_cluster), parse.GetValue(_minutes), parse.GetValue(_longest), _common.Program(parse));
        // What this machine lacks shows before anything is trained.
        if (cluster) await using (await SiloNetwork.CreateAsync(silos: 1)) { }
        var (where, verb, slots) = cluster ? ("three silos with TLS in network namespaces, a slot each", VerbOfCluster, Silos * SlotsOfASilo) : ("one host with two slots", Verb, SlotsOfOne);
        var quiet = _common.Place(parse, $"{verb}-undisturbed");
        var undisturbed = await UndisturbedKinds.TrainAsync([.. SmallSweep.Kinds, SmallSweep.Filling(slots)], quiet, program);
        Console.Error.WriteLine($"Undisturbed, a sweep of each kind took {undisturbed.Took.TotalSeconds:0} s in all.");
        var holds = true;
        foreach (var seed in parse.GetValue(_seeds)!)
        {
            var place = _common.Place(parse, $"{verb}-seed-{seed}");
            var sheet = new TrialSheet(
                verb, $"seed-{seed}",
                $"{where}; sweeps of 1, 2 and 6 runs with pauses between, while every 2 to 8 s a trainer (idle or not), a host, or a host with its trainers is stopped for 0 to {longest:0.#} s, or a trainer or a host, frozen or not, gets signal 9; for {minutes:0.#} min; then, when all go on, a sweep of as many runs as slots",
                $"{Verb} {(cluster ? "--cluster " : "")}--seeds {seed} --minutes {minutes:0.#}{(longest == 60 ? "" : $" --longest {longest:0.#}")}");
            await using (var hosts = cluster ? new ServingCluster(await SiloCluster.StartAsync(place, SlotsOfASilo, program), SlotsOfASilo, place) : (IHosts)new LoneHost(place, SlotsOfOne, program))
                await new FreezeTrial(sheet, place, hosts, undisturbed).RunAsync(seed, TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(longest));
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) quiet.Delete();
        return holds ? ExitCode.Kept : ExitCode.Broken;
    }
}
