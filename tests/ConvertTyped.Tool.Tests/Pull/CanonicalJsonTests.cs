using System.Globalization;
using ConvertTyped.Tool.Pull;

namespace ConvertTyped.Tool.Tests.Pull;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"account_id":1,"at":"now","b":true,"project":{}}""", "{\n  \"account_id\": 1,\n  \"project\": {}\n}\n")]
    [InlineData("""{"features":["\u00e9\ud83d\ude00\u2028\u0001\/"]}""", "{\n  \"features\": [\n    \"é😀\\u2028\\u0001/\"\n  ]\n}\n")]
    [InlineData("""{"features":["\ud83d"]}""", "{\n  \"features\": [\n    \"\\ud83d\"\n  ]\n}\n")]
    [InlineData("""{"features":[1.50,1e3,-0,12345678901234567890]}""", "{\n  \"features\": [\n    1.50,\n    1e3,\n    -0,\n    12345678901234567890\n  ]\n}\n")]
    public void A_config_and_its_canonical_form_are_written_as_the_same_text(string json, string expected)
    {
        Assert.Equal(expected, CanonicalJson.Write(json));
        Assert.Equal(expected, CanonicalJson.Write(expected));
    }

    [Fact]
    public void Ten_thousand_visitors_get_the_same_decisions_from_every_fixture_config_and_its_canonical_form()
    {
        const int Visitors = 10_000;
        var compared = 0;
        foreach (var (name, json) in FixtureConfigs.All())
        {
            using var before = CoreOf(json);
            using var after = CoreOf(CanonicalJson.Write(json));
            for (var i = 0; i < Visitors; i++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"visitor-{i}");
                var (expected, actual) = (Decide(before, id), Decide(after, id));
                Assert.True(expected.SequenceEqual(actual), $"{name}: {id}");
                compared += expected.Count;
            }
        }
        Assert.True(compared > Visitors, $"Only {compared} decisions were compared.");
    }

    private static ConvertCore CoreOf(string json) => new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromString(json) }).Initialize();

    private static List<(string, string)> Decide(ConvertCore core, string visitor) =>
        [.. core.CreateContext(visitor).RunExperiences(enableTracking: false, enableStorage: false).Select(result => (result.ExperienceId, result.VariationId))];
}
