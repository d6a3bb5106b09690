namespace ConvertTyped.Evaluation;

/// <summary>A variation that a preview shows in one context, whether or not the visitor qualifies.</summary>
internal sealed record Preview(Variation Variation)
{
    internal Experience Experience => Variation.Experience;

    /// <summary>The features that the variation carries.</summary>
    internal FeatureResult[] Features => Variation.Carries;

    internal FeatureResult? ResultOf(string featureKey)
    {
        foreach (var result in Features)
        {
            if (result.FeatureKey == featureKey)
                return result;
        }

        return null;
    }
}
