using RnnSweeps.Core.Answers;

namespace RnnSweeps.Core.Tests.Answers;

public sealed class StyleAttributionTests
{
    [Fact]
    public void Each_passage_is_in_the_style_of_the_judge_that_it_surprises_least()
    {
        var style = StyleAttribution.Of([[float.NaN, 1, 1, 3, 3, 3, 9], [float.NaN, 2, 2, 2, 2, 2, 0]], 3);
        // The first character was only read, and the last one makes no passage.
        Assert.Equal((2, 1, 1), (style.Passages, style.Won[0], style.Won[1]));
        Assert.Equal([0.5, 0.5], style.Shares);
        Assert.Equal([11.0 / 5, 10.0 / 5], style.Losses);
    }

    [Fact]
    public void What_one_judge_could_not_measure_no_judge_is_asked_about()
    {
        var style = StyleAttribution.Of([[1, float.NaN, 5], [2, 0, 5.5f]], 3);
        Assert.Equal([1, 0], style.Won);
        Assert.Equal([3.0, 3.75], style.Losses);
    }

    [Fact]
    public void A_text_that_is_too_short_has_no_style()
    {
        var style = StyleAttribution.Of([[1, 2], [3, 4]], 3);
        Assert.Equal(0, style.Passages);
        Assert.All(style.Shares.Concat(style.Losses), s => Assert.True(double.IsNaN(s)));
    }

    [Fact]
    public void Texts_of_several_seeds_are_judged_together()
    {
        var together = StyleAttribution.Together([StyleAttribution.Of([[1, 1], [2, 2]], 1), StyleAttribution.Of([[3, 1], [2, 2]], 1)]);
        Assert.Equal(4, together.Passages);
        Assert.Equal([3, 1], together.Won);
        Assert.Equal([1.5, 2.0], together.Losses);
    }

    [Fact]
    public void Judges_that_read_different_texts_are_refused()
    {
        Assert.Throws<ArgumentException>(() => StyleAttribution.Of([], 3));
        Assert.Throws<ArgumentException>(() => StyleAttribution.Of([[1], [1, 2]], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StyleAttribution.Of([[1]], 0));
    }
}
