using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>The published schema is the one that the code makes, and takes what the reader takes.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void The_file_in_sweeps_is_what_the_code_makes()
    {
        var file = Path.Combine(Repository.Root, "sweeps", "sweep.schema.json");
        if (File.Exists(file) && File.ReadAllText(file) == SweepSchema.Text) return;
        var copy = Path.Combine(Path.GetTempPath(), "sweep.schema.json.received");
        File.WriteAllText(copy, SweepSchema.Text);
        Assert.Fail($"sweeps/sweep.schema.json is not what the code makes. If that is right, copy {copy} over it.");
    }

    public static TheoryData<string> Good =>
        [.. Repository.Sweeps.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "RnnSweeps.Core.Tests", "Sweeps", "wandb"), "*.yaml")).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task It_takes_every_file_that_the_reader_takes(string file) => Assert.Equal("", await ProblemsAsync(File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Theory]
    [InlineData("name: a\nparameters: {corpus: ledger, hiden: 3}\n")]
    [InlineData("name: a\nparameters: {corpus: ledger, cell: grru}\n")]
    [InlineData("name: a\nparameters: {corpus: ledger, hidden: 0}\n")]
    [InlineData("name: a\nparameters: {corpus: ledger, lr: {min: 1, mx: 2}}\n")]
    [InlineData("name: a\nmetod: grid\nparameters: {corpus: ledger}\n")]
    [InlineData("name: a\nmethod: custom\nparameters: {corpus: ledger}\n")]
    [InlineData("name: a\n")]
    public async Task It_refuses_what_no_file_may_say(string yaml) => Assert.NotEqual("", await ProblemsAsync(yaml));

    [Fact]
    public void Every_shipped_file_names_it_in_its_first_line() =>
        Assert.All(Repository.Sweeps, f => Assert.Equal("# yaml-language-server: $schema=sweep.schema.json", File.ReadLines(f).First()));

    private static async Task<string> ProblemsAsync(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var schema = await JsonSchema.FromJsonAsync(SweepSchema.Text);
        return string.Join('\n', schema.Validate(Node(stream.Documents[0].RootNode)!.ToJsonString()));
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Node(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when long.TryParse(scalar.Value, out var n) => n,
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when double.TryParse(scalar.Value, out var x) => x,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar => scalar.Value == "true",
        YamlScalarNode scalar => scalar.Value,
        _ => throw new ArgumentException(node.ToString()),
    };
}
