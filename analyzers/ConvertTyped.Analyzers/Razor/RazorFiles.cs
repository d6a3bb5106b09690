using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>The Razor pages, views and components of a project.</summary>
internal sealed class RazorFiles
{
    private const string ComponentExtension = ".razor";
    private const string TagWord = "convert";
    private const string RootNamespace = "build_property.RootNamespace";
    private const string TargetPath = "build_metadata.AdditionalFiles.TargetPath";

    private static readonly string[] Extensions = [".cshtml", ComponentExtension];

    private static readonly string[] ImportsNames = ["_ViewImports.cshtml", "_Imports.razor"];

    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly Func<string, bool> _isWanted;
    private readonly Lazy<(string Folder, bool IsOfComponents, IReadOnlyList<RazorDirective> Directives)[]> _imports;

    /// <param name="options">Contains the files of the project, including the files that other files import.</param>
    /// <param name="withFlags">Whether to read the tags of FeatureManagement, too.</param>
    public RazorFiles(AnalyzerOptions options, CancellationToken cancellationToken, bool withFlags = false)
    {
        _isWanted = withFlags ? static tag => IsConvertTag(tag) || tag.EndsWith(TagHelper.Flag.Tag, StringComparison.OrdinalIgnoreCase) : IsConvertTag;
        _options = options.AnalyzerConfigOptionsProvider;
        _imports = new(() =>
        [
            .. from file in options.AdditionalFiles
               let path = PathOf(file)
               where ImportsNames.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase)
               let folder = FolderOf(path)
               orderby folder.Length
               select (folder, IsComponent(path), Read(file, cancellationToken).Directives),
        ]);
    }

    /// <summary>Returns null if the file is not a Razor file, or contains no tags that the rules check.</summary>
    public RazorFile? Open(AdditionalText file, CancellationToken cancellationToken)
    {
        if (!Extensions.Any(extension => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            || Read(file, cancellationToken) is not { Tags.Count: > 0 } document)
            return null;
        var folder = FolderOf(PathOf(file));
        var isComponent = IsComponent(file.Path);
        var directives = _imports.Value
            .Where(import => import.IsOfComponents == isComponent && folder.StartsWith(import.Folder, StringComparison.Ordinal))
            .SelectMany(import => import.Directives)
            .Concat(document.Directives);
        if (!isComponent)
            return new RazorFile(file, document, new TagHelperScope(directives), Components: null);
        _options.GlobalOptions.TryGetValue(RootNamespace, out var rootNamespace);
        return new RazorFile(file, document, new TagHelperScope([]), new ComponentScope(rootNamespace ?? "", directives));
    }

    private static bool IsComponent(string path) => path.EndsWith(ComponentExtension, StringComparison.OrdinalIgnoreCase);

    private RazorDocument Read(AdditionalText file, CancellationToken cancellationToken) =>
        RazorReader.Read(file.GetText(cancellationToken)?.ToString() ?? "", _isWanted);

    private static bool IsConvertTag(string tag) => tag.IndexOf(TagWord, StringComparison.OrdinalIgnoreCase) >= 0 && !tag.StartsWith("!", StringComparison.Ordinal);

    /// <summary>The path of the file within the project. Razor uses this path to find imports. The file itself may be elsewhere on disk, if it is linked.</summary>
    private string PathOf(AdditionalText file)
    {
        if (!_options.GetOptions(file).TryGetValue(TargetPath, out var encoded) || encoded.Length == 0)
            return file.Path;
        try
        {
            return "/" + Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Replace('\\', '/');
        }
        catch (FormatException)
        {
            return file.Path;
        }
    }

    /// <summary>The folder of the file, with a trailing separator, so that it is a prefix only of the paths inside the folder.</summary>
    private static string FolderOf(string path) => path.Substring(0, path.Length - Path.GetFileName(path).Length);
}
