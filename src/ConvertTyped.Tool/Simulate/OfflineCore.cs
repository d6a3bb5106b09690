namespace ConvertTyped.Tool.Simulate;

/// <summary>Evaluates experiences and features with the runtime. Nothing is sent to Convert.</summary>
internal sealed class OfflineCore : IDisposable
{
    private readonly ConvertCore _core;

    public OfflineCore(ConvertConfig config, string? environment = null)
    {
        _core = new ConvertCore(new ConvertOptions { Config = config, Environment = environment });
        _core.Initialize();
        Experiences = _core.CurrentConfig!.Experiences;
    }

    public IReadOnlyList<Experience> Experiences { get; }

    /// <summary>Creates a context for a visitor. The visitor's state is stored in memory only.</summary>
    public ConvertContext Visitor(
        string id, IReadOnlyDictionary<string, object?>? attributes = null, IReadOnlyDictionary<string, object?>? locationAttributes = null) =>
        _core.CreateContext(id, attributes, locationAttributes);

    public void Dispose() => _core.Dispose();
}
