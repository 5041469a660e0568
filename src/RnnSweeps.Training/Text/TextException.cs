namespace RnnSweeps.Training.Text;

/// <summary>A text cannot be had, added or used; the message is one sentence for people, with the remedy.</summary>
public class TextException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A text was found nowhere; the message says where it was looked for and what each place answered.</summary>
public sealed class TextNotFoundException(string name, string message) : TextException(message)
{
    public string Name { get; } = name;
}
