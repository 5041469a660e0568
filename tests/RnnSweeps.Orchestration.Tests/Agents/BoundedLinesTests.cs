using System.Text;
using RnnSweeps.Orchestration.Agents;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class BoundedLinesTests
{
    [Fact]
    public async Task Lines_come_whole_and_the_last_one_without_its_end_too() =>
        Assert.Equal(["one", "", "three"], await ReadAsync("one\n\nthree", longest: 5));

    [Fact]
    public async Task A_line_of_just_the_limit_is_allowed_and_one_more_byte_is_not()
    {
        Assert.Equal(["12345"], await ReadAsync("12345\n", longest: 5));
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("123456\n", longest: 5));
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("123456", longest: 5));
    }

    private static async Task<List<string>> ReadAsync(string text, int longest)
    {
        var lines = new List<string>();
        await foreach (var line in BoundedLines.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), longest)) lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }
}
