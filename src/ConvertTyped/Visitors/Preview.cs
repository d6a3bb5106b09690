namespace ConvertTyped.Visitors;

/// <summary>
/// A variation forced upon one context, and the visitor's state in it: a copy apart, so that whatever happens in the preview leaves no trace.
/// </summary>
internal sealed record Preview(Variation Variation, VisitorEntry Entry)
{
    internal FeatureResult? ResultOf(string featureKey)
    {
        foreach (var result in Variation.Carries)
        {
            if (result.FeatureKey == featureKey)
                return result;
        }

        return null;
    }
}
