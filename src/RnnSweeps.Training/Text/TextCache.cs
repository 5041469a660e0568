using System.Security.Cryptography;
using RnnSweeps.Core;
using RnnSweeps.Files;

namespace RnnSweeps.Training.Text;

/// <summary>Where a cached text comes from: kept beside it, for people.</summary>
/// <param name="Source">An address, or the path of the file that was added.</param>
/// <param name="Sha256">Of the file as it lies there, before any cleaning.</param>
/// <param name="Encoding">That it is read as; null in records of former versions.</param>
public sealed record CachedText(string Name, string Source, string Sha256, long Bytes, DateTimeOffset Since, string? Encoding = null);

/// <summary>Downloaded and added texts: <c>NAME.txt</c> as it came, and <c>NAME.json</c> with its origin. Both appear whole.</summary>
public sealed class TextCache(string folder, TimeProvider time)
{
    public string Folder => folder;

    public string PathOf(string name) => Path.Combine(folder, TextName.Check(name) + ".txt");

    /// <summary>Names of the texts that lie here, sorted.</summary>
    public IEnumerable<string> Names() => TextFolder.Names(folder);

    /// <summary>Null for a text whose record is missing or damaged; the text itself is good without.</summary>
    public CachedText? Record(string name)
    {
        try
        {
            return Json.Read<CachedText>(File.ReadAllText(RecordPath(name)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Copies a file of the user into the cache, in place of a former text of that name.</summary>
    /// <exception cref="TextException">It cannot be read, is no text, or the cache cannot be written.</exception>
    public CachedText Add(string name, string file)
    {
        var target = PathOf(name);
        if (string.IsNullOrWhiteSpace(TextFile.Read(file).Content)) throw new TextException($"{file} is empty: there is nothing to learn from it.");
        try
        {
            Copy(file, target);
            return Note(name, Path.GetFullPath(file));
        }
        catch (Exception e) when (DiskOperations.IsOfTheDisk(e))
        {
            throw new TextException($"{file} cannot be copied to {target}: {e.Message} Choose another cache with {TextLocations.CacheVariable}.", e);
        }
    }

    /// <summary>Writes the record of a text that lies here.</summary>
    internal CachedText Note(string name, string source)
    {
        var bytes = File.ReadAllBytes(PathOf(name));
        var record = new CachedText(name, source, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, time.GetUtcNow(), TextFile.Read(PathOf(name)).Encoding);
        AtomicFile.Write(RecordPath(name), Json.Write(record));
        return record;
    }

    private string RecordPath(string name) => Path.Combine(folder, TextName.Check(name) + ".json");

    /// <summary>Who may read the user's file, and nobody else, may read the copy.</summary>
    private static void Copy(string file, string target)
    {
        using var source = File.OpenRead(file);
        AtomicFile.Write(target, source.CopyTo, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(source.SafeFileHandle));
    }
}
