using System.Runtime.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Tests.Tracking;

public class EventQueueTests
{
    private readonly EventQueue _queue = new(10);

    [Fact]
    public void What_was_taken_is_held_no_longer()
    {
        var taken = TakeSome();
        GC.Collect();
        Assert.DoesNotContain(taken, state => state.IsAlive);
        GC.KeepAlive(_queue);
    }

    [Fact]
    public void A_batch_ends_where_another_project_begins_and_comes_again_before_it()
    {
        var (one, other) = (Shop.Config.Snapshot, new ConfigText().Read());
        foreach (var snapshot in (ConfigSnapshot[])[one, one, other, one])
            Assert.True(_queue.TryAdd(EventOf(snapshot, VisitorState.Empty)));
        _queue.Return(_queue.Take(10)!);
        Assert.Equal([one, one], Taken(10));
        Assert.Equal([other], Taken(10));
        Assert.Equal([one], Taken(10));
        Assert.Null(_queue.Take(10));
        Assert.Equal(4, _queue.Count);
    }

    private IEnumerable<ConfigSnapshot> Taken(int most) => _queue.Take(most)!.Select(tracked => tracked.Snapshot);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference[] TakeSome()
    {
        VisitorState[] states = [.. Enumerable.Range(0, 3).Select(index => VisitorState.Empty.WithDecision("e", $"v{index}"))];
        foreach (var state in states)
            _queue.TryAdd(EventOf(Shop.Config.Snapshot, state));
        Assert.Equal(2, _queue.Take(2)!.Length);
        Assert.Single(_queue.Take(2)!);
        return Array.ConvertAll(states, state => new WeakReference(state));
    }

    private static TrackedEvent EventOf(ConfigSnapshot snapshot, VisitorState state) =>
        new(snapshot, "visitor", state, Shop.Config.Snapshot.Experiences[0].Variations[0]);
}
