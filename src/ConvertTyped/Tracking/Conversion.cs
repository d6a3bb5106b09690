namespace ConvertTyped.Tracking;

/// <summary>A goal that was reached, with the data to send.</summary>
/// <param name="goal">The goal that was reached.</param>
/// <param name="data">The data to send.</param>
/// <param name="claim">The claim; null if no other process can report the conversion.</param>
internal sealed class Conversion(Goal goal, GoalDatum[] data, EventClaim? claim)
{
    internal Goal Goal { get; } = goal;

    internal GoalDatum[] Data { get; } = data;

    internal EventClaim? Claim { get; } = claim;
}

/// <summary>One entry of conversion data: a string or a number.</summary>
internal readonly record struct GoalDatum(string Key, object Value);
