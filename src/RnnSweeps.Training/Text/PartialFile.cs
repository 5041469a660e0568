using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using RnnSweeps.Files;

namespace RnnSweeps.Training.Text;

/// <summary>
/// An unfinished download beside its place: the bytes so far, and the server's mark of the version they belong to, without
/// which a later try could join two versions. One process at a time holds it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _markPath;

    /// <exception cref="IOException">It cannot be written, or another process downloads the same text.</exception>
    public PartialFile(string target, Uri address)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..8];
        Path = $"{target}.{key}.part";
        _markPath = Path + ".mark";
        DiskOperations.CreateFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(target))!);
        Stream = DiskOperations.OpenOrCreate(Path);
    }

    public string Path { get; }

    public FileStream Stream { get; }

    public long Length => Stream.Length;

    /// <summary>A strong entity tag or a date that the bytes so far belong to; null where a try must start afresh.</summary>
    public RangeConditionHeaderValue? Mark()
    {
        if (Length == 0 || !File.Exists(_markPath)) return null;
        var mark = File.ReadAllText(_markPath);
        return EntityTagHeaderValue.TryParse(mark, out var tag) ? new RangeConditionHeaderValue(tag)
            : DateTimeOffset.TryParse(mark, out var date) ? new RangeConditionHeaderValue(date)
            : null;
    }

    /// <summary>Throws away the bytes so far; the next ones belong to this answer.</summary>
    public void StartAfresh(HttpResponseMessage answer)
    {
        Stream.SetLength(0);
        File.Delete(_markPath);
        var mark = answer.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : answer.Content.Headers.LastModified?.ToString("R");
        if (mark is not null) AtomicFile.Write(_markPath, mark);
    }

    public string Sha256()
    {
        Stream.Seek(0, SeekOrigin.Begin);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Stream));
        Stream.Seek(0, SeekOrigin.End);
        return sha256;
    }

    /// <summary>Puts the whole file in its place.</summary>
    public void Finish(string target)
    {
        AtomicFile.Place(Stream, target);
        File.Delete(_markPath);
    }

    public void Delete()
    {
        Stream.Dispose();
        File.Delete(Path);
        File.Delete(_markPath);
    }

    public void Dispose() => Stream.Dispose();
}
