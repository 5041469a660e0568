using System.Text;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Checkpoints;

public sealed class SafetensorsTests
{
    [Fact]
    public void What_is_written_is_read_again_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        var weights = new (string, Tensor)[] { ("b", tensor(new[] { 1.5f, float.NaN, -0.0f })), ("a", arange(0f, 6).view(2, 3).t()), ("scalar", tensor(3f)), ("none", zeros(0, 4)) };
        using var file = new MemoryStream();
        Safetensors.Write(file, weights, [("k", "ä \"v\"")]);
        file.Position = 0;
        var read = Safetensors.Read(file);
        Assert.Equal("ä \"v\"", read.Metadata["k"]);
        Assert.Equal([3, 2], read.Tensors["a"].Shape);
        var copies = weights.Select(w => (w.Item1, zeros_like(w.Item2))).ToList();
        read.CopyTo(copies);
        foreach (var ((_, original), (_, copy)) in weights.Zip(copies)) Assert.True(original.contiguous().bytes.SequenceEqual(copy.contiguous().bytes));
    }

    [Fact]
    public void A_file_of_PyTorch_is_written_again_with_the_same_tensors()
    {
        using var scope = NewDisposeScope();
        using var theirs = File.OpenRead(Given.Fixture("lamplighter-gru-2x16.safetensors"));
        var read = Safetensors.Read(theirs);
        var weights = read.Tensors.Select(t => (t.Key, zeros(t.Value.Shape.ToArray()))).ToList();
        read.CopyTo(weights);
        using var ours = new MemoryStream();
        Safetensors.Write(ours, weights, [.. read.Metadata.Select(m => (m.Key, m.Value))]);
        ours.Position = 0;
        var again = Safetensors.Read(ours);
        Assert.Equal(read.Metadata, again.Metadata);
        foreach (var (name, stored) in read.Tensors) Assert.True(stored.Data.Span.SequenceEqual(again.Tensors[name].Data.Span), name);
    }

    [Fact]
    public void All_differences_in_names_and_shapes_are_told_at_once()
    {
        using var scope = NewDisposeScope();
        using var file = new MemoryStream();
        Safetensors.Write(file, [("a", zeros(2)), ("b", zeros(2, 3))], []);
        file.Position = 0;
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Read(file).CopyTo([("b", zeros(3, 2)), ("c", zeros(1))]));
        Assert.Equal("b is [2, 3], the model's is [3, 2]; c is missing; a has no place in the model", error.Message);
    }

    [Theory]
    [InlineData(0, 8, 0, 8)]
    [InlineData(0, 8, 4, 12)]
    [InlineData(4, 12, 0, 8)]
    public void Tensors_that_share_bytes_are_refused(int start, int end, int otherStart, int otherEnd)
    {
        var header = $$$"""{"a":{"dtype":"F32","shape":[2],"data_offsets":[{{{start}}},{{{end}}}]},"none":{"dtype":"F32","shape":[0],"data_offsets":[4,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[{{{otherStart}}},{{{otherEnd}}}]}}""";
        using var file = new MemoryStream([.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[16]]);
        Assert.Contains("share bytes", Assert.Throws<InvalidDataException>(() => Safetensors.Read(file)).Message);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused()
    {
        const string Header = """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""";
        using var file = new MemoryStream([.. BitConverter.GetBytes((long)Header.Length), .. Encoding.UTF8.GetBytes(Header), .. new byte[8]]);
        Assert.Throws<InvalidDataException>(() => Safetensors.Read(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}")]
    [InlineData("{\"a\":{\"shape\":[1]}}")]
    [InlineData("[1, 2]")]
    [InlineData("{\"a\":")]
    public void A_file_that_is_none_is_refused(string header)
    {
        using var file = new MemoryStream([.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), 0, 0, 0, 0]);
        Assert.Throws<InvalidDataException>(() => Safetensors.Read(file));
    }
}
