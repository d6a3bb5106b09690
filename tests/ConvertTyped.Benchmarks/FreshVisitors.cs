namespace ConvertTyped.Benchmarks;

/// <summary>
/// Creates contexts for visitors who are new to the core. After a fixed number of visitors, creates a new core, which takes as long as a few decisions and is
/// part of the measured time. <see cref="Store"/> measures how the time grows with the number of stored visitors.
/// </summary>
internal sealed class FreshVisitors
{
    /// <summary>The number of events that fills the growing segments of a queue exactly: 32 + 64 + … + 4096.</summary>
    private const int PerCore = 32 * 255;

    private static readonly Dictionary<string, object?> Attributes = new() { ["country"] = "us" };
    private readonly ConvertConfig _config = ConvertConfig.FromUtf8Bytes(Configs.Of(100));
    private ConvertCore _core;
    private int _left = PerCore;
    private int _next;

    public FreshVisitors() => _core = Renewed();

    internal string NextId() => VisitorIds.All[_next++ & (VisitorIds.Count - 1)];

    internal ConvertContext Next()
    {
        if (--_left == 0)
        {
            _core.Close();
            _core = Renewed();
            _left = PerCore;
        }

        return _core.CreateContext(NextId(), Attributes);
    }

    private ConvertCore Renewed() => new ConvertCore(new() { Config = _config, BatchSize = int.MaxValue }).Initialize();
}
