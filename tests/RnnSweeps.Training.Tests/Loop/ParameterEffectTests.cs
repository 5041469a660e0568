using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Loop;

/// <summary>The table of when parameters act tells the truth: where it says that one does not, no digit changes.</summary>
public sealed class ParameterEffectTests
{
    /// <summary>A setting, and another value of a parameter that does not act there.</summary>
    private static readonly (string Setting, string Idle)[] Cases =
    [
        ("cell=gru", "activation=relu"), ("cell=lstm,impl=scratch", "activation=relu"), ("cell=gru,impl=concise", "gru_reset=after"), ("cell=rnn,impl=scratch", "gru_reset=after"),
        ("impl=concise", "sigma=0.5"), ("impl=scratch,init=xavier", "sigma=0.5"), ("cell=gru", "forget_bias=1"), ("cell=rnn,impl=scratch", "forget_bias=1"),
        ("layers=1", "dropout=0.5"), ("layers=1", "residual=true"), ("sampling=windows", "split=50/25/25"), ("sampling=stream", "train_windows=200"), ("sampling=stream", "val_windows=50"),
        ("optimizer=adam", "momentum=0.5"), ("optimizer=adagrad", "momentum=0.5"), ("optimizer=rmsprop,momentum=0.5", "nesterov=true"), ("optimizer=sgd", "beta1=0.5"), ("optimizer=rmsprop", "beta2=0.5"), ("optimizer=sgd", "amsgrad=true"), ("optimizer=nadam", "amsgrad=true"),
        ("optimizer=adamw", "alpha=0.5"), ("optimizer=adam", "centered=true"), ("optimizer=rmsprop", "lr_decay=0.5"), ("optimizer=sgd", "eps=0.1"),
        ("schedule=cosine", "gamma=0.5"), ("schedule=constant", "gamma=0.5"), ("schedule=exponential", "step_epochs=1"), ("schedule=step", "plateau_epochs=0"), ("schedule=cosine", "peak_share=0.9"), ("schedule=step", "lr_min=0.01"), ("schedule=exponential", "lr_min=0.01"),
        ("sample_length=0", "sample_prefix=once"),
    ];

    /// <summary>These have no effect on weights that are read from a file.</summary>
    private static readonly string[] OfFreshWeights = ["init=xavier", "sigma=0.5", "recurrent_init=orthogonal", "forget_bias=1"];

    public static TheoryData<string, string> Table => [.. Cases.Select(c => new TheoryDataRow<string, string>(c.Setting, c.Idle))];

    [Theory]
    [MemberData(nameof(Table))]
    public void A_parameter_that_does_not_act_changes_no_digit(string setting, string idle)
    {
        string[] set = [.. setting.Split(','), "epochs=2", "lr=0.1"];
        Assert.False(ParameterEffects.Acts(idle.Split('=')[0], Given.Configuration([.. set, idle])));
        Same(Train(set), Train([.. set, idle]));
    }

    [Fact]
    public void What_fresh_weights_are_drawn_by_does_not_act_on_weights_from_a_file()
    {
        using var folder = new TemporaryFolder();
        string[] set = ["cell=lstm", "impl=scratch", "epochs=1"];
        _ = Trained.Run(Given.Run(folder, [.. set]));
        var file = Directory.EnumerateFiles(folder.File("run"), "*.safetensors").Order(StringComparer.Ordinal).First();
        foreach (var idle in OfFreshWeights) Same(Train([.. set, $"init_from={file}"]), Train([.. set, $"init_from={file}", idle]));
    }

    [Fact]
    public void Every_parameter_of_the_table_is_tried() =>
        Assert.Equal(ParameterEffects.Names.Order(StringComparer.Ordinal), Cases.Select(c => c.Idle).Concat(OfFreshWeights).Select(i => i.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));

    private static Trained Train(string[] set)
    {
        using var folder = new TemporaryFolder();
        return Trained.Run(Given.Run(folder, set), checkpoints: false);
    }

    private static void Same(Trained one, Trained other)
    {
        Assert.Equal(one.Epochs, other.Epochs);
        Assert.Equal(one.Finished.WeightsSha256, other.Finished.WeightsSha256);
    }
}
