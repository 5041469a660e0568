namespace RnnSweeps.Results.Folders;

/// <summary>The results folder, or a file in it, cannot be used; the message is one sentence with the fault and the remedy.</summary>
public class ResultsFolderException : Exception
{
    public ResultsFolderException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
