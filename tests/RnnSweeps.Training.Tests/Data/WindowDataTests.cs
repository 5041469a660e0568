using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Data;

public sealed class WindowDataTests
{
    private static readonly Vocabulary Letters = Vocabulary.Of(["abcdefghijklmnopqrstuvwxyz "]);

    [Fact]
    public void Windows_of_a_single_text_are_the_reference_s()
    {
        using var scope = NewDisposeScope();
        using var data = Data([("one", "abcdefghij", 1)], "steps=3", "train_windows=4", "val_windows=2", "batch=3");
        var order = data.Training(seed: 1, epoch: 1, shuffle: false);
        Assert.Equal(2, order.Count);
        Assert.Equal(["abc>bcd", "bcd>cde", "cde>def"], Texts(order, 0));
        Assert.Equal(["def>efg"], Texts(order, 1)); // the last, smaller batch is kept
        Assert.Equal(["efg>fgh", "fgh>ghi"], Texts(data.Validation.Single().Batches, 0));
    }

    [Fact]
    public void A_mix_takes_its_shares_from_each_text_s_start_and_never_crosses_texts()
    {
        using var scope = NewDisposeScope();
        using var data = Data([("first", "abcdefgh", 2), ("second", "stuvwxyz", 1)], "steps=2", "train_windows=4", "val_windows=3", "batch=10");
        Assert.Equal(["ab>bc", "bc>cd", "cd>de", "st>tu"], Texts(data.Training(1, 1, shuffle: false), 0));
        Assert.Equal(["first", "second"], data.Validation.Select(v => v.Text));
        Assert.Equal(["de>ef", "ef>fg"], Texts(data.Validation[0].Batches, 0));
        Assert.Equal(["tu>uv"], Texts(data.Validation[1].Batches, 0));
    }

    [Fact]
    public void The_order_of_an_epoch_depends_on_seed_and_epoch_alone()
    {
        using var scope = NewDisposeScope();
        using var data = Data([("one", Given.Lamplighter, 1)], "train_windows=500", "val_windows=1", "batch=500");
        string[] Order(long seed, int epoch) => [.. Texts(data.Training(seed, epoch, shuffle: true), 0)];
        Assert.Equal(Order(1, 2), Order(1, 2));
        Assert.NotEqual(Order(1, 2), Order(1, 3));
        Assert.NotEqual(Order(1, 2), Order(2, 2));
        Assert.Equal(Texts(data.Training(1, 1, shuffle: false), 0).Order(StringComparer.Ordinal), Order(1, 2).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(10, new[] { 1.0, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(10_000, new[] { 2.0, 1 }, new long[] { 6667, 3333 })]
    [InlineData(1, new[] { 1.0, 3 }, new long[] { 0, 1 })]
    [InlineData(7, new[] { 0.1, 0.2, 0.4 }, new long[] { 1, 2, 4 })]
    public void Shares_go_by_the_largest_remainder_and_add_up(long total, double[] shares, long[] expected) =>
        Assert.Equal(expected, WindowNeeds.Split(total, shares));

    [Fact]
    public void A_text_with_too_few_windows_is_named_with_what_it_has_and_what_it_lacks()
    {
        var error = Assert.Throws<TrainingException>(() => Data([("short", "abcdefghij", 1)], "steps=3", "train_windows=5", "val_windows=3"));
        Assert.Equal(FailureKind.BadData, error.Kind);
        Assert.Equal("Text short has 10 characters after cleaning, and 5 windows of 3 + 1 characters to train and 3 to validate need 11. Lower train_windows, val_windows or steps, or choose a longer text.", error.Message);
    }

    private static WindowData Data((string, string, double)[] texts, params string[] set) =>
        new([.. texts.Select(t => new SharedText(t.Item1, t.Item2, t.Item3))], Letters, Given.Settings(set), CPU);

    private static IEnumerable<string> Texts(Batches batches, int i)
    {
        var (inputs, targets) = batches[i]; // (T, B) each
        for (var b = 0; b < inputs.shape[1]; b++) yield return Text(inputs.select(1, b)) + ">" + Text(targets.select(1, b));
    }

    private static string Text(Tensor ids) => string.Concat(ids.contiguous().data<long>().Select(id => Letters.Entries[(int)id]));
}
