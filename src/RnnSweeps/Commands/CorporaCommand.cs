using System.CommandLine;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class CorporaCommand : Command
{
    public CorporaCommand(Screen screen, TimeProvider time)
        : base("corpora", "The texts to train on: list them, fetch one, add one of your own.")
    {
        Add(new CorporaListCommand(screen, time));
        Add(new CorporaFetchCommand(screen, time));
        Add(new CorporaAddCommand(screen, time));
    }
}
