namespace ConvertTyped.Diagnostics;

/// <summary>Remembers whether the last call succeeded, so that a series of failures and its end are each logged once. Safe for concurrent use.</summary>
internal sealed class FailureSeries
{
    private int _isFailing;

    internal bool IsFailing => Volatile.Read(ref _isFailing) == 1;

    /// <summary>Records a failure. Returns whether the failure is the first of a series.</summary>
    internal bool TryBegin() => Interlocked.Exchange(ref _isFailing, 1) == 0;

    /// <summary>Records a success. Returns whether the success ends a series of failures.</summary>
    internal bool TryEnd() => IsFailing && Interlocked.Exchange(ref _isFailing, 0) == 1;
}
