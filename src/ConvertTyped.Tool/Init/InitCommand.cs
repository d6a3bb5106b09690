using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Pull;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Init;

/// <summary>Creates the command <c>convert-typed init</c>.</summary>
internal static class InitCommand
{
    private const string Description = """
        Set up a project: write convert.json (the live config if you specify an SDK key, otherwise a small example), add the packages, and show the next steps.
        An existing convert.json is not changed.

        Example:
          CONVERT_SDK_KEY=… convert-typed init Shop.csproj
        """;

    public static Command Create()
    {
        var project = new Argument<string?>("PROJECT") { Description = "The project file. The default is the only project file in the working directory.", Arity = ArgumentArity.ZeroOrOne };
        var noPackages = new Option<bool>("--no-packages") { Description = "Do not change the project file; show the commands that add the packages." };
        var live = new LiveOptions();
        var report = new ReportOptions(OutputFormat.Text, OutputFormat.Json);
        var command = new Command("init", Description) { project, noPackages };
        report.AddTo(command);
        live.AddTo(command);
        command.SetAction((parsed, cancellationToken) => live.RunAsync(parsed, async () =>
        {
            var file = ProjectFile(parsed.GetValue(project));
            var config = Path.Combine(file is null ? Environment.CurrentDirectory : Path.GetDirectoryName(file)!, "convert.json");
            var origin = await WriteConfigAsync(config, live, parsed, cancellationToken);
            var (added, commands) = await AddPackagesAsync(file, parsed.GetValue(noPackages), cancellationToken);
            report.Write(parsed, new InitReport(config, origin, added, commands, ConfigSource.FromFile(config).Checked(), file));
            return ExitCode.Clean;
        }));
        return command;
    }

    private static string? ProjectFile(string? given)
    {
        if (given is not null)
            return File.Exists(given) ? Path.GetFullPath(given) : throw ToolException.BadInput($"The project file '{given}' does not exist. Specify the path of a .csproj file.");
        var found = Directory.GetFiles(Environment.CurrentDirectory, "*.csproj");
        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => throw ToolException.BadInput($"There are several project files in the working directory. Specify one of {string.Join(", ", found.Select(Path.GetFileName))}."),
        };
    }

    private static async Task<ConfigOrigin> WriteConfigAsync(string path, LiveOptions live, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            return ConfigOrigin.Existing;
        if (!live.HasKey(parsed))
        {
            AtomicFile.Write(path, ExampleConfig.Text.ReplaceLineEndings("\n"));
            return ConfigOrigin.Example;
        }
        var fetched = await LiveConfig.FetchAsync(live.ConnectionOf(parsed), cancellationToken);
        new PullRun(path, fetched.Checked()).Run(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        return ConfigOrigin.Live;
    }

    private static async Task<(List<string> Added, List<string> Commands)> AddPackagesAsync(string? project, bool onlyShow, CancellationToken cancellationToken)
    {
        var (added, commands) = (new List<string>(), new List<string>());
        if (project is null)
            return (added, ["dotnet add package ConvertTyped"]);
        foreach (var package in ProjectPackages.MissingFrom(project))
        {
            if (!onlyShow && await ProjectPackages.AddAsync(project, package, cancellationToken))
                added.Add(package);
            else
                commands.Add(ProjectPackages.CommandFor(project, package));
        }
        return (added, commands);
    }
}
