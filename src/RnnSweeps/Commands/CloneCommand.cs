using System.CommandLine;
using RnnSweeps.Files;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class CloneCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file to write, which must not be there yet; without it the text goes to standard output", HelpName = "FILE" };
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public CloneCommand(Screen screen)
        : base("clone", "Write the file of a stored sweep as it was accepted, ready to be changed and run again.")
    {
        _screen = screen;
        Add(_sweep);
        Add(_output);
        _results.AddTo(this);
        SetAction(CloneAsync);
    }

    private async Task<int> CloneAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweep = await _sweep.FindAsync(parse, store, cancellation);
        if (parse.GetValue(_output) is not { } file)
        {
            await _screen.Output.WriteAsync(sweep.Yaml);
            return ExitCode.Done;
        }
        try
        {
            AtomicFile.Write(file, sweep.Yaml, replace: false);
        }
        catch (Exception error) when (DiskOperations.IsOfTheDisk(error))
        {
            throw new UsageException($"{file} cannot be written: {error.Message}", error);
        }
        _screen.Say($"{file} holds the file of sweep {sweep.Id}. To train it again: rnnsweeps run {file} --new");
        return ExitCode.Done;
    }
}
