using System.Text.Json;
using Json.Schema;

namespace ConvertTyped.Tool.Tests.Schemas;

/// <summary>The schemas in docs/schemas, by name.</summary>
internal static class Schema
{
    private static readonly Lazy<Dictionary<string, JsonSchema>> All = new(() => Directory
        .EnumerateFiles(Repository.At("docs", "schemas"), "*.schema.json")
        .Order(StringComparer.Ordinal)
        // A schema must be registered before a schema that refers to it.
        .OrderBy(file => file.Contains("convert.", StringComparison.Ordinal) ? 0 : 1)
        .ToDictionary(file => Path.GetFileName(file).Replace(".schema.json", "", StringComparison.Ordinal), file => JsonSchema.FromFile(file)));

    public static void AssertFits(string schema, string json, string? name = null)
    {
        var results = Evaluate(schema, json);
        var errors = (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"));
        Assert.True(results.IsValid, $"{name ?? json} does not match {schema}: {string.Join('\n', errors.Take(10))}");
    }

    public static EvaluationResults Evaluate(string schema, string json) =>
        All.Value[schema].Evaluate(JsonElement.Parse(json), new EvaluationOptions { OutputFormat = OutputFormat.List });
}
