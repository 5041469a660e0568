using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Generation;

public sealed class GenerationTests
{
    [Fact]
    public void A_checkpoint_alone_writes_what_its_trainer_wrote()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=20", "sample_length=30", "hidden=32");
        var sample = Trained.Run(spec).Events.OfType<SampleWritten>().Single();
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Checkpoints()[0]);
        Assert.Equal(20, model.Epoch);
        Assert.Equal(sample.Text, model.Continue("It, HAS", 30, GenerationOptions.Greedy));
        Assert.Equal("it has".Length + 30, sample.Text.Length);
        Assert.StartsWith("it has", sample.Text);
    }

    [Fact]
    public void Draws_depend_on_the_seed_and_top_1_is_greedy()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1");
        Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Checkpoints()[0]);
        string Text(GenerationOptions options) => model.Continue("the lamp", 60, options);
        Assert.Equal(Text(new(Temperature: 1, Seed: 1)), Text(new(Temperature: 1, Seed: 1)));
        Assert.NotEqual(Text(new(Temperature: 1, Seed: 1)), Text(new(Temperature: 1, Seed: 2)));
        Assert.Equal(Text(GenerationOptions.Greedy), Text(new(Temperature: 1, TopK: 1, Seed: 3)));
        Assert.True(Text(new(Temperature: 5, TopK: 3, Seed: 1)).Skip("the lamp".Length).Distinct().Count() < Text(new(Temperature: 5, Seed: 1)).Skip("the lamp".Length).Distinct().Count());
    }

    [Fact]
    public void A_prefix_of_any_characters_and_none_at_all_is_continued()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1", "cleaning=printable");
        Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Checkpoints()[0]);
        Assert.StartsWith("#42{}", model.Continue("#42{}", 3, GenerationOptions.Greedy)); // unknown to the vocabulary
        Assert.Equal(3, model.Continue("", 3, new(Temperature: 0)).Replace("<unk>", "?").Length);
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("x.safetensors"), "nothing of the sort");
        var error = Assert.Throws<InvalidDataException>(() => TrainedModel.Load(folder.File("x.safetensors")));
        Assert.Equal($"{folder.File("x.safetensors")} cannot be used: it is no checkpoint of this program.", error.Message);
    }
}
