namespace ConvertTyped.Hosting;

/// <summary>
/// Gives access to contexts in code that serves many visitors, such as singletons, hosted services, middleware constructors, SignalR hubs and
/// background work. A <see cref="ConvertContext"/> belongs to one visitor and cannot be injected there. The accessor is a singleton service. Each
/// named core has its own keyed accessor.
/// </summary>
/// <example>
/// <code>
/// public sealed class NightlyMail(IConvertContextAccessor convert)
/// {
///     public async Task&lt;string&gt; SubjectAsync(string customerId, CancellationToken cancellationToken)
///     {
///         var context = await convert.ForVisitorAsync(customerId, cancellationToken: cancellationToken);
///         return context.Features.CheckoutBanner.Headline ?? "News";
///     }
/// }
/// </code>
/// </example>
public interface IConvertContextAccessor
{
    /// <summary>
    /// The context of the current request's visitor; null if there is no request, for example in workers, in background work and in hub calls
    /// over long polling. Read this property each time you need a context, and do not store the result.
    /// </summary>
    ConvertContext? Current { get; }

    /// <summary>
    /// Creates a context for a visitor of your choice. Before the first config is loaded, every feature is off in the context and nothing is tracked.
    /// </summary>
    /// <param name="visitorId">The visitor's id; not empty.</param>
    /// <param name="attributes">The attributes that audience and segment rules read; null to use the attributes that are stored for the visitor.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    ConvertContext ForVisitor(string visitorId, IReadOnlyDictionary<string, object?>? attributes = null);

    /// <summary>Creates a context as <see cref="ForVisitor"/> does, without blocking on a remote data store.</summary>
    /// <param name="visitorId">The visitor's id; not empty.</param>
    /// <param name="attributes">The attributes that audience and segment rules read; null to use the attributes that are stored for the visitor.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    ValueTask<ConvertContext> ForVisitorAsync(
        string visitorId, IReadOnlyDictionary<string, object?>? attributes = null, CancellationToken cancellationToken = default);
}
