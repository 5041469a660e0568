using RnnSweeps.Training.Text;

namespace RnnSweeps.Diagnosis;

/// <summary>The texts: which lie here, which would have to be downloaded, and whether those that lie here can be read.</summary>
internal static class TextCheck
{
    public static Finding Run(TimeProvider time)
    {
        using var library = TextLibrary.FromEnvironment(time);
        var texts = library.List();
        var faults = texts.Where(t => t.Fault is not null).ToList();
        if (faults.Count > 0)
            return new Finding("texts", CheckStatus.Failed, string.Join(' ', faults.Select(t => t.Fault)), "Replace these files, or take them out of the cache and of RNNSWEEPS_CORPORA.");
        var remote = texts.Where(t => t.Place == TextOrigin.Network).Select(t => t.Name).ToList();
        var here = $"{texts.Count - remote.Count} of {texts.Count} lie on this machine";
        return remote.Count == 0
            ? new Finding("texts", CheckStatus.Ok, here)
            : new Finding("texts", CheckStatus.Ok, $"{here}; to be downloaded when first needed: {string.Join(", ", remote)}", "Without a network: put NAME.txt into a folder named by RNNSWEEPS_CORPORA.");
    }
}
