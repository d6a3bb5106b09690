namespace ConvertTyped.Semantics;

/// <summary>The <c>type</c> of the changes that a variation makes.</summary>
internal static class VariationChanges
{
    /// <summary>The change carries a feature. Other types concern web pages and are ignored.</summary>
    internal const string Feature = "fullStackFeature";
}
