using System.Globalization;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.ScriptedTrainer;

/// <summary>
/// What happens in a run: words of sample_prefix such as <c>crash=2</c>, with the epoch at which they act. <c>crash</c>,
/// <c>silent</c> and <c>mute</c> act in the first attempt, <c>always-crash</c> in each,
/// <c>stumble=3</c> at epoch 3 of the first, 6 of the second and so on. With <c>only-seed=1</c> nothing of that happens to other seeds.
/// </summary>
internal sealed class Script
{
    private readonly Dictionary<string, string> _words;
    private readonly int _attempt;
    private readonly bool _spared;

    public Script(RunSpecification specification)
    {
        _attempt = specification.Attempt;
        _words = specification.Configuration["sample_prefix"].AsText.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Split('=')).ToDictionary(w => w[0], w => w.Length > 1 ? w[1] : "1");
        _spared = _words.TryGetValue("only-seed", out var seed) && seed != $"{specification.Seed}";
    }

    /// <summary>Between two epochs.</summary>
    public TimeSpan Pause => TimeSpan.FromMilliseconds(_words.TryGetValue("ms", out var ms) ? double.Parse(ms, CultureInfo.InvariantCulture) : 0);

    public bool Crashes(int epoch) => At("always-crash", epoch) || (_attempt == 1 && At("crash", epoch)) || (epoch % _attempt == 0 && At("stumble", epoch / _attempt));

    /// <summary>It says nothing any more and goes on living.</summary>
    public bool FallsSilent(int epoch) => _attempt == 1 && At("silent", epoch);

    /// <summary>It goes on saying the epoch before, and trains no more.</summary>
    public bool Repeats(int epoch) => _attempt == 1 && At("repeat", epoch);

    /// <summary>It starts a program of its own that would outlive it.</summary>
    public bool HasChild(int epoch) => At("child", epoch);

    /// <summary>It takes so many mebibytes of memory.</summary>
    public int Takes(int epoch) => epoch == 2 && _words.TryGetValue("mib", out var mib) ? int.Parse(mib, CultureInfo.InvariantCulture) : 0;

    /// <summary>It prints a line that is no event, as libraries do.</summary>
    public bool Babbles(int epoch) => At("babble", epoch);

    /// <summary>It prints a line without an end.</summary>
    public bool Floods(int epoch) => _attempt == 1 && At("flood", epoch);

    public FailureKind? Fails(int epoch) =>
        Enum.GetValues<FailureKind>().Where(kind => At(kind.Name(), epoch)).Select(kind => (FailureKind?)kind).FirstOrDefault();

    /// <summary>What the validation perplexity comes down to.</summary>
    public double Level => _words.TryGetValue("level", out var level) ? double.Parse(level, CultureInfo.InvariantCulture) : 0;

    /// <summary>It does not obey a request to stop.</summary>
    public bool IsDeaf => _words.ContainsKey("deaf");

    private bool At(string word, int epoch) => !_spared && _words.TryGetValue(word, out var at) && int.Parse(at, CultureInfo.InvariantCulture) == epoch;
}
