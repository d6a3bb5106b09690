using ConvertTyped.Hosting.Cores;

namespace ConvertTyped.Hosting.Contexts;

/// <summary>Creates contexts from a core, or from the empty core before the first config is loaded.</summary>
internal sealed class ContextAccessor(ConvertCore core, EmptyCore emptyCore, ICurrentContext current) : IConvertContextAccessor
{
    public ConvertContext? Current => current.Find(scope: null);

    public ConvertContext ForVisitor(string visitorId, IReadOnlyDictionary<string, object?>? attributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        return core.IsReady ? core.CreateContext(visitorId, attributes) : emptyCore.CreateContext(visitorId);
    }

    public async ValueTask<ConvertContext> ForVisitorAsync(
        string visitorId, IReadOnlyDictionary<string, object?>? attributes = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(visitorId);
        return core.IsReady
            ? await core.CreateContextAsync(visitorId, attributes, cancellationToken: cancellationToken).ConfigureAwait(false)
            : emptyCore.CreateContext(visitorId);
    }
}
