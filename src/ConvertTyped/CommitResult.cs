namespace ConvertTyped;

/// <summary>The outcome of <see cref="ConvertCore.CommitAsync"/>.</summary>
/// <param name="Uncommitted">The number of events that are only in memory and would be lost in a crash.</param>
/// <param name="Error">Why some events were not committed; null if all were.</param>
public sealed record CommitResult(int Uncommitted, Exception? Error = null)
{
    /// <summary>The count, and the error's message if there is one.</summary>
    public override string ToString() => $"{Uncommitted} uncommitted{(Error is null ? "" : $": {Error.Message}")}";
}
