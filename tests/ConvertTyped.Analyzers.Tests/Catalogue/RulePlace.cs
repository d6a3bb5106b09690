namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>The files in which a rule reports diagnostics.</summary>
internal sealed record RulePlace(string Name, string HowToConfigure, string ConfigFile)
{
    public static readonly RulePlace Json = new(
        "JSON files",
        "An `.editorconfig` file does not apply to JSON files. Use a `.globalconfig` file in the project, or `<NoWarn>` in the project file:",
        "is_global = true\n");

    public static readonly RulePlace CSharp = new("C#", "In an `.editorconfig` file:", "[*.cs]\n");

    public static readonly RulePlace CSharpAndRazor = new(
        "C# and Razor files",
        "Use a `.globalconfig` file, which applies to C# and to Razor files. A `[*.cs]` section of an `.editorconfig` file applies to C# files only.",
        "is_global = true\n");

    public static readonly RulePlace Razor = new("Razor files", "In a `.globalconfig` file:", "is_global = true\n");

    public static readonly RulePlace Project = new("the project", "Use a `.globalconfig` file in the project, or `<NoWarn>` in the project file:", "is_global = true\n");

    public static readonly IReadOnlyList<RulePlace> All = [Json, CSharp, CSharpAndRazor, Razor, Project];
}
