using System.Diagnostics;
using System.Globalization;

namespace ConvertTyped.Soak;

/// <summary>The resources that the process uses, after a garbage collection.</summary>
internal sealed record Usage(long ManagedBytes, int Threads, int Handles)
{
    private const double LargestGrowth = 1.1;
    private const long Slack = 8 << 20;
    private const int FewMore = 8;

    internal static Usage Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(GC.GetTotalMemory(forceFullCollection: true), process.Threads.Count, process.HandleCount);
    }

    internal IEnumerable<string> GrowthSince(Usage warm)
    {
        if (ManagedBytes > (warm.ManagedBytes * LargestGrowth) + Slack)
            yield return $"Managed memory grew. Before: {warm}. Now: {this}.";
        if (Threads > warm.Threads + FewMore)
            yield return $"The number of threads grew. Before: {warm}. Now: {this}.";
        if (Handles > warm.Handles + FewMore)
            yield return $"The number of handles grew. Before: {warm}. Now: {this}.";
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{ManagedBytes / 1024.0 / 1024.0:0.0} MiB, {Threads} threads, {Handles} handles");
}
