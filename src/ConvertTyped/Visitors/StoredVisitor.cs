using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>The content of the data store for a visitor.</summary>
/// <param name="State">The state of the visitor.</param>
/// <param name="Claims">The tokens of the cores that were the first to write a goal or decision, by <see cref="ClaimKey"/>.</param>
internal sealed record StoredVisitor(VisitorState State, IReadOnlyDictionary<string, string> Claims)
{
    internal static StoredVisitor None { get; } = new(VisitorState.Empty, new Dictionary<string, string>());
}

/// <summary>Identifies a goal or a decision of a visitor.</summary>
internal static class ClaimKey
{
    internal static string OfGoal(string goalId) => "goal:" + goalId;

    internal static string OfDecision(string experienceId) => "experience:" + experienceId;
}
