using RnnSweeps.Training.Text;

namespace RnnSweeps.Terminal;

/// <summary>Tells how texts are gathered: a download every second or so, a fallback once, with the reason.</summary>
internal sealed class TextProgress(Screen screen, TimeProvider time) : IProgress<TextEvent>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    private long? _lastLine;

    public void Report(TextEvent value)
    {
        switch (value)
        {
            case TextDownloading download: Tell(download); break;
            case FallbackTaken taken: screen.Say($"Corpus {taken.Corpus} uses its fallback {string.Join(", ", taken.Texts)}. {taken.Reason}"); break;
            case TextDecoded decoded: screen.Say($"Text {decoded.Text} is not in UTF-8; it was read as {decoded.Encoding}."); break;
            case CharactersDropped lost: screen.Say(Describe(lost)); break;
            case AddressFailed: break; // the reason of the fallback, or the error, says it with all others
            default: throw new ArgumentException($"Unknown event {value.GetType().Name}.", nameof(value));
        }
    }

    private static string Describe(CharactersDropped lost) =>
        $"Cleaning '{lost.Cleaning.ToString().ToLowerInvariant()}' drops {lost.Dropped.Share:P1} of the characters of text {lost.Text}, most often {string.Join(' ', lost.Dropped.MostFrequent)}: no model of it learns them.";

    private void Tell(TextDownloading download)
    {
        var whole = download.Bytes == download.TotalBytes;
        if (!whole && _lastLine is { } last && time.GetElapsedTime(last) < BetweenLines) return;
        _lastLine = time.GetTimestamp();
        var of = download.TotalBytes is { } total ? $" of {Figures.Bytes(total)}" : "";
        screen.Say($"Downloading {download.Text}: {Figures.Bytes(download.Bytes)}{of} from {download.Address.Host}");
    }
}
