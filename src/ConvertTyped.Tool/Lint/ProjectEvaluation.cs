using System.Text.Json;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Lint;

/// <summary>A project file as MSBuild evaluates it. The project is not restored, compiled or run.</summary>
/// <param name="Items">The items by name, each with its metadata.</param>
internal sealed record ProjectEvaluation(
    string Path, IReadOnlyDictionary<string, string> Properties, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Items)
{
    // A project that has not been restored does not have this target.
    private const string SelectConfigs = "-target:SelectConvertConfigs";

    /// <summary>
    /// Runs the target that selects the configs, and then evaluates the properties and items of a project. If the target fails, evaluates the project
    /// without running the target. If MSBuild cannot evaluate the project, writes the reason to standard error and returns null.
    /// </summary>
    public static async Task<ProjectEvaluation?> EvaluateAsync(string path, IEnumerable<string> properties, IEnumerable<string> items, CancellationToken cancellationToken)
    {
        // A test project may reference applications with their own configs and accessors. Lint does not examine these configs with the test project.
        string[] arguments = ["msbuild", path, "-nologo", "-property:ConvertTypedShareAccessors=false", $"-getProperty:{string.Join(',', properties)}", $"-getItem:{string.Join(',', items)}"];
        var dotnet = await ChildProcess.RunAsync("dotnet", [.. arguments, SelectConfigs], Environment.CurrentDirectory, cancellationToken);
        if (dotnet.ExitCode != 0)
            dotnet = await ChildProcess.RunAsync("dotnet", arguments, Environment.CurrentDirectory, cancellationToken);
        if (dotnet.ExitCode == 0)
            return Read(path, dotnet.Output);
        Messages.Warning($"MSBuild cannot evaluate the project {RelativePath.From(path)}, so its settings are ignored. Correct these errors:\n{dotnet.Text}");
        return null;
    }

    public string this[string property] => Properties.GetValueOrDefault(property, "");

    public IReadOnlyList<IReadOnlyDictionary<string, string>> this[string item, string metadata] =>
        [.. Items.GetValueOrDefault(item, []).Where(values => values.GetValueOrDefault(metadata, "").Length > 0)];

    private static ProjectEvaluation Read(string path, string json)
    {
        var evaluated = JsonElement.Parse(json);
        return new(
            path,
            Values(evaluated.GetProperty(nameof(Properties))),
            evaluated.GetProperty(nameof(Items)).EnumerateObject().ToDictionary(
                item => item.Name,
                item => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. item.Value.EnumerateArray().Select(Values)],
                StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Values(JsonElement values) =>
        values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString() ?? "", StringComparer.OrdinalIgnoreCase);
}
