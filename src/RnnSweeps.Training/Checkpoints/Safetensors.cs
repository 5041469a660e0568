using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>
/// The safetensors format: an 8-byte little-endian length, that many bytes of JSON (name → dtype, shape, data_offsets;
/// <c>__metadata__</c> → texts), then the raw little-endian data. Weights are F32. Metadata comes first, in the given order.
/// </summary>
public static class Safetensors
{
    private const int MaxHeader = 100_000_000;

    /// <summary>Writes the tensors in the given order, one after the other: the file never lies in memory as a whole.</summary>
    public static void Write(Stream file, IReadOnlyList<(string Name, Tensor Value)> tensors, IReadOnlyList<(string Name, string Text)> metadata)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, value) in tensors)
        {
            using var scope = NewDisposeScope();
            file.Write(value.detach().cpu().to(ScalarType.Float32).contiguous().bytes);
        }
    }

    private static byte[] Header(IReadOnlyList<(string Name, Tensor Value)> tensors, IReadOnlyList<(string Name, string Text)> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            foreach (var (name, text) in metadata) json.WriteString(name, text);
            json.WriteEndObject();
            var offset = 0L;
            foreach (var (name, value) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", "F32");
                Numbers(json, "shape", value.shape);
                Numbers(json, "data_offsets", [offset, offset += 4 * value.numel()]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' '); // the data begins on a multiple of 8
        return buffer.ToArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, long[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    /// <exception cref="InvalidDataException">The file is no whole safetensors file of F32 tensors; the message says where.</exception>
    public static SafetensorsFile Read(Stream file)
    {
        try
        {
            var prefix = Bytes(file, 8);
            var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (length is < 2 or > MaxHeader || 8 + length > file.Length)
                throw new InvalidDataException($"its header claims {length} bytes, the file has {file.Length}");
            using var json = JsonDocument.Parse(Bytes(file, length));
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            var places = new List<Place>();
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (entry.Name == "__metadata__")
                {
                    foreach (var item in entry.Value.EnumerateObject()) metadata[item.Name] = item.Value.GetString() ?? "";
                }
                else places.Add(PlaceOf(entry, file.Length - 8 - length));
            }

            RefuseOverlaps(places);
            return new SafetensorsFile(metadata, places.ToDictionary(p => p.Name, p => Tensor(file, 8 + length, p), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException
            or FormatException or OverflowException or IndexOutOfRangeException or EndOfStreamException)
        {
            throw new InvalidDataException("it is no safetensors file: " + e.Message.TrimEnd('.'), e);
        }
    }

    /// <param name="Start">Counted in bytes from where the data begins, as is <paramref name="End"/>.</param>
    private sealed record Place(string Name, long[] Shape, long Start, long End);

    private static Place PlaceOf(JsonProperty entry, long dataBytes)
    {
        if (entry.Value.GetProperty("dtype").GetString() is var type && type != "F32")
            throw new InvalidDataException($"{entry.Name} is of type {type}, expected F32");
        var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64()).ToArray();
        var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(d => d.GetInt64()).ToArray();
        var bytes = checked(offsets[1] - offsets[0]);
        if (offsets[0] < 0 || shape.Any(d => d < 0) || bytes != 4 * shape.Aggregate(1L, (a, b) => checked(a * b)) || offsets[1] > dataBytes)
            throw new InvalidDataException($"the data of {entry.Name} is cut off, or of another size than its shape");
        return new Place(entry.Name, shape, offsets[0], offsets[1]);
    }

    /// <summary>No byte belongs to two tensors, as the format demands: so they take no more memory than the file has bytes.</summary>
    private static void RefuseOverlaps(IEnumerable<Place> places)
    {
        Place? before = null;
        foreach (var place in places.Where(p => p.End > p.Start).OrderBy(p => p.Start))
        {
            if (before?.End > place.Start) throw new InvalidDataException($"{before.Name} and {place.Name} share bytes of the file");
            before = place;
        }
    }

    private static StoredTensor Tensor(Stream file, long dataStart, Place place)
    {
        file.Position = dataStart + place.Start;
        return new StoredTensor(place.Shape, Bytes(file, place.End - place.Start));
    }

    private static byte[] Bytes(Stream file, long count)
    {
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }
}
