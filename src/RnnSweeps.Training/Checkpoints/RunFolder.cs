using System.Globalization;
using System.Security.Cryptography;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>A checkpoint as it lies on the disk.</summary>
/// <param name="File">Name inside the run's folder.</param>
/// <param name="Sha256">Of all its bytes, as <c>sha256sum</c> prints it.</param>
public sealed record WrittenFile(string File, long Bytes, string Sha256);

/// <summary>
/// The files of one run: <c>epoch-000010.safetensors</c> (the last two) and <c>best.safetensors</c>. Every file appears whole:
/// it is written aside, flushed to the disk, then renamed over. The folder itself is not flushed, which .NET does not offer: a
/// power cut may take the newest name with it, and the checkpoint before is used.
/// </summary>
public sealed class RunFolder(string path)
{
    private const int Kept = 2;
    private const string Prefix = "epoch-", Extension = ".safetensors", Unfinished = ".tmp", Damaged = ".damaged";

    /// <summary>The weights with the smallest validation loss; not there before the first checkpoint.</summary>
    public string Best => Path.Combine(path, "best" + Extension);

    /// <summary>The file of the best weights, which a run that never validated lacks, or else of the newest; null if there is none.</summary>
    public string? Chosen(bool best) => best && File.Exists(Best) ? Best : Checkpoints() is [var newest, ..] ? newest : null;

    /// <summary>Full paths, newest first.</summary>
    public IReadOnlyList<string> Checkpoints() => !Directory.Exists(path) ? [] :
        [.. Directory.EnumerateFiles(path, Prefix + "*" + Extension).OrderByDescending(f => f, StringComparer.Ordinal)];

    /// <summary>
    /// The newest sound checkpoint, or null. Damaged ones are told, and set aside under another name. What a killed trainer
    /// left half-written is removed.
    /// </summary>
    /// <exception cref="TrainingException">The folder cannot be changed (<see cref="FailureKind.Storage"/>).</exception>
    internal Checkpoint? Newest(Action<string> damaged) => Guarded("read", path, () =>
    {
        if (!Directory.Exists(path)) return null;
        foreach (var file in Directory.EnumerateFiles(path, "*" + Unfinished)) File.Delete(file);
        foreach (var file in Checkpoints())
        {
            try
            {
                return Checkpoint.Read(file);
            }
            catch (InvalidDataException e)
            {
                damaged($"{Path.GetFileName(file)}: {e.Message}");
                File.Move(file, file + Damaged, overwrite: true);
            }
        }

        return null;
    });

    /// <summary>Writes the checkpoint of an epoch and removes those before the last two.</summary>
    /// <exception cref="TrainingException">The disk is full or the folder cannot be written (<see cref="FailureKind.Storage"/>).</exception>
    internal WrittenFile Write(int epoch, Action<Stream> content)
    {
        var written = WriteWhole(Path.Combine(path, Prefix + epoch.ToString("000000", CultureInfo.InvariantCulture) + Extension), content);
        foreach (var old in Checkpoints().Skip(Kept)) Guarded("removed", old, () => File.Delete(old));
        return written;
    }

    /// <inheritdoc cref="Write"/>
    internal void WriteBest(Action<Stream> content) => WriteWhole(Best, content);

    private WrittenFile WriteWhole(string target, Action<Stream> content) => Guarded("written", target, () =>
    {
        var temporary = target + Unfinished;
        try
        {
            Directory.CreateDirectory(path);
            WrittenFile written;
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                content(stream);
                stream.Flush(flushToDisk: true);
                stream.Position = 0;
                written = new WrittenFile(Path.GetFileName(target), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
            }

            File.Move(temporary, target, overwrite: true);
            return written;
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            File.Delete(temporary);
            throw;
        }
    });

    private static void Guarded(string what, string target, Action work) => Guarded(what, target, () =>
    {
        work();
        return true;
    });

    private static T Guarded<T>(string what, string target, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            throw new TrainingException(FailureKind.Storage,
                $"{target} could not be {what}: {e.Message.TrimEnd('.')}. Free some space there, or choose another results folder.", e);
        }
    }

    /// <summary>A file that is larger than its file system or the user's limit allows is an argument out of range to .NET.</summary>
    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
