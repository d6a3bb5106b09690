using System.ComponentModel;

namespace ConvertTyped.Generated;

/// <summary>What all generated feature accessors have in common. For generated code and components only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedFeature
{
    /// <summary>Whether the feature is on for the visitor.</summary>
    bool IsEnabled { get; }
}
