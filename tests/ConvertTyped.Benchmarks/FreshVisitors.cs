namespace ConvertTyped.Benchmarks;

/// <summary>
/// Visitors that a core has never seen: after the last one a new core begins with the first. A core is made in less time than a thousand
/// decisions take, which spread over the visitors is not to be seen; nothing else has to happen between two measured calls.
/// </summary>
internal sealed class FreshVisitors
{
    private static readonly Dictionary<string, object?> Attributes = new() { ["country"] = "us" };
    private readonly ConvertConfig _config = ConvertConfig.FromUtf8Bytes(Configs.Of(100));
    private ConvertCore _core;
    private int _next;

    public FreshVisitors() => _core = Renewed();

    internal string NextId() => VisitorIds.All[_next++ & (VisitorIds.Count - 1)];

    internal ConvertContext Next()
    {
        var id = NextId();
        if (ReferenceEquals(id, VisitorIds.All[0]))
        {
            _core.Close();
            _core = Renewed();
        }

        return _core.CreateContext(id, Attributes);
    }

    private ConvertCore Renewed() =>
        new ConvertCore(new() { Config = _config, BatchSize = int.MaxValue, MaxQueuedEvents = VisitorIds.Count }).Initialize();
}
