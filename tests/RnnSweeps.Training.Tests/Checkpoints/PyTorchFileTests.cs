using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Checkpoints;

/// <summary>
/// The fixtures are PyTorch 1.13's. pytorch-checkpoint.pt holds, beside epoch, notes and an Adam's state, tensors of i / 8 - 1/2
/// for i from 0 to 11 as <c>model_state_dict</c>: in each precision, transposed, in part.
/// </summary>
public sealed class PyTorchFileTests
{
    [Theory]
    [InlineData("double", new long[] { 3, 4 })]
    [InlineData("half", new long[] { 12 })]
    [InlineData("bfloat16", new long[] { 12 })]
    [InlineData("parameter", new long[] { 3 }, 0, 1, 2)]
    [InlineData("transposed", new long[] { 4, 3 }, 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11)]
    [InlineData("part", new long[] { 6 }, 4, 5, 6, 7, 8, 9)]
    [InlineData("none", new long[] { 0, 3 }, new int[0])]
    [InlineData("scalar", new long[0], -16)]
    public void Tensors_of_a_checkpoint_are_read_in_every_precision_and_layout(string name, long[] shape, params int[] eighths)
    {
        var stored = Read("pytorch-checkpoint.pt").Tensors[name];
        var expected = eighths.Length > 0 || name == "none" ? eighths : Enumerable.Range(0, 12);
        Assert.Equal(shape, stored.Shape);
        Assert.Equal(expected.Select(i => i / 8f - 0.5f), MemoryMarshal.Cast<byte, float>(stored.Data.Span).ToArray());
    }

    [Fact]
    public void Nothing_but_the_models_own_tensors_is_taken() =>
        Assert.Equal(["bfloat16", "double", "half", "none", "parameter", "part", "scalar", "transposed"], Read("pytorch-checkpoint.pt").Tensors.Keys.Order());

