using System.Text.Json;

namespace RnnSweeps.Training.Tests.Build;

/// <summary>Which libtorch a build takes, by evaluation of the project: no registry is asked.</summary>
public sealed class TorchBackendTests
{
    private const string Project = "src/RnnSweeps.Training/RnnSweeps.Training.csproj";

    [Theory]
    [InlineData("cpu", "TorchSharp libtorch-cpu-linux-x64")]
    [InlineData("cuda", "TorchSharp TorchSharp-cuda-linux")]
    [InlineData("none", "TorchSharp")]
    public async Task The_backend_decides_which_packages_are_referenced(string backend, string packages)
    {
        var items = JsonDocument.Parse(await MSBuild.ValueAsync(Project, "-getItem:PackageReference", $"-p:TorchBackend={backend}"));
        var torch = items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!)
            .Where(name => name.Contains("torch", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        Assert.Equal(packages, string.Join(' ', torch));
    }

    [Fact]
    public async Task The_default_is_cuda_where_a_driver_is_present_and_cpu_elsewhere()
    {
        var driver = File.Exists("/proc/driver/nvidia/version") || File.Exists("/dev/nvidiactl");
        Assert.Equal(driver ? "cuda" : "cpu", await MSBuild.ValueAsync(Project, "-getProperty:TorchBackend"));
    }

    [Fact]
    public async Task A_backend_that_does_not_exist_is_refused_in_a_sentence()
    {
        var (code, output) = await MSBuild.RunAsync(Project, "-t:CheckTorchBackend", "-p:TorchBackend=tpu");
        Assert.NotEqual(0, code);
        Assert.Contains("TorchBackend must be cpu, cuda or none, found 'tpu'.", output, StringComparison.Ordinal);
    }
}
