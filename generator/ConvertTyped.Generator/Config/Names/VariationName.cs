namespace ConvertTyped.Generator.Config.Names;

/// <summary>The text that a variation is named after: its key, without the variation's id, which Convert puts in front of default keys.</summary>
internal static class VariationName
{
    /// <summary>
    /// <c>1003142551-variation-1</c> → <c>variation-1</c>. Returns the whole key if the name without the id would not begin with a letter, or if another
    /// variation of the experience has the same name, with or without its own id.
    /// </summary>
    public static string Choose(ConfigVariation variation, IReadOnlyList<ConfigVariation> siblings)
    {
        var key = variation.Key ?? "";
        var wanted = WithoutOwnId(variation);
        var name = Identifier.From(wanted);
        var isFree = name.Length > 0 && name[0] != '_'
            && siblings.All(other => other == variation || (Identifier.From(other.Key ?? "") != name && Identifier.From(WithoutOwnId(other)) != name));
        return isFree ? wanted : key;
    }

    private static string WithoutOwnId(ConfigVariation variation) =>
        variation is { Key: { } key, Id: { } id } && key.Length > id.Length + 1 && key.StartsWith(id, StringComparison.Ordinal) && (key[id.Length] is '-' or '_')
            ? key.Substring(id.Length + 1)
            : variation.Key ?? "";
}
