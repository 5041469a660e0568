using RnnSweeps.Training.Data;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Data;

public sealed class VocabularyTests
{
    [Fact]
    public void Entries_are_in_ordinal_order_with_unknown_among_them()
    {
        var vocabulary = Vocabulary.Of([Given.Lamplighter]);
        Assert.Equal([" ", "<unk>", "a", "b", "c"], vocabulary.Entries.Take(5));
        Assert.Equal(28, vocabulary.Count);
    }

    [Fact]
    public void Characters_of_every_text_are_in_it_and_all_others_unknown()
    {
        var vocabulary = Vocabulary.Of(["ab", "bz"]);
        Assert.Equal(["<unk>", "a", "b", "z"], vocabulary.Entries);
        Assert.Equal([1, 3, 0, 2], vocabulary.Ids("az b"));
    }
}
