using System.ComponentModel;

namespace ConvertTyped.Blazor;

/// <summary>The value that <see cref="ConvertExperience{TVariation}"/> passes to the variations in its content.</summary>
/// <typeparam name="TVariation">The generated enum of the experience's variations.</typeparam>
/// <param name="Variation">The variation that the visitor sees; <c>None</c> if the visitor sees no variation.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SeenVariation<TVariation>(TVariation Variation)
    where TVariation : struct, Enum;
