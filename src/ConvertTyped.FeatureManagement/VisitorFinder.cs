using System.Collections.Concurrent;
using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Cores;
using Microsoft.Extensions.Logging;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement;

/// <summary>
/// The visitor that a flag is asked for: the one whom the caller names in a targeting context, else the current request's, else the one of the application's
/// <see cref="ITargetingContextAccessor"/>.
/// </summary>
internal sealed partial class VisitorFinder(
    IConvertContextAccessor contexts, EmptyCore emptyCore, ILogger<VisitorFinder> logger, IEnumerable<ITargetingContextAccessor> targeting)
{
    /// <summary>What the log says is off if all of Convert is asked for.</summary>
    private const string Everything = "*";

    private readonly ConcurrentDictionary<string, bool> _withoutVisitor = new();

    internal ConvertContext? Current => contexts.Current;

    /// <summary>Returns null if there is no visitor; logged once for each name.</summary>
    internal async ValueTask<ConvertContext?> FindAsync(string name, object? appContext, CancellationToken cancellationToken)
    {
        if (appContext is ITargetingContext { UserId.Length: > 0 } named)
            return await CreateAsync(named, cancellationToken).ConfigureAwait(false);
        if (contexts.Current is { } current)
            return current;
        foreach (var accessor in targeting)
        {
            if (await accessor.GetContextAsync().ConfigureAwait(false) is { UserId.Length: > 0 } ambient)
                return await CreateAsync(ambient, cancellationToken).ConfigureAwait(false);
        }

        if (_withoutVisitor.TryAdd(name, true))
            LogNoVisitor(logger, name);
        return null;
    }

    /// <summary>Without a visitor, a context in which every feature is off; logged once.</summary>
    internal async ValueTask<ConvertContext> FindOrEmptyAsync(object? appContext, CancellationToken cancellationToken) =>
        await FindAsync(Everything, appContext, cancellationToken).ConfigureAwait(false) ?? emptyCore.CreateContext("nobody");

    /// <summary>Rules see the groups as the attribute <c>groups</c>.</summary>
    private ValueTask<ConvertContext> CreateAsync(ITargetingContext visitor, CancellationToken cancellationToken) => contexts.ForVisitorAsync(
        visitor.UserId,
        visitor.Groups is { } groups ? new Dictionary<string, object?> { ["groups"] = groups.ToList() } : null,
        cancellationToken);

    [LoggerMessage(1, LogLevel.Warning,
        "'{Feature}' is off because there is no visitor: there is no current request, no targeting context was passed, and no ITargetingContextAccessor gives a user id.")]
    private static partial void LogNoVisitor(ILogger logger, string feature);
}
