using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Generator.Tests.Semantics;

/// <summary>Tests that the runtime, the generator and the analyzers agree on the value of a served variable.</summary>
public class VariableTests
{
    public static TheoryData<string> Values => [.. ThreeUsers.Table("values.json").GetProperty("cases").EnumerateArray().Select(test => test.GetRawText())];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task The_runtime_the_generator_and_the_analyzers_agree_on_how_a_value_is_cast(string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var type = test.GetProperty("type").GetString()!;
        var users = ThreeUsers.Of($$"""
            "features": [{ "id": "1", "key": "f", "variables": [{ "key": "x", "type": "{{type}}" }] }],
            "experiences": [{ "id": "2", "key": "e", "variations": [{ "id": "3", "changes": [
              { "type": "fullStackFeature", "data": { "feature_id": "1", "variables_data": { "x": {{test.GetProperty("value").GetRawText()}} } } }] }] }]
            """);

        var isAvailable = test.TryGetProperty("cast", out var expected);
        Assert.Equal(isAvailable, users.Run(core => Variables(core).TryGetValue("x", out var value) && IsSame(expected, value)));
        Assert.Equal(isAvailable, (await users.FindingsAsync("CVT0103")).Length == 0);

        // The generated property has the type that the runtime casts to. The generator reads a type that the runtime does not recognize, such as int, as unknown.
        var declared = Assert.Single(Assert.Single(users.Model.Features).Variables).Type.ToString();
        Assert.Equal(type is "boolean" or "integer" or "float" or "string" ? type : "unknown", declared.ToLowerInvariant());
    }

    /// <summary>The runtime uses .NET's shortest form of a number. The generator computes it, because .NET Framework does not provide it.</summary>
    [Fact]
    public void A_number_becomes_the_same_text_at_build_time_and_at_run_time()
    {
        var random = new Random(20261128);
        var numbers = Enumerable.Range(0, 1000)
            .Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))
            .Where(double.IsFinite)
            .Concat([double.Epsilon, double.MaxValue, double.MinValue, Math.ScaleB(1, -25), Math.ScaleB(1, -958), 1e21, 1e-6, 1e-7, 0.1 + 0.2, 4.35, 123456.789])
            .Select(number => number.ToString("E16", CultureInfo.InvariantCulture))
            .ToList();
        var declared = string.Join(", ", numbers.Select((_, i) => $$"""{ "key": "x{{i}}", "type": "string" }"""));
        var values = string.Join(", ", numbers.Select((number, i) => $"\"x{i}\": {number}"));
        var users = ThreeUsers.Of($$"""
            "features": [{ "id": "1", "key": "f", "variables": [{{declared}}] }],
            "experiences": [{ "id": "2", "key": "e", "variations": [{ "id": "3", "changes": [
              { "type": "fullStackFeature", "data": { "feature_id": "1", "variables_data": { {{values}} } } }] }] }]
            """);

        Assert.Equal(
            numbers.Select(number => Read.Json(number).Root.ToPrimitive().ToText()),
            users.Run(core => Variables(core).Values.Cast<string>().ToList()));
    }

    private static FeatureVariables Variables(ConvertCore core) => core.CreateContext("visitor").RunFeature("f")!.Variables;

    private static bool IsSame(JsonElement expected, object? value) => value switch
    {
        bool flag => expected.ValueKind == (flag ? JsonValueKind.True : JsonValueKind.False),
        long number => expected.TryGetInt64(out var integer) && integer == number,
        double number => expected.GetDouble() == number,
        string text => expected.GetString() == text,
        _ => false,
    };
}
