using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.ScriptedTrainer;

/// <summary>
/// The checkpoints of a run as a trainer leaves them: under the real names, of each kind the last two, taken over from the attempt before
/// by a copy. In place of weights each holds where the training stands. Nothing is flushed: no test cuts the power of this one.
/// </summary>
internal sealed class ScriptedFolder(RunSpecification specification)
{
    private const string Damaged = ".damaged", Unfinished = ".tmp";

    private string Path => specification.Folder;

    private int Attempt => specification.Attempt;

    /// <summary>The newest that can be read, has its best weights and can tell all that is not stored; null for none.</summary>
    public TrainingPosition? Newest(Action<string> skipped)
    {
        foreach (var left in Directory.EnumerateFiles(Path, "*" + Unfinished)) File.Delete(left);
        foreach (var file in Named(RunFile.Epoch))
        {
            var name = System.IO.Path.GetFileName(file.Path);
            if (Read(file.Path) is not { } position)
            {
                skipped($"{name}: it is no checkpoint");
                File.Move(file.Path, file.Path + Damaged, overwrite: true);
            }
            else if (position.Tells(specification.StoredEpochs) is { } lacking) skipped($"{name}: {lacking}");
            else if (position.BestEpoch > 0 && !Named(RunFile.Best).Any(f => f.Number == position.BestEpoch)) skipped($"{name}: the best weights are not here any more");
            else return position;
        }
        return null;
    }

    /// <summary>Writes a file whole, and removes those of its kind that nobody needs any more.</summary>
    public (string File, long Bytes, string Sha256) Write(string kind, int epoch, TrainingPosition position)
    {
        var target = RunFile.PathOf(Path, kind, epoch, Attempt);
        var content = Encoding.UTF8.GetBytes(Json.Write(new Content(specification.Run, specification.Seed, position)));
        var temporary = $"{target}.{Attempt}-{Environment.ProcessId}{Unfinished}";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, target, overwrite: true);
        foreach (var old in RunFile.Mine(Named(kind), Attempt).Skip(RunFile.Kept)) File.Delete(old.Path);
        return (System.IO.Path.GetFileName(target), content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    /// <summary>At the end of the run.</summary>
    public void RemoveEarlierAttempts()
    {
        foreach (var old in Named(RunFile.Epoch).Concat(Named(RunFile.Best)).Where(f => f.Attempt < Attempt)) File.Delete(old.Path);
    }

    private IReadOnlyList<RunFile> Named(string kind) => RunFile.Among(Directory.EnumerateFiles(Path), kind);

    private TrainingPosition? Read(string file)
    {
        try
        {
            return Json.Read<Content>(File.ReadAllText(file)) is var content && content.Run == specification.Run && content.Seed == specification.Seed ? content.Position : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Content(RunId Run, long Seed, TrainingPosition Position);
}
