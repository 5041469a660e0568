namespace RnnSweeps.Core.Tests.Parameters;

public sealed class ParameterEffectsTests
{
    [Fact]
    public void What_a_rule_looks_at_is_never_set_back_by_another_but_where_its_own_rule_says_the_same()
    {
        foreach (var name in ParameterEffects.Names)
        {
            var effect = ParameterEffects.Find(name)!;
            Assert.NotNull(ParameterCatalogue.Find(name)!.Default);
            // sigma looks at init, which acts wherever sigma may.
            Assert.All(effect.DependsOn.Where(d => (name, d) != ("sigma", "init")), d => Assert.Null(ParameterEffects.Find(d)));
            Assert.Equal(effect.DependsOn, effect.DependsOn.Where(d => ParameterCatalogue.Find(d) is not null));
        }
    }

    [Theory]
    [InlineData("gru_reset", "with impl scratch and cell gru")]
    [InlineData("init", "on fresh weights, without init_from")]
    [InlineData("sigma", "on fresh weights, with init normal, or with init default and impl scratch")]
    [InlineData("dropout", "between layers, with layers above 1")]
    [InlineData("momentum", "with optimizer sgd or rmsprop")]
    [InlineData("eps", "with an optimizer other than sgd")]
    [InlineData("lr_min", "with schedule cosine, one_cycle or plateau")]
    public void A_condition_says_itself_in_words(string parameter, string words) => Assert.Equal(words, ParameterEffects.Find(parameter)!.When);

    [Fact]
    public void An_optimizer_names_parameters_that_act_with_some_optimizers_only()
    {
        foreach (var (kind, name) in OptimizerKind.All.SelectMany(k => k.Acting.Select(name => (k, name))))
        {
            Assert.Equal(["optimizer"], ParameterEffects.Find(name)!.DependsOn);
            Assert.True(ParameterEffects.Acts(name, Given.Configuration(("optimizer", ParameterValue.Of(kind.Name)))));
            Assert.Contains(OptimizerKind.All, other => !ParameterEffects.Acts(name, Given.Configuration(("optimizer", ParameterValue.Of(other.Name)))));
        }
    }

    [Fact]
    public void Configurations_that_differ_in_what_does_not_act_are_equal_in_effect()
    {
        var plain = Given.Configuration(("layers", ParameterValue.Of(1)));
        var idle = Given.Configuration(("layers", ParameterValue.Of(1)), ("dropout", ParameterValue.Of(0.3)), ("residual", ParameterValue.Of(true)), ("activation", ParameterValue.Of("relu")), ("beta1", ParameterValue.Of(0.5)));
        var acting = Given.Configuration(("layers", ParameterValue.Of(2)), ("dropout", ParameterValue.Of(0.3)));
        Assert.NotEqual(plain, idle);
        Assert.Equal(plain, ParameterEffects.Effective(idle));
        Assert.Same(plain, ParameterEffects.Effective(plain));
        Assert.Same(acting, ParameterEffects.Effective(acting));
    }

    [Fact]
    public void Runs_that_are_equal_in_effect_have_one_fingerprint()
    {
        string Of(double dropout, int layers) => RunFingerprint.Of(Given.Configuration(("layers", ParameterValue.Of(layers)), ("dropout", ParameterValue.Of(dropout))), 0, [], [], null, null, ("1", null));
        Assert.Equal(Of(0, 1), Of(0.3, 1));
        Assert.NotEqual(Of(0, 2), Of(0.3, 2));
    }
}
