namespace RnnSweeps.Deploy.Tests.Systemd;

public sealed class UnitTests
{
    private const string Path = "deploy/systemd/rnnsweeps.service";
    private static readonly UnitFile Unit = UnitFile.Read(Path);

    [Fact]
    public void It_has_the_three_sections_of_a_service() => Assert.Equal(["Unit", "Service", "Install"], Unit.Sections);

    [Fact]
    public void It_starts_the_program_where_the_bundle_installs_it()
    {
        Assert.Equal("/opt/rnnsweeps/program/rnnsweeps serve", Unit.One("ExecStart"));
        Assert.Contains("prefix=/opt/rnnsweeps", Repository.Text("deploy/bundle/install.sh"), StringComparison.Ordinal);
        Assert.Contains("-o \"$bundle/program\"", Repository.Text("deploy/bundle.sh"), StringComparison.Ordinal);
        Assert.Equal("-/etc/rnnsweeps/rnnsweeps.env", Unit.One("EnvironmentFile"));
        Assert.Contains("deploy/systemd/rnnsweeps.env.example /etc/rnnsweeps/rnnsweeps.env", Repository.Text("deploy/bundle/install.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_in_order_and_comes_back()
    {
        Assert.Equal(("mixed", "SIGTERM", "always", "130", "2"), (Unit.One("KillMode"), Unit.One("KillSignal"), Unit.One("Restart"), Unit.One("SuccessExitStatus"), Unit.One("RestartPreventExitStatus")));
        Assert.InRange(int.Parse(Unit.One("TimeoutStopSec")), 30, 90);
        Assert.Equal("0", Unit.One("StartLimitIntervalSec", "Unit"));
        Assert.Equal("continue", Unit.One("OOMPolicy"));
    }

    [Fact]
    public void It_runs_as_a_user_of_its_own_with_nothing_else_to_write_to()
    {
        Assert.Equal(("rnnsweeps", "strict", "yes", "yes", ""), (Unit.One("User"), Unit.One("ProtectSystem"), Unit.One("ProtectHome"), Unit.One("NoNewPrivileges"), Unit.One("CapabilityBoundingSet")));
        // The runtime compiles: it could not start without pages that become executable.
        Assert.Empty(Unit.All("MemoryDenyWriteExecute"));
        // Hidden devices would hide the GPUs too.
        Assert.Empty(Unit.All("PrivateDevices"));
        Assert.Equal("char-nvidia* rw", Unit.One("DeviceAllow"));
    }

    [Fact]
    public void Nothing_secret_stands_in_the_example_and_every_line_of_it_is_a_comment()
    {
        var lines = Repository.Text("deploy/systemd/rnnsweeps.env.example").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, l => Assert.StartsWith("#", l, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("Password=", StringComparison.OrdinalIgnoreCase) || l.StartsWith("#RNNSWEEPS_TOKEN=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_it()
    {
        Assert.SkipUnless(Shell.Find("systemd-analyze") is not null, "systemd-analyze is not installed.");
        using var folder = new TemporaryFolder();
        // The program itself is not installed where tests run.
        var unit = folder.File("rnnsweeps.service");
        await File.WriteAllTextAsync(unit, Repository.Text(Path).Replace("/opt/rnnsweeps/program/rnnsweeps", "/bin/true", StringComparison.Ordinal).Replace("file:/opt/rnnsweeps/deploy/README.md", "man:true(1)", StringComparison.Ordinal));
        var verdict = (await Shell.RunAsync("systemd-analyze", "verify", "--man=no", unit)).Expect(0);
        Assert.DoesNotContain("rnnsweeps.service", verdict.Error, StringComparison.Ordinal);
    }
}
