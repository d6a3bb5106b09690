using System.Text.Json;

namespace ConvertTyped.Tool.Tests;

/// <summary>The config files of the repository's tests and samples, and the configs in the conformance fixtures.</summary>
internal static class FixtureConfigs
{
    public static IEnumerable<(string Name, string Json)> All() => Files().Select(file => (file, File.ReadAllText(file))).Concat(Conformance());

    public static IEnumerable<string> Files() => new[] { "tests", "samples" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*convert.json", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static IEnumerable<(string Name, string Json)> Conformance() =>
        from file in Directory.EnumerateFiles(Repository.At("tests", "Fixtures", "conformance"), "*.json")
        let json = JsonElement.Parse(File.ReadAllText(file))
        from config in ConfigsIn(json)
        select ($"{Path.GetFileName(file)}: {config.Name}", config.Json);

    // Some files contain named configs. In other files, each case can have its own config.
    private static IEnumerable<(string Name, string Json)> ConfigsIn(JsonElement file)
    {
        if (file.TryGetProperty("configs", out var configs))
            return configs.EnumerateObject().Select(config => (config.Name, config.Value.GetRawText()));
        return file.GetProperty("cases").EnumerateArray().Index()
            .Where(test => test.Item.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object)
            .Select(test => ($"case {test.Index}", test.Item.GetProperty("config").GetRawText()));
    }
}
