// A host in a process of its own, to be killed: ScriptedHost FOLDER TRAINER. It serves two slots until it is ended.
using Microsoft.Extensions.Hosting;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

var folder = new ResultsFolder(args[0]);
using var right = HostLock.TryTake(folder) ?? throw new InvalidOperationException($"{folder.Root} has a host already.");
await using var store = await ResultStore.OpenAsync(folder.Database, TimeProvider.System);
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.AddOrchestration(
    new OrchestrationOptions { Folder = folder, Trainer = new TrainerCommandLine(args[1], []), Slots = [new SlotPlace("cpu", 1), new SlotPlace("cpu", 1)] },
    store);
using var host = builder.Build();
await host.RunAsync();
