namespace ConvertTyped.Hosting;

/// <summary>
/// Gives access to contexts in code that serves many visitors, such as singletons, hosted services, middleware constructors, SignalR hubs and
/// background work. A <see cref="ConvertContext"/> belongs to one visitor, so do not inject a context into such code. The accessor is a singleton
/// service. Each named core has its own keyed accessor.
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
    /// The context of the current request's visitor or, in Blazor Server, of the current circuit's visitor. Null if there is no current request or
    /// circuit, for example in workers, in background work and in hub calls over long polling. Read this property each time you need a context,
    /// and do not store the result.
    /// </summary>
    ConvertContext? Current { get; }

    /// <summary>
    /// Creates a context for a visitor of your choice. In a context that is created before the first config is loaded, every feature is off and
    /// nothing is tracked, even after the config has been loaded.
    /// </summary>
    /// <param name="visitorId">The visitor's id; not empty.</param>
    /// <param name="attributes">
    /// Attributes for audience and segment rules. They replace stored attributes with the same key. Null to use only the stored attributes.
    /// </param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="InvalidOperationException">
    /// The data store is asynchronous and the visitor is not in memory. Use <see cref="ForVisitorAsync"/>.
    /// </exception>
    ConvertContext ForVisitor(string visitorId, IReadOnlyDictionary<string, object?>? attributes = null);

    /// <summary>Creates a context as <see cref="ForVisitor"/> does, but first reads the visitor's state if the data store is asynchronous.</summary>
    /// <param name="visitorId">The visitor's id; not empty.</param>
    /// <param name="attributes">
    /// Attributes for audience and segment rules. They replace stored attributes with the same key. Null to use only the stored attributes.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ArgumentException">The visitor id is null or empty.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    ValueTask<ConvertContext> ForVisitorAsync(
        string visitorId, IReadOnlyDictionary<string, object?>? attributes = null, CancellationToken cancellationToken = default);
}
