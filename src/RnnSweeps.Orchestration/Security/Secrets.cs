using RnnSweeps.Core;

namespace RnnSweeps.Orchestration.Security;

/// <summary>The environment variables with secrets, or with the way to them.</summary>
public static class Secrets
{
    /// <summary>Trainers need none of them, and run what a sweep asks for: they do not inherit these.</summary>
    public static IReadOnlyList<string> Variables { get; } =
    [
        "RNNSWEEPS_STORE", SecurityFiles.TokenVariable, SecurityFiles.TokensVariable,
        SecurityFiles.CertificateVariable, SecurityFiles.KeyVariable, SecurityFiles.AuthorityVariable,
        "PGPASSWORD", "PGPASSFILE", "PGSSLKEY", "PGSSLPASSWORD",
    ];

    /// <summary>Those whose value is itself a secret.</summary>
    private static readonly string[] Values = [SecurityFiles.TokenVariable, "PGPASSWORD", "PGSSLPASSWORD"];

    /// <summary>Takes the secrets out of a child's environment.</summary>
    public static void RemoveFrom(IDictionary<string, string?> environment)
    {
        foreach (var name in Variables) environment.Remove(name);
    }

    /// <summary>Takes the secrets of an environment, and what looks like one, out of text.</summary>
    /// <param name="variable">Gives an environment variable's value, or null.</param>
    public static SecretText Of(Func<string, string?> variable) => new(Values.Select(variable).OfType<string>());
}
