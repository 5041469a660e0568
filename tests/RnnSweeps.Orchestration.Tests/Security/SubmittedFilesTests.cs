using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class SubmittedFilesTests
{
    private static readonly string Sha256 = new('a', 64);

    [Fact]
    public async Task A_trainer_reads_a_text_of_the_results_folder_whatever_the_submission_says()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var submission = Given.Sweep("hostile", ["a"]);
        var sweep = await host.Client.SubmitAsync(submission with { Texts = [submission.Texts[0] with { Path = "/etc/passwd" }] });
        Assert.NotEmpty(await host.UntilEndAsync(sweep));
        var material = new FrozenMaterial([submission.Texts[0] with { Path = "/etc/passwd" }], [new FrozenWeights("w", Sha256, 1, "../../w")]);
        var own = SubmittedFiles.In(folder.Results, material);
        Assert.Equal(folder.Results.Text(Sha256), own.Texts[0].Path);
        Assert.Equal(folder.Results.Weights(Sha256), own.Weights[0].Path);
        Assert.All([own.Texts[0].Path, own.Weights[0].Path], p => Assert.StartsWith(folder.Results.Root + "/texts/", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/..")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0")]
    public void A_fingerprint_that_is_none_is_refused_before_it_becomes_a_path(string sha256)
    {
        var submission = Given.Sweep("hostile", ["a"]);
        Assert.Throws<AccessRefusedException>(() => SubmittedFiles.Check(submission with { Texts = [submission.Texts[0] with { Sha256 = sha256 }] }));
        Assert.Throws<AccessRefusedException>(() => SubmittedFiles.Check(submission with { Weights = [new FrozenWeights("w", sha256, 1, "w")] }));
        Assert.Throws<FormatException>(() => new ResultsFolder("/results").Text(sha256));
        Assert.Throws<FormatException>(() => new ResultsFolder("/results").Weights(sha256));
    }

    [Fact]
    public async Task A_submission_with_a_wrong_fingerprint_is_not_stored()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var submission = Given.Sweep("hostile", ["a"]);
        await Assert.ThrowsAsync<AccessRefusedException>(() => host.Client.SubmitAsync(submission with { Texts = [submission.Texts[0] with { Sha256 = "../x" }] }));
        Assert.Empty(await host.Store.ActiveSweepsAsync());
    }

    /// <summary>Else the trainer of another machine would open whatever file of that machine the sweep names.</summary>
    [Fact]
    public async Task Initial_weights_that_were_not_copied_at_submission_are_never_opened()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var submission = Given.Sweep("hostile", ["a"]);
        var runs = await host.TrainAsync(submission with { Yaml = submission.Yaml.Replace("  corpus: tm\n", "  corpus: tm\n  init_from: /etc/passwd\n", StringComparison.Ordinal) });
        var run = Assert.Single(runs);
        Assert.Equal((RunState.Failed, "bad_data", 0), (run.State, run.Reason, run.Attempt));
        Assert.Contains("submitted without a copy", run.Message, StringComparison.Ordinal);
    }
}
