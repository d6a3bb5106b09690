namespace ConvertTyped.FeatureManagement;

/// <summary>A feature manager that knows the current visitor.</summary>
internal interface IBridged
{
    /// <summary>Null if there is no current request.</summary>
    ConvertContext? Current { get; }
}
