using System.Text.Json;

namespace ConvertTyped.Generator.Tests.Semantics;

/// <summary>Tests that entity ids, variation statuses and the keys of conversion data have the same meaning for the runtime, the generator and the analyzers.</summary>
public class EntityTests
{
    public static TheoryData<string> Ids => Cases("ids");

    public static TheoryData<string> Statuses => Cases("statuses");

    public static TheoryData<string> ConversionKeys => Cases("conversionKeys");

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_runtime_the_generator_and_the_analyzers_normalize_an_id_in_the_same_way(string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var id = test.GetProperty("id").GetString();
        var served = test.GetProperty("served").GetRawText();
        var users = ThreeUsers.Of($$"""
            "goals": [{ "id": {{served}}, "key": "g" }],
            "experiences": [{ "id": "2", "key": "e", "goals": [{{JsonSerializer.Serialize(id)}}], "variations": [{ "id": "3" }] }]
            """);

        Assert.Equal(id, users.Run(core => core.CurrentConfig!.Goals.SingleOrDefault()?.Id));
        Assert.Equal(id, Assert.Single(users.Model.Goals).Id);
        Assert.Empty(await users.FindingsAsync("CVT0102"));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task The_runtime_the_generator_and_the_analyzers_agree_on_whether_a_variation_runs(string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var isRunning = test.GetProperty("isRunning").GetBoolean();
        var status = test.TryGetProperty("status", out var given) ? $$""" "status": {{given.GetRawText()}}, """ : "";
        var users = ThreeUsers.Of($$"""
            "features": [{ "id": "1", "key": "f" }],
            "experiences": [{ "id": "2", "key": "e", "variations": [{ "id": "3", {{status}} "changes": [{ "type": "fullStackFeature", "data": { "feature_id": "1" } }] }] }]
            """);

        Assert.Equal(isRunning, users.Run(core => core.CreateContext("visitor").RunExperience("e") is not null));
        Assert.Equal(isRunning, users.Run(core => core.CurrentConfig!.Experiences[0].Variations[0].IsRunning));
        Assert.Equal(isRunning, Assert.Single(users.Model.Features).Entity.Retirement is null);
        Assert.Equal(isRunning, (await users.FindingsAsync("CVT0104")).Length == 0);
    }

    /// <summary>The generator's typed goals pass their named arguments to the runtime, so the generator needs no list of keys.</summary>
    [Theory]
    [MemberData(nameof(ConversionKeys))]
    public async Task A_key_of_conversion_data_is_sent_if_and_only_if_the_analyzers_accept_it(string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var key = test.GetProperty("key").GetString()!;
        string[] sent = test.TryGetProperty("name", out var name) && name.GetString() is { } accepted and not "amount" ? [accepted] : [];
        var users = ThreeUsers.Of("\"goals\": [{ \"id\": \"1\", \"key\": \"g\" }]");

        using var convert = users.Test();
        convert.Context("visitor").TrackConversion("g", conversionData: new Dictionary<string, object?> { [key] = 2 });
        var conversion = Assert.Single(convert.Conversions);
        Assert.Equal(sent, conversion.Data.Keys);
        Assert.Equal(key == "amount" ? 2 : null, conversion.Revenue);

        var findings = await users.FindingsAsync("CVT1008", $$"""
            static class Code
            {
                static void Track(ConvertTyped.ConvertContext context) =>
                    context.TrackConversion("g", conversionData: new System.Collections.Generic.Dictionary<string, object?> { [{{JsonSerializer.Serialize(key)}}] = 2 });
            }
            """);
        Assert.Equal(name.ValueKind == JsonValueKind.String, findings.Length == 0);
    }

    private static TheoryData<string> Cases(string list) =>
        [.. ThreeUsers.Table("names.json").GetProperty(list).EnumerateArray().Select(test => test.GetRawText())];
}
