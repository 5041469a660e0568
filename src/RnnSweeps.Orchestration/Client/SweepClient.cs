using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Hosting.Cluster;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Client;

/// <summary>What one can ask of a host: in its own process, or from another one on the same machine.</summary>
public sealed class SweepClient : IAsyncDisposable
{
    /// <summary>A host on the same machine answers within a second, on a busy one within many; one of another folder refuses every attempt, for ever.</summary>
    internal static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>A silo that left is out of the others' directory within a second or two.</summary>
    private const int AsksOfCluster = 5;

    private static readonly TimeSpan BetweenAsks = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory _grains;
    private readonly IHost? _connection;
    private readonly int _asks;

    private SweepClient(IGrainFactory grains, IHost? connection, int asks) => (_grains, _connection, _asks) = (grains, connection, asks);

    public static SweepClient InProcess(IGrainFactory grains) => new(grains, null, AsksOfCluster);

    /// <summary>Connects to the host of a results folder.</summary>
    /// <exception cref="NoHostException">None is running, it is another user's, or it does not answer.</exception>
    /// <exception cref="ResultsFolderException">The file that says where it listens is damaged.</exception>
    public static async Task<SweepClient> ConnectAsync(ResultsFolder folder, CancellationToken cancellation = default)
    {
        if (HostFile.FindLiving(folder) is not { } host) throw NoHostException.NotRunning(folder);
        using var security = HostToken.Read(folder, host) is { } token ? ClientSecurity.OfToken(token) : null;
        return await ConnectAsync(
            client => client
                .UseStaticClustering(new IPEndPoint(IPAddress.Loopback, host.GatewayPort))
                .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (ClusterName.Service, host.Cluster))
                .UseSecurity(security),
            error => NoHostException.NotAnswering(folder, host, error),
            asks: 1,
            cancellation);
    }

    /// <summary>Connects to any silo of a cluster.</summary>
    /// <param name="database">Npgsql's connection string of the store.</param>
    /// <param name="place">The same for people, without a password.</param>
    /// <param name="security">What the silos ask for; null where they listen on the loopback address alone.</param>
    /// <exception cref="NoHostException">No silo answers.</exception>
    public static Task<SweepClient> JoinAsync(string database, string place, ClientSecurity? security, CancellationToken cancellation = default) => ConnectAsync(
        client => client.UseCluster(database).UseSecurity(security),
        error => NoHostException.NoSilo(place, security?.Tls?.LastRefusal, error),
        AsksOfCluster,
        cancellation);

    private static async Task<SweepClient> ConnectAsync(Action<IClientBuilder> where, Func<Exception, NoHostException> failed, int asks, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddOrleansFilters();
        builder.Services.AddRnnSweepsSerialization();
        builder.UseOrleansClient(where);
        var connection = builder.Build();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ConnectLimit);
        try
        {
            await connection.StartAsync(limit.Token);
            return new SweepClient(connection.Services.GetRequiredService<IClusterClient>(), connection, asks);
        }
        catch (Exception error) when (error is OrleansException or IOException or TimeoutException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            connection.Dispose();
            throw failed(error);
        }
    }

    /// <summary>Hands a sweep to the host; when this ends, the sweep is stored and goes on by itself.</summary>
    /// <exception cref="NoHostException">It does not answer in time; whether it has the sweep is not known.</exception>
    public Task<SweepId> SubmitAsync(SweepSubmission submission) => AnsweredAsync(
        () => Scheduler.Submit(submission), asks: 1, $"Look with 'rnnsweeps list' whether sweep {submission.Name} is there before you submit it again");

    /// <summary>Ends a sweep and all its unfinished runs; false if it had ended before.</summary>
    /// <param name="reason">One sentence, stored with the sweep and its runs.</param>
    /// <exception cref="KeyNotFoundException">There is no such sweep.</exception>
    public async Task<bool> CancelAsync(SweepId sweep, string reason) => (await ControlAsync(new CancelRequest(sweep, null, reason))).HasChanged;

    /// <summary>Lets a halted sweep go on under other limits; false if it is not halted.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep.</exception>
    public async Task<bool> ResumeAsync(SweepId sweep, Allowance allowance) => (await ControlAsync(new ResumeRequest(sweep, null, allowance))).HasChanged;

    /// <summary>Does what a person asks of a sweep or of one of its runs. It is stored when this ends; a trainer that has to stop may take a little longer.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sweep or run.</exception>
    /// <exception cref="NoHostException">It does not answer in time; what was asked may be done all the same.</exception>
    public async Task<ControlAnswer> ControlAsync(ControlRequest request)
    {
        var again = $"It may do what was asked all the same: look with 'rnnsweeps show {request.Sweep}', then ask again";
        var answer = await AnsweredAsync(() => Scheduler.Control(request), _asks, again);
        if (request is CancelRequest { Run: null } && answer.HasChanged) await UntilSettledAsync(request.Sweep);
        return answer;
    }

    /// <summary>Waits until the files of a sweep that has ended are written; by short looks, for they may take minutes, and no longer than the host answers.</summary>
    private async Task UntilSettledAsync(SweepId sweep)
    {
        try
        {
            while (!await Scheduler.IsSettled(sweep)) await Task.Delay(BetweenLooks);
        }
        catch (Exception error) when (IsSilence(error))
        {
            // The sweep has ended, which is what was asked for; its files are written again by 'rnnsweeps export'.
        }
    }

    /// <summary>Every slot and what it trains.</summary>
    public Task<IReadOnlyList<SlotStatus>> ClusterAsync() => AnsweredAsync(() => Scheduler.Cluster(), _asks, "Ask again");

    public async ValueTask DisposeAsync()
    {
        if (_connection is null) return;
        await _connection.StopAsync();
        _connection.Dispose();
    }

    /// <param name="question">Asked again while the silo that had it has left the cluster and others go on; more than one ask only where the same request again changes nothing.</param>
    private static async Task<T> AnsweredAsync<T>(Func<Task<T>> question, int asks, string remedy)
    {
        for (var ask = 1; ; ask++)
        {
            try
            {
                return await question();
            }
            catch (SiloUnavailableException) when (ask < asks)
            {
                await Task.Delay(BetweenAsks);
            }
            catch (Exception error) when (IsSilence(error))
            {
                throw NoHostException.NoAnswer(error, remedy);
            }
        }
    }

    /// <summary>The host was busy for too long, or ended while it was asked.</summary>
    private static bool IsSilence(Exception error) => error is TimeoutException or OrleansException or IOException;

    private ISchedulerGrain Scheduler => _grains.GetGrain<ISchedulerGrain>(0);
}

