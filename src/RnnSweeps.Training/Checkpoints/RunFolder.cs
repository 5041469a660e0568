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
/// it is written aside, flushed to the disk, renamed over, and the folder is flushed. Two trainers that overlap, the one before
/// writing its last checkpoint while the next one begins, never touch the same unfinished file; of the finished ones whichever
/// comes last is whole.
/// </summary>
/// <param name="attempt">Who writes: a part of the names of unfinished files.</param>
public sealed class RunFolder(string path, int attempt = 0)
{
    /// <summary>Far beyond the time that a trainer may live without its agent: whoever wrote an unfinished file so old is gone.</summary>
    internal static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

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
    /// left half-written is removed. Files may vanish meanwhile.
    /// </summary>
    /// <exception cref="TrainingException">The folder cannot be changed (<see cref="FailureKind.Storage"/>).</exception>
    internal Checkpoint? Newest(Action<string> damaged) => Guarded("read", path, () =>
    {
        if (!Directory.Exists(path)) return null;
        RemoveUnfinished();
        foreach (var file in Checkpoints())
        {
            try
            {
                return Checkpoint.Read(file);
            }
            catch (InvalidDataException e)
            {
                damaged($"{Path.GetFileName(file)}: {e.Message}");
                SetAside(file);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // The trainer before has removed it, because it has written a newer one.
            }
        }

        return null;
    });

    /// <summary>Writes the checkpoint of an epoch and removes those before the last two, but none while the newest is not sound.</summary>
    /// <exception cref="TrainingException">The disk is full or the folder cannot be written (<see cref="FailureKind.Storage"/>).</exception>
    internal WrittenFile Write(int epoch, Action<Stream> content)
    {
        var written = WriteWhole(Path.Combine(path, Prefix + epoch.ToString("000000", CultureInfo.InvariantCulture) + Extension), content);
        var all = Checkpoints();
        if (all.Count > Kept && Checkpoint.IsSound(all[0]))
            foreach (var old in all.Skip(Kept)) Guarded("removed", old, () => DiskOperations.Delete(old));
        return written;
    }

    /// <summary>
    /// Removes what the trainers of earlier attempts left half-written, and anything else that is <see cref="Abandoned"/>. One of
    /// them that writes even now is fenced: its rename fails, and nobody wants its checkpoint.
    /// </summary>
    /// <exception cref="TrainingException">The folder cannot be changed (<see cref="FailureKind.Storage"/>).</exception>
    internal void RemoveUnfinished() => Guarded("cleared of unfinished files", path, () =>
    {
        if (!Directory.Exists(path)) return;
        var until = TimeProvider.System.GetUtcNow() - Abandoned;
        foreach (var file in Directory.EnumerateFiles(path, "*" + Unfinished))
            if (AttemptOf(file) < attempt || File.GetLastWriteTimeUtc(file) < until) DiskOperations.Delete(file);
    });

    /// <inheritdoc cref="Write"/>
    internal void WriteBest(Action<Stream> content) => WriteWhole(Best, content);

    private WrittenFile WriteWhole(string target, Action<Stream> content) => Guarded("written", target, () =>
    {
        var temporary = $"{target}.{attempt}-{Environment.ProcessId}{Unfinished}";
        try
        {
            DiskOperations.CreateFolder(path);
            WrittenFile written;
            using (var stream = DiskOperations.Create(temporary))
            {
                content(stream);
                DiskOperations.Flush(stream);
                stream.Position = 0;
                written = new WrittenFile(Path.GetFileName(target), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
            }

            DiskOperations.Rename(temporary, target);
            return written;
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            if (File.Exists(temporary)) DiskOperations.Delete(temporary);
            throw;
        }
    });

    /// <summary>Whose unfinished file it is, by its name; beyond all attempts where the name does not tell.</summary>
    private static int AttemptOf(string unfinished) =>
        Path.GetFileNameWithoutExtension(unfinished) is var name && int.TryParse(name[(name.LastIndexOf('.') + 1)..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var other)
            ? other : int.MaxValue;

    private static void SetAside(string file)
    {
        try
        {
            DiskOperations.Rename(file, file + Damaged);
        }
        catch (FileNotFoundException)
        {
            // The trainer before has removed it.
        }
    }

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
