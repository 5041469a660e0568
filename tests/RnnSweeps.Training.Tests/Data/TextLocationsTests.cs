using RnnSweeps.Training.Data;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Data;

/// <summary>Each batch knows where in their text its targets stand.</summary>
public sealed class TextLocationsTests
{
    private static readonly string Text = Given.Lamplighter[..3000];

    private static readonly Vocabulary Vocabulary = Vocabulary.Of([Text]);

    [Theory]
    [InlineData("steps=7", "val_windows=300")]
    [InlineData("sampling=stream", "batch=3")]
    public void Targets_are_the_characters_of_their_places(params string[] set)
    {
        var texts = (SharedText[])[new("a", Text[..1400], 1), new("b", Text[1400..], 1)];
        using var data = TrainingData.Of(texts, Vocabulary, Given.Settings(set), CPU);
        Assert.Equal(2, data.Validation.Count);
        Assert.All(data.Validation.Concat(data.Test).Zip(texts.Concat(texts)), pair => Check(pair.First.Batches, pair.Second.Text));
    }

    [Theory]
    [InlineData("steps=7")]
    [InlineData("steps=1")]
    [InlineData("sampling=stream", "batch=3")]
    public void A_whole_text_is_met_to_its_end(params string[] set)
    {
        using var data = TrainingData.FullText("a", Text, Vocabulary, Given.Settings(set), CPU);
        var places = Check(data.Validation[0].Batches, Text);
        Assert.Equal(Enumerable.Range(1, places.Count).Select(i => (long)i), places.Order());
        Assert.InRange(places.Count, Text.Length - 3, Text.Length - 1);
    }

    private static HashSet<long> Check(Batches batches, string text)
    {
        var all = new HashSet<long>();
        for (var i = 0; i < batches.Count; i++)
        {
            using var scope = NewDisposeScope();
            var places = batches.Places(i);
            Assert.Equal(Vocabulary.Ids(string.Concat(places.Select(p => text[(int)p]))), batches[i].Targets.flatten().data<long>().ToArray());
            all.UnionWith(places);
        }
        return all;
    }
}
