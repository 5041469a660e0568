using static RnnSweeps.Core.Parameters.ParameterEffect;
using static RnnSweeps.Core.Parameters.ParameterGroup;

namespace RnnSweeps.Core.Parameters;

/// <summary>How the learning rate changes.</summary>
public sealed partial record TrainingSettings
{
    private static readonly ParameterGroup ScheduleGroup = new();

    private static readonly Parameter<ScheduleKind> _schedule = ScheduleGroup.Add(Choice(
        "schedule", ScheduleKind.Constant, "how the learning rate changes over the epochs") with
    {
        IsLater = true,
        Synonyms = "scheduler lr_scheduler lr_schedule lr_scheduler_type scheduler_name scheduler_type",
    });

    public ScheduleKind Schedule => Of(_schedule);

    private static readonly Parameter<int> _warmupEpochs = ScheduleGroup.Add(Integer(
        "warmup_epochs", 0, 0, 1_000_000,
        "epochs over which the learning rate rises in a straight line, step by step, before the schedule begins") with
    {
        IsLater = true,
        Rule = new(
            s => s.WarmupEpochs > 0 && s.WarmupEpochs >= s.Epochs,
            s => $"warmup_epochs must be fewer than epochs, found {s.WarmupEpochs} of {s.Epochs}"),
        Synonyms = "warmup num_warmup_epochs",
    });

    public int WarmupEpochs => Of(_warmupEpochs);

    private static readonly Parameter<double> _gamma = ScheduleGroup.Add(Number(
        "gamma", 0.1, 0, 1, "schedule step, exponential and plateau: factor at each fall", aboveMin: true) with
    {
        IsLater = true,
        Effect = With("schedule", "step", "exponential", "plateau"),
        Synonyms = "lr_gamma scheduler_gamma decay_rate",
    });

    public double Gamma => Of(_gamma);

    private static readonly Parameter<int> _stepEpochs = ScheduleGroup.Add(Integer(
        "step_epochs", 30, 1, 1_000_000, "schedule step: epochs between two falls") with
    {
        IsLater = true,
        Effect = With("schedule", "step"),
        Synonyms = "step_size lr_step_size",
    });

    public int StepEpochs => Of(_stepEpochs);

    private static readonly Parameter<int> _plateauEpochs = ScheduleGroup.Add(Integer(
        "plateau_epochs", 10, 0, 1_000_000, "schedule plateau: evaluations without a better validation loss before a fall") with
    {
        IsLater = true,
        Effect = With("schedule", "plateau"),
        Synonyms = "lr_patience scheduler_patience",
    });

    public int PlateauEpochs => Of(_plateauEpochs);

    private static readonly Parameter<double> _peakShare = ScheduleGroup.Add(Number(
        "peak_share", 0.3, 0, 1, "schedule one_cycle: share of the steps before the peak") with
    {
        IsLater = true,
        Effect = With("schedule", "one_cycle"),
    });

    public double PeakShare => Of(_peakShare);

    private static readonly Parameter<double> _lrMin = ScheduleGroup.Add(Number(
        "lr_min", 0, 0, 1000, "schedule cosine, one_cycle and plateau: lowest learning rate") with
    {
        IsLater = true,
        Effect = With("schedule", "cosine", "one_cycle", "plateau"),
        Rule = new(
            s => s.LrMin > s.Lr,
            s => FormattableString.Invariant($"lr_min must not be above lr, found {s.LrMin} and {s.Lr}")),
        Synonyms = "min_lr eta_min",
    });

    public double LrMin => Of(_lrMin);
}
