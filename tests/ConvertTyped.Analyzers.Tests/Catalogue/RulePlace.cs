namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>Where a rule reports diagnostics, and how its severity is set.</summary>
internal sealed record RulePlace(string Name, string HowToConfigure, string ConfigFile)
{
    public static readonly RulePlace Json = new(
        "JSON files",
        "An `.editorconfig` file does not apply to JSON files. Use a `.globalconfig` file in the project, or `<NoWarn>` in the project file:",
        "is_global = true\n");

    public static readonly RulePlace CSharp = new("C#", "Use an `.editorconfig` file:", "[*.cs]\n");

    public static readonly RulePlace CSharpAndRazor = new(
        "C# and Razor files",
        "Use a `.globalconfig` file, which applies to C# and to Razor files. A `[*.cs]` section of an `.editorconfig` file applies to C# files only.",
        "is_global = true\n");

    public static readonly RulePlace Razor = new("Razor files", "Use a `.globalconfig` file:", "is_global = true\n");

    public static readonly RulePlace Project = new("the project", "Use a `.globalconfig` file in the project, or `<NoWarn>` in the project file:", "is_global = true\n");

    /// <summary>MSBuild reports the diagnostics. A <c>.globalconfig</c> file cannot change their severity.</summary>
    public static readonly RulePlace Build = new("the build", "Use `<NoWarn>` in the project file of the application, whose build reports the warning:", "");

    /// <summary>The setting that changes the severity, as a code block.</summary>
    public string Setting(string id, string severity) => this == Build
        ? $"```xml\n<NoWarn>$(NoWarn);{id}</NoWarn>\n```"
        : $"```ini\n{ConfigFile}dotnet_diagnostic.{id}.severity = {severity}\n```";
}
