using System.ComponentModel;

namespace ConvertTyped.Generated;

/// <summary>A generated feature accessor. This interface is for generated code and the components of <c>ConvertTyped.Blazor</c> only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedFeature
{
    /// <summary>Whether the feature is on for the visitor.</summary>
    bool IsEnabled { get; }
}
