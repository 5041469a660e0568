using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Training.Tests.Loop;

public sealed class BatchSearchTests
{
    [Theory]
    [InlineData(1024, 700)]
    [InlineData(1024, 513)]
    [InlineData(1024, 31)]
    [InlineData(1024, 1)]
    [InlineData(2, 1)]
    [InlineData(1000, 999)]
    public void The_answer_fits_and_is_near_the_largest_that_does(int batch, int largest)
    {
        var found = new BatchSearch(new FakeTimeProvider()).Largest(batch, tried => tried <= largest);
        Assert.InRange(found, largest - largest / 16, largest);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1)]
    public void A_model_that_does_not_fit_at_all_has_none(int batch) => Assert.Equal(0, new BatchSearch(new FakeTimeProvider()).Largest(batch, _ => false));

    [Fact]
    public void After_its_time_the_largest_that_was_seen_to_fit_is_the_answer()
    {
        var clock = new FakeTimeProvider();
        var found = new BatchSearch(clock).Largest(1024, tried =>
        {
            clock.Advance(TimeSpan.FromSeconds(15));
            return tried <= 700;
        });
        Assert.Equal(512, found);
    }
}
