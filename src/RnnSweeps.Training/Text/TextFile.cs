using System.Text;

namespace RnnSweeps.Training.Text;

/// <summary>The characters of a text file.</summary>
/// <param name="Encoding">The WHATWG's name of the encoding that was taken, such as <c>UTF-8</c> or <c>windows-1252</c>.</param>
internal sealed record DecodedText(string Content, string Encoding);

/// <summary>
/// Text files as they come, decoded as browsers do where nobody says what a file is (WHATWG Encoding Standard): a byte order mark
/// decides; else UTF-8 where every byte agrees; else windows-1252, which has Latin-1's letters and typographic signs besides.
/// </summary>
internal static class TextFile
{
    /// <summary>The largest text, in bytes.</summary>
    public const long MaxBytes = 64L << 20;

    public const string Utf8 = "UTF-8";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="TextException">It is missing, unreadable, too large, or no text.</exception>
    public static DecodedText Read(string path)
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

    private static DecodedText Decode(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return new(Encoding.Unicode.GetString(bytes[Encoding.Unicode.Preamble.Length..]), "UTF-16LE");
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return new(Encoding.BigEndianUnicode.GetString(bytes[Encoding.BigEndianUnicode.Preamble.Length..]), "UTF-16BE");
        if (bytes.Contains((byte)0)) throw new TextException($"{path} is no text: it holds zero bytes. Save it as plain text in UTF-8.");
        // A mark decides even where a byte does not fit; that byte becomes U+FFFD.
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return new(Encoding.UTF8.GetString(bytes[Encoding.UTF8.Preamble.Length..]), Utf8);
        try
        {
            return new(Strict.GetString(bytes), Utf8);
        }
        catch (DecoderFallbackException)
        {
            return new(Windows1252.GetString(bytes), "windows-1252");
        }
    }
}
