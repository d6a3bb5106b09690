using System.Text;
using System.Text.RegularExpressions;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Tests.Evaluation;

public class BucketingTests
{
    /// <summary>Visitor ids, escaped because the name of a test cannot contain lone surrogates.</summary>
    public static TheoryData<string> VisitorIds =>
    [
        "visitor-1",
        @"\ud800",
        @"\udfff",
        @"a\ud800b",
        @"\udc00\ud800",
        @"\ud800\ud83d\ude00",
        "é日本😀",
        @"e\u0301",
        @"\u0000\u0001",
        @"\uFEFF",
        @"\uFFFF",
        new string('x', 170),
        new string('日', 170),
        new string('日', 171),
        new string('x', 10_240),
        string.Concat(Enumerable.Repeat(@"😀\ud800", 4_000)),
    ];

    [Theory]
    [MemberData(nameof(VisitorIds))]
    public void Any_visitor_id_is_hashed_as_UTF8_with_replacement_characters(string escaped)
    {
        var visitorId = Regex.Unescape(escaped);
        using var core = new ConfigText { Experiences = ConfigText.Experience("e") }.Start();
        Assert.Equal(BucketOf("e-id", visitorId), Bucketing.BucketOf(core.CurrentConfig!.Experiences.Single(), visitorId));
        Assert.NotNull(core.CreateContext(visitorId).RunExperience("e"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("12")]
    [InlineData("123")]
    [InlineData("1234")]
    [InlineData("12345")]
    [InlineData("é")]
    [InlineData("日本")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public void The_hash_input_starts_with_the_experience_id_for_ids_of_any_length(string experienceId)
    {
        using var core = new ConfigText { Experiences = $$"""{"id":"{{experienceId}}","variations":[{"id":"1"}]}""" }.Start();
        foreach (var visitorId in (string[])["", "v", "vi", "vis", "visi", "visit"])
            Assert.Equal(BucketOf(experienceId, visitorId), Bucketing.BucketOf(core.CurrentConfig!.Experiences.Single(), visitorId));
    }

    [Fact]
    public void A_lone_surrogate_and_its_replacement_share_a_bucket()
    {
        using var core = new ConfigText { Experiences = ConfigText.Experience("e") }.Start();
        var experience = core.CurrentConfig!.Experiences.Single();
        Assert.Equal(Bucketing.BucketOf(experience, "v\uFFFD"), Bucketing.BucketOf(experience, "v\ud800"));
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData(429496u, 0)]
    [InlineData(429497u, 1)]
    [InlineData(2147483647u, 4999)]
    [InlineData(2147483648u, 5000)]
    [InlineData(uint.MaxValue, 9999)]
    public void Hashes_are_spread_over_ten_thousand_buckets(uint hash, int bucket) => Assert.Equal(bucket, Bucketing.BucketOf(hash));

    [Fact]
    public void Visitors_outside_the_traffic_allocation_get_no_variation()
    {
        using var core = new ConfigText
        {
            Experiences = """{"id":"e","variations":[{"id":"1","traffic_allocation":10},{"id":"2","traffic_allocation":15}]}""",
        }.Start();
        var experience = core.CurrentConfig!.Experiences.Single();
        for (var visitor = 0; visitor < 2_000; visitor++)
        {
            var bucket = Bucketing.BucketOf(experience, $"visitor-{visitor}");
            var expected = bucket < 1_000 ? "1" : bucket < 2_500 ? "2" : null;
            Assert.Equal(expected, core.CreateContext($"visitor-{visitor}").RunExperience("e")?.VariationId);
        }
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("1e999")]
    [InlineData("\"Infinity\"")]
    public void An_excessive_traffic_allocation_gives_every_visitor_the_first_variation(string traffic)
    {
        using var core = new ConfigText
        {
            Experiences = $$"""{"id":"e","variations":[{"id":"1","traffic_allocation":{{traffic}}},{"id":"2","traffic_allocation":{{traffic}}}]}""",
        }.Start();
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal("1", core.CreateContext($"v{i}").RunExperience("e")!.VariationId));
    }

    private static int BucketOf(string experienceId, string visitorId)
    {
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: false).GetBytes(experienceId + visitorId);
        return (int)(MurmurHash3.Complete(9999, utf8, utf8.Length) / 4294967296.0 * 10000.0);
    }
}
