namespace ConvertTyped.Analyzers.Razor;

/// <summary>The tag helpers that rules check and that a Razor file can use, according to the directives that apply to the file.</summary>
internal sealed class TagHelperScope
{
    private readonly HashSet<TagHelper> _added = [];

    /// <param name="directives">The directives in order: those of imported files come first, from the outermost folder to the innermost.</param>
    public TagHelperScope(IEnumerable<RazorDirective> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == "tagHelperPrefix")
                Prefix = directive.Argument;
            else if (directive.Name == "addTagHelper")
                _added.UnionWith(Named(directive.Argument));
            else if (directive.Name == "removeTagHelper")
                _added.ExceptWith(Named(directive.Argument));
        }
    }

    /// <summary>The prefix of the names of all tag helpers; empty by default.</summary>
    public string Prefix { get; } = "";

    /// <summary>Whether the tag helper for <paramref name="tag"/>, a name without the prefix, is in scope.</summary>
    public bool Adds(string tag) => _added.Any(helper => helper.Tag == tag);

    /// <summary>The tag helper of this scope that handles the tag; null if no tag helper handles it.</summary>
    public TagHelper? HelperOf(RazorTag tag)
    {
        foreach (var helper in _added)
        {
            if (tag.Name.Equals(Prefix + helper.Tag, StringComparison.OrdinalIgnoreCase))
                return helper;
        }
        return null;
    }

    /// <param name="argument">The name of a type, which may end with an asterisk, and the name of an assembly.</param>
    private static IEnumerable<TagHelper> Named(string argument)
    {
        var parts = argument.Split(',');
        if (parts.Length != 2)
            return [];
        var type = parts[0].Trim();
        var library = parts[1].Trim();
        return TagHelper.All.Append(TagHelper.Flag).Where(helper => helper.Library == library && (type.EndsWith("*", StringComparison.Ordinal)
            ? helper.Type.StartsWith(type.TrimEnd('*'), StringComparison.Ordinal)
            : helper.Type == type));
    }
}
