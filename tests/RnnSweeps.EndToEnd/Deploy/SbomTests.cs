using System.Diagnostics;
using System.Text.Json;

namespace RnnSweeps.EndToEnd.Deploy;

public sealed class SbomTests
{
    /// <summary>The program's own list of what it loads is what the bill of materials must name.</summary>
    [Fact]
    public async Task The_bill_of_materials_names_every_package_that_the_program_loads()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("sbom.json");
        using var script = Process.Start(new ProcessStartInfo("/bin/bash", [Path.Combine(Rnn.Repository, "deploy/sbom.sh"), file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var talk = script.StandardError.ReadToEndAsync();
        Assert.Equal(file, (await script.StandardOutput.ReadToEndAsync()).Trim());
        await script.WaitForExitAsync();
        Assert.True(script.ExitCode == 0, await talk);
        using var bill = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        var named = bill.RootElement.GetProperty("components").EnumerateArray().Select(c => $"{c.GetProperty("name").GetString()}/{c.GetProperty("version").GetString()}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var loaded = Loaded(Rnn.Program + ".deps.json");
        Assert.Contains(loaded, p => p.StartsWith("Microsoft.Orleans.Runtime/", StringComparison.Ordinal));
        Assert.All(loaded, p => Assert.Contains(p, named));
    }

    private static List<string> Loaded(string dependencies)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(dependencies));
        var packages = json.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package").Select(l => l.Name).ToHashSet();
        return [.. json.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
            .Where(l => packages.Contains(l.Name) && (l.Value.TryGetProperty("runtime", out _) || l.Value.TryGetProperty("native", out _) || l.Value.TryGetProperty("runtimeTargets", out _)))
            .Select(l => l.Name)];
    }
}
