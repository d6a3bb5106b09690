namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class RetiredFeatureTests() : RetiredKeyTests(
    "CVT2002", "feature", "context.RunFeature({0});", "FeatureKeys",
    """{ "id": "70", "key": "gone" }""");
