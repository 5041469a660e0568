namespace RnnSweeps.Core.Sweeps;

/// <summary>The top level of a sweep file: what each key is for, and what is said of those that have no use here.</summary>
public static class SweepKeys
{
    /// <summary>Ours, in the order in which people write them, each with one line for help.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        ("name", "the sweep's id: lower-case letters, digits, - and _; the file's name if missing"),
        ("description", "the question, in your own words"),
        ("method", "grid (every combination; the default), random (independent draws) or bayes (each proposal learns from the results before it)"),
        ("metric", "what is optimised: {name: val_ppl, goal: minimize}, with a target that ends the sweep if you like"),
        ("corpora", "mixes of texts, by name: {wells: [time-machine, war-of-the-worlds]}, or with shares {mix: {time-machine: 3, moby-dick: 1}}"),
        ("evaluate_on", "texts that every trained model is measured on at its end, besides those of its corpus"),
        ("parameters", "a value, a list of values or a distribution for each parameter of the training"),
        ("grids", "several grids in one file: each entry is laid over parameters"),
        ("include", "further combinations, each laid over parameters; alone, if parameters has no list"),
        ("exclude", "combinations that are left out: [{cell: rnn, layers: [2, 3]}]"),
        ("zip", "parameters that move together: [[layers, hidden]]"),
        ("constraints", "what every configuration must satisfy: [\"parameters <= 2e6\"]"),
        ("seeds", "random seeds, the same for every configuration, so that comparisons are paired; 0 alone if missing"),
        ("search_seed", "what random draws and proposals depend on; 0 if missing"),
        ("run_cap", "the most runs"),
        ("budget", "what the sweep may spend: {wall_clock: 2h, runs: 100, epochs: 5000, device_hours: 4}"),
        ("early_terminate", "when runs end that promise little: {type: hyperband, min_iter: 3} or {type: median}"),
        ("stop", "when a run ends by itself: {patience: 10, min_delta: 0.01}"),
        ("fail_fast", "end the sweep when its first so many runs have failed of the same cause"),
        ("reuse", "true to take over the results of equal runs that are in the store already, instead of training them again"),
        ("retries", "further tries of a run that fails: a number, or {crashed: 3, hung: 2, out_of_memory: 1, storage: 10, lost_silo: 100, lost_host: 10}, which is the default; a kind is counted anew once the run has got further by a checkpoint"),
        ("limits", "what each run may use: {memory: 4GiB, time: 2h}"),
        ("priority", "sweeps of a higher priority go first; 0 if missing"),
        ("requires", "cuda to train on GPUs only; otherwise on whatever slot is free"),
        ("slots", "the most runs of this sweep that train at the same time"),
    ];

    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(k => k.Name)];

    /// <summary>Of Weights &amp; Biases: taken with a notice.</summary>
    internal static IReadOnlyDictionary<string, string> WithoutUse { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["program"] = "nothing in a sweep file is executed: the training is this program's own",
        ["command"] = "nothing in a sweep file is executed: the training is this program's own",
        ["project"] = "results go to the folder that --results names",
        ["entity"] = "results go to the folder that --results names",
        ["controller"] = "the sweep's own grain decides",
        ["apiVersion"] = "it says how another program launches the sweep",
        ["kind"] = "it says how another program launches the sweep",
        ["job"] = "it says how another program launches the sweep",
        ["image_uri"] = "it says how another program launches the sweep",
    };

    /// <summary>Refused, because the sweep would not be what its file says.</summary>
    internal static IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["scheduler"] = "scheduler hands the search to another program, and this one searches by itself: take it out and choose method grid, random or bayes",
        ["metrics"] = "metrics asks for several goals at once, which only an outside scheduler of Weights & Biases knows: name one under 'metric'; all figures are stored anyway",
    };
}
