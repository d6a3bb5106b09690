using ConvertTyped;
using ConvertTyped.FeatureManagement;

namespace Microsoft.FeatureManagement;

/// <summary>Gets the visitor's context from a feature manager, for typed accessors.</summary>
public static class ConvertFeatureManagerExtensions
{
    /// <summary>
    /// Returns the current visitor's context, for typed accessors in code that has a feature manager:
    /// <c>features.GetConvertContext().Features.CheckoutBanner.IsEnabled</c>. When the code no longer evaluates flags by
    /// name, inject <see cref="ConvertContext"/> instead.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>AddConvertFeatureManagement</c> did not register the feature manager, or there is no current visitor.</exception>
    public static ConvertContext GetConvertContext(this IFeatureManager features) => Find(features);

    /// <inheritdoc cref="GetConvertContext(IFeatureManager)"/>
    public static ConvertContext GetConvertContext(this IVariantFeatureManager features) => Find(features);

    /// <summary>
    /// Returns the context of the visitor for whom <c>IsEnabledAsync</c> evaluates Convert's features, for typed accessors:
    /// <c>(await features.GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled</c>. The visitor comes from the current request or Blazor
    /// circuit, or else from the application's targeting context. If there is no visitor, every feature is off, and a warning is logged once.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>AddConvertFeatureManagement</c> did not register the feature manager.</exception>
    public static ValueTask<ConvertContext> GetConvertContextAsync(this IFeatureManager features, CancellationToken cancellationToken = default) =>
        Bridged(features).FindAsync(null, cancellationToken);

    /// <inheritdoc cref="GetConvertContextAsync(IFeatureManager, CancellationToken)"/>
    /// <param name="features">The feature manager that <c>AddConvertFeatureManagement</c> registered.</param>
    /// <param name="context">The object that you would pass to <c>IsEnabledAsync</c>: an <c>ITargetingContext</c> with a user id specifies the visitor,
    /// and any other object is ignored.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static ValueTask<ConvertContext> GetConvertContextAsync(this IFeatureManager features, object? context, CancellationToken cancellationToken = default) =>
        Bridged(features).FindAsync(context, cancellationToken);

    /// <inheritdoc cref="GetConvertContextAsync(IFeatureManager, CancellationToken)"/>
    public static ValueTask<ConvertContext> GetConvertContextAsync(this IVariantFeatureManager features, CancellationToken cancellationToken = default) =>
        Bridged(features).FindAsync(null, cancellationToken);

    /// <inheritdoc cref="GetConvertContextAsync(IFeatureManager, object, CancellationToken)"/>
    public static ValueTask<ConvertContext> GetConvertContextAsync(this IVariantFeatureManager features, object? context, CancellationToken cancellationToken = default) =>
        Bridged(features).FindAsync(context, cancellationToken);

    private static ConvertContext Find(object features) => Bridged(features).Current
        ?? throw new InvalidOperationException("There is no current request, so there is no visitor. Inject IConvertContextAccessor, and call ForVisitor(visitorId).");

    private static IBridged Bridged(object features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return features as IBridged
            ?? throw new InvalidOperationException("AddConvertFeatureManagement did not register this feature manager, so the manager has no "
                + "ConvertContext. Call services.AddConvertFeatureManagement(), and use the feature manager that this method registers.");
    }
}
