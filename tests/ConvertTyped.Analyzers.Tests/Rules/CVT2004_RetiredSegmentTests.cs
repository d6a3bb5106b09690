namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class RetiredSegmentTests() : RetiredKeyTests(
    "CVT2004", "segment", "context.RunCustomSegments([{0}]);", "SegmentKeys",
    """{ "id": "70", "key": "gone" }""");
