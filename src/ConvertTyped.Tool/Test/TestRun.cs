using System.Text.Json;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Simulate;

namespace ConvertTyped.Tool.Test;

/// <summary>Runs test cases against a config.</summary>
internal sealed class TestRun(TestCases cases, LoadedConfig config, string? environment)
{
    public TestReport Run()
    {
        var results = new List<TestResult>();
        foreach (var test in cases.Cases)
        {
            using var core = new OfflineCore(config.Runtime, test.Environment ?? environment ?? cases.Environment);
            var visitor = core.Visitor(test.Visitor, ValuesOf(test.Node["attributes"]), ValuesOf(test.Node["location"]));
            results.Add(new(test.Name, FilePosition.Locate(cases.Text, test.Node.Span.Start), [.. Failures(visitor, test.Node["expect"]!)]));
        }
        return new(cases.Path, config.Name, results);
    }

    private IEnumerable<TestFailure> Failures(ConvertContext visitor, JsonNode expect) =>
    [
        .. (expect["experiences"]?.Members ?? []).SelectMany(member => Experience(visitor, member)),
        .. (expect["features"]?.Members ?? []).SelectMany(member => Feature(visitor, member)),
    ];

    private IEnumerable<TestFailure> Experience(ConvertContext visitor, JsonMember expected)
    {
        if (config.Model.Experiences.All(experience => experience.Entity.Key != expected.Name))
        {
            yield return Failure(expected, $"experience '{expected.Name}'", "an experience with this key in the config", "none");
            yield break;
        }
        var actual = visitor.RunExperience(expected.Name, enableTracking: false);
        var name = actual is null ? null : actual.VariationKey ?? actual.VariationId;
        var wanted = expected.Value.AsId();
        if (name != wanted && actual?.VariationId != (wanted ?? ""))
            yield return Failure(expected, $"experience '{expected.Name}'", wanted ?? "no variation", name ?? "no variation");
    }

    private IEnumerable<TestFailure> Feature(ConvertContext visitor, JsonMember expected)
    {
        var subject = $"feature '{expected.Name}'";
        if (config.Model.Features.All(feature => feature.Entity.Key != expected.Name))
        {
            yield return Failure(expected, subject, "a feature with this key in the config", "none");
            yield break;
        }
        var actual = visitor.RunFeature(expected.Name, enableTracking: false);
        var isOnWanted = expected.Value.Kind is JsonKind.True or JsonKind.Object;
        if (isOnWanted != (actual is not null))
        {
            yield return Failure(expected, subject, isOnWanted ? "on" : "off", actual is null ? "off" : "on");
            yield break;
        }
        foreach (var variable in expected.Value.Members)
        {
            var value = actual!.Variables.TryGetValue(variable.Name, out var given) ? JsonSerializer.SerializeToElement(given) : (JsonElement?)null;
            var wanted = JsonElement.Parse(JsonWriter.Write(variable.Value));
            if (value is not { } found ? wanted.ValueKind != JsonValueKind.Null : !JsonElement.DeepEquals(found, wanted))
                yield return Failure(variable, $"{subject}, variable '{variable.Name}'", wanted.GetRawText(), value?.GetRawText() ?? "no value");
        }
    }

    private TestFailure Failure(JsonMember member, string subject, string expected, string actual) =>
        new(subject, expected, actual, FilePosition.Locate(cases.Text, member.NameSpan.Start));

    private static Dictionary<string, object?> ValuesOf(JsonNode? attributes)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var attribute in attributes?.Members ?? [])
            values[attribute.Name] = JsonElement.Parse(JsonWriter.Write(attribute.Value));
        return values;
    }
}
