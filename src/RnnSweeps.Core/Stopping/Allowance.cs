namespace RnnSweeps.Core.Stopping;

/// <summary>What a sweep may do from its resumption on, in place of what its file says.</summary>
/// <param name="Target">Null to go on whatever is reached.</param>
public sealed record Allowance(SweepBudget Budget, double? Target);
