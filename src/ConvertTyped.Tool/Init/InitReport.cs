using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Init;

/// <summary>Whether convert.json existed before, was fetched from Convert, or is the example.</summary>
internal enum ConfigOrigin
{
    Existing,
    Live,
    Example,
}

/// <summary>The result of <c>init</c>, and the next steps.</summary>
/// <param name="project">The path of the project file; null if there is none in the working directory.</param>
internal sealed class InitReport(
    string file, ConfigOrigin origin, IReadOnlyList<string> added, IReadOnlyList<string> commands, LoadedConfig config, string? project) : Report
{
    /// <summary>The path of the config as an argument; empty for the convert.json in the working directory, which is the default.</summary>
    private string PathArgument => RelativePath.From(file) is var path && path == "convert.json" ? "" : $" {path}";

    public override string Schema => "init";

    public override object ToJson() => new { file = RelativePath.From(file), origin, packages = added, commands, next = Steps() };

    public override void WriteText(IAnsiConsole console)
    {
        var path = RelativePath.From(file);
        console.MarkupLine(origin switch
        {
            ConfigOrigin.Existing => $"[green]✓[/] {Markup.Escape(path)} already exists and was not changed.",
            ConfigOrigin.Live => $"[green]✓[/] Wrote the live config to {Markup.Escape(path)}.",
            _ => $"[green]✓[/] Wrote an example config to {Markup.Escape(path)}. To replace it with the config of your Convert project, set CONVERT_SDK_KEY and run 'convert-typed pull{Markup.Escape(PathArgument)} --switch-project'.",
        });
        if (project is null)
            console.MarkupLine("[yellow]→[/] There is no project file in the working directory. Run these commands in the folder of your project:");
        foreach (var package in added)
            console.MarkupLine($"[green]✓[/] Added the package {package}.");
        foreach (var command in commands)
            console.MarkupLine($"[yellow]→[/] Run: {Markup.Escape(command)}");
        console.MarkupLine("\n[bold]Next[/]");
        foreach (var (index, step) in Steps().Index())
            console.MarkupLine($"  {index + 1}. {Markup.Escape(step)}");
    }

    private string[] Steps() =>
    [
        project is null || Path.GetDirectoryName(project) == Environment.CurrentDirectory ? "dotnet build" : $"dotnet build {RelativePath.From(project)}",
        project is not null && ProjectPackages.IsWeb(project)
            ? $"In Program.cs, add 'using ConvertTyped;' and 'builder.Services.AddConvert(builder.Configuration.GetSection(\"Convert\"));'. "
                + $"Then inject a ConvertContext named convert, and read convert.{Accessor()}. "
                + "In appsettings.Development.json, set \"Convert\": { \"EnableTracking\": false }, so that your own visits are not counted."
            : "In Program.cs, add 'using ConvertTyped;' and "
                + "'using var core = ConvertCore.Start(new ConvertOptions { Config = ConvertProject.Config, EnableTracking = false });'. "
                + $"Then read core.CreateContext(\"visitor-1\").{Accessor()}.",
        $"In CI, check that the config is up to date: convert-typed pull{PathArgument} --check",
    ];

    private string Accessor() => config.Model switch
    {
        { Features: { Count: > 0 } features } => $"Features.{features[0].Entity.Name.Member}.IsEnabled",
        { Experiences: { Count: > 0 } experiences } => $"Experiences.{experiences[0].Entity.Name.Member}.Variation",
        _ => "VisitorId",
    };
}
