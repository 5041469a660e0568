namespace RnnSweeps.Chaos.Trials;

/// <summary>A trial in the making: figures and broken promises, told as they come.</summary>
internal sealed class TrialSheet(string verb, string name, string what, string command)
{
    private readonly DateTimeOffset _at = DateTimeOffset.UtcNow;
    private readonly List<Figure> _figures = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _broken = [];

    public bool Holds => _broken.Count == 0;

    public void Figure(string name, double value, string unit = "") => _figures.Add(new Figure(name, value, unit));

    /// <summary>Something that the program said.</summary>
    public void Note(string said)
    {
        _notes.Add(said);
        Say($"it said: {said}");
    }

    /// <summary>The promise is broken by each of these.</summary>
    public void Broken(IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            _broken.Add(sentence);
            Say($"BROKEN: {sentence}");
        }
    }

    public void Broken(string sentence) => Broken([sentence]);

    public void Say(string sentence) => Console.Error.WriteLine($"{DateTimeOffset.UtcNow:HH:mm:ss} {verb} {name}: {sentence}");

    public Trial Finish(string program)
    {
        Say($"{(Holds ? "kept" : "BROKEN")}: {string.Join(", ", _figures)}");
        return new Trial(verb, name, what, command, _at, MachineFacts.Here(program), _figures, _notes, _broken);
    }
}
