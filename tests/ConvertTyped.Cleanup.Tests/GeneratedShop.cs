using System.Text;
using ConvertTyped.Testing;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>A project with a given number of files and flags. Each file uses four flags.</summary>
internal sealed class GeneratedShop(int files, int flags)
{
    private const int UsesPerFile = 4;

    internal int Uses => files * UsesPerFile;

    internal IReadOnlyList<FlagDecision> Decisions { get; } = [.. Enumerable.Range(0, flags).Select(flag => IsFeature(flag)
        ? new FeatureDecision($"feature-{flag}", $"Feature{flag}", true, [new("title", "Title", $"Title {flag}")])
        : (FlagDecision)new ExperienceDecision($"experience-{flag}", $"Experience{flag}", new($"{flag}2", "treatment", "Treatment")))];

    internal string Config => $$"""
        {
          "account_id": "1", "project": { "id": "2" },
          "experiences": [ {{string.Join(",\n", Enumerable.Range(0, flags).Select(Experience))}} ],
          "features": [ {{string.Join(",\n", Enumerable.Range(0, flags).Where(IsFeature).Select(flag =>
              $$"""{ "id": "{{flag}}9", "key": "feature-{{flag}}", "variables": [ { "key": "title", "type": "string" } ] }"""))}} ],
          "goals": [], "audiences": [], "locations": [], "segments": []
        }
        """;

    internal IEnumerable<(string Name, string Text)> Documents => Enumerable.Range(0, files).Select(file => ($"Page{file}.cs", Page(file)));

    /// <summary>The output of all pages for a visitor to whom all decisions apply.</summary>
    internal string Run(System.Reflection.Assembly assembly)
    {
        using var convert = new TestConvert(ConvertConfig.FromString(Config));
        foreach (var decision in Decisions)
        {
            if (decision is ExperienceDecision { Kept: { } kept })
                convert.Experience(decision.Key).Force(kept.Id, kept.Key);
            else if (decision is FeatureDecision feature)
                convert.Feature(decision.Key).Enable([.. feature.Variables.Select(variable => (variable.Key, variable.Value))]);
        }

        var printed = new List<string>();
        foreach (var type in assembly.GetTypes().Where(type => type.Name.StartsWith("Page", StringComparison.Ordinal)).OrderBy(type => type.Name, StringComparer.Ordinal))
            type.GetMethod("Run")!.Invoke(null, [convert.Context("visitor-1"), (Action<object?>)(value => printed.Add($"{type.Name}: {value}"))]);
        return string.Join('\n', printed);
    }

    private static bool IsFeature(int flag) => flag % 2 == 1;

    private static string Experience(int flag) => $$"""
        { "id": "{{flag}}0", "key": "experience-{{flag}}", "variations": [
          { "id": "{{flag}}1", "key": "control", "traffic_allocation": 50, "changes": [] },
          { "id": "{{flag}}2", "key": "treatment", "traffic_allocation": 50, "changes": [{{(IsFeature(flag)
              ? $$"""{ "id": "1", "type": "fullStackFeature", "data": { "feature_id": "{{flag}}9", "variables_data": { "title": "Title {{flag}}" } } }"""
              : "")}}] } ] }
        """;

    private string Page(int file)
    {
        var text = new StringBuilder($$"""
            using System;
            using ConvertTyped;

            namespace Shop;

            public static class Page{{file}}
            {
                public static void Run(ConvertContext context, Action<object?> print)
                {

            """);
        for (var use = 0; use < UsesPerFile; use++)
        {
            var flag = ((file * UsesPerFile) + use) % flags;
            text.Append(IsFeature(flag) ? FeatureUse(flag, file) : ExperienceUse(flag, file));
        }

        return text.Append("        print(context.VisitorId);\n    }\n}\n").ToString();
    }

    private static string FeatureUse(int flag, int file) => (file % 3) switch
    {
        0 => $"        if (context.Features.Feature{flag}.IsEnabled)\n            print(context.Features.Feature{flag}.Title ?? \"none\");\n        else\n            print(\"old {flag}\");\n",
        1 => $"        if (context.Features.Feature{flag} is {{ IsEnabled: true }} feature{flag})\n        {{\n            print(feature{flag}.Title);\n        }}\n\n",
        _ => $"        print(context.RunFeature(\"feature-{flag}\") is null ? \"off\" : \"on\");\n",
    };

    private static string ExperienceUse(int flag, int file) => (file % 3) switch
    {
        0 => $"        var page{flag} = context.Experiences.Experience{flag}.Variation switch\n        {{\n            Experience{flag}Variation.Treatment => \"new {flag}\",\n            _ => \"old {flag}\",\n        }};\n        print(page{flag});\n",
        1 => $"        if (context.Experiences.Experience{flag}.Variation != Experience{flag}Variation.Treatment)\n            return;\n",
        _ => $"        print(context.RunExperience(ExperienceKeys.Experience{flag})?.VariationKey == \"treatment\");\n",
    };
}
