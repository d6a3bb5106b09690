using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>The Razor pages and views of a project.</summary>
internal sealed class RazorFiles
{
    private const string Extension = ".cshtml";
    private const string ImportsName = "_ViewImports.cshtml";

    private readonly Lazy<(string Folder, IReadOnlyList<RazorDirective> Directives)[]> _imports;

    /// <param name="files">All files of the project, including those that others import.</param>
    public RazorFiles(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) => _imports = new(() =>
    [
        .. from file in files
           where Path.GetFileName(file.Path).Equals(ImportsName, StringComparison.OrdinalIgnoreCase)
           let folder = FolderOf(file)
           orderby folder.Length
           select (folder, Read(file, cancellationToken).Directives),
    ]);

    /// <summary>Null if the file is not a page or view, or contains no tag that can be one of our tag helpers.</summary>
    public RazorFile? Open(AdditionalText file, CancellationToken cancellationToken)
    {
        if (!file.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || Read(file, cancellationToken) is not { Tags.Count: > 0 } document)
            return null;
        var folder = FolderOf(file);
        var imported = _imports.Value
            .Where(import => folder.StartsWith(import.Folder, StringComparison.Ordinal))
            .SelectMany(import => import.Directives);
        return new RazorFile(file, document, new TagHelperScope(imported.Concat(document.Directives)));
    }

    private static RazorDocument Read(AdditionalText file, CancellationToken cancellationToken) =>
        RazorReader.Read(file.GetText(cancellationToken)?.ToString() ?? "", TagHelperScope.MayContain);

    /// <summary>Ends with a separator, so that no folder's name is the beginning of another's.</summary>
    private static string FolderOf(AdditionalText file) => file.Path.Substring(0, file.Path.Length - Path.GetFileName(file.Path).Length);
}
