using System.CommandLine;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Generation;

namespace RnnSweeps.Commands;

/// <summary>Which weights of a run: the best ones, or the newest.</summary>
internal sealed class CheckpointOption : Option<string>
{
    private readonly Option<bool> _last = new("--last") { Description = "The same as --checkpoint last" };

    public CheckpointOption()
        : base("--checkpoint")
    {
        Description = "best: the epoch with the smallest validation loss; last: the newest";
        HelpName = "WHICH";
        DefaultValueFactory = _ => "best";
        AcceptOnlyFromAmong("best", "last");
    }

    /// <summary>Adds it together with its short form.</summary>
    public void AddTo(Command command)
    {
        command.Add(this);
        command.Add(_last);
    }

    /// <exception cref="WorkFailedException">The run has left no checkpoint, or a damaged one.</exception>
    public TrainedModel Load(ParseResult parse, RunRecord run, ResultsFolder folder)
    {
        var best = parse.GetRequiredValue(this) == "best" && !parse.GetValue(_last);
        var file = new RunFolder(folder.Run(run.TrainedAs)).Chosen(best)
            ?? throw new WorkFailedException($"Run {run.Id} is {run.State.ToString().ToLowerInvariant()} and has no checkpoint yet: wait until it has trained checkpoint_every epochs.");
        try
        {
            return TrainedModel.Load(file);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new WorkFailedException($"{error.Message.TrimEnd('.')}. Try --checkpoint {(best ? "last" : "best")}.", error);
        }
    }
}
