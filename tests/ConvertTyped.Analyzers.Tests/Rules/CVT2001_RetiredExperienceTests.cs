namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class RetiredExperienceTests() : RetiredKeyTests(
    "CVT2001", "experience", "context.RunExperience({0});", "ExperienceKeys",
    """{ "id": "70", "key": "gone", "variations": [ { "id": "71", "key": "control", "traffic_allocation": 100 } ] }""");
