using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

public sealed class DoctorTests
{
    [Fact]
    public async Task Every_check_has_a_status_and_nothing_is_created()
    {
        using var folder = new TemporaryFolder();
        var statuses = Statuses(await Rnn.RunAsync(folder, "doctor", "--format", "json"));
        Assert.Equal(["libtorch", "devices", "texts", "store", "write access"], statuses.Keys);
        Assert.Equal("ok", statuses["libtorch"]);
        Assert.Equal("ok", statuses["write access"]);
        Assert.False(Directory.Exists(folder.Results));
    }

    [Fact]
    public async Task A_libtorch_that_cannot_be_loaded_is_a_status_not_a_crash()
    {
        using var folder = new TemporaryFolder();
        var ended = await Rnn.RunAsync(folder, new Dictionary<string, string> { ["RNNSWEEPS_LIBTORCH"] = folder.Path }, "doctor", "--format", "json");
        Assert.Equal("failed", Statuses(ended.Expect(1))["libtorch"]);
    }

    [Fact]
    public async Task A_results_folder_that_cannot_be_written_has_a_remedy()
    {
        using var folder = new TemporaryFolder();
        var ended = (await Rnn.RunAsync(folder, "doctor", "--results", "/proc/rnnsweeps", "--format", "json")).Expect(1);
        Assert.Equal("failed", Statuses(ended)["write access"]);
        Assert.Contains("--results", ended.OutputLines.Single(l => l.Contains("write access", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Statuses(Ended ended) => JsonDocument.Parse(ended.Output).RootElement.EnumerateArray()
        .ToDictionary(f => f.GetProperty("check").GetString()!, f => f.GetProperty("status").GetString()!);
}
