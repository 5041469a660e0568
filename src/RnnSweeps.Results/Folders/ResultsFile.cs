using RnnSweeps.Files;

namespace RnnSweeps.Results.Folders;

/// <summary>Files of results, which appear whole (<see cref="AtomicFile"/>) or are told in a sentence.</summary>
public static class ResultsFile
{
    /// <summary>Creates the folder where it is missing. After an error, the former file, if there was one, is as it was.</summary>
    /// <exception cref="ResultsFolderException">The file cannot be written: no permission, a full disk, …</exception>
    public static void Write(string path, Action<Stream> write) => Told(path, () => AtomicFile.Write(path, write));

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, string text) => Told(path, () => AtomicFile.Write(path, text));

    private static void Told(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (DiskOperations.IsOfTheDisk(error))
        {
            throw NotWritten(path, error);
        }
    }

    internal static ResultsFolderException NotWritten(string path, Exception error) => new(
        $"{path} could not be written ({error.Message.TrimEnd('.')}): check that the disk has space and that the user may write there.",
        error);
}
