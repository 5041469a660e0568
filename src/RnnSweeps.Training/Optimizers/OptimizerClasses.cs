using System.Collections.Frozen;
using System.Reflection;
using RnnSweeps.Core.Parameters;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>
/// The classes of this assembly that carry out the optimizers of <see cref="OptimizerKind"/>: each says their names itself, so that
/// a new optimizer is a line there and a file here. Each has a public constructor of settings and weights.
/// </summary>
internal static class OptimizerClasses
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(OptimizerClasses).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<OptimizerNameAttribute>().Select(a => (a.Name, Type: type)))
        .ToFrozenDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);

    /// <summary>The optimizers that have a class.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Errors of the constructor, such as too little memory, come through as they are.</summary>
    public static Optimizer Create(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters)
    {
        const BindingFlags constructor = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions;
        return ByName.TryGetValue(s.Optimizer.Name, out var type)
            ? (Optimizer)Activator.CreateInstance(type, constructor, binder: null, [s, parameters], culture: null)!
            : throw new InvalidOperationException($"No class carries out the optimizer {s.Optimizer}.");
    }
}

/// <summary>Says which optimizer a class carries out.</summary>
/// <param name="name">That of an <see cref="OptimizerKind"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class OptimizerNameAttribute(string name) : Attribute
{
    public string Name => name;
}
