using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Loop;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Data;

public sealed class StreamDataTests
{
    private static readonly Vocabulary Letters = Vocabulary.Of(["abcdefghijklmnopqrstuvwxyz "]);

    [Fact]
    public void A_text_is_cut_into_lanes_that_go_on_from_batch_to_batch()
    {
        using var scope = NewDisposeScope();
        using var data = Data([("one", "abcdefghijklmnopqrst", 1)], "split=60/20/20", "batch=2", "steps=3");
        var batches = data.Training(1, 1, shuffle: true);
        // 12 characters to train on: two lanes of five and their targets.
        Assert.Equal(["abc>bcd|fgh>ghi", "de>ef|ij>jk"], Texts(batches));
        Assert.Equal([null, 0], Enumerable.Range(0, 2).Select(batches.Follows));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(batches.IsFollowed));
        Assert.Equal(["mno>nop"], Texts(data.Validation.Single().Batches));
        Assert.Equal(["qrs>rst"], Texts(data.Test.Single().Batches));
        Assert.Equal(2, data.BatchesOfEpoch);
    }

    [Fact]
    public void Several_texts_are_read_beside_each_other_each_in_its_own_order()
    {
        using var scope = NewDisposeScope();
        using var data = Data([("long", "abcdefghijklmnopqrst", 1), ("short", "uvwxyzabcd", 1)], "split=100/0/0", "batch=1", "steps=5");
        var batches = data.Training(1, 1, shuffle: false);
        Assert.Equal(["abcde>bcdef", "uvwxy>vwxyz", "fghij>ghijk", "klmno>lmnop", "zabc>abcd", "pqrs>qrst"], Texts(batches));
        Assert.Equal([null, null, 0, 2, 1, 3], Enumerable.Range(0, 6).Select(batches.Follows));
        Assert.Equal([true, true, true, true, false, false], Enumerable.Range(0, 6).Select(batches.IsFollowed));
        Assert.Equal(6, data.BatchesOfEpoch);
        Assert.Empty(data.Validation);
    }

    [Fact]
    public void Shuffling_moves_texts_against_each_other_the_same_way_for_the_same_seed_and_epoch()
    {
        using var scope = NewDisposeScope();
        using var data = Data([("a", "abcdefghij", 1), ("b", "klmnopqrst", 1), ("c", "uvwxyzabcd", 1)], "split=100/0/0", "batch=1", "steps=5");
        List<string> Orders() => [.. Enumerable.Range(1, 20).Select(epoch => string.Join(' ', Texts(data.Training(1, epoch, shuffle: true))))];
        Assert.Equal(Orders(), Orders());
        // The first batches of all three, in any order, then the second ones.
        Assert.InRange(Orders().Distinct().Count(), 3, 6);
        Assert.All(Orders(), order =>
        {
            Assert.Equal(["abcde>bcdef", "klmno>lmnop", "uvwxy>vwxyz"], order.Split(' ')[..3].Order());
            Assert.Equal(["fghi>ghij", "pqrs>qrst", "zabc>abcd"], order.Split(' ')[3..].Order());
        });
    }

    [Fact]
    public void The_state_of_each_text_is_its_own()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var (a, b) = (Given.Lamplighter[..600], Given.Lamplighter[600..1800]);
        using var alone = Data([("a", a, 1)], "split=100/0/0", "batch=4", "steps=20");
        using var mixed = Data([("a", a, 1), ("b", b, 1)], "split=100/0/0", "batch=4", "steps=20");
        using var model = ModelFactory.Create(Given.Settings("cell=lstm"), Letters.Count, 3, CPU);
        Dictionary<string, float> Losses(Batches batches)
        {
            using var carried = new CarriedStates();
            Dictionary<string, float> losses = [];
            for (var i = 0; i < batches.Count; i++)
            {
                var (inputs, targets) = batches[i]; // (T, B) each
                var (scores, states) = model.Forward(inputs, carried.After(batches.Follows(i)));
                if (batches.IsFollowed(i)) carried.Keep(states, i, batches.Follows(i));
                losses.Add(Text(inputs.flatten()), nn.functional.cross_entropy(scores, targets.flatten()).item<float>());
            }
            return losses;
        }
        var (expected, found) = (Losses(alone.Training(1, 1, shuffle: false)), Losses(mixed.Training(1, 1, shuffle: true)));
        Assert.Equal(8, expected.Count);
        Assert.All(expected, batch => Assert.Equal(batch.Value, found[batch.Key]));
    }

    [Fact]
    public void Unequal_shares_are_proportions_of_the_characters_trained_on()
    {
        var parts = StreamNeeds.Parts([(1000, 3), (1000, 1)], Given.Settings("split=80/10/10"));
        Assert.Equal([(800, 800, 100, 900, 100), (266, 800, 100, 900, 100)], parts.Select(p => ((int)p.Train, (int)p.ValidationFrom, (int)p.Validation, (int)p.TestFrom, (int)p.Test)));
        Assert.Equal([800, 400], StreamNeeds.Parts([(1000, 1), (500, 1)], Given.Settings()).Select(p => (int)p.Train));
    }

    [Theory]
    [InlineData("gru")]
    [InlineData("lstm")]
    public void The_loss_of_a_text_does_not_depend_on_where_its_batches_end(string cell)
    {
        using var scope = NewDisposeScope();
        double Loss(int steps)
        {
            using var data = Data([("one", Given.Lamplighter[..4000], 1)], "split=50/50/0", "batch=1", $"steps={steps}");
            using var model = ModelFactory.Create(Given.Settings($"cell={cell}"), Letters.Count, 3, CPU);
            return Evaluation.Of(model, data.Validation.Single().Batches, CPU, default).Loss;
        }
        Assert.Equal(Loss(1999), Loss(7), 1e-5);
    }

    [Fact]
    public void A_stream_is_trained_resumed_and_measured_on_every_part()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "sampling=stream", "batch=16", "steps=20", "epochs=4", "lr=1");
        var whole = Trained.Run(spec with { Folder = folder.File("whole") });
        Assert.Equal(["lamplighter", "lamplighter:test"], whole.Finished.Evaluations.Select(e => e.Text));
        Assert.True(whole.Epochs[^1].ValPpl < whole.Epochs[0].ValPpl);
        Trained.Run(spec with { UntilEpoch = 2 });
        var rest = Trained.Run(spec with { Attempt = 2 });
        Assert.Equal(whole.Finished.WeightsSha256, rest.Finished.WeightsSha256);
    }

    [Fact]
    public void Two_texts_are_resumed_where_they_were_left_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "sampling=stream", "batch=16", "steps=20", "epochs=4", "lr=1");
        spec = spec with { Texts = [Given.Frozen(folder, "start", Given.Lamplighter[..6000]), Given.Frozen(folder, "rest", Given.Lamplighter[6000..])] };
        var whole = Trained.Run(spec with { Folder = folder.File("whole") });
        Assert.Equal(["start", "rest", "start:test", "rest:test"], whole.Finished.Evaluations.Select(e => e.Text));
        Trained.Run(spec with { UntilEpoch = 2 });
        Assert.Equal(whole.Finished.WeightsSha256, Trained.Run(spec with { Attempt = 2 }).Finished.WeightsSha256);
    }

    [Fact]
    public void A_text_that_is_too_short_is_named_with_the_remedy()
    {
        var error = Assert.Throws<TrainingException>(() => Data([("short", "abcdefghij", 1)], "batch=8"));
        Assert.Equal(FailureKind.BadData, error.Kind);
        Assert.Equal("Text short has 10 characters after cleaning, of which 8 are to train on, and 8 lanes need more than 8. Lower batch, raise the first share of split, or choose a longer text.", error.Message);
    }

    private static StreamData Data((string, string, double)[] texts, params string[] set) =>
        new([.. texts.Select(t => new SharedText(t.Item1, t.Item2, t.Item3))], Letters, Given.Settings(set), CPU);

    private static IEnumerable<string> Texts(Batches batches) => Enumerable.Range(0, batches.Count).Select(i =>
    {
        var (inputs, targets) = batches[i]; // (T, B) each
        return string.Join('|', Enumerable.Range(0, (int)inputs.shape[1]).Select(b => Text(inputs.select(1, b)) + ">" + Text(targets.select(1, b))));
    });

    private static string Text(Tensor ids) => string.Concat(ids.contiguous().data<long>().Select(id => Letters.Entries[(int)id]));
}
