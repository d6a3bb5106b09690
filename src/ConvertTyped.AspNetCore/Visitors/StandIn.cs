namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Contexts for the time before there is a config: everything is off, and nothing is reported.</summary>
internal sealed class StandIn : IDisposable
{
    private static readonly byte[] NothingConfigured = """{"account_id":"0","project":{"id":"0"}}"""u8.ToArray();

    private readonly Lazy<ConvertCore> _core =
        new(() => new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromUtf8Bytes(NothingConfigured) }).Initialize());

    internal ConvertContext ContextOf(string visitorId) => _core.Value.CreateContext(visitorId);

    public void Dispose()
    {
        if (_core.IsValueCreated)
            _core.Value.Dispose();
    }
}
