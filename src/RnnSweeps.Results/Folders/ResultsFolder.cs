using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Folders;

/// <summary>Every path under the results folder; nobody else joins one.</summary>
public sealed record ResultsFolder
{
    public ResultsFolder(string root) => Root = Path.GetFullPath(root);

    /// <summary>Absolute.</summary>
    public string Root { get; }

    /// <summary>The store: <c>rnnsweeps.db</c>.</summary>
    public string Database => Path.Combine(Root, "rnnsweeps.db");

    /// <summary>Locked by the one host of this folder for as long as it lives.</summary>
    public string Lock => Path.Combine(Root, ".lock");

    /// <summary>Where the running host listens, for the clients on this machine.</summary>
    public string Host => Path.Combine(Root, ".host.json");

    /// <summary>The cleaned text with that fingerprint.</summary>
    public string Text(string sha256) => Path.Combine(Root, "texts", sha256 + ".txt");

    /// <summary>CSV files and run folders of a sweep.</summary>
    public string Sweep(SweepId id) => Path.Combine(Root, id.ToString());

    /// <summary>One of <c>leaderboard.csv</c>, <c>runs.csv</c>, <c>curves.csv</c>.</summary>
    public string Csv(SweepId id, string view) => Path.Combine(Sweep(id), view + ".csv");

    /// <summary>Checkpoints and logs of a run.</summary>
    public string Run(RunId id) => Path.Combine(Sweep(id.Sweep), "runs", id.NumberText);

    /// <summary>Logs of the trainer process in that slot.</summary>
    public string TrainerLog(int slot) => Path.Combine(Root, "logs", $"trainer-{slot}.log");
}
