using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Optimizers;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Optimizers;

/// <summary>Five steps of each rule against PyTorch 1.13.</summary>
public sealed class OptimizerTests
{
    [Theory]
    [InlineData("sgd momentum=0.9", -1.151956, 2.143882, 0.4743406)]
    [InlineData("sgd momentum=0.9 nesterov=true weight_decay=0.1", 0.243327, 1.059895, 0.2043054)]
    [InlineData("sgd weight_decay=0.1", -0.2009955, 0.3304166, 1.154931)]
    [InlineData("adam", 0.008906402, -0.8097216, 1.549195)]
    [InlineData("adam beta1=0.8 beta2=0.9 eps=0.01 amsgrad=true weight_decay=0.1", 0.00877215, -0.8150927, 1.531594)]
    [InlineData("adamw weight_decay=0.1", -0.004940808, -0.7682222, 1.460185)]
    [InlineData("rmsprop", 0.142337, -2.677665, 0.7512807)]
    [InlineData("rmsprop alpha=0.9 centered=true momentum=0.5 eps=0.001 weight_decay=0.1", -0.5065176, -0.1416986, 0.5922825)]
    [InlineData("adagrad lr_decay=0.1 weight_decay=0.1", 0.1771209, -0.8421667, 1.648988)]
    public void Five_steps_are_those_of_PyTorch(string rule, double a, double b, double c)
    {
        using var scope = NewDisposeScope();
        var w = tensor([0.5f, -1, 2], requires_grad: true);
        var optimizer = Optimizer.Of(Given.Settings([.. $"optimizer={rule}".Split(' ')]), [("w", w)]);
        for (var t = 0; t < 5; t++)
        {
            var x = tensor([1f, 2, -0.5f]) * (t + 1);
            ((w * x).sin().sum() + 0.1f * (w * w).sum()).backward();
            optimizer.Step(t, lr: 0.1, clip: 0);
        }
        var got = w.data<float>().ToArray();
        Assert.Equal([a, b, c], got.Select(x => (double)x), (x, y) => Math.Abs(x - y) < 2e-5);
    }

    [Fact]
    public void Every_optimizer_of_the_catalogue_has_one_class() =>
        Assert.Equal(ParameterCatalogue.Find("optimizer")!.Choices.Order(StringComparer.Ordinal), OptimizerClasses.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Each_keeps_as_many_numbers_of_a_weight_as_the_estimate_of_memory_says()
    {
        using var scope = NewDisposeScope();
        foreach (var kind in OptimizerKind.All)
            foreach (var more in (string[][])[[], ["momentum=0.5"], ["amsgrad=true"], ["centered=true"], ["momentum=0.5", "centered=true"]])
            {
                var settings = Given.Settings([$"optimizer={kind}", .. more]);
                Assert.Equal(kind.NumbersOfWeight(settings), Optimizer.Of(settings, [("w", zeros(3, requires_grad: true))]).State.Count);
            }
    }

    [Theory]
    [InlineData("schedule=step gamma=0.5 step_epochs=2", new double[] { 2, 2, 1, 1, 0.5, 0.5 })]
    [InlineData("schedule=exponential gamma=0.5", new double[] { 2, 1, 0.5, 0.25, 0.125, 0.0625 })]
    [InlineData("schedule=cosine lr_min=0.1", new double[] { 2, 1.87272413, 1.525, 1.05, 0.575, 0.227275866 })]
    [InlineData("schedule=constant warmup_epochs=2", new double[] { 1, 2, 2, 2, 2, 2 })]
    public void Each_epoch_has_the_rate_of_PyTorchs_scheduler(string schedule, double[] expected)
    {
        var rate = new LearningRate(Given.Settings([.. schedule.Split(' '), "lr=2", "epochs=6"]), stepsOfEpoch: 3);
        Assert.Equal(expected, Enumerable.Range(0, 6).Select(e => rate.At(3 * e + 2, 0)), (x, y) => Math.Abs(x - y) < 1e-8);
    }

    [Fact]
    public void One_cycle_rises_and_falls_step_by_step()
    {
        double[] expected = [0.08, 0.699579308, 1.75857032, 1.98883087, 1.86602594, 1.62349131, 1.294758, 0.925274205, 0.566121996, 0.26695506, 0.0691339749, 8e-06];
        var rate = new LearningRate(Given.Settings("schedule=one_cycle", "lr=2", "epochs=4"), stepsOfEpoch: 3);
        Assert.Equal(expected, Enumerable.Range(0, 12).Select(s => rate.At(s, 0)), (x, y) => Math.Abs(x - y) < 1e-8);
    }

    [Fact]
    public void Warm_up_rises_in_a_straight_line_step_by_step()
    {
        var rate = new LearningRate(Given.Settings("schedule=cosine", "warmup_epochs=1", "lr=2", "epochs=4"), stepsOfEpoch: 4);
        Assert.Equal([0.5, 1, 1.5, 2, 2], Enumerable.Range(0, 5).Select(s => rate.At(s, 0)));
    }

    [Fact]
    public void On_a_plateau_the_rate_falls_after_as_many_evaluations_as_in_PyTorch()
    {
        var rate = new LearningRate(Given.Settings("schedule=plateau", "gamma=0.5", "plateau_epochs=1", "lr_min=0.3", "lr=2", "epochs=20"), stepsOfEpoch: 1);
        var position = Core.Runs.TrainingPosition.Start;
        var rates = new List<double>();
        foreach (var loss in (double[])[3, 2, 2.5, 2.2, 1.9, 2, 2, 2, 2, 2, 2])
        {
            rates.Add(rate.At(position.Epoch, position.Falls));
            position = position.After(Evaluated(position.Epoch + 1, loss), plateau: 1);
        }
        Assert.Equal([2, 2, 2, 2, 1, 1, 1, 0.5, 0.5, 0.3, 0.3], rates);
    }

    private static Core.Runs.EpochMetrics Evaluated(int epoch, double loss) => new()
    {
        Epoch = epoch, Step = epoch, TrainLoss = 1, TrainPpl = 2, TrainPplMeanOfBatches = 2, TrainBpc = 1, ValLoss = loss, ValPpl = Math.Exp(loss), GradNormMean = 1,
        GradNormMax = 1, ClippedShare = 0, Lr = 2, TrainSeconds = 1, CharsPerSecond = 1, PeakMemoryBytes = 1,
    };
}
