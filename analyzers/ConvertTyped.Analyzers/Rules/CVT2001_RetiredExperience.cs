namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT2001: a string is used as the key of an experience that is retired.</summary>
internal sealed class RetiredExperienceRule() : RetiredKeyRule(RuleCatalogue.RetiredExperience, EntityKind.Experience);
