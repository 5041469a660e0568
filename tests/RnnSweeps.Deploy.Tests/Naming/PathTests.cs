using System.Text.RegularExpressions;

namespace RnnSweeps.Deploy.Tests.Naming;

/// <summary>That whatever deploy/ names is in the repository, and is named alike everywhere.</summary>
public sealed partial class PathTests
{
    /// <summary>Written by up.sh and bundle.sh, and known to .gitignore.</summary>
    private static readonly string[] Made = ["deploy/secrets", "deploy/bundles"];

    private static readonly string Page = Repository.Text("deploy/README.md");

    [Fact]
    public void Every_file_of_the_repository_that_is_named_is_there()
    {
        var named = Repository.DeployFiles.Append(".dockerignore")
            .SelectMany(f => InRepository().Matches(Repository.Text(f)).Select(m => (File: f, Path: m.Value.TrimEnd('.', '/')))).ToList();
        Assert.True(named.Count > 40);
        Assert.All(named, n => Assert.True(Repository.Has(n.Path) || Made.Any(m => n.Path == m || n.Path.StartsWith(m + "/", StringComparison.Ordinal)), $"{n.File} names {n.Path}, which is not there."));
    }

    [Fact]
    public void What_is_made_is_ignored_by_git() => Assert.All(Made, m => Assert.Contains($"/{m["deploy/".Length..]}/", Repository.Text("deploy/.gitignore").Split('\n')));

    [Fact]
    public void Every_link_of_the_page_leads_somewhere()
    {
        var links = Link().Matches(Page).Select(m => m.Groups[1].Value).ToList();
        Assert.True(links.Count > 15);
        Assert.All(links, l => Assert.True(l[0] == '#' ? Anchors().Contains(l[1..]) : Repository.Has(Path.Combine("deploy", l)), $"{l} leads nowhere."));
    }

    [Fact]
    public void The_page_leads_to_everything_that_people_start()
    {
        var starts = Repository.DeployFiles.Where(f => Path.GetFileName(f) is "Dockerfile" or "compose.yaml" or "compose.cuda.yaml" or "kustomization.yaml" or "rnnsweeps.service" or "rnnsweeps.env.example" or "up.sh" or "SECURITY.md" or "secrets.example.yaml");
        Assert.All(starts.Where(f => f != "deploy/kubernetes/silos/kustomization.yaml"), f => Assert.Contains($"]({f["deploy/".Length..]})", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Ports_are_the_same_everywhere()
    {
        Dictionary<string, string[]> files = new()
        {
            ["11111"] = ["cpu/Dockerfile", "cuda/Dockerfile", "compose.yaml", "kubernetes/cluster/configuration.yaml", "kubernetes/cluster/service.yaml", "kubernetes/cluster/network.yaml", "kubernetes/silos/silos.yaml", "systemd/rnnsweeps.env.example", "README.md"],
            ["30000"] = ["cpu/Dockerfile", "cuda/Dockerfile", "compose.yaml", "kubernetes/cluster/configuration.yaml", "kubernetes/cluster/service.yaml", "kubernetes/cluster/network.yaml", "kubernetes/silos/silos.yaml", "systemd/rnnsweeps.env.example", "README.md"],
            ["5432"] = ["kubernetes/cluster/postgres.yaml", "kubernetes/cluster/network.yaml", "README.md"],
        };
        foreach (var (port, named) in files)
            Assert.All(named, f => Assert.Contains(port, PortNumber().Matches(Repository.Text("deploy/" + f)).Select(m => m.Value)));
        // No other number stands where a port does.
        var ports = Repository.DeployFiles.SelectMany(f => PortSetting().Matches(Repository.Text(f)).Select(m => (File: f, Port: m.Groups[1].Value)));
        Assert.All(ports, p => Assert.True(files.ContainsKey(p.Port), $"{p.File} has a port {p.Port}."));
    }

    [Fact]
    public void The_user_has_the_same_number_everywhere()
    {
        foreach (var file in (string[])["cpu/Dockerfile", "cuda/Dockerfile", "compose.yaml", "up.sh", "bundle/install.sh", "kubernetes/silos/silos.yaml", "kubernetes/cluster/client.yaml", "README.md"])
            Assert.Contains("10001", Repository.Text("deploy/" + file), StringComparison.Ordinal);
    }

    [Fact]
    public void No_image_is_named_by_a_tag_that_moves() =>
        Assert.All(Repository.DeployFiles, f => Assert.DoesNotContain(":latest", Repository.Text(f), StringComparison.Ordinal));

    [Fact]
    public void The_version_is_that_of_the_program()
    {
        var version = Regex.Match(Repository.Text("Directory.Build.props"), "<Version>(.*)</Version>").Groups[1].Value;
        var named = Repository.DeployFiles.SelectMany(f => Version().Matches(Repository.Text(f)).Select(m => (File: f, Version: m.Groups[1].Value))).ToList();
        Assert.True(named.Count > 10);
        Assert.All(named, n => Assert.True(n.Version == version, $"{n.File} names version {n.Version}, the program has {version}."));
    }

    private static HashSet<string> Anchors() => [.. Heading().Matches(Page).Select(m => string.Concat(m.Groups[1].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-'))];

    [GeneratedRegex(@"(?<![\w./-])(?:deploy|sweeps|src|results)/[\w./-]*[\w/](?![\w*])")]
    private static partial Regex InRepository();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,3} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<![\d.])\d{4,5}(?![\d.])")]
    private static partial Regex PortNumber();

    [GeneratedRegex("(?:[pP]ort|_PORT)[=:] *\"?(\\d+)")]
    private static partial Regex PortSetting();

    [GeneratedRegex("rnnsweeps[:-]([0-9]+\\.[0-9]+\\.[0-9]+)")]
    private static partial Regex Version();
}
