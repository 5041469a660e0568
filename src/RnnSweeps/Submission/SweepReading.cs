using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>A sweep file that can be trained: its text, verbatim, and what it means.</summary>
/// <param name="Notices">What is no mistake and should be known all the same.</param>
internal sealed record SweepReading(string Yaml, SweepDefinition Definition, IReadOnlyList<SweepProblem> Notices)
{
    /// <param name="knownTexts">Names of the texts that can be had.</param>
    /// <exception cref="UsageException">The file cannot be read, or every problem that it has, one a line.</exception>
    public static SweepReading OfFile(string path, IReadOnlySet<string> knownTexts)
    {
        var yaml = Text(path);
        var result = SweepFile.Parse(yaml, path, knownTexts);
        return result.Definition is { } definition
            ? new SweepReading(yaml, definition, result.Notices)
            : throw new UsageException(string.Join('\n', result.Problems));
    }

    /// <summary>A stored sweep, which was accepted once.</summary>
    /// <exception cref="WorkFailedException">This version of the program does not understand it any more.</exception>
    public static SweepReading Of(SweepRecord sweep) =>
        SweepFile.Parse(sweep.Yaml, $"{sweep.Id}.yaml").Definition is { } definition
            ? new SweepReading(sweep.Yaml, definition, [])
            : throw new WorkFailedException($"Sweep {sweep.Id} was accepted by version {sweep.ProgramVersion}, and this version cannot read its file any more: look at its results with that version, or with 'rnnsweeps query'.");

    private static string Text(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > SweepFile.MaxLength and var length })
                throw new UsageException($"{path} has {length} bytes; a sweep file has at most {SweepFile.MaxLength}. Is it another file?");
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no sweep file {path}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The sweep file {path} cannot be read: {error.Message}", error);
        }
    }
}
