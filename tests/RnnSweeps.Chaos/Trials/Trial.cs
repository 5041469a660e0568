namespace RnnSweeps.Chaos.Trials;

/// <summary>What one trial showed: one row of the report.</summary>
/// <param name="Verb">The command's verb.</param>
/// <param name="Name">Unique within the verb, such as <c>seed-3</c>; the name of its file.</param>
/// <param name="What">What was done, as a sentence.</param>
/// <param name="Command">How anybody does it again.</param>
/// <param name="Figures">In the order of the report.</param>
/// <param name="Notes">What the program said, word for word.</param>
/// <param name="Broken">Each promise that was broken, as a sentence; none if all were kept.</param>
internal sealed record Trial(
    string Verb, string Name, string What, string Command, DateTimeOffset At, MachineFacts Machine, IReadOnlyList<Figure> Figures, IReadOnlyList<string> Notes, IReadOnlyList<string> Broken)
{
    public bool Holds => Broken.Count == 0;
}

/// <summary>One number of a trial.</summary>
/// <param name="Unit">"" for a count.</param>
internal sealed record Figure(string Name, double Value, string Unit = "")
{
    /// <summary>The value with its unit.</summary>
    public string Amount => $"{Value:0.##}{(Unit.Length == 0 ? "" : " " + Unit)}";

    public override string ToString() => $"{Name} {Amount}";
}
