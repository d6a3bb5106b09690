namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class RetiredGoalTests() : RetiredKeyTests(
    "CVT2003", "goal", "context.TrackConversion({0});", "GoalKeys",
    """{ "id": "70", "key": "gone" }""");