    [Theory]
    [InlineData("pytorch-old.pt", "before 1.6")]
    [InlineData("pytorch-whole-numbers.pt", "count is a LongStorage, expected floating-point numbers")]
    public void Files_of_PyTorch_without_such_weights_are_refused_with_the_reason(string fixture, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Read(fixture)).Message);

    /// <summary>What would run a command in Python, and other programs that build no weights.</summary>
    [Theory]
    [InlineData("\u0080\u0002cos\nsystem\nX\u0004\0\0\0true\u0085R.", "asks for os.system")]
    [InlineData("\u0080\u0002cbuiltins\neval\n.", "asks for builtins.eval")]
    [InlineData("\u0080\u0002ctorch\nload\n.", "asks for torch.load")]
    [InlineData("\u0080\u0002ctorch._utils\n_rebuild_tensor_v2\n)R.", "calls torch._utils._rebuild_tensor_v2 in a way")]
    [InlineData("\u0080\u0002(ios\nsystem\n.", "instruction 0x69 at byte 3")]
    [InlineData("\u0080\u0004N.", "protocol 4, expected 2")]
    [InlineData("\u0080\u0002]q\0h\0a.", "holds no state_dict")]
    [InlineData("\u0080\u0002N.", "holds no state_dict")]
    [InlineData("\u0080\u0002}X\u0001\0\0\0aK\u0001s.", "entry a is no tensor")]
    [InlineData("\u0080\u0002}X\u0001\0\0\0aK\u0001", "cut off or broken")]
    [InlineData("\u0080\u0002X\u00ff\u00ff\u00ff\u007f", "cut off or broken")]
    [InlineData("\u0080\u0002X\u00ff\u00ff\u00ff\u00ff", "cut off or broken")]
    [InlineData("\u0080\u0002R.", "cut off or broken")]
    [InlineData("\u0080\u0002K\u0001t.", "cut off or broken")]
    [InlineData("\u0080\u0002h\u0005.", "instruction 0x68 at byte 2")]
    [InlineData("\u0080\u0002K\u0001Q.", "something outside")]
    public void A_pickle_is_data_or_refused(string pickle, string reason) =>
        Assert.Contains(reason, Refused(Zip(("m/data.pkl", pickle))).Message);

    [Theory]
    [InlineData("K\u0002\u0085", "K\u0001\u0085", 'K', 1, "cut off, or of another size")]                // offset 1 of two numbers
    [InlineData("J\u00ff\u00ff\u00ff\u007f\u0085", "K\0\u0085", 'K', 0, "cut off, or of another size")]      // one number, over and over
    [InlineData("\u008a\u0008\0\0\0\0\0\0\0\u0040\u008a\u0008\0\0\0\0\0\0\0\u0040\u0086", "K\u0001K\u0001\u0086", 'K', 0, "cut off, or of another size")]
    [InlineData("J\u00ff\u00ff\u00ff\u00ff\u0085", "K\u0001\u0085", 'K', 0, "something else than whole numbers")]
    [InlineData("K\u0002\u0085", "K\u0001K\u0001\u0086", 'K', 0, "cut off, or of another size")]
    public void Tensors_that_their_storage_cannot_hold_are_refused(string shape, string strides, char kind, int offset, string reason)
    {
        var pickle = "\u0080\u0002}X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\0" + "0X\u0003\0\0\0cpuK\u0002tQ"
            + kind + (char)offset + shape + strides + "\u0089NtRs.";
        Assert.Contains(reason, Refused(Zip(("m/data.pkl", pickle), ("m/data/0", "\0\0\0\0\0\0\0\0"))).Message);
    }

    [Fact]
    public void A_zip_of_something_else_is_refused()
    {
        Assert.Contains("0 data.pkl", Refused(Zip(("a/b", "c"))).Message);
        Assert.Contains("2 data.pkl", Refused(Zip(("a/data.pkl", "N."), ("b/data.pkl", "N."))).Message);
        Assert.Contains("compressed", Refused(Zip(CompressionLevel.SmallestSize, ("a/data.pkl", new string('N', 1000)))).Message);
        Assert.Contains("more than 1000000 bytes", Refused(Zip(("a/data.pkl", new string('N', 1_000_001)))).Message);
        Assert.Contains("big-endian", Refused(Zip(("a/data.pkl", "N."), ("a/byteorder", "big"))).Message);
    }

    /// <summary>Fifty entries of the directory that name the same 40,000 bytes would be two million.</summary>
    [Fact]
    public void Storages_that_share_their_bytes_are_refused()
    {
        var keys = Enumerable.Range(0, 50).Select(i => ((char)('0' + i)).ToString()).ToList();
        var pickle = "\u0080\u0002}(" + string.Concat(keys.Select(key => TensorOf(key, "M\u0010\u0027\u0085"))) + "u.";
        using var file = Zip([("m/data.pkl", pickle), .. keys.Select(key => ($"m/data/{key}", key == "0" ? new string('\0', 40_000) : ""))]);
        PointAllStoragesAtTheFirst(file);
        Assert.Contains("has bytes that other data has too", Refused(file).Message);
    }

    /// <summary>A shape that was remembered once costs a few bytes each time, and would take megabytes each time.</summary>
    [Fact]
    public void More_dimensions_than_weights_have_are_refused()
    {
        var shape = "(" + string.Concat(Enumerable.Repeat("K\u0001", 9)) + "t";
        Assert.Contains("9 dimensions", Refused(Zip(("m/data.pkl", "\u0080\u0002}(" + TensorOf("0", shape) + "u."), ("m/data/0", "\0\0\0\0"))).Message);
    }

    /// <summary>Name and value of a state_dict's entry: F32 numbers of the storage of the same name.</summary>
    private static string TensorOf(string key, string shape) =>
        $"X\u0001\0\0\0{key}ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\0{key}X\u0003\0\0\0cpuK\u0001tQK\0{shape}K\u0001\u0085\u0089NtR";

    /// <summary>In the zip's central directory, from one entry to the next: check sum, sizes and offset of the first storage.</summary>
    private static void PointAllStoragesAtTheFirst(MemoryStream file)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        Span<byte> first = [];
        for (var at = bytes.IndexOf("PK\u0001\u0002"u8); at < bytes.Length && bytes[at..].StartsWith("PK\u0001\u0002"u8); at += 46 + bytes[at + 28])
        {
            var entry = bytes[at..(at + 46)];
            if (!bytes.Slice(at + 46, bytes[at + 28]).StartsWith("m/data/"u8)) continue;
            if (first.IsEmpty) first = entry;
            first[16..28].CopyTo(entry[16..28]);
            first[42..46].CopyTo(entry[42..46]);
        }
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_and_nothing_else()
    {
        var good = File.ReadAllBytes(Given.Fixture("pytorch-checkpoint.pt"));
        var refused = 0;
        for (var i = 4; i < good.Length; i++)
        {
            good[i] ^= 0x41;
            refused += IsRefused(good) ? 1 : 0;
            good[i] ^= 0x41;
            if (i % 16 == 0) Assert.True(IsRefused(good[..i]));
        }

        Assert.InRange(refused, good.Length / 8, good.Length);
    }

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            PyTorchFile.Read(new MemoryStream(bytes));
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static InvalidDataException Refused(Stream file)
    {
        Assert.True(PyTorchFile.IsOne(file));
        return Assert.Throws<InvalidDataException>(() => PyTorchFile.Read(file));
    }

    private static SafetensorsFile Read(string fixture)
    {
        using var file = File.OpenRead(Given.Fixture(fixture));
        Assert.True(PyTorchFile.IsOne(file));
        return PyTorchFile.Read(file);
    }

    private static MemoryStream Zip(params (string Name, string Latin1)[] entries) => Zip(CompressionLevel.NoCompression, entries);

    private static MemoryStream Zip(CompressionLevel level, params (string Name, string Latin1)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.Latin1.GetBytes(content));
            }
        }

        file.Position = 0;
        return file;
    }
}
