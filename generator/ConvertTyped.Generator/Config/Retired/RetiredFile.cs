namespace ConvertTyped.Generator.Config.Retired;

/// <summary>convert.retired.json: what Convert no longer serves, as <c>convert-typed pull</c> keeps it beside the config.</summary>
internal static class RetiredFile
{
    public const string Name = "convert.retired.json";

    public static bool IsRetired(string path) =>
        path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Equals(Name, StringComparison.OrdinalIgnoreCase);
}
