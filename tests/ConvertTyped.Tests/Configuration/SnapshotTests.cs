using System.Text.Json;

namespace ConvertTyped.Tests.Configuration;

public class SnapshotTests
{
    [Theory]
    [InlineData("42", "42")]
    [InlineData("\"42\"", "42")]
    [InlineData("1.50", "1.5")]
    [InlineData("1e21", "1e+21")]
    [InlineData("12345678901234567890", "12345678901234567000")]
    [InlineData("-0", "0")]
    [InlineData("1e999", "Infinity")]
    public void An_id_is_a_string_however_it_is_written(string written, string id)
    {
        var snapshot = new ConfigText { Account = written, Goals = $$"""{"id":{{written}},"key":{{written}}}""" }.Read();
        Assert.Equal(id, snapshot.AccountId);
        Assert.Same(snapshot.Goals.Single(), snapshot.GetConfigEntityById("goal", id));
        Assert.Same(snapshot.Goals.Single(), snapshot.GetConfigEntity("goal", id));
    }

    [Fact]
    public void References_are_resolved_whether_they_are_numbers_or_strings()
    {
        var snapshot = new ConfigText
        {
            Experiences = """
                {"id":7,"key":"e","locations":["1"],"audiences":[2],"variations":[{"id":9,"changes":[
                  {"type":"fullStackFeature","data":{"feature_id":"5","variables_data":{}}}]}]}
                """,
            Features = """{"id":5,"key":"f"}""",
            Locations = ConfigText.Ruled("1", "null"),
            Audiences = """{"id":2}""",
            Archived = "7",
        }.Read();
        var experience = snapshot.Experiences.Single();
        Assert.True(experience.IsArchived);
        Assert.Equal("9", experience.Variations.Single().Id);
        Assert.Equal("1", experience.Qualifications.Locations!.Single().Id);
        Assert.Equal("2", experience.Qualifications.Audiences.Single().Id);
        Assert.Same(experience, snapshot.Carriers[snapshot.Features.Single()].Single());
    }

