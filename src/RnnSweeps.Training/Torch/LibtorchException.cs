namespace RnnSweeps.Training.Torch;

/// <summary>libtorch cannot be loaded; the message is one sentence for people, with the remedy.</summary>
public sealed class LibtorchException(string message, Exception? inner = null) : Exception(message, inner);
