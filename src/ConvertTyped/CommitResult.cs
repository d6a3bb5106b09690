using ConvertTyped.Threading;

namespace ConvertTyped;

/// <summary>The outcome of <see cref="ConvertCore.CommitAsync"/>.</summary>
/// <param name="Uncommitted">The number of events that are only in memory and would be lost in a crash.</param>
/// <param name="Error">Why some events were not committed; null if all events were committed.</param>
public sealed record CommitResult(int Uncommitted, Exception? Error = null)
{
    /// <summary>
    /// The count, followed by the error's message. If the outbox threw the error and the message may quote visitor ids, the exception's type is shown instead.
    /// </summary>
    public override string ToString() => $"{Uncommitted} uncommitted{(Error is null ? "" : $": {FailureText.Describe(Error)}")}";
}
