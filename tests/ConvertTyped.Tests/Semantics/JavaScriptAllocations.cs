namespace ConvertTyped.Tests.Semantics;

internal static class Allocations
{
    /// <summary>Bytes that <paramref name="action"/> allocates on this thread once it is warm.</summary>
    internal static long Of(Action action)
    {
        for (var round = 0; round < 50; round++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
