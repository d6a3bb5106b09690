using ConvertTyped.Threading;

namespace ConvertTyped;

/// <summary>The outcome of <see cref="ConvertCore.CommitAsync"/>.</summary>
/// <param name="Uncommitted">The number of events that are only in memory and would be lost in a crash.</param>
/// <param name="Error">Why some events were not committed; null if all events were committed.</param>
public sealed record CommitResult(int Uncommitted, Exception? Error = null)
{
    /// <summary>
    /// The number of uncommitted events, followed by the error. A message that may quote visitor ids is replaced with the exception's type and, for a
    /// database exception, its error codes.
    /// </summary>
    public override string ToString() => $"{Uncommitted} uncommitted{(Error is null ? "" : $": {FailureText.Describe(Error)}")}";
}
