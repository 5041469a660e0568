namespace RnnSweeps.Deploy.Tests.Publishing;

/// <summary>What people get is what the program needs to run.</summary>
public sealed class PublishTests
{
    /// <summary>Libraries of the compiler and what they bring; Orleans' generator of code needs them while the program is built.</summary>
    private static readonly string[] OnlyForBuilding = ["Microsoft.CodeAnalysis", "Microsoft.Build", "Humanizer", "System.Composition", "Orleans.CodeGenerator", "Orleans.Analyzers", "xunit"];

    [Fact]
    public async Task A_published_folder_holds_nothing_that_only_building_needs_and_its_program_starts()
    {
        using var folder = new TemporaryFolder();
        // What the solution's build has made, in this configuration; links in place of copies, where one file system holds both.
        (await Shell.RunAsync(
            "dotnet", "publish", "src/RnnSweeps", "--configuration", Configuration, "--no-build", "--nologo", "--output", folder.Path,
            "-p:CreateHardLinksForPublishFilesIfPossible=true")).Expect(0);
        var shipped = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).ToList();
        Assert.Contains("rnnsweeps.dll", shipped);
        Assert.Contains("Orleans.Runtime.dll", shipped);
        Assert.DoesNotContain(shipped, file => OnlyForBuilding.Any(name => file.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        Assert.Matches(@"^\d+\.\d+\.\d+", (await Shell.RunAsync(folder.File("rnnsweeps"), "--version")).Expect(0).Output);
    }

    /// <summary>This test's own.</summary>
    private static string Configuration => AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release";
}
