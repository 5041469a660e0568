using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Training.Tests.Build;

/// <summary>The one flag that lets TorchSharp's binding load on systems with an older C++ runtime, and what the build refuses to touch.</summary>
public sealed class LoadableTorchTests
{
    private static readonly string Binding = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    [Fact]
    public async Task The_binding_differs_from_the_package_in_the_one_flag()
    {
        var root = await MSBuild.ValueAsync("src/RnnSweeps.Training/RnnSweeps.Training.csproj", "-getProperty:NuGetPackageRoot");
        var version = typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3);
        var theirs = await File.ReadAllBytesAsync(Path.Combine(root, "torchsharp", version, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"), TestContext.Current.CancellationToken);
        var ours = await File.ReadAllBytesAsync(Binding, TestContext.Current.CancellationToken);
        Assert.Equal(theirs.Length, ours.Length);
        var (before, after) = Assert.Single(theirs.Zip(ours), pair => pair.First != pair.Second);
        Assert.Equal((0, 2), (before, after));
    }

    [Fact]
    public async Task A_file_that_is_no_library_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("source.so"), "no library");
        await AssertRefusedAsync(folder, folder.File("source.so"), "GLIBCXX_3.4.32", "it is no 64-bit little-endian x86-64 ELF library");
    }

    [Fact]
    public async Task A_library_with_more_behind_that_version_than_the_one_symbol_is_refused()
    {
        using var folder = new TemporaryFolder();
        await AssertRefusedAsync(folder, Path.Combine(LibtorchLoader.Own, "libc10.so"), "GLIBCXX_3.4.21", "depends on GLIBCXX_3.4.21 too");
    }

    private static async Task AssertRefusedAsync(TemporaryFolder folder, string source, string version, string reason)
    {
        File.WriteAllText(folder.File("weaken.proj"), $"""
            <Project DefaultTargets="Weaken">
              <UsingTask TaskName="WeakenVersionNeed" TaskFactory="RoslynCodeTaskFactory" AssemblyFile="$(MSBuildToolsPath)/Microsoft.Build.Tasks.Core.dll">
                <Task>
                  <Code Type="Class" Language="cs" Source="{Path.Combine(Repository.Root, "build", "WeakenVersionNeed.cs")}" />
                </Task>
              </UsingTask>
              <Target Name="Weaken">
                <WeakenVersionNeed Source="{source}" Destination="{folder.File("weak.so")}" Version="{version}" Symbol="_ZSt21ios_base_library_initv" />
              </Target>
            </Project>
            """);
        var (code, output) = await MSBuild.RunAsync(folder.File("weaken.proj"));
        Assert.NotEqual(0, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("weak.so")));
    }
}
