namespace ConvertTyped.Analyzers.Tests;

/// <summary>An entity that Convert no longer serves counts as retired, not as unknown, as long as convert.retired.json lists it.</summary>
public sealed class RetiredFileTests
{
    private const string Retired = """
        { "version": 1,
          "experiences": [ { "id": "70", "key": "old-experiment", "since": "2026-11-03", "variations": [ { "id": "71", "key": "control" } ] } ],
          "features": [ { "id": "80", "key": "old-feature", "since": "2026-11-03", "variables": [ { "key": "text", "type": "string" } ] } ],
          "goals": [ { "id": "90", "key": "old-goal", "since": "2026-11-03" } ],
          "segments": [ { "id": "95", "key": "old-segment", "since": "2026-11-03" } ],
          "visitorAttributes": [ { "key": "old_plan", "type": "text", "since": "2026-11-03" } ] }
        """;

    [Fact]
    public Task Keys_variables_and_attributes_in_the_retired_file_are_not_reported_as_unknown() => FindAsync("""
        context.RunExperience({|CVT2001:"old-experiment"|});
        context.TrackConversion({|CVT2003:"old-goal"|});
        context.RunCustomSegments([{|CVT2004:"old-segment"|}]);
        _ = context.RunFeature({|CVT2002:"old-feature"|})?.Variables.GetString("text");
        _ = context.RunFeature({|CVT2002:"old-feature"|})?.Variables.GetString({|CVT1005:"txt"|});
        core.CreateContext("anna", new Dictionary<string, object?> { ["old_plan"] = "pro" });
        """);

    [Fact]
    public Task Removed_keys_that_the_retired_file_does_not_list_are_reported_as_unknown() => FindAsync("context.RunExperience({|CVT1001:\"old-experiment\"|});", retired: "{}");

    [Fact]
    public Task Each_config_has_its_own_retired_file() => Analysis.FindsTheMarkedAsync(TestProject.Of(Code.Lines("""
        context.RunExperience({|CVT2001:"old-experiment"|});
        context.TrackConversion({|CVT2003:"shop-goal"|});
        context.TrackConversion({|CVT1003:"nobodys-goal"|});
        """)) with
    {
        AdditionalFiles = new Dictionary<string, string>
        {
            ["convert.json"] = Configs.Shop,
            ["convert.retired.json"] = Retired,
            ["shop.convert.json"] = Configs.With("\"goals\": []"),
            ["shop.convert.retired.json"] = """{ "goals": [ { "id": "1", "key": "shop-goal", "since": "2026-11-03" } ] }""",
            ["other.convert.retired.json"] = """{ "goals": [ { "id": "1", "key": "nobodys-goal", "since": "2026-11-03" } ] }""",
        },
    });

    [Fact]
    public Task A_fallback_for_an_entity_in_the_retired_file_is_not_reported() =>
        FindAsync("", fallbacks: """{ "features": { "old-feature": { "text": "Hello", {|CVT0107:"txt"|}: 1 } } }""");

    [Fact]
    public Task A_switch_does_not_have_to_handle_a_variation_in_the_retired_file() => Analysis.FindsTheMarkedAsync(Project(
        Code.Lines("_ = context.Experiences.CheckoutExperiment.Variation switch { CheckoutExperimentVariation.Control => 1, CheckoutExperimentVariation.Treatment => 2, _ => 3 };"),
        """{ "experiences": [ { "id": "100410001", "key": "checkout-experiment", "since": "2026-11-03", "variations": [ { "id": "1", "key": "old" } ] } ] }""",
        null) with { Generates = true });

    private static Task FindAsync(string lines, string retired = Retired, string? fallbacks = null) =>
        Analysis.FindsTheMarkedAsync(Project(Code.Lines(lines), retired, fallbacks));

    private static TestProject Project(string code, string retired, string? fallbacks)
    {
        var files = new Dictionary<string, string> { ["convert.json"] = Configs.Shop, ["convert.retired.json"] = retired };
        if (fallbacks is not null)
            files["convert.fallbacks.json"] = fallbacks;
        return TestProject.Of(code) with { AdditionalFiles = files };
    }
}
