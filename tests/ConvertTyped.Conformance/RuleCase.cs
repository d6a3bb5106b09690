using System.Text.Json;

namespace ConvertTyped.Conformance;

/// <summary>Puts the rules in an audience or a location. A visitor who matches the rules gets the only variation.</summary>
internal static class RuleCase
{
    internal static string? Check(JsonElement test)
    {
        var isLocation = test.GetProperty("where").GetString() == "location";
        using var core = new ConvertCore(new() { Config = ConvertConfig.FromString(Wrap(test.GetProperty("rules"), isLocation)) }).Initialize();
        var attributes = Cores.AttributesOf(test, "attributes") ?? [];
        var context = isLocation ? core.CreateContext("visitor", null, attributes) : core.CreateContext("visitor", attributes);
        var matched = context.RunExperience("only") is not null;
        var matchedOverlay = (isLocation
            ? core.CreateContext("visitor-2").RunExperience("only", locationAttributes: attributes)
            : core.CreateContext("visitor-2").RunExperience("only", attributes: attributes)) is not null;
        if (matched != matchedOverlay)
            return "a different result with the attributes as arguments of the call";
        return matched == test.GetProperty("expect").GetBoolean() ? null : matched ? "a match" : "no match";
    }

    private static string Wrap(JsonElement rules, bool isLocation)
    {
        var kind = isLocation ? "locations" : "audiences";
        return $$"""
            {
              "account_id": "1", "project": { "id": "2" },
              "{{kind}}": [ { "id": "r", "key": "r", "rules": {{rules.GetRawText()}} } ],
              "experiences": [ { "id": "e", "key": "only", "{{kind}}": ["r"], "variations": [ { "id": "v", "key": "v" } ] } ]
            }
            """;
    }
}
