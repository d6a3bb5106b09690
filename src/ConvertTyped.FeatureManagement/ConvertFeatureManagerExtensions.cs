using ConvertTyped;
using ConvertTyped.FeatureManagement;

namespace Microsoft.FeatureManagement;

/// <summary>The way from FeatureManagement to typed accessors.</summary>
public static class ConvertFeatureManagerExtensions
{
    /// <summary>
    /// The current visitor, for typed accessors where a feature manager is at hand: <c>features.GetConvertContext().Features.CheckoutBanner.IsEnabled</c>. Once
    /// the last string is gone, inject <see cref="ConvertContext"/> instead.
    /// </summary>
    /// <exception cref="InvalidOperationException">The feature manager is not one that <c>AddConvertFeatureManagement</c> registers, or there is no current request.</exception>
    public static ConvertContext GetConvertContext(this IFeatureManager features) => Find(features);

    /// <inheritdoc cref="GetConvertContext(IFeatureManager)"/>
    public static ConvertContext GetConvertContext(this IVariantFeatureManager features) => Find(features);

    private static ConvertContext Find(object features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features is not IBridged bridged)
            throw new InvalidOperationException("This feature manager is not registered by AddConvertFeatureManagement, so it has no ConvertContext.");
        return bridged.Current
            ?? throw new InvalidOperationException("There is no current request, so there is no visitor. Inject IConvertContextAccessor, and call ForVisitor(visitorId).");
    }
}
