namespace RnnSweeps.Core.Stopping;

/// <summary>
/// What a sweep may spend. Once one of them is spent, no further run begins; those in training go on to their ends.
/// </summary>
public sealed record SweepBudget
{
    public static SweepBudget Unlimited { get; } = new();

    /// <summary>Since the first run of the sweep began.</summary>
    public TimeSpan? WallClock { get; init; }

    /// <summary>Runs that have begun.</summary>
    public int? Runs { get; init; }

    /// <summary>Epochs trained by all runs together.</summary>
    public long? Epochs { get; init; }

    /// <summary>Hours of training and validating, all slots together.</summary>
    public double? DeviceHours { get; init; }

    public bool IsUnlimited => this == Unlimited;

    /// <summary>Null, or one sentence that says that no further run may begin, though those that have begun may go on.</summary>
    public string? RunsSpent(int runs) => Runs is { } most && runs >= most ? FormattableString.Invariant($"The budget of {most} runs is spent.") : null;

    /// <summary>Null, or one sentence that says which limit of time or epochs was reached.</summary>
    public string? Spent(TimeSpan wallClock, long epochs, double deviceHours)
    {
        if (WallClock is { } time && wallClock >= time) return FormattableString.Invariant($"The budget of {Display(time)} is spent.");
        if (Epochs is { } all && epochs >= all) return FormattableString.Invariant($"The budget of {all} epochs is spent: {epochs} were trained.");
        if (DeviceHours is { } hours && deviceHours >= hours) return FormattableString.Invariant($"The budget of {hours} device hours is spent.");
        return null;
    }

    /// <summary><c>1h30m</c>.</summary>
    public static string Display(TimeSpan time) =>
        string.Concat(new (int Count, string Unit)[] { (time.Days, "d"), (time.Hours, "h"), (time.Minutes, "m"), (time.Seconds, "s") }
            .Where(p => p.Count > 0).Select(p => FormattableString.Invariant($"{p.Count}{p.Unit}")).DefaultIfEmpty("0s"));

    /// <summary>Of a text such as <c>90s, 30m, 2h, 1d</c> or <c>1h30m</c>; null for any other.</summary>
    public static TimeSpan? Time(string text)
    {
        var total = 0.0;
        var digits = "";
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) || c == '.') digits += c;
            else if (double.TryParse(digits, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var n)
                && c switch { 's' => 1.0, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => double.NaN } is var unit && !double.IsNaN(unit))
            {
                total += n * unit;
                digits = "";
            }
            else return null;
        }
        return digits.Length == 0 && total is > 0 and < 1e9 ? TimeSpan.FromSeconds(total) : null;
    }
}
