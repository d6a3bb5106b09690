namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1003: a constant is used as the key of a goal, but no config has that key or lists it as retired.</summary>
internal sealed class UnknownGoalRule() : UnknownKeyRule(RuleCatalogue.UnknownGoal, EntityKind.Goal);
