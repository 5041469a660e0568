using System.Buffers;
using System.Text;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>A sweep file that can be trained: its text, verbatim, and what it means.</summary>
/// <param name="Notices">What is no mistake and should be known all the same.</param>
internal sealed record ParsedSweepFile(string Yaml, SweepDefinition Definition, IReadOnlyList<SweepProblem> Notices)
{
    /// <summary>The file's path, for problems; null for a stored sweep.</summary>
    public string? Source { get; init; }

    /// <summary>A problem with a value of a parameter, at its place in the file.</summary>
    public string At(string parameter, string value, string message) => YamlLocations.At(Yaml, Source ?? Definition.Name, parameter, value, message).ToString();

    /// <param name="knownTexts">Names of the texts that can be had.</param>
    /// <exception cref="UsageException">The file cannot be read, or every problem that it has, one a line.</exception>
    public static ParsedSweepFile OfFile(string path, IReadOnlySet<string> knownTexts)
    {
        var yaml = Text(path);
        var result = SweepFile.Parse(yaml, path, knownTexts);
        return result.Definition is { } definition
            ? new ParsedSweepFile(yaml, definition, result.Notices) { Source = path }
            : throw new UsageException(string.Join('\n', result.Problems));
    }

    /// <summary>A stored sweep, which was accepted once.</summary>
    /// <exception cref="WorkFailedException">This version of the program does not understand it any more.</exception>
    public static ParsedSweepFile Of(SweepRecord sweep) =>
        SweepFile.Stored(sweep.Yaml, sweep.Id).Definition is { } definition
            ? new ParsedSweepFile(sweep.Yaml, definition, [])
            : throw new WorkFailedException($"Sweep {sweep.Id} was accepted by version {sweep.ProgramVersion}, and this version cannot read its file any more: look at its results with that version, or with 'rnnsweeps query'.");

    /// <summary>UTF-8, or what a byte order mark says.</summary>
    private static string Decoded(string path, byte[] bytes)
    {
        var marked = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];
        for (var at = 0; !marked && at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out var consumed) == OperationStatus.Done)
            {
                at += consumed;
                continue;
            }
            var before = bytes.AsSpan(0, at);
            throw new UsageException($"{path}:{before.Count((byte)'\n') + 1}:{Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1}: the byte 0x{bytes[at]:X2} is no UTF-8; save the file in that encoding");
        }
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static string Text(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > SweepFile.MaxLength and var length })
                throw new UsageException($"{path} has {length} bytes; a sweep file has at most {SweepFile.MaxLength}. Is it another file?");
            return Decoded(path, File.ReadAllBytes(path));
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
