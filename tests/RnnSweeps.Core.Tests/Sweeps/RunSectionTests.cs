namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class RunSectionTests
{
    [Fact]
    public void Retries_may_name_the_kinds_of_failure_and_the_others_keep_their_defaults() =>
        Assert.Equal(RetryLimits.Default with { Crashed = 5, OutOfMemory = 0 }, Given.Sweep(Given.File() + "retries: {crashed: 5, out_of_memory: 0}\n").Retries);

    [Fact]
    public void Limits_are_amounts_of_memory_and_time() =>
        Assert.Equal(new RunLimits(4L << 30, TimeSpan.FromMinutes(90)), Given.Sweep(Given.File() + "limits: {memory: 4GiB, time: 1h30m}\n").Limits);

    [Theory]
    [InlineData("retries: -1", "4:10: retries must be a whole number from 0 to 1000, found -1")]
    [InlineData("retries: [1]", "4:10: retries must be a whole number from 0 to 1000, or a mapping such as {crashed: 5, out_of_memory: 0}, found a list")]
    [InlineData("retries: {crashd: 1}", "4:11: unknown key 'crashd' of retries; did you mean 'crashed'?")]
    [InlineData("retries: {hung: 1.5}", "4:17: hung must be a whole number from 0 to 1000, found 1.5")]
    [InlineData("retries: {diverged: 1}", "4:11: diverged is never tried again, because it would happen again; take it out")]
    [InlineData("limits: 4GiB", "4:9: limits must be a mapping such as {memory: 4GiB, time: 2h}, found 4GiB")]
    [InlineData("limits: {memory: 4}", "4:18: memory must be an amount such as 512MiB, 4GiB or 4GB, found 4")]
    [InlineData("limits: {memory: 0GiB}", "4:18: memory must be an amount such as 512MiB, 4GiB or 4GB, found 0GiB")]
    [InlineData("limits: {time: soon}", "4:16: time must be a time such as 90s, 30m, 2h, 1d or 1h30m, found soon")]
    [InlineData("limits: {times: 2h}", "4:10: unknown key 'times' of limits; did you mean 'time'?")]
    public void What_they_cannot_be_is_told_with_its_place(string line, string problem) =>
        Assert.Equal($"tiny.yaml:{problem}", Given.Problem(Given.File() + line + "\n").ToString());

    [Theory]
    [InlineData("4GiB", 4L << 30, "4 GiB")]
    [InlineData("1.5 GiB", 3L << 29, "1.5 GiB")]
    [InlineData("512MiB", 512L << 20, "512 MiB")]
    [InlineData("2GB", 2_000_000_000L, "1.86 GiB")]
    [InlineData("100B", 100L, "100 B")]
    public void An_amount_of_memory_has_many_units(string text, long bytes, string shown) =>
        Assert.Equal((bytes, shown), (ByteSize.Parse(text), ByteSize.Display(bytes)));

    [Theory]
    [InlineData("")]
    [InlineData("GiB")]
    [InlineData("-1GiB")]
    [InlineData("4 gigabytes")]
    [InlineData("9999999TiB")]
    public void Other_texts_are_no_amounts(string text) => Assert.Null(ByteSize.Parse(text));
}
