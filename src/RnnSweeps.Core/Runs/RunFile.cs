using System.Globalization;
using System.Text.RegularExpressions;

namespace RnnSweeps.Core.Runs;

/// <summary>
/// A file of weights in a run's folder, as its name tells it: <c>epoch-000010-attempt-2.safetensors</c>, the state after an epoch, or
/// <c>best-000007-attempt-2.safetensors</c>, the best weights until then.
/// </summary>
/// <param name="Kind"><see cref="Epoch"/> or <see cref="Best"/>.</param>
/// <param name="Number">The epoch after which the weights were like that.</param>
/// <param name="Attempt">Who wrote it; 0 for the program that did not tell.</param>
public sealed partial record RunFile(string Path, string Kind, int Number, int Attempt)
{
    public const string Epoch = "epoch", Best = "best";

    /// <summary>The epoch of a file whose name has none.</summary>
    public const int Unnumbered = 0;

    /// <summary>Of each kind so many stay.</summary>
    public const int Kept = 2;

    public static string PathOf(string folder, string kind, int epoch, int attempt) =>
        System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{kind}-{epoch:000000}-attempt-{attempt}.safetensors"));

    /// <summary>Null for any other file.</summary>
    public static RunFile? Of(string path) => Name().Match(System.IO.Path.GetFileName(path)) is { Success: true } match
        ? new(path, match.Groups[1].Value, Integer(match.Groups[2]), Integer(match.Groups[3]))
        : null;

    /// <summary>Those of a kind among files of any sort, newest first.</summary>
    public static IReadOnlyList<RunFile> Among(IEnumerable<string> paths, string kind) =>
        [.. paths.Select(Of).OfType<RunFile>().Where(f => f.Kind == kind).OrderByDescending(f => (f.Number, f.Attempt))];

    /// <summary>
    /// This attempt's files of one kind and those of earlier ones, the one first that counts most: of its own first, because an earlier
    /// attempt may have got further, and yet be of no use. What comes after the first <see cref="Kept"/> nobody needs any more.
    /// </summary>
    public static IReadOnlyList<RunFile> Mine(IEnumerable<RunFile> all, int attempt) =>
        [.. all.Where(f => f.Attempt <= attempt).OrderByDescending(f => (f.Attempt, f.Number))];

    /// <summary>The last attempt that has left weights among these files; 0 for none.</summary>
    public static int NewestAttempt(IEnumerable<string> paths) => paths.Select(Of).Max(f => f?.Attempt) ?? 0;

    private static int Integer(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : Unnumbered;

    [GeneratedRegex(@"^(epoch|best)(?:-([0-9]{1,9}))?(?:-attempt-([0-9]{1,9}))?\.safetensors$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
