namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1001: a constant is used as the key of an experience, and no config has that key.</summary>
internal sealed class UnknownExperienceRule() : UnknownKeyRule(RuleCatalogue.UnknownExperience, EntityKind.Experience);
