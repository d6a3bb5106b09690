namespace ConvertTyped.Tests.Semantics;

internal static class Allocations
{
    /// <summary>The number of bytes that <paramref name="action"/> allocates on this thread after a warm-up.</summary>
    internal static long Of(Action action)
    {
        for (var round = 0; round < 50; round++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
