namespace ConvertTyped.Benchmarks;

/// <summary>Visitor ids made beforehand, so that no group pays for making them.</summary>
internal static class VisitorIds
{
    internal const int Count = 1 << 16;

    internal static string[] All { get; } = [.. Enumerable.Range(0, Count).Select(index => Guid.CreateVersion7().ToString())];
}
