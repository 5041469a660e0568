namespace RnnSweeps.Deploy.Tests.Scripts;

/// <summary>deploy/bundle/install.sh in a small bundle of the same layout.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Bundle => _folder.File("bundle");

    private string Prefix => _folder.File("opt/rnnsweeps");

    private string Link => _folder.File("bin/rnnsweeps");

    [Fact]
    public async Task It_copies_the_bundle_and_links_the_command()
    {
        await PackAsync("one");
        (await InstallAsync()).Expect(0);
        Assert.Equal("one\n", (await Shell.RunAsync(Link)).Expect(0).Output);
        Assert.Equal(Path.Combine(Prefix, "program", "rnnsweeps"), new FileInfo(Link).LinkTarget);
    }

    [Fact]
    public async Task The_version_before_is_kept_and_can_be_put_back()
    {
        await PackAsync("one");
        (await InstallAsync()).Expect(0);
        await PackAsync("two");
        (await InstallAsync()).Expect(0);
        Assert.Equal("two\n", (await Shell.RunAsync(Link)).Output);
        Assert.Equal("one\n", (await Shell.RunAsync(Path.Combine(Prefix + ".before", "program", "rnnsweeps"))).Output);
    }

    [Fact]
    public async Task A_bundle_that_was_changed_is_refused_and_nothing_is_installed()
    {
        await PackAsync("one");
        await File.AppendAllTextAsync(Path.Combine(Bundle, "program", "rnnsweeps"), "echo evil\n");
        var ended = (await InstallAsync()).Expect(1);
        Assert.Contains("is not what was packed", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Prefix));
        Assert.False(File.Exists(Link));
    }

    [Fact]
    public async Task An_unknown_option_is_wrong_usage()
    {
        await PackAsync("one");
        Assert.StartsWith("install.sh [--prefix DIR]", (await Shell.RunAsync(Path.Combine(Bundle, "install.sh"), "--nonsense")).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_has_its_program_in_one_place_only()
    {
        await PackAsync("one");
        Assert.Contains("goes without --prefix", (await Shell.RunAsync(Path.Combine(Bundle, "install.sh"), "--systemd", "--prefix", Prefix)).Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_takes_from_the_bundle_is_packed()
    {
        var install = Repository.Text("deploy/bundle/install.sh");
        Assert.All((string[])["deploy/systemd/rnnsweeps.service", "deploy/systemd/rnnsweeps.env.example"], f =>
        {
            Assert.Contains(f, install, StringComparison.Ordinal);
            Assert.True(Repository.Has(f));
        });
        Assert.Contains("cp -R README.md sweeps results deploy \"$bundle/\"", Repository.Text("deploy/bundle.sh"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Ended> InstallAsync() => Shell.RunAsync(Path.Combine(Bundle, "install.sh"), "--prefix", Prefix, "--link", Path.GetDirectoryName(Link)!);

    private async Task PackAsync(string version)
    {
        if (Directory.Exists(Bundle)) Directory.Delete(Bundle, recursive: true);
        Directory.CreateDirectory(Path.Combine(Bundle, "program"));
        _folder.Script("bundle/program/rnnsweeps", $"echo {version}\n");
        await File.WriteAllTextAsync(Path.Combine(Bundle, "VERSION"), version + "\n");
        File.Copy(Repository.At("deploy/bundle/install.sh"), Path.Combine(Bundle, "install.sh"));
        (await Shell.RunAsync("/bin/sh", "-c", $"cd '{Bundle}' && find . -type f ! -name SHA256SUMS -exec sha256sum {{}} + >SHA256SUMS")).Expect(0);
    }
}
