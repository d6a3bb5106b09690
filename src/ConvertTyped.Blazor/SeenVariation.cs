using System.ComponentModel;

namespace ConvertTyped.Blazor;

/// <summary>What <see cref="ConvertExperience{TVariation}"/> tells the variations in it.</summary>
/// <typeparam name="TVariation">The generated enum of the experience's variations.</typeparam>
/// <param name="Variation">The variation that the visitor sees.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SeenVariation<TVariation>(TVariation Variation)
    where TVariation : struct, Enum;
