using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>A file of weights in a run's folder, as its name tells it.</summary>
/// <param name="Kind"><see cref="Epoch"/> or <see cref="Best"/>.</param>
/// <param name="Number">The epoch after which the weights were like that.</param>
/// <param name="Attempt">Who wrote it; 0 for the program that did not tell.</param>
internal sealed partial record RunFile(string Path, string Kind, int Number, int Attempt)
{
    public const string Epoch = "epoch", Best = "best";

    /// <summary>The epoch of a file whose name has none.</summary>
    public const int Unnumbered = 0;

    public static string PathOf(string folder, string kind, int epoch, int attempt) =>
        System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{kind}-{epoch:000000}-attempt-{attempt}.safetensors"));

    /// <summary>Null for any other file.</summary>
    public static RunFile? Of(string path) => Name().Match(System.IO.Path.GetFileName(path)) is { Success: true } match
        ? new(path, match.Groups[1].Value, Whole(match.Groups[2]), Whole(match.Groups[3]))
        : null;

    private static int Whole(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : Unnumbered;

    [GeneratedRegex(@"^(epoch|best)(?:-([0-9]{1,9}))?(?:-attempt-([0-9]{1,9}))?\.safetensors$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>A checkpoint that a training can go on from.</summary>
/// <param name="File">Its full path.</param>
/// <param name="BestFile">Full path of the best weights until then; null for a run that had not been validated.</param>
internal sealed record FoundCheckpoint(Checkpoint Content, string File, string? BestFile = null);
