using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace RnnSweeps.Training.Text;

/// <summary>
/// Downloads one text from one address: resumable after a cut (also by a later process), limited in size and time, checked
/// against its hash where one is known, and whole or not at all in its place.
/// </summary>
public sealed class TextDownload : IDisposable
{
    /// <summary>Project Gutenberg needs one or two.</summary>
    private const int MaxRedirections = 5;

    private readonly HttpClient _client;
    private readonly DownloadLimits _limits;
    private readonly TimeProvider _time;
    private readonly AddressRules _rules;

    /// <param name="rules">Which addresses may be asked, redirections included.</param>
    public TextDownload(DownloadLimits limits, TimeProvider time, AddressRules rules)
    {
        (_limits, _time, _rules) = (limits, time, rules);
        // Redirections are followed here, where each is judged before it is asked.
        _client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = limits.Connect, ConnectCallback = rules.ConnectAsync, AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RnnSweeps", "0.1"));
    }

    /// <summary>Puts what lies at the address at <paramref name="path"/>, or throws.</summary>
    /// <exception cref="DownloadException">The address did not give it.</exception>
    internal async Task FetchAsync(TextAddress address, string path, Action<long, long?> progress, CancellationToken cancellation)
    {
        Allow(address.Url);
        using var overall = new CancellationTokenSource(_limits.Overall, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(overall.Token, cancellation);
        try
        {
            using var part = new PartialFile(path, address.Url);
            await ReceiveAllAsync(address.Url, part, progress, either.Token);
            Check(address, part);
            part.Finish(path);
        }
        catch (OperationCanceledException) when (overall.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new DownloadException($"not finished after {_limits.Overall.TotalSeconds:0.#} s; the next try goes on from here", isWorthAnotherTry: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{Path.GetDirectoryName(path)} cannot be written: {e.Message}", isWorthAnotherTry: false, e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ReceiveAllAsync(Uri url, PartialFile part, Action<long, long?> progress, CancellationToken cancellation)
    {
        var pause = _limits.Pause;
        for (var tries = 1; ; tries++, pause *= 2)
        {
            try
            {
                await ReceiveAsync(url, part, progress, cancellation);
                return;
            }
            catch (DownloadException e) when (e.IsWorthAnotherTry && tries < _limits.Tries)
            {
                await Task.Delay(pause, _time, cancellation);
            }
        }
    }

    /// <summary>One try: asks for what is lacking and appends it; starts afresh where the server cannot go on.</summary>
    private async Task ReceiveAsync(Uri url, PartialFile part, Action<long, long?> progress, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_limits.Stall, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var answer = await AskAsync(url, part, either.Token);
            Judge(answer, part);
            if (answer.StatusCode != HttpStatusCode.PartialContent) part.StartAfresh(answer);
            var total = part.Length + answer.Content.Headers.ContentLength;
            if (total > _limits.MaxBytes) throw TooLarge(total.Value, part);
            await using var body = await answer.Content.ReadAsStreamAsync(either.Token);
            await AppendAsync(body, part, total, progress, patience, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new DownloadException($"silent for {_limits.Stall.TotalSeconds:0.#} s", isWorthAnotherTry: true);
        }
        catch (HttpRequestException e) when (e.InnerException is DownloadException refused)
        {
            throw refused;
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(e);
        }
    }

    /// <summary>The first answer that is no redirection.</summary>
    private async Task<HttpResponseMessage> AskAsync(Uri url, PartialFile part, CancellationToken cancellation)
    {
        for (var redirections = 0; ; redirections++)
        {
            Allow(url);
            using var request = Request(url, part);
            var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } next) return answer;
            answer.Dispose();
            if (redirections == MaxRedirections) throw new DownloadException($"redirects more than {MaxRedirections} times", isWorthAnotherTry: false);
            url = new Uri(url, next);
        }
    }

    private async Task AppendAsync(
        Stream body, PartialFile part, long? total, Action<long, long?> progress, CancellationTokenSource patience, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await ReadAsync(body, buffer, cancellation);
            if (read == 0) return;
            if (part.Length + read > _limits.MaxBytes) throw TooLarge(part.Length + read, part);
            part.Stream.Write(buffer, 0, read);
            progress(part.Length, total);
            patience.CancelAfter(_limits.Stall);
        }
    }

    private static async Task<int> ReadAsync(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation);
        }
        catch (IOException e)
        {
            throw new DownloadException("the connection was cut", isWorthAnotherTry: true, e);
        }
    }

    private static HttpRequestMessage Request(Uri url, PartialFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity")); // ranges count bytes as they lie on disk
        if (part.Mark() is not { } mark) return request;
        request.Headers.Range = new RangeHeaderValue(part.Length, null);
        request.Headers.IfRange = mark;
        return request;
    }

    /// <summary>Refuses every answer that is not the text, or the rest of it.</summary>
    private static void Judge(HttpResponseMessage answer, PartialFile part)
    {
        var status = (int)answer.StatusCode;
        if (status == 416 || (status == 206 && answer.Content.Headers.ContentRange?.From != part.Length))
        {
            part.StartAfresh(answer);
            throw new DownloadException("answered with another part than the one asked for", isWorthAnotherTry: true);
        }

        if (status is not (200 or 206))
            throw new DownloadException($"answered {status} {answer.ReasonPhrase}".TrimEnd(), isWorthAnotherTry: status is 408 or 429 or >= 500);
        if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            throw new DownloadException("answered with a web page, not with a text", isWorthAnotherTry: false);
    }

    private static void Check(TextAddress address, PartialFile part)
    {
        var problem = part.Length == 0 ? "answered with an empty text"
            : address.Sha256 is { } expected && part.Sha256() is var found && found != expected ? $"gave a text with SHA-256 {found}, expected {expected}"
            : null;
        if (problem is null) return;
        part.Delete();
        throw new DownloadException(problem, isWorthAnotherTry: false);
    }

    private DownloadException TooLarge(long bytes, PartialFile part)
    {
        part.Delete();
        return new DownloadException($"has {bytes:N0} bytes or more; a text has {_limits.MaxBytes:N0} at most", isWorthAnotherTry: false);
    }

    private static DownloadException Unreachable(HttpRequestException e)
    {
        var wasReached = e.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse
            || e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
        return new DownloadException(e.InnerException?.Message ?? e.Message, isWorthAnotherTry: wasReached, e) { IsUnreachable = !wasReached };
    }

    private void Allow(Uri url)
    {
        if (_rules.Problem(url) is { } problem) throw new DownloadException(problem, isWorthAnotherTry: false);
    }
}
