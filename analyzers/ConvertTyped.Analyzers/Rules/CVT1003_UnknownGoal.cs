namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1003: a constant is used as the key of a goal, and no config has that key.</summary>
internal sealed class UnknownGoalRule() : UnknownKeyRule(RuleCatalogue.UnknownGoal, EntityKind.Goal);
