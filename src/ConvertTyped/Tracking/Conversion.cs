namespace ConvertTyped.Tracking;

/// <summary>A goal that was reached, with the data to send.</summary>
internal sealed class Conversion(Goal goal, GoalDatum[] data, bool isClaimed)
{
    private volatile ConversionClaim _claim = isClaimed ? ConversionClaim.Open : ConversionClaim.Kept;

    internal Goal Goal { get; } = goal;

    internal GoalDatum[] Data { get; } = data;

    internal ConversionClaim Claim => _claim;

    /// <summary>May be called once, by any thread.</summary>
    internal void Settle(bool isFirst) => _claim = isFirst ? ConversionClaim.Kept : ConversionClaim.Lost;
}

/// <summary>Whether a conversion is this process's to report.</summary>
internal enum ConversionClaim
{
    /// <summary>The store that is shared with other processes has not said yet.</summary>
    Open,

    Kept,

    /// <summary>Another process recorded the goal first, and reports it.</summary>
    Lost,
}

/// <summary>One entry of a conversion's data; a string or a number.</summary>
internal readonly record struct GoalDatum(string Key, object Value);
