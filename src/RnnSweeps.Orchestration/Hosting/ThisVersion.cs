using System.Reflection;

namespace RnnSweeps.Orchestration.Hosting;

internal static class ThisVersion
{
    /// <summary>Of this program, as in its files: <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(ThisVersion).Assembly.GetName().Version!.ToString(3);
}
