namespace ConvertTyped.Hosting.Cores;

/// <summary>Creates contexts before the first config is loaded: every feature is off, and nothing is tracked.</summary>
internal sealed class EmptyCore : IDisposable
{
    private static readonly byte[] EmptyConfig = """{"account_id":"0","project":{"id":"0"}}"""u8.ToArray();

    private readonly Lazy<ConvertCore> _core =
        new(() => new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromUtf8Bytes(EmptyConfig) }).Initialize());

    internal ConvertContext CreateContext(string visitorId) => _core.Value.CreateContext(visitorId);

    public void Dispose()
    {
        if (_core.IsValueCreated)
            _core.Value.Dispose();
    }
}
