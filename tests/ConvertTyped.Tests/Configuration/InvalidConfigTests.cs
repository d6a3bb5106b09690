namespace ConvertTyped.Tests.Configuration;

public class InvalidConfigTests
{
    private const string Secret = "s3cr3t-value";

    [Theory]
    [InlineData("""[]""", "$")]
    [InlineData("""null""", "$")]
    [InlineData("""42""", "$")]
    [InlineData("""{}""", "account_id")]
    [InlineData("""{"account_id":"1"}""", "project.id")]
    [InlineData("""{"project":null,"account_id":"1"}""", "project")]
    [InlineData("""{"project":"s3cr3t-value","account_id":"1"}""", "project")]
    [InlineData("""{"project":[],"account_id":"1"}""", "project")]
    [InlineData("""{"project":{},"account_id":"1"}""", "project.id")]
    [InlineData("""{"project":{"id":""},"account_id":"1"}""", "project.id")]
    [InlineData("""{"project":{"id":["s3cr3t-value"]},"account_id":"1"}""", "project.id")]
    [InlineData("""{"project":{"id":"2"}}""", "account_id")]
    [InlineData("""{"project":{"id":"2"},"account_id":""}""", "account_id")]
    [InlineData("""{"project":{"id":"2"},"account_id":null}""", "account_id")]
    [InlineData("""{"project":{"id":"2"},"account_id":true}""", "account_id")]
    [InlineData("""{"project":{"id":"2"},"account_id":{"s3cr3t-value":1}}""", "account_id")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","experiences":"s3cr3t-value"}""", "experiences")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","experiences":null}""", "experiences")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","features":{}}""", "features")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","goals":0}""", "goals")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","audiences":false}""", "audiences")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","locations":"[]"}""", "locations")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","segments":1}""", "segments")]
    [InlineData("""{"project":{"id":"2"},"account_id":"1","archived_experiences":"s3cr3t-value"}""", "archived_experiences")]
    public void The_error_for_an_invalid_config_names_the_field_and_never_its_value(string json, string field)
    {
        var exception = Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromString(json));
        Assert.Equal(field, exception.Field);
        Assert.Equal("invalid_config", exception.Code);
        Assert.Equal(field, exception.Context["field"]);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        if (field != "$")
            Assert.Contains(field, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"account_id":"s3cr3t-value",}""")]
    [InlineData("""{"account_id":s3cr3t-value}""")]
    [InlineData("""{"account_id":"s3cr3t-value"} s3cr3t-value""")]
    [InlineData("""{"a":"s3cr3t-value" /* comment */}""")]
    [InlineData("""{'account_id':'s3cr3t-value'}""")]
    [InlineData("""{"account_id":01}""")]
    [InlineData("""{"account_id":NaN}""")]
    [InlineData("{\"account_id\":\"s3cr3t-value\n\"}")]
    public void Text_that_is_not_JSON_is_rejected_without_quoting_it(string text)
    {
        var exception = Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromString(text));
        Assert.Equal("$", exception.Field);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_position_of_a_syntax_error_is_reported()
    {
        var exception = Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromString("{\n  \"account_id\": \"1\",\n  oops\n}"));
        Assert.Contains("line 3, byte 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_warning_about_an_ignored_entry_says_which_entry_it_is()
    {
        using var logs = new RecordedLogs();
        const string json = """
            {"account_id":"1","project":{"id":"2"},
             "goals":[{"id":"5","key":"buy"},{"key":"lost"},{"id":"6","key":"buy"}],
             "experiences":[{"id":"7","key":"test","variations":[{"id":"8"},{"key":"b"},{"key":"c"}]}]}
            """;
        using var core = ConvertCore.Start(new() { Config = ConvertConfig.FromString(json), LoggerFactory = logs });

        Assert.Collection(
            logs.Warnings,
            warning => Assert.EndsWith("Entry 2 of 'goals' is ignored, because it has no id.", warning, StringComparison.Ordinal),
            warning => Assert.EndsWith("Variation 2 of the experience 'test' is ignored, because it has no id.", warning, StringComparison.Ordinal),
            warning => Assert.EndsWith("The entry 'buy (6)' in 'goals' is ignored, because it repeats the id or key of an earlier entry.", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Excessive_nesting_is_rejected()
    {
        var deep = new string('[', 100_000);
        Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromString(deep));
        Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromString($$"""{"account_id":"1","project":{"id":"2"},"x":{{deep}}"""));
    }

    [Fact]
    public void Excessive_nesting_in_a_JSON_element_is_rejected()
    {
        var deep = new string('[', 5_000) + new string(']', 5_000);
        var config = new ConfigText { Audiences = ConfigText.Ruled("a", deep), Experiences = ConfigText.Experience("e", "\"audiences\":[\"a\"]") };
        using var document = System.Text.Json.JsonDocument.Parse(config.ToString(), new() { MaxDepth = int.MaxValue });
        Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromJson(document.RootElement));
    }
}
