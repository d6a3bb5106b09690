using System.Collections.Concurrent;
using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Cores;
using Microsoft.Extensions.Logging;
using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement;

/// <summary>
/// Finds the visitor for whom a flag is evaluated: the visitor in the targeting context that the caller passes, or else the visitor of the
/// current request or Blazor circuit, or else the visitor of the application's <see cref="ITargetingContextAccessor"/>.
/// </summary>
internal sealed partial class VisitorFinder(
    IConvertContextAccessor contexts, EmptyCore emptyCore, ILogger<VisitorFinder> logger, IEnumerable<ITargetingContextAccessor> targeting)
{
    private readonly ConcurrentDictionary<string, bool> _withoutVisitor = new();
    private int _hasLoggedAll;

    internal ConvertContext? Current => contexts.Current;

    /// <summary>If there is no visitor, returns null and logs a warning once for each feature.</summary>
    internal async ValueTask<ConvertContext?> FindAsync(string feature, object? appContext, CancellationToken cancellationToken)
    {
        var found = await FindAsync(appContext, cancellationToken).ConfigureAwait(false);
        if (found is null && _withoutVisitor.TryAdd(feature, true))
            LogNoVisitor(logger, feature);
        return found;
    }

    /// <summary>If there is no visitor, returns a context in which every feature is off, and logs a warning once.</summary>
    internal async ValueTask<ConvertContext> FindOrEmptyAsync(object? appContext, CancellationToken cancellationToken)
    {
        if (await FindAsync(appContext, cancellationToken).ConfigureAwait(false) is { } found)
            return found;
        if (Interlocked.Exchange(ref _hasLoggedAll, 1) == 0)
            LogNoVisitorForAll(logger);
        return emptyCore.CreateContext("nobody");
    }

    private async ValueTask<ConvertContext?> FindAsync(object? appContext, CancellationToken cancellationToken)
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

        return null;
    }

    /// <summary>Creates the visitor's context. Rules read the groups of the targeting context as the attribute <c>groups</c>.</summary>
    private ValueTask<ConvertContext> CreateAsync(ITargetingContext visitor, CancellationToken cancellationToken) => contexts.ForVisitorAsync(
        visitor.UserId,
        visitor.Groups is { } groups ? new Dictionary<string, object?> { ["groups"] = groups.ToList() } : null,
        cancellationToken);

    [LoggerMessage(200, LogLevel.Warning,
        "The flag '{Feature}' is off because there is no visitor: there is no current request or Blazor circuit, "
        + "no targeting context with a user id was passed, and no ITargetingContextAccessor returned a user id. "
        + "Pass a targeting context with a user id, or register an ITargetingContextAccessor that returns one.")]
    private static partial void LogNoVisitor(ILogger logger, string feature);

    [LoggerMessage(201, LogLevel.Warning,
        "GetConvertContextAsync returned a context in which all features are off, because there is no visitor: there is no current request "
        + "or Blazor circuit, no targeting context with a user id was passed, and no ITargetingContextAccessor returned a user id. "
        + "Pass a targeting context with a user id, or register an ITargetingContextAccessor that returns one.")]
    private static partial void LogNoVisitorForAll(ILogger logger);
}
