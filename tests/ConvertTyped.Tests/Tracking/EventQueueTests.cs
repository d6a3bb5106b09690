using System.Runtime.CompilerServices;
using ConvertTyped.Evaluation;
using ConvertTyped.Tracking;

namespace ConvertTyped.Tests.Tracking;

public class EventQueueTests
{
    private readonly EventQueue _queue = new(10);

    [Fact]
    public void Dequeued_events_are_no_longer_referenced()
    {
        var taken = TakeSome();
        GC.Collect();
        Assert.DoesNotContain(taken, state => state.IsAlive);
        GC.KeepAlive(_queue);
    }

    [Fact]
    public void A_batch_contains_events_of_one_project_and_a_returned_batch_is_taken_before_later_events()
    {
        var (one, other) = (Shop.Config.Snapshot, new ConfigText().Read());
        foreach (var snapshot in (ConfigSnapshot[])[one, one, other, one])
            Add(EventOf(snapshot, VisitorState.Empty));
        _queue.Return(_queue.Take(10, _queue.End)!);
        Assert.Equal([one, one], TakeAndRemove());
        Assert.Equal([other], TakeAndRemove());
        Assert.Equal([one], TakeAndRemove());
        Assert.Null(_queue.Take(10, _queue.End));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Only_events_of_visitors_without_a_batch_in_progress_are_taken()
    {
        foreach (var visitor in (string[])["a", "b", "a", "c", "a", "c"])
            Add(EventOf(visitor));
        var first = _queue.Take(2, _queue.End)!;
        var second = _queue.Take(10, _queue.End)!;
        Assert.Equal(["a", "b"], Visitors(first));
        Assert.Equal(["c", "c"], Visitors(second));
        Assert.Null(_queue.Take(10, _queue.End));
        _queue.Remove(second);
        Assert.Equal(0, _queue.OldestPosition);
        Add(EventOf("b"));
        Assert.Null(_queue.Take(10, _queue.End));
        _queue.Remove(first);
        Assert.Equal(["a", "a", "b"], Visitors(_queue.Take(10, _queue.End)!));
    }

    [Fact]
    public void Returned_batches_are_taken_first_in_their_original_order()
    {
        foreach (var visitor in (string[])["a", "b", "c"])
            Add(EventOf(visitor));
        EventBatch[] batches = [_queue.Take(1, _queue.End)!, _queue.Take(1, _queue.End)!];
        _queue.Return(batches[1]);
        _queue.Return(batches[0]);
        Assert.Equal(batches, [_queue.Take(9, _queue.End)!, _queue.Take(9, _queue.End)!]);
        Assert.Equal(["c"], Visitors(_queue.Take(9, _queue.End)!));
        Assert.Equal(3, _queue.Count);
    }

    [Fact]
    public void Only_events_before_the_given_position_are_taken()
    {
        Add(EventOf("a"));
        var end = _queue.End;
        Add(EventOf("b"));
        Assert.Equal(["a"], Visitors(_queue.Take(10, end)!));
        Assert.Null(_queue.Take(10, end));
    }

    private void Add(in TrackedEvent tracked)
    {
        Assert.True(_queue.TryReserve());
        _queue.AddReserved(tracked);
    }

    private IEnumerable<ConfigSnapshot> TakeAndRemove()
    {
        var batch = _queue.Take(10, _queue.End)!;
        _queue.Remove(batch);
        return batch.Events.Select(tracked => tracked.Snapshot);
    }

    private static IEnumerable<string> Visitors(EventBatch batch) => batch.Events.Select(tracked => tracked.VisitorId);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference[] TakeSome()
    {
        VisitorState[] states = [.. Enumerable.Range(0, 3).Select(index => VisitorState.Empty.WithDecision("e", $"v{index}"))];
        foreach (var state in states)
            Add(EventOf(Shop.Config.Snapshot, state));
        Assert.Equal(2, TakeAndRemove(2));
        Assert.Equal(1, TakeAndRemove(2));
        return Array.ConvertAll(states, state => new WeakReference(state));
    }

    private int TakeAndRemove(int most)
    {
        var batch = _queue.Take(most, _queue.End)!;
        _queue.Remove(batch);
        return batch.Events.Length;
    }

    private static TrackedEvent EventOf(string visitor) => EventOf(Shop.Config.Snapshot, VisitorState.Empty, visitor);

    private static TrackedEvent EventOf(ConfigSnapshot snapshot, VisitorState state, string visitor = "visitor") =>
        new(snapshot, visitor, state, Shop.Config.Snapshot.Experiences[0].Variations[0]);
}
