using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>
/// Weights as PyTorch saves them, <c>torch.save(model.state_dict(), …)</c>: a zip of a pickle, which names and shapes the tensors,
/// and of one file of raw numbers for each storage. Read as data: see <see cref="Unpickler"/>.
/// </summary>
internal static class PyTorchFile
{
    private const int MaxPickle = 1_000_000; // some 5,000 tensors
    private const int MaxDimensions = 8; // of a recurrent model's weights: two

    private static readonly string[] StateDicts = ["state_dict", "model_state_dict"];
    private static readonly string[] Storages =
        ["FloatStorage", "DoubleStorage", "HalfStorage", "BFloat16Storage", "LongStorage", "IntStorage", "ShortStorage", "CharStorage", "ByteStorage", "BoolStorage"];

    private sealed record Storage(string Type, string Key);

    private sealed record Tensor(Storage Storage, long Offset, long[] Shape, long[] Strides);

    /// <summary>True for a zip, and for the bare pickle that PyTorch wrote before 1.6.</summary>
    public static bool IsOne(Stream file)
    {
        Span<byte> start = stackalloc byte[4];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..count] is [(byte)'P', (byte)'K', 3, 4] or [0x80, 2, 0x8a, 10];
    }

    /// <summary>The tensors of a state_dict, or of the one that a checkpoint holds as <c>state_dict</c> or <c>model_state_dict</c>.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds anything but weights; the message says what.</exception>
    public static SafetensorsFile Read(Stream file)
    {
        var isOld = file.ReadByte() != 'P';
        file.Position = 0;
        if (isOld) throw new InvalidDataException("it has the form that PyTorch wrote before 1.6. Load it there and save its state_dict again");
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var pickles = zip.Entries.Where(e => e.FullName.EndsWith("/data.pkl", StringComparison.Ordinal)).ToList();
        if (pickles is not [var pickle]) throw new InvalidDataException($"it is a zip file with {pickles.Count} data.pkl, and PyTorch's have one");
        var folder = pickle.FullName[..^"data.pkl".Length];
        if (zip.GetEntry(folder + "byteorder") is { } order && Bytes(order, 16).AsSpan().SequenceEqual("big"u8))
            throw new InvalidDataException("its numbers are in big-endian order. Save it on a little-endian machine");
        var storages = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var tensors = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        var unread = file.Length; // nothing is compressed: together the storages have no more bytes than the file
        var room = 4 * file.Length; // half precision doubles as F32, and a tied weight is there twice
        foreach (var (name, tensor) in StateDict(new Unpickler(Bytes(pickle, MaxPickle), Import, Call, OfId).Run()))
        {
            if (!storages.TryGetValue(tensor.Storage.Key, out var bytes))
            {
                var entry = zip.GetEntry(folder + "data/" + tensor.Storage.Key) ?? throw new InvalidDataException($"the data of {name} is missing");
                if ((unread -= entry.Length) < 0) throw new InvalidDataException($"the data of {name} has bytes that other data has too");
                storages[tensor.Storage.Key] = bytes = Bytes(entry, Math.Min(file.Length, Array.MaxLength));
            }

            tensors[name] = Converted(name, tensor, bytes, ref room);
        }

        return new SafetensorsFile(new Dictionary<string, string>(), tensors);
    }

    private static void Import(PickledGlobal name)
    {
        var isKnown = name.Module switch
        {
            "collections" => name.Name == "OrderedDict",
            "torch._utils" => name.Name is "_rebuild_tensor_v2" or "_rebuild_parameter",
            "torch" => Storages.Contains(name.Name),
            _ => false,
        };
        if (!isKnown) throw new InvalidDataException($"it asks for {name}, which weights do not need; nothing of it was run. Save the model's state_dict alone");
    }

    private static object? Call(PickledGlobal function, object?[] arguments) => (function.Name, arguments) switch
    {
        ("OrderedDict", []) => new Dictionary<object, object?>(),
        ("_rebuild_tensor_v2", [Storage storage, long offset, object?[] shape, object?[] strides, ..]) => new Tensor(storage, offset, Numbers(shape), Numbers(strides)),
        ("_rebuild_parameter", [Tensor tensor, ..]) => tensor,
        _ => throw new InvalidDataException($"it calls {function} in a way that PyTorch does not"),
    };

    private static Storage OfId(object? id) => id is object?[] and ["storage", PickledGlobal type, string key, string, long]
        ? new Storage(type.Name, key)
        : throw new InvalidDataException("it refers to something outside that is no storage of PyTorch's");

    private static IEnumerable<(string Name, Tensor Value)> StateDict(object? root)
    {
        var dictionary = root as Dictionary<object, object?> ?? throw new InvalidDataException("it holds no state_dict. Save the model's state_dict");
        foreach (var key in StateDicts)
            if (dictionary.TryGetValue(key, out var inner) && inner is Dictionary<object, object?> found) dictionary = found;
        foreach (var (key, value) in dictionary)
        {
            yield return (key, value) is (string name, Tensor tensor)
                ? (name, tensor)
                : throw new InvalidDataException($"its entry {key} is no tensor. Save the model's state_dict alone");
        }
    }

    private static long[] Numbers(object?[] values) => values.Length > MaxDimensions
        ? throw new InvalidDataException($"a tensor in it has {values.Length} dimensions, and weights have {MaxDimensions} at most")
        : [.. values.Select(v => v is long and >= 0 ? (long)v : throw new InvalidDataException("a shape in it has something else than whole numbers from 0"))];

    /// <summary>The numbers in order, as F32.</summary>
    private static StoredTensor Converted(string name, Tensor tensor, byte[] storage, ref long room)
    {
        var (size, number) = Reading(name, tensor.Storage.Type);
        try
        {
            var count = tensor.Shape.Aggregate(1L, (a, b) => checked(a * b));
            var last = checked(tensor.Offset + tensor.Shape.Zip(tensor.Strides, (n, step) => checked((n - 1) * step)).Sum());
            var fits = tensor.Shape.Length == tensor.Strides.Length && tensor.Offset >= 0 && (count == 0 || checked((last + 1) * size) <= storage.Length);
            if (!fits || (room -= checked(4 * count)) < 0) throw new OverflowException();
            var values = new float[count];
            for (long i = 0; i < count; i++) values[i] = number(storage.AsSpan((int)(Position(tensor, i) * size), size));
            return new StoredTensor(tensor.Shape, MemoryMarshal.AsBytes<float>(values).ToArray());
        }
        catch (OverflowException e)
        {
            throw new InvalidDataException($"the data of {name} is cut off, or of another size than its shape", e);
        }
    }

    /// <summary>Where in its storage the i-th number lies, counted in rows as in C.</summary>
    private static long Position(Tensor tensor, long i)
    {
        var position = tensor.Offset;
        for (var d = tensor.Shape.Length - 1; d >= 0; d--)
        {
            position += i % tensor.Shape[d] * tensor.Strides[d];
            i /= tensor.Shape[d];
        }

        return position;
    }

    private delegate float Number(ReadOnlySpan<byte> bytes);

    private static (int Size, Number Number) Reading(string name, string type) => type switch
    {
        "FloatStorage" => (4, BinaryPrimitives.ReadSingleLittleEndian),
        "DoubleStorage" => (8, bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        "HalfStorage" => (2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        "BFloat16Storage" => (2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16)),
        _ => throw new InvalidDataException($"{name} is a {type}, expected floating-point numbers"),
    };

    private static byte[] Bytes(ZipArchiveEntry entry, long limit)
    {
        if (entry.CompressedLength != entry.Length || entry.Length > limit)
            throw new InvalidDataException($"{entry.FullName} is compressed or has more than {limit} bytes, which PyTorch does not write");
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
