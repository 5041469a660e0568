namespace RnnSweeps.EndToEnd.Support;

/// <summary>Text that a person has read and approved, in a file of folder <c>Approved</c>.</summary>
internal static class Approved
{
    /// <summary>Fails with the lines that differ. The received text lies in the temporary folder, ready to be copied over.</summary>
    public static void Is(string name, string received)
    {
        var file = Path.Combine(Rnn.Repository, "tests", "RnnSweeps.EndToEnd", "Approved", name + ".txt");
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == received) return;
        var copy = Path.Combine(Path.GetTempPath(), $"rnnsweeps-received-{name}.txt");
        File.WriteAllText(copy, received);
        Assert.Fail($"{file} does not hold what was received. If this is right, copy {copy} over it.\n{Difference(approved, received)}");
    }

    /// <summary>The text with everything that differs from machine to machine and run to run made the same.</summary>
    public static string Stable(string text, params (string Found, string Put)[] replacements) =>
        replacements.Aggregate(text, (t, r) => t.Replace(r.Found, r.Put, StringComparison.Ordinal));

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        var lines = new List<string>();
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (old, now) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            if (old == now) continue;
            if (old is not null) lines.Add($"{i + 1,4} - {old}");
            if (now is not null) lines.Add($"{i + 1,4} + {now}");
        }
        return string.Join('\n', lines.Take(40));
    }
}
