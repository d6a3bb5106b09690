using System.Collections.Concurrent;
using System.Diagnostics;

namespace ConvertTyped.Tests.Diagnostics;

/// <summary>
/// Records every activity of ConvertTyped and of <c>System.Net.Http</c> that ends during the lifetime of this object, including the activities of other
/// tests.
/// </summary>
internal sealed class Activities : IDisposable
{
    /// <summary>The name of the test collection for tests that must not run while another test listens to activities.</summary>
    internal const string CollectionName = "Activities";

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
