namespace RnnSweeps.Deploy.Tests.Walkthrough;

/// <summary>That nothing which the pages show is run by nobody.</summary>
public sealed class ShownTests
{
    /// <summary>Typed by the walkthrough, as they stand.</summary>
    private static readonly ShownBlock[] Walked =
    [
        OneMachineTests.Install, OneMachineTests.Serve, OneMachineTests.Service, OneMachineTests.Results, OneMachineTests.Answers, OneMachineTests.Models,
        ManyMachinesTests.Secrets, ManyMachinesTests.Database, ManyMachinesTests.Silo, ManyMachinesTests.Client, ManyMachinesTests.Backup, ManyMachinesTests.Certificates, ManyMachinesTests.Authority,
    ];

    /// <summary>Run by .ci/run, or by this suite for itself.</summary>
    private static readonly ShownBlock[] Built = [new("README.md", "Two commands", 1), new("deploy/README.md", "One machine", 1)];

    /// <summary>What no machine of a test can run, and what is checked in its place.</summary>
    private static readonly Dictionary<ShownBlock, string> Elsewhere = new()
    {
        [new("README.md", "Several machines", 1)] = "with … for what deploy/README.md shows in full, under 'Two machines and more'",
        [new("deploy/README.md", "Containers on one machine", 1)] = "needs an engine for containers: Compose/ and Containers/ check the files, Naming/ the commands",
        [new("deploy/README.md", "Kubernetes", 1)] = "needs a cluster: Kubernetes/ checks the manifests, as kubectl makes them too",
    };

    [Fact]
    public void Every_block_of_commands_is_run_or_said_to_be_impossible_here() =>
        Assert.Equal(ShownBlock.All.Select(b => b.ToString()).Order(StringComparer.Ordinal), Walked.Concat(Built).Concat(Elsewhere.Keys).Select(b => b.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void What_builds_the_program_is_run_as_shown_by_the_script_of_CI_or_by_the_bundle_of_these_tests()
    {
        var elsewhere = Repository.Text(".ci/run") + Repository.Text("tests/RnnSweeps.Deploy.Tests/Walkthrough/Bundle.cs").Replace("Repository.At(\"deploy/bundle.sh\")", "\ndeploy/bundle.sh\n", StringComparison.Ordinal);
        var lines = Built.SelectMany(b => b.Text.Split('\n')).Select(l => l.Split('#')[0].Trim()).ToList();
        Assert.Equal(4, lines.Count);
        Assert.All(lines, l => Assert.Contains(l, elsewhere, StringComparison.Ordinal));
    }
}
