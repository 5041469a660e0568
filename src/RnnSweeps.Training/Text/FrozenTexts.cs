using System.Security.Cryptography;
using System.Text;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Text;

/// <summary>Cleaned texts as files under their fingerprints.</summary>
public static class FrozenTexts
{
    public static string Fingerprint(string cleaned) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cleaned)));

    /// <summary>Writes the cleaned text whole, unless it lies there already.</summary>
    public static void Write(string path, string cleaned)
    {
        if (File.Exists(path) && Fingerprint(File.ReadAllText(path)) == Fingerprint(cleaned)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(cleaned));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="TrainingException">The file is missing or is not the text that was frozen.</exception>
    public static string Read(FrozenText text)
    {
        string content;
        try
        {
            content = File.ReadAllText(text.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException(FailureKind.BadData, $"Text {text.Name} cannot be read from {text.Path}: {e.Message}", e);
        }

        return Fingerprint(content) == text.Sha256
            ? content
            : throw new TrainingException(FailureKind.BadData, $"Text {text.Name} in {text.Path} is not the one that the sweep was submitted with. Submit the sweep again.");
    }
}
