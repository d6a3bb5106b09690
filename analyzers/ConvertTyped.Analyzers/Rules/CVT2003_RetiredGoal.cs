namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT2003: a string is used as the key of a goal that is retired.</summary>
internal sealed class RetiredGoalRule() : RetiredKeyRule(RuleCatalogue.RetiredGoal, EntityKind.Goal);
