using System.ComponentModel;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Generated;

/// <summary>Holds one visitor's decision about an experience, for a generated accessor. This type is for generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExperienceAccessor
{
    /// <summary>Evaluates the experience for the visitor.</summary>
    public ExperienceAccessor(ConvertContext context, [ExperienceKey] string experienceKey)
    {
        ArgumentNullException.ThrowIfNull(context);
        Result = context.Session.Evaluate(experienceKey, new(null, null), context.View, Evaluator.RunExperience, out _);
    }

    /// <summary>The decision; null if the visitor gets no variation of the experience, or the config has no such experience.</summary>
    public ExperienceResult? Result { get; }

    /// <summary>The visitor's variation, as the numeric value of a member of the generated enum.</summary>
    /// <param name="known">The variations that the enum declares, in the format of <see cref="VariationList"/>.</param>
    /// <returns>
    /// 0 for no variation, 1 for an unrecognized variation, 2 for the first variation in <paramref name="known"/>, 3 for the second, and so on.
    /// </returns>
    public int GetVariation(string known) => Result is null ? 0 : Result.Variation.IndexIn(known) + 2;

    /// <summary>The experience and the variation, or <c>none</c>.</summary>
    public override string ToString() => Result?.ToString() ?? "none";
}
