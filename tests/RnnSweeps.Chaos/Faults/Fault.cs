using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Faults;

/// <summary>Something that goes wrong with the machine while a sweep trains, and that passes.</summary>
internal abstract class Fault
{
    /// <summary>Its trial's name, such as <c>disk-full</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What is done, as part of a sentence.</summary>
    public abstract string What { get; }

    /// <summary>How long it lasts.</summary>
    public virtual TimeSpan Lasts => TimeSpan.FromSeconds(20);

    /// <summary>Words of which one must be said meanwhile, by the log, the run or a command; none where nobody needs to notice.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>False where times in the store go back and forth, and tell no order.</summary>
    public virtual bool TimesTellOrder => true;

    /// <summary>True where the host cannot go on and is started again when the fault has passed.</summary>
    public virtual bool EndsTheHost => false;

    /// <summary>True where the host gets signal 9 and is started again when half of the fault's time is over.</summary>
    public virtual bool HostIsKilledAtTheTurn => false;

    /// <summary>What this machine lacks for it; null if nothing.</summary>
    public virtual string? Lacking => null;

    /// <summary>Before the host starts.</summary>
    public virtual Task PrepareAsync(Workplace place) => Task.CompletedTask;

    /// <summary>Starts the host in whatever surroundings the fault needs.</summary>
    public virtual Launched Start(Workplace place, string program, string[] arguments) => Launched.Start(place, "host.log", program, arguments);

    public virtual Task BeginAsync(Workplace place) => Task.CompletedTask;

    /// <summary>When half of its time is over.</summary>
    public virtual Task TurnAsync(Workplace place) => Task.CompletedTask;

    /// <summary>Repairs everything; the host is not running where it <see cref="EndsTheHost"/>.</summary>
    public virtual Task EndAsync(Workplace place) => Task.CompletedTask;

    /// <summary>What it saw itself; waits for what it still watches.</summary>
    public virtual Task TellAsync(TrialSheet sheet) => Task.CompletedTask;

    /// <summary>Gives back what was prepared; the results folder may be gone after it.</summary>
    public virtual Task CleanUpAsync(Workplace place) => Task.CompletedTask;
}
