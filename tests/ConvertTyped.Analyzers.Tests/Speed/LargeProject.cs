using System.Globalization;
using System.Text;
using System.Text.Json;
using ConvertTyped.Fixtures;

namespace ConvertTyped.Analyzers.Tests.Speed;

/// <summary>
/// Generates code that runs experiences and features, reads variables and tracks conversions. The same seed always produces the same code.
/// </summary>
internal sealed class LargeProject
{
    private const int MethodsPerFile = 8;
    private const int CallsPerMethod = 5;

    private readonly Random _random;
    private readonly IReadOnlyList<string> _experiences;
    private readonly IReadOnlyList<string> _features;
    private readonly IReadOnlyList<string> _goals;

    private LargeProject(int seed)
    {
        _random = new Random(seed);
        using var config = JsonDocument.Parse(Config);
        _experiences = Keys(config, "experiences");
        _features = Keys(config, "features");
        _goals = Keys(config, "goals");
    }

    public static string Config { get; } = LargeConfig.Create();

    /// <summary>
    /// The text of each file by its name. 500 files contain 20,000 calls that run an experience or a feature, or track a conversion. If mistakes are
    /// requested, each file contains one marked mistake.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Sources(int files = 500, bool mistakes = false, int seed = 2026)
    {
        var project = new LargeProject(seed);
        return Enumerable.Range(0, files).ToDictionary(number => $"Page{number}.cs", number => project.Source(number, mistakes));
    }

    private static string[] Keys(JsonDocument config, string list) =>
        [.. config.RootElement.GetProperty(list).EnumerateArray().Select(entity => entity.GetProperty("key").GetString()!)];

    private string Source(int number, bool mistakes)
    {
        var code = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.Text;
            using ConvertTyped;

            namespace Large;

            internal static class Page{{number}}
            {
            """);
        for (var method = 0; method < MethodsPerFile; method++)
        {
            var call = string.Join("\n", Enumerable.Range(0, CallsPerMethod).Select(Statement));
            if (mistakes && method == number % MethodsPerFile)
                call += "\n        " + Mistake(number);
            code.Append(CultureInfo.InvariantCulture, $$"""

                public static string Render{{method}}(ConvertContext context, StringBuilder page)
                {
            {{call}}
                    return page.ToString();
                }
            """);
        }
        return code.Append("\n}\n").ToString();
    }

    private string Statement(int number) => "        " + _random.Next(6) switch
    {
        0 => $"page.Append(context.RunExperience(\"{One(_experiences)}\")?.VariationKey);",
        1 => $"page.Append(context.RunFeature(\"{One(_features)}\")?.Variables.GetString(\"title\") ?? \"\");",
        2 => $"var feature{number} = context.RunFeature(\"{One(_features)}\"); if (feature{number}?.Variables.GetBoolean(\"is_on\") == true) page.Append(feature{number}.Variables.GetInt64(\"limit\"));",
        3 => $"context.TrackConversion(\"{One(_goals)}\", {_random.Next(100)}m, new Dictionary<string, object?> {{ [\"transactionId\"] = page.Length, [\"amount\"] = 1 }});",
        4 => $"var attributes{number} = new Dictionary<string, object?>(); attributes{number}[\"attribute_{_random.Next(50)}\"] = page.Length; page.Append(context.RunFeature(\"{One(_features)}\", attributes{number})?.Status);",
        _ => $"if (context.RunExperience(\"{One(_experiences)}\", enableTracking: page.Length > 0) is {{ VariationKey: \"v1\" }} result{number}) page.Append(result{number}.ExperienceKey);",
    };

    private string Mistake(int number) => (number % 4) switch
    {
        0 => $"context.RunExperience({{|CVT1001:\"{One(_experiences)}x\"|}});",
        1 => $"context.RunFeature(\"{One(_features)}\")?.Variables.GetString({{|CVT1005:\"tittle\"|}});",
        2 => $"context.TrackConversion(\"{One(_goals)}\", 1m, new Dictionary<string, object?> {{ [\"amount\"] = {{|CVT1007:true|}} }});",
        _ => $"context.RunFeature({{|CVT1002:\"{One(_features)}x\"|}});",
    };

    private string One(IReadOnlyList<string> keys) => keys[_random.Next(keys.Count)];
}
