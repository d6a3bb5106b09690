using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>The keys that a project's Razor pages and views give to tag helpers.</summary>
internal sealed class MarkupKeys
{
    private const string Extension = ".cshtml";
    private const string ImportsName = "_ViewImports.cshtml";

    private readonly Lazy<(string Folder, IReadOnlyList<RazorDirective> Directives)[]> _imports;

    /// <param name="files">The project's, among them all that import into others.</param>
    public MarkupKeys(IEnumerable<AdditionalText> files, CancellationToken cancellation) => _imports = new(() =>
    [
        .. from file in files
           where Path.GetFileName(file.Path).Equals(ImportsName, StringComparison.OrdinalIgnoreCase)
           let folder = FolderOf(file)
           orderby folder.Length
           select (folder, Read(file, cancellation).Directives),
    ]);

    /// <summary>None where C# says what the key is.</summary>
    public IEnumerable<MarkupKey> In(AdditionalText file, CancellationToken cancellation)
    {
        (var attributes, var scope) = AttributesOf(file, cancellation);
        return
            from attribute in attributes
            let kind = scope.KindOf(attribute)
            where kind is not null
            select new MarkupKey(kind.Value, attribute.Value, LocationOf(attribute, file, cancellation));
    }

    /// <summary>None where C# says what the experience or the variation is.</summary>
    public IEnumerable<MarkupVariation> VariationsIn(AdditionalText file, CancellationToken cancellation)
    {
        (var attributes, var scope) = AttributesOf(file, cancellation);
        return
            from attribute in attributes
            where scope.TakesVariation(attribute)
            from name in attributes
            where name.Tag == attribute.Tag && scope.KindOf(name) is not null
            select new MarkupVariation(name.Value, attribute.Value, LocationOf(attribute, file, cancellation));
    }

    private (IReadOnlyList<LiteralAttribute> Attributes, TagHelperScope Scope) AttributesOf(AdditionalText file, CancellationToken cancellation)
    {
        if (!file.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || Read(file, cancellation) is not { Attributes.Count: > 0 } document)
            return ([], new TagHelperScope([]));
        var folder = FolderOf(file);
        var imported = _imports.Value
            .Where(import => folder.StartsWith(import.Folder, StringComparison.Ordinal))
            .SelectMany(import => import.Directives);
        return (document.Attributes, new TagHelperScope(imported.Concat(document.Directives)));
    }

    private static RazorDocument Read(AdditionalText file, CancellationToken cancellation) =>
        RazorReader.Read(file.GetText(cancellation)?.ToString() ?? "", TagHelperScope.MayHave);

    private static Location LocationOf(LiteralAttribute attribute, AdditionalText file, CancellationToken cancellation) =>
        Location.Create(file.Path, attribute.Span, file.GetText(cancellation)!.Lines.GetLinePositionSpan(attribute.Span));

    /// <summary>Ends in a separator, so that no folder begins with the name of another.</summary>
    private static string FolderOf(AdditionalText file) => file.Path.Substring(0, file.Path.Length - Path.GetFileName(file.Path).Length);
}

/// <summary>A key, and where it is written in the file.</summary>
internal readonly record struct MarkupKey(EntityKind Kind, string Key, Location Location);

/// <summary>A variation of an experience, and where it is written in the file.</summary>
internal readonly record struct MarkupVariation(string Experience, string Variation, Location Location);
