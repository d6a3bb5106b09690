using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A visitor as the user's store has them.</summary>
/// <param name="State">What is known of the visitor.</param>
/// <param name="Claims">Which process was the first to write a goal or a decision, by <see cref="ClaimKey"/>: the token of its core.</param>
internal sealed record StoredVisitor(VisitorState State, IReadOnlyDictionary<string, string> Claims)
{
    internal static StoredVisitor None { get; } = new(VisitorState.Empty, new Dictionary<string, string>());
}

/// <summary>Names a goal or a decision of a visitor.</summary>
internal static class ClaimKey
{
    internal static string OfGoal(string goalId) => "goal:" + goalId;

    internal static string OfDecision(string experienceId) => "experience:" + experienceId;
}
