using System.Text.Json;
using System.Threading.Channels;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

// What runs beside the process for as long as it lives: reading what it says, telling it that it is wanted, waiting for its end.
internal sealed partial class TrainerProcess
{
    private async Task WatchAsync()
    {
        var output = Task.Run(ReadEventsAsync);
        var errors = Task.Run(ReadErrorsAsync);
        var heart = Task.Run(BeatAsync);
        await _process.WaitForExitAsync();
        _exited = true;
        // At once, not when the slot is used again: by then the number of its group may be somebody else's.
        var clearing = Task.Run(ClearAsync);
        RanOutOfMemory = _process.ExitCode == Killed && _memory.Kills() > Volatile.Read(ref _memoryKills.Before);
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(LastOutput, _time));
        await _ended.CancelAsync();
        LogEnded(_logger, Id, _process.ExitCode);
        _events.Writer.TryComplete();
        await heart;
        await clearing;
    }

    /// <summary>Ends all that it has started and left.</summary>
    private async Task ClearAsync()
    {
        var began = _time.GetTimestamp();
        while (_group.Members() is { Count: > 0 } left)
        {
            if (_time.GetElapsedTime(began) >= _options.GoneLimit)
            {
                LogNotGone(_logger, Id, string.Join(", ", left), _options.GoneLimit.TotalSeconds);
                return;
            }
            _group.Kill();
            await Task.Delay(LookForGroup, _time);
        }
    }

    private async Task ReadEventsAsync()
    {
        try
        {
            await foreach (var line in BoundedLines.ReadAsync(_process.StandardOutput.BaseStream, LongestLine, _ended.Token))
                if (Parse(line) is { } said) await _events.Writer.WriteAsync(said, _ended.Token);
        }
        catch (InvalidDataException error)
        {
            _fault = $"was ended because {error.Message}";
            Kill();
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ChannelClosedException)
        {
            // The process has ended, and what it had to say was said.
        }
    }

    /// <summary>Null for a line that is no event: a library's own words, which belong into the log.</summary>
    private TrainerEvent? Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainerEvent>(line, Json.Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or FormatException or ArgumentException)
        {
            _log.Append([.. "stdout: "u8, .. line, (byte)'\n']);
            return null;
        }
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (await _process.StandardError.BaseStream.ReadAsync(buffer, _ended.Token) is > 0 and var n) _log.Append(buffer.AsSpan(0, n));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The process has ended.
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(_options.Heartbeat, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                // Two beats back, for the kernel counts a kill a moment before the process is seen to have ended.
                _memoryKills = (_memoryKills.Latest, _memory.Kills());
                if (_mayBeat() && !await SendAsync(new Heartbeat(_time.GetTimestamp(), Stored))) return;
            }
        }
        catch (OperationCanceledException)
        {
            // The process has ended.
        }
    }
}
