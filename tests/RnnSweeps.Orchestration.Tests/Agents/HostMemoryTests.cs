using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class HostMemoryTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void The_kills_of_the_own_control_group_count_where_they_are_counted()
    {
        Write("proc/self/cgroup", "0::/jobs/7\n");
        Write("sys/fs/cgroup/jobs/7/memory.events", "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\n");
        Write("proc/vmstat", "nr_free_pages 1\noom_kill 40\n");
        Assert.Equal(2, new HostMemory(_root.Results.Root).Kills());
    }

    [Fact]
    public void Inside_a_container_they_lie_at_the_mount_itself()
    {
        Write("proc/self/cgroup", "0::/../../docker/abc\n");
        Write("sys/fs/cgroup/memory.events", "oom_kill 5\n");
        Assert.Equal(5, new HostMemory(_root.Results.Root).Kills());
    }

    [Fact]
    public void Version_1_has_them_in_another_file()
    {
        Write("proc/self/cgroup", "3:cpu,cpuacct:/a\n2:memory:/b\n");
        Write("sys/fs/cgroup/memory/b/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 7\n");
        Assert.Equal(7, new HostMemory(_root.Results.Root).Kills());
    }

    [Fact]
    public void Else_those_of_the_machine_count_and_else_none()
    {
        Assert.Equal(0, new HostMemory(_root.Results.Root).Kills());
        Write("proc/vmstat", "oom_kill 40\n");
        Assert.Equal(40, new HostMemory(_root.Results.Root).Kills());
    }

    [Fact]
    public void Free_is_what_both_the_machine_and_the_control_group_have_left()
    {
        Assert.Null(new HostMemory(_root.Results.Root).FreeBytes());
        Write("proc/meminfo", "MemTotal: 2048 kB\nMemAvailable:    1024 kB\n");
        Write("proc/self/cgroup", "0::/\n");
        Write("sys/fs/cgroup/memory.max", "max\n");
        Write("sys/fs/cgroup/memory.current", "100\n");
        Assert.Equal(1 << 20, new HostMemory(_root.Results.Root).FreeBytes());
        Write("sys/fs/cgroup/memory.max", "5100\n");
        Assert.Equal(5000, new HostMemory(_root.Results.Root).FreeBytes());
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root.Results.Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
