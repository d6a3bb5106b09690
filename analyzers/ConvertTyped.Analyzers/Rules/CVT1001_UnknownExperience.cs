namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1001: a constant is used as the key of an experience, but no config has that key or lists it as retired.</summary>
internal sealed class UnknownExperienceRule() : UnknownKeyRule(RuleCatalogue.UnknownExperience, EntityKind.Experience);
