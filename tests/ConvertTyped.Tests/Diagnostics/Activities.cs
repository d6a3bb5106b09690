using System.Collections.Concurrent;
using System.Diagnostics;

namespace ConvertTyped.Tests.Diagnostics;

/// <summary>Every activity that ConvertTyped, or HTTP beneath it, ends while this exists; of other tests' cores, too.</summary>
internal sealed class Activities : IDisposable
{
    /// <summary>For tests that must not run while another listens.</summary>
    internal const string NobodyElse = "Activities";

    private readonly ConcurrentQueue<Activity> _all = new();
    private readonly ActivityListener _listener;

    internal Activities()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "ConvertTyped" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _all.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    internal IEnumerable<Activity> All => _all;

    internal IEnumerable<Activity> To(Uri address) => All.Where(activity => Equals(activity.GetTagItem("server.port"), address.Port));

    internal static string TextOf(Activity activity) =>
        $"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {activity.StatusDescription} "
        + string.Join(' ', activity.Events.Select(happened => $"{happened.Name} {string.Join(' ', happened.Tags)}"));

    public void Dispose() => _listener.Dispose();
}