    [Fact]
    public void The_first_of_several_entities_with_the_same_id_or_key_is_used()
    {
        using var logs = new RecordedLogs();
        using var core = new ConfigText
        {
            Goals = """{"id":"1","key":"a","name":"first"},{"id":"1","key":"b"},{"id":"2","key":"a"},{"id":1,"key":"c"},{"id":"3","key":"c"}""",
        }.Start(options => options.LoggerFactory = logs);
        Assert.Equal(["1", "3"], core.CurrentConfig!.Goals.Select(goal => goal.Id));
        Assert.Equal("first", core.CurrentConfig.GetConfigEntity("goals", "a")!.Name);
        Assert.Contains("goals", Assert.Single(logs.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_are_not_entities_are_ignored_with_a_warning()
    {
        using var logs = new RecordedLogs();
        const string broken = """null, 1, "x", [], {}, {"id":null}, {"id":""}, {"id":{}}, {"key":"k"}, {"id":"ok"}""";
        using var core = new ConfigText
        {
            Experiences = broken, Features = broken, Goals = broken, Audiences = broken, Locations = broken, Segments = broken, Archived = broken,
        }.Start(options => options.LoggerFactory = logs);
        foreach (var kind in (string[])["experience", "feature", "goal", "audience", "location", "segment"])
            Assert.Equal("ok", Assert.Single(core.CurrentConfig!.GetConfigEntities(kind)).Key);
        Assert.Equal(6, logs.Warnings.Count());
    }

    [Fact]
    public void Variations_without_an_id_are_not_part_of_the_snapshot()
    {
        var snapshot = new ConfigText { Experiences = """{"id":"e","variations":[{"key":"x"},null,{"id":""},3,{"id":"v"}]}""" }.Read();
        Assert.Equal("v", snapshot.Experiences.Single().Variations.Single().Id);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("[null,[],{\"id\":{}}]")]
    public void Fields_of_an_unexpected_JSON_type_are_treated_as_absent(string odd)
    {
        var snapshot = new ConfigText
        {
            Experiences = $$"""
                {"id":"e","key":{{(odd == "\"x\"" ? "1" : odd)}},"name":{{odd}},"status":{{odd}},"variations":{{odd}},"audiences":{{odd}},"settings":{{odd}}},
                {"id":"c","settings":{"matching_options":{{odd}}},"variations":[{"id":"v","changes":{{odd}}},{"id":"w","changes":[{"type":{{odd}}},{"type":"fullStackFeature","data":{{odd}}}]}]}
                """,
            Features = $$"""{"id":"f","variables":{{odd}}}""",
        }.Read();
        Assert.Empty(snapshot.Experiences[0].Variations);
        Assert.All(snapshot.Experiences[1].Variations, variation => Assert.Empty(variation.Carries));
        Assert.Empty(snapshot.Features.Single().Variables);
    }

    [Theory]
    [InlineData("\"11\"", false)]
    [InlineData("\"12\"", true)]
    [InlineData("\" 0xC \"", true)]
    [InlineData("12", true)]
    [InlineData("11.0001", true)]
    [InlineData("1e9", true)]
    [InlineData("1e999", true)]
    [InlineData("[12]", true)]
    [InlineData("[\"12\"]", true)]
    [InlineData("[12,1]", false)]
    [InlineData("null", false)]
    [InlineData("true", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"12th\"", false)]
    [InlineData("{}", false)]
    public void The_version_of_an_experience_is_read_as_in_JavaScript_and_determines_the_layout_of_the_buckets(string version, bool anchored)
    {
        var experience = new ConfigText
        {
            Experiences = $$"""{"id":"e","version":{{version}},"variations":[{"id":"a","status":"stopped","traffic_allocation":50},{"id":"b","traffic_allocation":50}]}""",
        }.Read().Experiences.Single();
        Assert.Equal(anchored ? null : "b", experience.Allocation.Choose(0)?.Id);
        Assert.Equal(anchored ? "b" : null, experience.Allocation.Choose(9999)?.Id);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("\" 3e1 \"", 30)]
    [InlineData("\"0x1e\"", 30)]
    [InlineData("[30]", 30)]
    [InlineData("null", 0)]
    [InlineData("\"\"", 0)]
    [InlineData("\" \\t\"", 0)]
    [InlineData("false", 0)]
    [InlineData("[]", 0)]
    [InlineData("true", 1)]
    [InlineData("\"half\"", 100)]
    [InlineData("{}", 100)]
    [InlineData("[1,2]", 100)]
    [InlineData("-5", -5)]
    public void The_traffic_allocation_is_read_as_in_JavaScript_and_is_100_if_it_is_not_a_number(string written, double traffic)
    {
        var variation = new ConfigText { Experiences = $$"""{"id":"e","variations":[{"id":"v","traffic_allocation":{{written}}}]}""" }
            .Read().Experiences.Single().Variations.Single();
        Assert.Equal(traffic, variation.TrafficAllocation);
        Assert.Equal(100, new ConfigText { Experiences = ConfigText.Experience("e") }.Read().Experiences.Single().Variations.Single().TrafficAllocation);
    }

    [Fact]
    public void Lone_surrogates_do_not_invalidate_a_config()
    {
        var snapshot = new ConfigText
        {
            Goals = """{"id":"\ud800","key":"a\udfff","name":"\ud83d\ude00","\ud800":1}""",
            Features = """{"id":"f","variables":[{"key":"\ud800","type":"string","\ud800":"\ud800"}]}""",
            Audiences = """{"id":"a","type":"\ud800","rules":{"OR":[{"\ud800":1,"AND":[{"OR_WHEN":[{"rule_type":"\ud800","matching":{"match_type":"\ud800","negated":false,"\ud800":[]},"key":"\ud800","value":"\ud800"}]}]}]}}""",
            Experiences = """
                {"id":"e","key":"\ud800","\ud800":2,"status":"\ud800","settings":{"\ud800":1,"matching_options":{"\ud800":1,"audiences":"\ud800"}},
                 "variations":[{"id":"v","\ud800":3,"changes":[{"\ud800":1,"type":"\ud800"},{"type":"fullStackFeature","data":{"\ud800":1,"feature_id":"f","variables_data":{"\ud800":"\ud800","\udc00":"{\"\\ud800\":1}"}}}]}]}
                """,
        }.Read();
        Assert.Same(snapshot.Goals.Single(), snapshot.GetConfigEntityById("goal", "\ud800"));
        Assert.Equal("a\udfff", snapshot.Goals.Single().Key);
        Assert.Equal("😀", snapshot.Goals.Single().Name);
        Assert.Equal("\ud800", snapshot.Experiences.Single().Variations.Single().Carries.Single().Variables.GetString("\ud800"));
    }

    [Fact]
    public void The_last_of_several_members_with_the_same_name_is_used()
    {
        var snapshot = new ConfigText { Goals = """{"id":"1","key":"a","id":"2","key":"b"}""" }.Read();
        Assert.Equal(("2", "b"), (snapshot.Goals.Single().Id, snapshot.Goals.Single().Key));
    }

    [Fact]
    public void Unknown_fields_can_be_read()
    {
        var snapshot = new ConfigText { Goals = """{"id":"1","settings":{"threshold":3}}""" }.Read();
        Assert.Equal(3, snapshot.Goals.Single().Raw.GetProperty("settings").GetProperty("threshold").GetInt32());
        Assert.Equal(JsonValueKind.Object, snapshot.Goals.Single().Raw.ValueKind);
    }

    [Fact]
    public void Only_the_singular_and_the_plural_of_a_kind_of_entity_are_recognized()
    {
        var snapshot = new ConfigText { Segments = """{"id":"1","key":"s"}""", Locations = """{"id":"2","key":"l"}""" }.Read();
        Assert.Same(snapshot.GetConfigEntity("segment", "s"), snapshot.GetConfigEntity("segments", "s"));
        Assert.Same(snapshot.GetConfigEntityById("location", "2"), snapshot.GetConfigEntities("locations").Single());
        Assert.Null(snapshot.GetConfigEntity("Segment", "s"));
        Assert.Null(snapshot.GetConfigEntity("segment", "1"));
        Assert.Null(snapshot.GetConfigEntityById("variation", "1"));
        Assert.Empty(snapshot.GetConfigEntities("nonsense"));
    }
}
