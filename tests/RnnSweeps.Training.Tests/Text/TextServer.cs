using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RnnSweeps.Training.Tests.Text;

/// <summary>A web server on a free port of the loopback address that can also cut a connection or fall silent.</summary>
internal sealed class TextServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Asked, Answer> _answer;
    private readonly Task _serving;

    public TextServer(Func<Asked, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <param name="From">First byte of the range that was asked for; null for the whole.</param>
    /// <param name="IfRange">The version that the range must belong to.</param>
    public sealed record Asked(int Number, string Path, int? From, string? IfRange);

    /// <param name="CutAfter">Bytes of the body after which the connection is cut.</param>
    /// <param name="SilentAfter">Bytes of the body after which nothing more comes.</param>
    /// <param name="Length">The length that the head claims; null for the body's own, -1 for none.</param>
    public sealed record Answer(int Status, byte[] Body, int? CutAfter = null, int? SilentAfter = null, int? Length = null, string Headers = "")
    {
        public static Answer Of(string text) => new(200, Encoding.UTF8.GetBytes(text));
    }

    public List<Asked> Questions { get; } = [];

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}");

    /// <summary>Answers a range with the rest of the text, everything else with the whole.</summary>
    public static Answer Whole(Asked asked, string text, string tag = "\"one\"")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return asked.From is { } from && asked.IfRange == tag
            ? new Answer(206, bytes[from..], Headers: $"ETag: {tag}\r\nContent-Range: bytes {from}-{bytes.Length - 1}/{bytes.Length}\r\n")
            : new Answer(200, bytes, Headers: $"ETag: {tag}\r\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
            var head = new List<string>();
            while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line) head.Add(line);
            if (head.Count > 0) await SendAsync(client, _answer(Read(head)));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over, or the client hung up.
        }
    }

    private Asked Read(List<string> head)
    {
        string? Header(string name) => head.FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
        lock (Questions)
        {
            var from = Header("Range") is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-')) : (int?)null;
            Questions.Add(new Asked(Questions.Count + 1, head[0].Split(' ')[1].TrimStart('/'), from, Header("If-Range")));
            return Questions[^1];
        }
    }

    private async Task SendAsync(TcpClient client, Answer answer)
    {
        var length = answer.Length == -1 ? "" : $"Content-Length: {answer.Length ?? answer.Body.Length}\r\n";
        var type = answer.Headers.Contains("Content-Type") ? "" : "Content-Type: text/plain\r\n";
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} Status\r\nConnection: close\r\n{type}{length}{answer.Headers}\r\n"), _end.Token);
        await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAfter ?? answer.SilentAfter ?? answer.Body.Length), _end.Token);
        if (answer.SilentAfter is not null) await Task.Delay(Timeout.Infinite, _end.Token);
    }
}
