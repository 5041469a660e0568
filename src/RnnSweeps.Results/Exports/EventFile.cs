using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// TensorBoard's file of events: records of length, checksum, content, checksum (CRC-32C, rotated and offset as TFRecord has it),
/// whose content is the Protocol Buffers message <c>tensorflow.Event</c>. Of that message only what is written here is known.
/// </summary>
internal static class EventFile
{
    private const uint MaskDelta = 0xa282ead8;

    // Field numbers of event.proto and summary.proto, with their wire types: 0 varint, 1 64 bits, 2 bytes, 5 32 bits.
    private const byte WallTime = 1 << 3 | 1, Step = 2 << 3 | 0, FileVersion = 3 << 3 | 2, SummaryOfEvent = 5 << 3 | 2, ValueOfSummary = 1 << 3 | 2, Tag = 1 << 3 | 2, SimpleValue = 2 << 3 | 5;

    /// <summary>The first record of every such file.</summary>
    public static void WriteHeader(Stream stream, DateTimeOffset at) => WriteRecord(stream, [.. Wall(at), .. Bytes(FileVersion, Encoding.UTF8.GetBytes("brain.Event:2"))]);

    /// <summary>Some scalars of one step. TensorBoard keeps them as 32-bit floats.</summary>
    public static void WriteScalars(Stream stream, DateTimeOffset at, long step, IEnumerable<(string Tag, double Value)> scalars)
    {
        byte[] summary = [.. scalars.SelectMany(s => Bytes(ValueOfSummary, [.. Bytes(Tag, Encoding.UTF8.GetBytes(s.Tag)), SimpleValue, .. BitConverter.GetBytes((float)s.Value)]))];
        WriteRecord(stream, [.. Wall(at), Step, .. Varint((ulong)step), .. Bytes(SummaryOfEvent, summary)]);
    }

    private static void WriteRecord(Stream stream, byte[] content)
    {
        Span<byte> number = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(number, (ulong)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(number[8..], Checksum(number[..8]));
        stream.Write(number);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32LittleEndian(number, Checksum(content));
        stream.Write(number[..4]);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + MaskDelta;
    }

    private static byte[] Wall(DateTimeOffset at) => [WallTime, .. BitConverter.GetBytes(at.ToUnixTimeMilliseconds() / 1000.0)];

    private static byte[] Bytes(byte field, byte[] content) => [field, .. Varint((ulong)content.Length), .. content];

    private static List<byte> Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return bytes;
    }
}
