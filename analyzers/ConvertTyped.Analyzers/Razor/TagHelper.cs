using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>A tag helper of ConvertTyped.AspNetCore, or the tag helper of Microsoft.FeatureManagement.</summary>
/// <param name="Tag">The name of its elements, without a prefix.</param>
/// <param name="Kind">The kind of entity that its <c>name</c> attribute refers to.</param>
/// <param name="Attributes">The attributes that it supports.</param>
/// <param name="Library">The assembly that contains it.</param>
internal sealed record TagHelper(string Type, string Tag, EntityKind Kind, IReadOnlyList<string> Attributes, string Library = TagHelper.Assembly)
{
    public const string Assembly = "ConvertTyped.AspNetCore";

    public const string Name = "name";

    public const string Variation = "variation";

    private const string Core = "core";

    public static readonly IReadOnlyList<TagHelper> All =
    [
        new("ConvertTyped.AspNetCore.ConvertExperienceTagHelper", "convert-experience", EntityKind.Experience, [Name, Variation, Core]),
        new("ConvertTyped.AspNetCore.ConvertFeatureTagHelper", "convert-feature", EntityKind.Feature, [Name, "off", Core]),
    ];

    /// <summary>The tag helper of FeatureManagement. Its <c>name</c> attribute takes Convert's keys and the application's own flags.</summary>
    public static readonly TagHelper Flag = new(
        "Microsoft.FeatureManagement.Mvc.TagHelpers.FeatureTagHelper", "feature", EntityKind.Feature, [Name, "requirement", "negate", "variant"], "Microsoft.FeatureManagement.AspNetCore");

    /// <summary>Whether the compilation references the tag helpers of ConvertTyped.</summary>
    public static bool AreIn(Compilation compilation) => All.All(helper => compilation.GetTypeByMetadataName(helper.Type) is not null);
}
