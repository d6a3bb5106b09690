using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Generator.Input;

/// <summary>Decides which of a project's additional files are Convert configs.</summary>
internal static class ConfigFile
{
    private const string Marker = "build_metadata.AdditionalFiles.ConvertTyped";

    /// <summary>
    /// Whether a file is a config, according to the item's metadata or, if the metadata is not set, to the file's name. The package's targets set this
    /// metadata for every config, and remove copies in build output from the additional files.
    /// </summary>
    public static bool IsConfig(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        if (options.GetOptions(file).TryGetValue(Marker, out var marked) && marked.Length > 0)
            return marked.Equals("true", StringComparison.OrdinalIgnoreCase);

        var name = file.Path.Substring(file.Path.LastIndexOfAny(['/', '\\']) + 1);
        return name.Equals("convert.json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".convert.json", StringComparison.OrdinalIgnoreCase);
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
