using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class SlotTests
{
    [Fact]
    public void Without_a_gpu_each_core_is_a_slot_of_one_thread() =>
        Assert.Equal([new SlotSpec("cpu", 1), new SlotSpec("cpu", 1)], SlotSpec.Default(["cpu"], cores: 2));

    [Fact]
    public void Each_gpu_is_a_slot_and_they_share_the_cores() =>
        Assert.Equal([new SlotSpec("cuda:0", 8), new SlotSpec("cuda:1", 8)], SlotSpec.Default(["cpu", "cuda:0", "cuda:1"], cores: 16));

    [Theory]
    [InlineData("cpu", 3, null, "cpu:1 cpu:1 cpu:1")]
    [InlineData("cpu", null, 4, "cpu:4 cpu:4")]
    [InlineData("cpu", null, 16, "cpu:16")]
    [InlineData("cpu", 1, 8, "cpu:8")]
    [InlineData("cpu,cuda:0,cuda:1", 3, null, "cuda:0:2 cuda:1:2 cuda:0:2")]
    [InlineData("cpu,cuda:0", null, 1, "cuda:0:1")]
    public void Count_and_threads_can_be_chosen(string devices, int? count, int? threads, string expected) =>
        Assert.Equal(expected, string.Join(' ', SlotSpec.Default(devices.Split(','), cores: 8, count, threads).Select(s => $"{s.Device}:{s.Threads}")));

    [Fact]
    public async Task The_first_trainer_says_what_the_slots_are()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with
        {
            Slots = null,
            Trainer = new TrainerCommandLine(TestHost.ScriptedTrainer, [], new Dictionary<string, string> { ["SCRIPTED_DEVICES"] = "cpu,cuda:0,cuda:1,cuda:2" }),
        });
        await host.TrainAsync(Given.Sweep("gpus", ["a"]));
        Assert.Equal(["cuda:0", "cuda:1", "cuda:2"], (await host.Client.ClusterAsync()).Select(s => s.Device));
    }

    [Theory]
    [InlineData(137, false, "was killed by signal 9 (not by the system for want of memory, as far as it counts that)")]
    [InlineData(137, true, "was killed by the system, because memory had run out")]
    [InlineData(139, false, "was killed by signal 11")]
    [InlineData(3, false, "exited with code 3 without a word about its run")]
    internal void The_end_of_a_trainer_is_told_in_words(int exitCode, bool ranOutOfMemory, string words) => Assert.Equal(words, TrainerProcess.HowItEnded(exitCode, ranOutOfMemory));
}
