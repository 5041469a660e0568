using System.Text.Json;
using System.Text.RegularExpressions;

namespace RnnSweeps.Deploy.Tests.Containers;

public sealed partial class DockerfileTests
{
    public static TheoryData<string> Paths => Dockerfile.Paths;

    [Theory, MemberData(nameof(Paths))]
    public void It_has_stages_and_only_known_instructions(string path)
    {
        var file = Dockerfile.Read(path);
        string[] known = ["FROM", "ARG", "WORKDIR", "COPY", "RUN", "LABEL", "ENV", "VOLUME", "EXPOSE", "USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"];
        Assert.All(file.Instructions, i => Assert.Contains(i.Name, known));
        Assert.True(file.Stages.Count > 1);
        Assert.Equal("silo", file.Stages.Last().Key);
    }

    [Theory, MemberData(nameof(Paths))]
    public void Its_bases_are_fixed_to_a_version(string path) =>
        Assert.All(Dockerfile.Read(path).Stages.Values, image => Assert.Matches(@"^[a-z0-9./-]+:[0-9]+\.[0-9]+[a-z0-9.-]*$", image));

    [Theory, MemberData(nameof(Paths))]
    public void What_it_copies_is_in_the_repository_and_seen_by_the_build(string path)
    {
        foreach (var copy in Dockerfile.Read(path).All("COPY").Where(c => !c.Contains("--from=", StringComparison.Ordinal)))
        {
            var sources = Words(copy).SkipLast(1).ToList();
            Assert.NotEmpty(sources);
            Assert.All(sources, s => Assert.True(Repository.Has(s), $"{path} copies {s}, which is not there."));
            Assert.All(sources, s => Assert.True(BuildContext.Sees(s.TrimEnd('/')), $"{path} copies {s}, which .dockerignore leaves out."));
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public void Stages_that_it_copies_from_come_before(string path)
    {
        var file = Dockerfile.Read(path);
        List<string> before = [];
        foreach (var instruction in file.Instructions)
        {
            if (instruction.Name == "FROM") before.Add(instruction.Rest.Split(" AS ")[1]);
            if (FromStage().Match(instruction.Rest) is { Success: true } from) Assert.Contains(from.Groups[1].Value, before.SkipLast(1));
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public void The_build_takes_the_backend_by_its_name(string path)
    {
        var backend = Dockerfile.Read(path).All("ARG").Single(a => a.StartsWith("TORCH_BACKEND=", StringComparison.Ordinal)).Split('=')[1];
        Assert.Equal(Path.GetFileName(Path.GetDirectoryName(path)), backend);
        var publish = Dockerfile.Read(path).All("RUN").Single(r => r.Contains("dotnet publish", StringComparison.Ordinal));
        Assert.Contains("dotnet publish src/RnnSweeps -c Release", publish, StringComparison.Ordinal);
        Assert.Contains("-p:TorchBackend=\"$TORCH_BACKEND\"", publish, StringComparison.Ordinal);
        Assert.True(Repository.Has("src/RnnSweeps/RnnSweeps.csproj"));
    }

    [Theory, MemberData(nameof(Paths))]
    public void The_sdk_is_of_the_version_that_global_json_asks_for(string path)
    {
        var wanted = JsonDocument.Parse(Repository.Text("global.json")).RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        Assert.Equal($"mcr.microsoft.com/dotnet/sdk:{string.Join('.', wanted.Split('.').Take(2))}-noble", Dockerfile.Read(path).Stages["build"]);
    }

    [Theory, MemberData(nameof(Paths))]
    public void The_image_runs_as_a_user_that_it_makes_and_that_is_not_root(string path)
    {
        var file = Dockerfile.Read(path);
        var user = file.One("USER").Split(':').Select(int.Parse).ToList();
        Assert.Equal([10001, 10001], user);
        Assert.Contains(file.LastStage, i => i.Name == "RUN" && i.Rest.Contains("groupadd --gid 10001 rnnsweeps", StringComparison.Ordinal) && i.Rest.Contains("useradd --uid 10001 --gid 10001", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Paths))]
    public void Signals_reach_the_program_through_an_init_that_the_image_has(string path)
    {
        var file = Dockerfile.Read(path);
        Assert.Equal("SIGTERM", file.One("STOPSIGNAL"));
        Assert.Equal(["/usr/bin/tini", "--", "/opt/rnnsweeps/program/rnnsweeps"], JsonSerializer.Deserialize<string[]>(file.One("ENTRYPOINT"))!);
        Assert.Contains(file.LastStage, i => i.Name == "RUN" && Regex.IsMatch(i.Rest, @"apt-get install .*\btini\b"));
        Assert.Contains(file.All("COPY"), c => Words(c).SequenceEqual(["/program", "/opt/rnnsweeps/program"]));
        Assert.Contains(file.LastStage, i => i.Name == "RUN" && i.Rest == "ln -s /opt/rnnsweeps/program/rnnsweeps /usr/local/bin/rnnsweeps");
    }

    [Theory, MemberData(nameof(Paths))]
    public void Its_health_is_the_age_of_the_alive_file(string path)
    {
        var file = Dockerfile.Read(path);
        Assert.EndsWith("CMD [\"rnnsweeps-alive\"]", file.One("HEALTHCHECK"), StringComparison.Ordinal);
        Assert.Contains(file.LastStage, i => i.Name == "COPY" && Words(i.Rest).SequenceEqual(["deploy/alive.sh", "/usr/local/bin/rnnsweeps-alive"]));
        // The folder of the file, of the results and of the cache belong to the user.
        var made = file.LastStage.Single(i => i.Name == "RUN" && i.Rest.Contains("install -d -o rnnsweeps", StringComparison.Ordinal)).Rest;
        var folders = made[made.IndexOf("install -d", StringComparison.Ordinal)..].Split(' ');
        Assert.Contains(file.Environment["RNNSWEEPS_RESULTS"], folders);
        Assert.Contains(file.Environment["RNNSWEEPS_CACHE"], folders);
        Assert.Contains(Path.GetDirectoryName(file.Environment["RNNSWEEPS_ALIVE"]), folders);
        Assert.Equal([file.Environment["RNNSWEEPS_RESULTS"], file.Environment["RNNSWEEPS_CACHE"]], JsonSerializer.Deserialize<string[]>(file.One("VOLUME"))!);
    }

    [Theory, MemberData(nameof(Paths))]
    public void Its_labels_tell_what_it_is_and_on_what_it_stands(string path)
    {
        var file = Dockerfile.Read(path);
        var label = file.One("LABEL");
        Assert.Contains($"org.opencontainers.image.base.name=\"{file.Stages["silo"]}\"", label, StringComparison.Ordinal);
        Assert.Contains("org.opencontainers.image.revision=\"$COMMIT\"", label, StringComparison.Ordinal);
        Assert.Contains($"org.opencontainers.image.version=\"{Version()}\"", label, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_secret_built_or_measured_gets_into_a_build()
    {
        Assert.DoesNotContain((string[])[".git", "results/rnnsweeps.db", "deploy/secrets/tokens", "src/RnnSweeps/bin/Release/net10.0/rnnsweeps.dll", "src/RnnSweeps/obj/project.assets.json", "tests/RnnSweeps.EndToEnd"], BuildContext.Sees);
        Assert.True(BuildContext.Sees("src/RnnSweeps.Training/Text/Samples/lamplighter.txt"));
    }

    [Fact]
    public void A_build_sees_every_file_that_msbuild_takes_from_the_top()
    {
        var top = Directory.EnumerateFiles(Repository.Root).Select(f => Path.GetFileName(f)!)
            .Where(f => f.StartsWith("Directory.", StringComparison.Ordinal) || f.StartsWith("BannedSymbols", StringComparison.Ordinal) || f is ".editorconfig" or "global.json" or "NuGet.config");
        Assert.All(top, f => Assert.True(BuildContext.Sees(f), $".dockerignore leaves {f} out."));
        var copied = Dockerfile.Read("deploy/cpu/Dockerfile").All("COPY").SelectMany(Words).ToHashSet();
        Assert.All(top, f => Assert.Contains(f, copied));
    }

    private static IEnumerable<string> Words(string copy) => copy.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith("--", StringComparison.Ordinal));

    private static string Version() => Regex.Match(Repository.Text("Directory.Build.props"), "<Version>(.*)</Version>").Groups[1].Value;

    [GeneratedRegex(@"--from=(\S+)")]
    private static partial Regex FromStage();
}
