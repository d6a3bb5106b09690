using System.ComponentModel;

namespace ConvertTyped.Generated;

/// <summary>The content of a generated experience accessor: one visitor's decision in an experience. For generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExperienceAccessor
{
    /// <summary>Evaluates the experience for the visitor.</summary>
    public ExperienceAccessor(ConvertContext context, [ExperienceKey] string experienceKey)
    {
        ArgumentNullException.ThrowIfNull(context);
        Result = context.RunExperience(experienceKey);
    }

    /// <summary>The decision; null if the visitor is not part of the experience.</summary>
    public ExperienceResult? Result { get; }

    /// <summary>The visitor's variation as the value of a generated enum.</summary>
    /// <param name="known">The variations that the enum declares, as <see cref="VariationList"/> reads them.</param>
    /// <returns>0 for none, 1 for a variation that is not among the known ones, 2 for the first of these, and so on.</returns>
    public int GetVariation(string known) => Result is null ? 0 : Result.Variation.IndexIn(known) + 2;

    /// <summary>The decision as readable text.</summary>
    public override string ToString() => Result?.ToString() ?? "none";
}
