using System.Diagnostics;
using System.Text.Json;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Lint;

/// <summary>A project file as MSBuild evaluates it. Nothing is restored, built or run.</summary>
/// <param name="Items">The items by name, each with its metadata.</param>
internal sealed record ProjectEvaluation(
    string Path, IReadOnlyDictionary<string, string> Properties, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Items)
{
    /// <summary>Returns null if MSBuild cannot evaluate the project. The reason is on standard error.</summary>
    public static async Task<ProjectEvaluation?> OfAsync(string path, IEnumerable<string> properties, IEnumerable<string> items, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", path, "-nologo", $"-getProperty:{string.Join(',', properties)}", $"-getItem:{string.Join(',', items)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var dotnet = Process.Start(start)!;
        var output = dotnet.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = dotnet.StandardError.ReadToEndAsync(cancellationToken);
        await dotnet.WaitForExitAsync(cancellationToken);
        if (dotnet.ExitCode == 0)
            return Read(path, await output);
        Messages.Warning($"{RelativePath.From(path)} cannot be evaluated, so its settings are ignored:\n{(await output + await error).Trim()}");
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
