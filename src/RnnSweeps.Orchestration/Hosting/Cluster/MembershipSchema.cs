using System.Reflection;

namespace RnnSweeps.Orchestration.Hosting.Cluster;

/// <summary>The tables of the cluster's membership, in the database of the store; to lay them again changes nothing.</summary>
internal static class MembershipSchema
{
    private const string Resource = "RnnSweeps.Orchestration.Hosting.Cluster.membership.sql";

    public static string Text
    {
        get
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!);
            return reader.ReadToEnd();
        }
    }
}
