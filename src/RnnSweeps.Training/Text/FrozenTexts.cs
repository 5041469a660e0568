using System.Security.Cryptography;
using System.Text;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Runs;
using RnnSweeps.Files;

namespace RnnSweeps.Training.Text;

/// <summary>Cleaned texts as files under their fingerprints.</summary>
public static class FrozenTexts
{
    /// <summary>SHA-256 of the characters in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Fingerprint(string cleaned) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cleaned)));

    /// <summary>Writes the cleaned text whole, unless it lies there already.</summary>
    /// <exception cref="TextException">The folder cannot be written, or the disk is full; nothing half-written is left.</exception>
    public static void Write(string path, string cleaned)
    {
        var bytes = Encoding.UTF8.GetBytes(cleaned);
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return;
            AtomicFile.Write(path, stream => stream.Write(bytes));
        }
        catch (Exception e) when (DiskOperations.IsOfTheDisk(e))
        {
            throw new TextException($"The text of {bytes.Length:N0} bytes cannot be written to {path}: {e.Message} Check that the disk has space and that the user may write there.", e);
        }
    }

    /// <exception cref="TrainingException">The file is missing or is not the text that was frozen (<see cref="FailureKind.BadData"/>).</exception>
    public static string Read(FrozenText text)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(text.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException(FailureKind.BadData, $"Text {text.Name} cannot be read from {text.Path}: {e.Message}", e);
        }

        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == text.Sha256
            ? Encoding.UTF8.GetString(bytes)
            : throw new TrainingException(FailureKind.BadData, $"Text {text.Name} in {text.Path} is not the one that the sweep was submitted with: its SHA-256 is {found}, expected {text.Sha256}. Submit the sweep again with --new.");
    }
}
