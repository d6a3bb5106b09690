namespace ConvertTyped.Benchmarks;

/// <summary>Visitor ids that are created in advance, so that their creation is not measured.</summary>
internal static class VisitorIds
{
    internal const int Count = 1 << 16;

    internal static string[] All { get; } = [.. Enumerable.Range(0, Count).Select(index => Guid.CreateVersion7().ToString())];
}
