namespace ConvertTyped.Generator.Config.Retired;

/// <summary>
/// The file that lists the entities that Convert no longer serves. It is named convert.retired.json for convert.json, and shop.convert.retired.json for
/// shop.convert.json. <c>convert-typed pull</c> writes it beside the config.
/// </summary>
internal static class RetiredFile
{
    private const string Extension = ".json";
    private const string Ending = ".retired.json";

    public static bool IsRetired(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is the list of retired entities of a config. Each config has its own list.</summary>
    public static bool IsFor(string config, string path) =>
        FallbackFile.IsBeside(config, path) && FileName(path).Equals(NameFor(config), StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the file that belongs to a config.</summary>
    public static string NameFor(string config)
    {
        var name = FileName(config);
        var isJson = name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
        // MSBuild ignores case when it compares file names, so Convert.json and convert.json have the same convert.retired.json.
        return name.Equals("convert.json", StringComparison.OrdinalIgnoreCase) ? "convert" + Ending
            : (isJson ? name.Substring(0, name.Length - Extension.Length) : name) + Ending;
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
