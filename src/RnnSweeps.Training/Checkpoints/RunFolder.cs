using System.Security.Cryptography;
using RnnSweeps.Core.Runs;
using RnnSweeps.Files;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>A checkpoint as it lies on the disk.</summary>
/// <param name="File">Name inside the run's folder.</param>
/// <param name="Sha256">Of all its bytes, as <c>sha256sum</c> prints it.</param>
public sealed record WrittenFile(string File, long Bytes, string Sha256);

/// <summary>
/// The files of one run: <c>epoch-000010-attempt-2.safetensors</c>, the state after an epoch, and <c>best-000007-attempt-2.safetensors</c>,
/// the best weights until then; of each the last two. Every file appears whole: it is written aside, flushed to the disk,
/// renamed, and the folder is flushed.
/// <para>
/// An attempt writes and removes no file of a later one, and has files of its own of all that it stands for: what it takes over from
/// the attempt before it copies. So a trainer that was frozen, and goes on after its run was given to another one, changes nothing
/// that anybody reads: the newest record of the store says which files count, with their digests.
/// </para>
/// <para>The program wrote <c>epoch-000010.safetensors</c> and <c>best.safetensors</c> before; they count as attempt 0's.</para>
/// </summary>
/// <param name="attempt">Who writes: a part of the names.</param>
public sealed class RunFolder(string path, int attempt = 0)
{
    /// <summary>Far beyond the time that a trainer may live without its agent: whoever wrote an unfinished file so old is gone.</summary>
    internal static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    private const string Damaged = ".damaged";

    /// <summary>The newest file of the best weights; null before the first checkpoint.</summary>
    public string? Best => Named(RunFile.Best) is [var newest, ..] ? newest.Path : null;

    /// <summary>The file of the best weights, which a run that never validated lacks, or else of the newest; null if there is none.</summary>
    public string? Chosen(bool best) => (best ? Best : null) ?? (Checkpoints() is [var newest, ..] ? newest : null);

    /// <summary>Full paths, newest first.</summary>
    public IReadOnlyList<string> Checkpoints() => [.. Named(RunFile.Epoch).Select(f => f.Path)];

