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
/// <param name="isWeb">Whether the project is an ASP.NET Core application, which gets its contexts through dependency injection.</param>
internal sealed class InitReport(
    string file, ConfigOrigin origin, IReadOnlyList<string> added, IReadOnlyList<string> commands, LoadedConfig config, bool isWeb) : Report
{
    public override string Schema => "init";

    public override object ToJson() => new { file = RelativePath.From(file), origin, packages = added, commands, next = Steps() };

    public override void WriteText(IAnsiConsole console)
    {
        var path = RelativePath.From(file);
        console.MarkupLine(origin switch
        {
            ConfigOrigin.Existing => $"[green]✓[/] {Markup.Escape(path)} already exists.",
            ConfigOrigin.Live => $"[green]✓[/] Fetched {Markup.Escape(path)} from Convert.",
            _ => $"[green]✓[/] Wrote an example {Markup.Escape(path)}. To replace it with your own, set CONVERT_SDK_KEY and run 'convert-typed pull --switch-project'.",
        });
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
        "dotnet build",
        isWeb
            ? $"Add to Program.cs: builder.Services.AddConvert(builder.Configuration.GetSection(\"Convert\")); Then inject ConvertContext and read convert.{Accessor()}."
            : $"Add to Program.cs: using var core = ConvertCore.Start(new ConvertOptions {{ Config = ConvertProject.Config, EnableTracking = false }}); "
                + $"Then read core.CreateContext(\"visitor-1\").{Accessor()}.",
        "In CI, check that convert.json is up to date: convert-typed pull --check",
    ];

    private string Accessor() => config.Model switch
    {
        { Features: { Count: > 0 } features } => $"Features.{features[0].Entity.Name.Member}.IsEnabled",
        { Experiences: { Count: > 0 } experiences } => $"Experiences.{experiences[0].Entity.Name.Member}.Variation",
        _ => "VisitorId",
    };
}
