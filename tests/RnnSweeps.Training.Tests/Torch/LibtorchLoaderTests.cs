using System.Diagnostics;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Torch;
using TorchSharp;

namespace RnnSweeps.Training.Tests.Torch;

public sealed class LibtorchLoaderTests
{
    private static readonly string Binding = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    /// <summary>Run as it is, and by the next test in a process of its own that is told to take another libtorch.</summary>
    [Fact]
    public void The_libtorch_that_was_asked_for_is_the_only_one_loaded()
    {
        TorchRuntime.Start(threads: 1);
        using var ones = torch.ones(3);
        using var sum = ones.sum();
        Assert.Equal(3f, sum.item<float>());
        var folder = Environment.GetEnvironmentVariable(LibtorchLoader.Variable) ?? LibtorchLoader.Own;
        Assert.Equal([Path.Combine(folder, "libc10.so"), Path.Combine(folder, "libtorch_cpu.so")], Loaded("libc10.so", "libtorch_cpu.so"));
        Assert.Equal([Binding], Loaded("libLibTorchSharp.so"));
    }

    [Fact]
    public async Task Another_libtorch_takes_the_place_of_the_programs_own()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so", "libgomp-98b21ff3.so.1"])
            File.Copy(Path.Combine(LibtorchLoader.Own, name), folder.File(name)); // not links: the loader takes two names of one file for the same library
        var child = await RunAsync(folder.Path);
        Assert.True(child.ExitCode == 0, child.Output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", child.Output);
    }

    [Theory]
    [InlineData("libtorch/version.py", "from typing import Optional\n__all__ = ['__version__']\n__version__ = '2.7.1+cu128'\ndebug = False\n", "libtorch", "holds libtorch 2.7.1+cu128; this program wants 2.10")]
    [InlineData("libtorch/build-version", "1.13.1+cpu\n", "libtorch/lib", "holds libtorch 1.13.1+cpu; this program wants 2.10")]
    [InlineData("libtorch/build-version", "2.1.0\n", "libtorch", "holds libtorch 2.1.0; this program wants 2.10")]
    [InlineData("libtorch/readme", "", "elsewhere", "no libtorch_cpu.so is in it")]
    [InlineData("libtorch/version.py", "__version__ = '2.10.0+cpu'\n", "libtorch", "libc10.so, asked for with RNNSWEEPS_LIBTORCH, cannot be loaded")]
    public async Task A_libtorch_that_does_not_fit_is_refused_in_a_sentence(string file, string content, string asked, string sentence)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("libtorch/lib"));
        File.WriteAllText(folder.File("libtorch/lib/libtorch_cpu.so"), "never loaded");
        File.WriteAllText(folder.File(file), content);
        var child = await RunAsync(folder.File(asked));
        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains(sentence, child.Output);
    }

    [Theory]
    [InlineData("2.10", true)]
    [InlineData("2.10.1+cu128", true)]
    [InlineData("2.1.0", false)]
    [InlineData("2.100.0", false)]
    [InlineData("3.10.0", false)]
    public void Major_and_minor_number_must_be_the_same(string version, bool fits) => Assert.Equal(fits, LibtorchVersion.Fits(version));

    [Fact]
    public void The_wanted_version_is_the_one_that_TorchSharp_is_built_for() =>
        Assert.Equal(LibtorchVersion.Wanted, string.Join('.', torch.__version__.Split('.').Take(2)));

    [Fact]
    public void A_loaded_libtorch_says_its_version_itself()
    {
        TorchRuntime.Start(threads: 1);
        Assert.Equal("2.10.0", LibtorchVersion.Of(System.Runtime.InteropServices.NativeLibrary.Load(Loaded("libtorch_cpu.so").Single())));
    }

    /// <summary>Paths of the mapped files with these names, each once, sorted.</summary>
    private static IEnumerable<string> Loaded(params string[] names) =>
        File.ReadLines("/proc/self/maps").Select(l => l[(l.IndexOf('/', StringComparison.Ordinal) is var i and >= 0 ? i : l.Length)..])
            .Where(p => names.Contains(Path.GetFileName(p))).Distinct().Order(StringComparer.Ordinal);

    private static async Task<(int ExitCode, string Output)> RunAsync(string libtorch)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(LibtorchLoaderTests).Assembly.Location);
        foreach (var argument in (string[])["-noColor", "-method", $"{typeof(LibtorchLoaderTests).FullName}.{nameof(The_libtorch_that_was_asked_for_is_the_only_one_loaded)}"])
            start.ArgumentList.Add(argument);
        start.Environment[LibtorchLoader.Variable] = libtorch;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
