using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Input;

/// <summary>Decides which of a project's additional files are Convert configs.</summary>
internal static class ConfigFile
{
    private const string Marker = "build_metadata.AdditionalFiles.ConvertTyped";
    private const string ProjectFolder = "build_property.ProjectDir";

    /// <summary>If the item's metadata is set, it decides; otherwise, the file's name decides. Copies in the build's output are ignored.</summary>
    public static bool IsConfig(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        if (options.GetOptions(file).TryGetValue(Marker, out var marked) && marked.Length > 0)
            return marked.Equals("true", StringComparison.OrdinalIgnoreCase);

        var name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
        return (name.Equals("convert.json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".convert.json", StringComparison.OrdinalIgnoreCase))
            && !IsBuildOutput(file.Path, options);
    }

    private static bool IsBuildOutput(string path, AnalyzerConfigOptionsProvider options)
    {
        if (!options.GlobalOptions.TryGetValue(ProjectFolder, out var folder) || folder.Length == 0)
            return false;
        var (file, project) = (Normalize(path), Normalize(folder).TrimEnd('/') + "/");
        return file.StartsWith(project + "bin/", StringComparison.Ordinal) || file.StartsWith(project + "obj/", StringComparison.Ordinal);
    }

    /// <summary>Returns each file once, even if both the package's props and the project include it.</summary>
    public static IEnumerable<AdditionalText> Distinct(IEnumerable<AdditionalText> files)
    {
        var comparer = Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var seen = new HashSet<string>(comparer);
        return files.Where(file => seen.Add(Normalize(file.Path)));
    }

    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }
        return string.Join("/", parts);
    }
}
