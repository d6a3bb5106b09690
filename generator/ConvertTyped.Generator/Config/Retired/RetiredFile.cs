namespace ConvertTyped.Generator.Config.Retired;

/// <summary>convert.retired.json: lists what Convert no longer serves. <c>convert-typed pull</c> writes it beside the config.</summary>
internal static class RetiredFile
{
    public const string Name = "convert.retired.json";

    public static bool IsRetired(string path) =>
        path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Equals(Name, StringComparison.OrdinalIgnoreCase);
}
