using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ConvertTyped.Tool.Serve;

/// <summary>Distributes the latest events, and new ones as they arrive, to any number of readers.</summary>
internal sealed class EventFeed
{
    private const int Kept = 1000;
    private readonly Lock _lock = new();
    private readonly Queue<ServedEvent> _latest = new();
    private readonly HashSet<Channel<ServedEvent>> _readers = [];

    public void Add(ServedEvent tracked)
    {
        lock (_lock)
        {
            _latest.Enqueue(tracked);
            if (_latest.Count > Kept)
                _latest.Dequeue();
            foreach (var reader in _readers)
                reader.Writer.TryWrite(tracked);
        }
    }

    /// <summary>Returns the latest events and then each new one, until the token is canceled.</summary>
    public async IAsyncEnumerable<ServedEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // To limit memory use, the oldest events are dropped if a reader is slow.
        var channel = Channel.CreateBounded<ServedEvent>(new BoundedChannelOptions(2 * Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            foreach (var tracked in _latest)
                channel.Writer.TryWrite(tracked);
            _readers.Add(channel);
        }
        try
        {
            await foreach (var tracked in channel.Reader.ReadAllAsync(cancellationToken))
                yield return tracked;
        }
        finally
        {
            lock (_lock)
                _readers.Remove(channel);
        }
    }
}
