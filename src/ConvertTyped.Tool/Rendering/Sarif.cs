using System.Text.Json.Nodes;

namespace ConvertTyped.Tool.Rendering;

/// <summary>Writes SARIF 2.1.0 for code scanning.</summary>
internal static class Sarif
{
    public static string Write(IEnumerable<Annotation> annotations)
    {
        var all = annotations.ToList();
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "convert-typed",
                        ["informationUri"] = "https://github.com/converttyped/converttyped",
                        ["rules"] = new JsonArray([.. all.GroupBy(annotation => annotation.Id, StringComparer.Ordinal).Select(group => Rule(group.First()))]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. all.Select(Result)]),
            }),
        };
        return log.ToJsonString(ReportJson.Options);
    }

    private static JsonObject Rule(Annotation annotation)
    {
        var rule = new JsonObject { ["id"] = annotation.Id };
        if (annotation.HelpUri is { } uri)
            rule["helpUri"] = uri;
        return rule;
    }

    private static JsonObject Result(Annotation annotation)
    {
        var result = new JsonObject
        {
            ["ruleId"] = annotation.Id,
            ["level"] = annotation.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" },
            ["message"] = new JsonObject { ["text"] = annotation.Message },
        };
        if (annotation.File is { } file)
            result["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Place(annotation, file) });
        return result;
    }

    private static JsonObject Place(Annotation annotation, string file)
    {
        var shown = RelativePath.From(file);
        var place = new JsonObject
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = Path.IsPathRooted(shown) ? new Uri(shown).AbsoluteUri : Uri.EscapeDataString(shown).Replace("%2F", "/", StringComparison.Ordinal) },
        };
        if (annotation.Line > 0)
        {
            place["region"] = new JsonObject
            {
                ["startLine"] = annotation.Line,
                ["startColumn"] = annotation.Column,
                ["endLine"] = annotation.EndLine,
                ["endColumn"] = annotation.EndColumn,
            };
        }
        return place;
    }
}
