using System.Text;

namespace RnnSweeps.Training.Text;

/// <summary>Text files as they come: UTF-8 with or without its mark, or Latin-1 as older books have it.</summary>
internal static class TextFile
{
    /// <summary>The largest text, in bytes.</summary>
    public const long MaxBytes = 64L << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="TextException">It is missing, unreadable, too large, or no text.</exception>
    public static string Read(string path)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size > MaxBytes) throw new TextException($"{path} has {size:N0} bytes; a text has {MaxBytes:N0} at most. Split it.");
            return Decode(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TextException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.Contains((byte)0)) throw new TextException($"{path} is no text in UTF-8 or Latin-1: it holds zero bytes. Save it as plain text.");
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
