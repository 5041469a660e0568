using System.Globalization;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>What the scripted host wrote about the questions of its slots to the scheduler.</summary>
internal sealed class Pulls(string file)
{
    public const string Variable = "SCRIPTED_HOST_PULLS";

    public string File => file;

    /// <summary>Seconds until the answer, of those that were answered between two moments, the shortest first.</summary>
    public IReadOnlyList<double> Between(DateTime from, DateTime to) =>
    [
        .. System.IO.File.ReadLines(file).Select(l => l.Split(' ')).Where(p => p.Length == 2 && p[1].Length > 7)
            .Select(p => (At: DateTime.Parse(p[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), Seconds: double.Parse(p[1], CultureInfo.InvariantCulture)))
            .Where(p => p.At >= from && p.At <= to).Select(p => p.Seconds).Order(),
    ];
}
