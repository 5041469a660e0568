using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>A stream's lines, none longer than a limit, so that a process gone mad cannot fill the memory.</summary>
internal static class BoundedLines
{
    /// <summary>Each line without its end; the last one too where the stream does not end with one.</summary>
    /// <exception cref="InvalidDataException">A line is longer than <paramref name="longest"/> bytes.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(Stream stream, int longest, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                if (line.Length > longest) throw TooLong(longest);
                yield return line.ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
            }
            if (rest.Length > longest) throw TooLong(longest);
            if (read.IsCompleted)
            {
                if (!rest.IsEmpty) yield return rest.ToArray();
                yield break;
            }
            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static InvalidDataException TooLong(int longest) => new($"it said a line of more than {longest} bytes");
}
