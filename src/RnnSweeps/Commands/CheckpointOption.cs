using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
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
    public async Task<TrainedModel> LoadAsync(ParseResult parse, RunRecord run, ResultStore store, ResultsFolder folder, CancellationToken cancellation) =>
        Load(parse, await FindAsync(parse, run, store, folder, cancellation));

    /// <summary>Path of the file.</summary>
    /// <exception cref="WorkFailedException">The run has left no checkpoint, or its file is not the one that was stored.</exception>
    public async Task<string> FindAsync(ParseResult parse, RunRecord run, ResultStore store, ResultsFolder folder, CancellationToken cancellation) =>
        await RunWeights.FindAsync(run, IsBest(parse), store, folder, cancellation)
        ?? throw new WorkFailedException($"Run {run.Id} is {run.State.Name()} and has no checkpoint yet: wait until it has trained checkpoint_every epochs.");

    /// <exception cref="WorkFailedException">The file is damaged.</exception>
    public TrainedModel Load(ParseResult parse, string file)
    {
        try
        {
            return TrainedModel.Load(file);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new WorkFailedException($"{error.Message.TrimEnd('.')}. Try --checkpoint {(IsBest(parse) ? "last" : "best")}.", error);
        }
    }

    private bool IsBest(ParseResult parse) => parse.GetRequiredValue(this) == "best" && !parse.GetValue(_last);
}
