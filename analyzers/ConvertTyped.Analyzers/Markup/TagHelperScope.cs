using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>Which tags of a Razor file are tag helpers of ours, by the directives in force there.</summary>
internal sealed class TagHelperScope
{
    private const string Assembly = "ConvertTyped.AspNetCore";

    private static readonly TagHelper[] All =
    [
        new("ConvertTyped.AspNetCore.ConvertExperienceTagHelper", "convert-experience", EntityKind.Experience),
        new("ConvertTyped.AspNetCore.ConvertFeatureTagHelper", "convert-feature", EntityKind.Feature),
    ];

    private readonly HashSet<TagHelper> _added = [];
    private string _prefix = "";

    /// <param name="directives">Those of the imports first, from the outermost folder in.</param>
    public TagHelperScope(IEnumerable<RazorDirective> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == "tagHelperPrefix")
                _prefix = directive.Argument;
            else if (directive.Name == "addTagHelper")
                _added.UnionWith(Named(directive.Argument));
            else if (directive.Name == "removeTagHelper")
                _added.ExceptWith(Named(directive.Argument));
        }
    }

    /// <summary>Whether the compilation knows them.</summary>
    public static bool AreIn(Compilation compilation) => All.All(helper => compilation.GetTypeByMetadataName(helper.Type) is not null);

    /// <summary>Whether a tag of that name is one of them in some scope.</summary>
    public static bool MayHave(string tag) => All.Any(helper => tag.EndsWith(helper.Tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the attribute takes a key of; null when it takes none.</summary>
    public EntityKind? KindOf(LiteralAttribute attribute) =>
        attribute.Name.Equals("name", StringComparison.OrdinalIgnoreCase) ? KindOf(attribute.Tag) : null;

    /// <summary>Whether the attribute takes a variation of the experience that its tag names.</summary>
    public bool TakesVariation(LiteralAttribute attribute) =>
        attribute.Name.Equals("variation", StringComparison.OrdinalIgnoreCase) && KindOf(attribute.Tag) == EntityKind.Experience;

    private EntityKind? KindOf(RazorTag tag)
    {
        foreach (var helper in _added)
        {
            if (tag.Name.Equals(_prefix + helper.Tag, StringComparison.OrdinalIgnoreCase))
                return helper.Kind;
        }
        return null;
    }

    /// <param name="argument">A type's name, which may end in an asterisk, and an assembly's.</param>
    private static IEnumerable<TagHelper> Named(string argument)
    {
        var parts = argument.Split(',');
        if (parts.Length != 2 || parts[1].Trim() != Assembly)
            return [];
        var type = parts[0].Trim();
        return type.EndsWith("*", StringComparison.Ordinal)
            ? All.Where(helper => helper.Type.StartsWith(type.TrimEnd('*'), StringComparison.Ordinal))
            : All.Where(helper => helper.Type == type);
    }

    private sealed record TagHelper(string Type, string Tag, EntityKind Kind);
}
