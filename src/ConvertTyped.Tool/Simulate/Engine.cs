namespace ConvertTyped.Tool.Simulate;

/// <summary>The runtime, deciding for visitors that do not exist: nothing is sent anywhere.</summary>
internal sealed class Engine : IDisposable
{
    private readonly ConvertCore _core;

    public Engine(ConvertConfig config, string? environment = null)
    {
        _core = new ConvertCore(new ConvertOptions { Config = config, Environment = environment });
        _core.Initialize();
        Experiences = _core.CurrentConfig!.Experiences;
    }

    public IReadOnlyList<Experience> Experiences { get; }

    /// <summary>A visitor that nothing is known of yet.</summary>
    public ConvertContext Visitor(
        string id, IReadOnlyDictionary<string, object?>? attributes = null, IReadOnlyDictionary<string, object?>? locationAttributes = null) =>
        _core.CreateContext(id, attributes, locationAttributes);

    public void Dispose() => _core.Dispose();
}
