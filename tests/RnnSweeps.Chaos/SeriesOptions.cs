using System.CommandLine;
using RnnSweeps.Chaos.OneMachine;

namespace RnnSweeps.Chaos;

/// <summary>What a series of trials of one kind is told: which seeds, how long, how many runs.</summary>
internal sealed class SeriesOptions
{
    private readonly Option<int[]> _seeds = new("--seeds") { Description = "Seeds of the moments and victims", DefaultValueFactory = _ => [1, 2, 3, 4, 5], AllowMultipleArgumentsPerToken = true };
    private readonly Option<double> _minutes = new("--minutes") { Description = "How long each is disturbed at most", DefaultValueFactory = _ => 10 };
    private readonly Option<int> _runs = new("--runs") { Description = "Runs of the sweep", DefaultValueFactory = _ => 60 };

    public void AddTo(Command command)
    {
        command.Add(_seeds);
        command.Add(_minutes);
        command.Add(_runs);
    }

    public IReadOnlyList<int> Seeds(ParseResult parse) => parse.GetValue(_seeds)!;

    public TimeSpan Duration(ParseResult parse) => TimeSpan.FromMinutes(parse.GetValue(_minutes));

    public ChaosSweep Sweep(ParseResult parse) => new(parse.GetValue(_runs));
}