    /// <summary>
    /// The newest sound checkpoint whose best weights are here too, or null. Damaged ones are told, and set aside under another name. What a
    /// killed trainer left half-written is removed. Files may vanish meanwhile.
    /// </summary>
    /// <param name="damaged">Told what is passed over, and why.</param>
    /// <param name="stored">
    /// So many epochs from the first have a row in the store: a checkpoint that cannot tell the others is of no use. Null where there is no store.
    /// </param>
    /// <exception cref="TrainingException">The folder cannot be changed (<see cref="FailureKind.Storage"/>).</exception>
    internal FoundCheckpoint? Newest(Action<string> damaged, int? stored = null) => Guarded("read", path, () =>
    {
        if (!Directory.Exists(path)) return null;
        RemoveUnfinished();
        foreach (var file in Checkpoints())
        {
            try
            {
                var found = new FoundCheckpoint(Checkpoint.Read(file), file);
                if (found.Content.Position.Tells(stored) is { } lacking) damaged($"{Path.GetFileName(file)}: {lacking}");
                else if (WithBest(found) is { } whole) return whole;
                else damaged($"{Path.GetFileName(file)}: the best weights, of epoch {found.Content.Position.BestEpoch}, are not here any more");
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

    /// <summary>Writes what was found under names of this attempt's own, unless it has them.</summary>
    /// <returns>The checkpoint's file, and that of the best weights where there are any.</returns>
    /// <exception cref="TrainingException">The disk is full or the folder cannot be written (<see cref="FailureKind.Storage"/>).</exception>
    internal (WrittenFile Newest, WrittenFile? Best) TakeOver(FoundCheckpoint found)
    {
        var position = found.Content.Position;
        var best = found.BestFile is { } file ? Copy(file, RunFile.Best, position.BestEpoch) : null;
        return (Copy(found.File, RunFile.Epoch, position.Epoch), best);
    }

    /// <summary>Writes the checkpoint of an epoch and removes this attempt's and earlier ones before the last two, but none while the newest is not sound.</summary>
    /// <exception cref="TrainingException">The disk is full or the folder cannot be written (<see cref="FailureKind.Storage"/>).</exception>
    internal WrittenFile Write(int epoch, Action<Stream> content)
    {
        var written = WriteWhole(RunFile.PathOf(path, RunFile.Epoch, epoch, attempt), content);
        foreach (var kind in (string[])[RunFile.Epoch, RunFile.Best])
        {
            var mine = RunFile.Mine(Named(kind), attempt);
            if (mine.Count > RunFile.Kept && Checkpoint.IsSound(mine[0].Path))
                foreach (var old in mine.Skip(RunFile.Kept)) Remove(old.Path);
        }
        return written;
    }

    /// <summary>Writes the best weights so far. A record of the store may still name the file before, so that stays.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    internal WrittenFile WriteBest(int epoch, Action<Stream> content) => WriteWhole(RunFile.PathOf(path, RunFile.Best, epoch, attempt), content);

    /// <summary>Once this attempt has trained the run to its end and has files of its own of everything: removes those of earlier attempts.</summary>
    /// <exception cref="TrainingException">The folder cannot be changed (<see cref="FailureKind.Storage"/>).</exception>
    internal void RemoveEarlierAttempts()
    {
        foreach (var kind in (string[])[RunFile.Epoch, RunFile.Best])
        {
            var all = Named(kind);
            if (all.Any(f => f.Attempt == attempt))
                foreach (var old in all.Where(f => f.Attempt < attempt)) Remove(old.Path);
        }
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
        foreach (var file in Directory.EnumerateFiles(path, "*" + UnfinishedFile.Extension))
            if (AttemptOf(file) < attempt || File.GetLastWriteTimeUtc(file) < until) DiskOperations.Delete(file);
    });

    private IReadOnlyList<RunFile> Named(string kind) => Directory.Exists(path) ? RunFile.Among(Directory.EnumerateFiles(path, kind + "*"), kind) : [];

    /// <summary>With the file that has the best weights up to the checkpoint; null where it is gone.</summary>
    private FoundCheckpoint? WithBest(FoundCheckpoint found)
    {
        var epoch = found.Content.Position.BestEpoch;
        if (epoch == 0) return found;
        // The program wrote best.safetensors over and over before, so that its name does not tell the epoch.
        foreach (var file in Named(RunFile.Best).Where(f => f.Number == epoch || f.Number == RunFile.Unnumbered))
        {
            try
            {
                if (Checkpoint.Read(file.Path).Position.Epoch == epoch) return found with { BestFile = file.Path };
            }
            catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
            {
                // Another file may have them.
            }
        }
        return null;
    }

    private WrittenFile Copy(string source, string kind, int epoch)
    {
        var target = RunFile.PathOf(path, kind, epoch, attempt);
        return WriteWhole(target, file => Guarded("copied", source, () =>
        {
            using var from = File.OpenRead(source);
            from.CopyTo(file);
        }));
    }

    private static void Remove(string file) => Guarded("removed", file, () => DiskOperations.Delete(file));

    private static WrittenFile WriteWhole(string target, Action<Stream> content) => Guarded("written", target, () => AtomicFile.Write(target, stream =>
    {
        content(stream);
        stream.Position = 0;
        return new WrittenFile(Path.GetFileName(target), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }));

    /// <summary>Whose unfinished file it is, by the name that it shall have; beyond all attempts where the name does not tell.</summary>
    private static int AttemptOf(string unfinished) =>
        UnfinishedFile.Of(unfinished) is { } file && RunFile.Of(file.Target) is { } run ? run.Attempt : int.MaxValue;

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
        catch (Exception e) when (DiskOperations.IsOfTheDisk(e))
        {
            throw new TrainingException(FailureKind.Storage,
                $"{target} could not be {what}: {e.Message.TrimEnd('.')}. Free some space there, or choose another results folder.", e);
        }
    }
}