/// <summary>A results folder has no host that answers; the message says what to do.</summary>
public sealed class NoHostException : Exception
{
    private NoHostException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal static NoHostException NotRunning(ResultsFolder folder) =>
        new($"No host is running for {folder.Root}: start one with 'rnnsweeps serve --results {folder.Root}', or train at once with 'rnnsweeps run FILE'.", null);

    internal static NoHostException OfAnotherUser(ResultsFolder folder, HostFile host, Exception error) =>
        new($"The host of {folder.Root} (process {host.ProcessId}) obeys user {host.User ?? "that it runs as"} alone, and you, {Environment.UserName}, may not read its token {folder.HostToken} ({error.Message.TrimEnd('.')}): ask as that user (sudo -u {host.User ?? "USER"} rnnsweeps …), or have a host and a results folder of your own.", error);

    internal static NoHostException TokenIsLink(ResultsFolder folder, string target) =>
        new($"{folder.HostToken} is a link to {target}, which no host has made: see who may write to the folder, then start the host again.", null);

    internal static NoHostException NoSilo(string place, string? refusal, Exception error) =>
        new($"No silo of the cluster at {place} answers{(refusal is not null ? $": {refusal.TrimEnd('.')}" : error is OperationCanceledException ? $" within {SweepClient.ConnectLimit.TotalSeconds:0} seconds" : $": {error.Message.TrimEnd('.')}")}. See that one runs (rnnsweeps serve --store …), that this machine reaches its gateway port, and that certificates and token are the cluster's.", error);

    internal static NoHostException NoAnswer(Exception error, string remedy) =>
        new($"The host {(error is TimeoutException ? "did not answer in time: it, its disk or its database is busy, or stands still" : "ended or was cut off while it was asked")}. {remedy}. What it does stands in host.log of the results folder.", error);

    internal static NoHostException NotAnswering(ResultsFolder folder, HostFile host, Exception error) =>
        new($"The host of {folder.Root} (process {host.ProcessId}) does not answer on port {host.GatewayPort} of this machine{(error is OperationCanceledException ? $" within {SweepClient.ConnectLimit.TotalSeconds:0} seconds" : $": {error.Message.TrimEnd('.')}")}. Wait until it has started, or start it again.", error);
}
