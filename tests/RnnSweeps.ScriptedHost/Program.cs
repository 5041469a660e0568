// A host in a process of its own, to be killed: ScriptedHost FOLDER TRAINER [DATABASE NAME SILO_PORT GATEWAY_PORT]. It serves two
// slots until it is ended: alone, or as a silo of the cluster that meets in that database. With SCRIPTED_HOST_PULLS=FILE it writes
// down, a line each, when a slot's question to the scheduler was answered and after how many seconds.
using System.Globalization;
using Microsoft.Extensions.Hosting;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.ScriptedHost;

var folder = new ResultsFolder(args[0]);
var options = new OrchestrationOptions
{
    Folder = folder, Trainer = new TrainerCommandLine(args[1], []), Slots = [new SlotSpec("cpu", 1), new SlotSpec("cpu", 1)],
};
if (args is [_, _, var database, var name, var siloPort, var gatewayPort])
    options = options with
    {
        SiloPort = int.Parse(siloPort, CultureInfo.InvariantCulture),
        GatewayPort = int.Parse(gatewayPort, CultureInfo.InvariantCulture),
        RecoveryInterval = TimeSpan.FromSeconds(1),
        Cluster = new SiloMembership { Database = database, SiloName = name },
    };

using var right = (options.Cluster is { } member ? HostLock.TryTakeSilo(folder, member.SiloName) : HostLock.TryTake(folder))
    ?? throw new InvalidOperationException($"{folder.Root} has a host already.");
await using var store = await ResultStore.OpenAsync(
    options.Cluster is { } one ? StoreAddress.Parse(one.Database) : StoreAddress.OfFile(folder.Database), folder.Root, TimeProvider.System);
if (options.Cluster is not null) await OrchestrationHosting.PrepareClusterAsync(store);
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.AddOrchestration(options, store);
using var host = builder.Build();
using var pulls = PullLog.OfEnvironment();
await host.RunAsync();
