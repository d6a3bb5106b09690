using ConvertTyped.Testing.Statistics;

namespace ConvertTyped.Testing.Tests;

public class DistributionTests
{
    /// <summary>Known values of the chi-square distribution: statistic, degrees of freedom, and the probability of a greater statistic.</summary>
    [Theory]
    [InlineData(0.0, 1, 1.0)]
    [InlineData(0.000157087857909, 1, 0.99)]
    [InlineData(3.841458820694124, 1, 0.05)]
    [InlineData(6.634896601021213, 1, 0.01)]
    [InlineData(10.827566170662733, 1, 0.001)]
    [InlineData(1.386294361119891, 2, 0.5)]
    [InlineData(5.991464547107979, 2, 0.05)]
    [InlineData(9.210340371976180, 2, 0.01)]
    [InlineData(7.814727903251178, 3, 0.05)]
    [InlineData(11.070497693516351, 5, 0.05)]
    [InlineData(9.341817765591966, 10, 0.5)]
    [InlineData(18.307038053275146, 10, 0.05)]
    [InlineData(124.34211340400407, 100, 0.05)]
    [InlineData(1000.0, 1, 0.0)]
    [InlineData(1000.0, 1000, 0.49405285382923964)]
    [InlineData(900.0, 1000, 0.9892827619087102)]
    [InlineData(1200.0, 1000, 1.2255942330622905e-05)]
    public void The_p_value_agrees_with_known_values(double statistic, int degreesOfFreedom, double probability) =>
        Assert.Equal(probability, ChiSquare.UpperTail(statistic, degreesOfFreedom), 1e-9);

    /// <summary>For two degrees of freedom, the probability is e to the power of minus half the statistic.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(2.9)]
    [InlineData(4.1)]
    [InlineData(40)]
    [InlineData(400)]
    public void The_p_value_is_accurate_to_twelve_digits(double statistic) =>
        Assert.Equal(1, ChiSquare.UpperTail(statistic, 2) / Math.Exp(-statistic / 2), 1e-12);

    [Fact]
    public void Without_degrees_of_freedom_the_p_value_is_one() => Assert.Equal(1, ChiSquare.UpperTail(5, 0));

    [Fact]
    public void An_infinite_statistic_has_a_p_value_of_zero() => Assert.Equal(0, ChiSquare.UpperTail(double.PositiveInfinity, 3));

    [Fact]
    public void A_correct_split_is_as_configured()
    {
        using var convert = new TestConvert();
        var split = convert.Distribution("checkout-experiment", visitors: 100_000);

        Assert.True(split.IsAsConfigured, split.ToString());
        Assert.InRange(split["treatment"], 49_000, 51_000);
        Assert.Equal(100_000, split.Shares.Sum(share => share.Visitors));
        Assert.Equal(1, split.DegreesOfFreedom);
        Assert.Equal(split["control"], split["100420001"]);
        Assert.Throws<KeyNotFoundException>(() => split["none such"]);
        Assert.Empty(convert.Events);
    }

    [Fact]
    public void Visitors_without_a_variation_are_part_of_the_split()
    {
        using var convert = new TestConvert();
        var pricing = convert.Distribution(
            "pricing-page-test", 20_000, Adult("pro"), new Dictionary<string, object?> { ["url"] = "/pricing" });

        Assert.True(pricing.IsAsConfigured, pricing.ToString());
        Assert.InRange(pricing.Shares[^1].Visitors, 7_500, 8_500);
        Assert.Equal(0, pricing["monthly-first"]);
    }

    [Theory]
    [InlineData("free", "/pricing")]
    [InlineData("pro", "/checkout")]
    public void Visitors_outside_the_audience_or_the_location_break_the_split(string plan, string url)
    {
        using var convert = new TestConvert();
        Assert.False(convert.Distribution("pricing-page-test", 1000, Adult(plan), new Dictionary<string, object?> { ["url"] = url }).IsAsConfigured);
    }

    [Theory]
    [InlineData("60,60", false)]
    [InlineData("0.5,0.5", true)]
    [InlineData("33.33,33.33,33.34", true)]
    [InlineData("100", true)]
    [InlineData("10,20,30,40", true)]
    public void A_split_is_as_configured_unless_its_shares_exceed_100_percent(string percent, bool isSound)
    {
        var variations = string.Join(',', percent.Split(',').Select((share, i) => $$"""{"id":"{{i + 1}}","traffic_allocation":{{share}}}"""));
        using var convert = new TestConvert(ConvertConfig.FromString(
            $$"""{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"9","key":"split","variations":[{{variations}}]}]}"""));

        var split = convert.Distribution("split");
        Assert.True(split.IsAsConfigured == isSound, split.ToString());
    }

    [Fact]
    public void A_deviation_of_one_percentage_point_is_detected()
    {
        var shares = new VariationShare[] { new("a", "1", 51_000, 50_000), new("b", "2", 49_000, 50_000), new(null, "", 0, 0) };
        Assert.False(new ExperienceDistribution("split", shares).IsAsConfigured);
    }

    [Fact]
    public void Unexpected_visitors_without_a_variation_are_detected()
    {
        var shares = new VariationShare[] { new("a", "1", 49_970, 50_000), new("b", "2", 49_980, 50_000), new(null, "", 50, 0) };
        var split = new ExperienceDistribution("split", shares);
        Assert.Equal((0.0, double.PositiveInfinity, 2), (split.PValue, split.ChiSquare, split.DegreesOfFreedom));
    }

    [Fact]
    public void Overrides_are_ignored()
    {
        using var convert = new TestConvert();
        convert.Experience("checkout-experiment").Force("treatment");
        Assert.True(convert.Distribution("checkout-experiment", 5000).IsAsConfigured);
    }

    [Fact]
    public void An_unknown_experience_or_too_few_visitors_cause_an_exception()
    {
        using var convert = new TestConvert();
        Assert.Throws<ArgumentException>(() => convert.Distribution("checkout-experimnt"));
        Assert.Throws<ArgumentOutOfRangeException>(() => convert.Distribution("checkout-experiment", 10));
    }

    /// <summary>For one degree of freedom, p is erfc(√(χ²/2)): 0.00015 and 0.000088.</summary>
    [Theory]
    [InlineData(600, true)]
    [InlineData(620, false)]
    public void The_significance_level_is_one_in_ten_thousand(int surplus, bool isAsConfigured)
    {
        var split = new ExperienceDistribution("split", [new("a", "1", 50_000 + surplus, 50_000), new("b", "2", 50_000 - surplus, 50_000)]);
        Assert.Equal((1, isAsConfigured), (split.DegreesOfFreedom, split.IsAsConfigured));
    }

    [Fact]
    public void The_text_is_a_table_of_the_shares()
    {
        var split = new ExperienceDistribution("split", [new("a", "1", 600, 500), new(null, "2", 400, 500), new(null, "", 0, 0)]);
        Assert.Equal("split: p = 0, chi-square = 40\na: 600, expected 500\n2: 400, expected 500\nnone: 0, expected 0", split.ToString());
        Assert.Throws<KeyNotFoundException>(() => split[""]);
    }

    /// <summary>
    /// In a Poisson distribution, 1 visitor is impossible if 0 are expected. If 2 visitors are expected, the probability of at least 10 is 0.000046, and that of
    /// at least 9 is 0.00024.
    /// </summary>
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(2, 0, true)]
    [InlineData(2, 9, true)]
    [InlineData(2, 10, false)]
    public void A_small_deviation_is_allowed_where_few_visitors_are_expected(double expected, int visitors, bool isAsConfigured)
    {
        var split = new ExperienceDistribution("split", [new("a", "1", 500, 500), new("b", "2", 500, 500), new("c", "3", visitors, expected)]);
        Assert.True(split.IsAsConfigured == isAsConfigured, split.ToString());
    }

    [Fact]
    public void A_share_with_twenty_expected_visitors_is_tested()
    {
        var split = new ExperienceDistribution("split", [new("a", "1", 0, 20), new("b", "2", 40, 20)]);
        Assert.Equal((40.0, 1), (split.ChiSquare, split.DegreesOfFreedom));
    }

    [Fact]
    public void A_share_with_few_expected_visitors_adds_no_degree_of_freedom() =>
        Assert.Equal(1, new ExperienceDistribution("split", [new("a", "1", 500, 500), new("b", "2", 500, 500), new("c", "3", 1, 1)]).DegreesOfFreedom);

    [Theory]
    [InlineData("""{"id":"1","traffic_allocation":100},{"id":"2","traffic_allocation":0}""", 2000, 0, 0)]
    [InlineData("""{"id":"1","traffic_allocation":90},{"id":"2","traffic_allocation":-10}""", 1800, 0, 200)]
    [InlineData("""{"id":"1","traffic_allocation":50},{"id":"2","status":"stopped","traffic_allocation":50}""", 1000, 0, 1000)]
    [InlineData("""{"id":"1","traffic_allocation":60},{"id":"2","traffic_allocation":60}""", 1200, 1200, 0)]
    public void The_expected_visitors_follow_the_traffic_allocation(string variations, double first, double second, double none)
    {
        using var convert = Having($$"""{"id":"9","key":"split","variations":[{{variations}}]}""");
        Assert.Equal([first, second, none], convert.Distribution("split", 2000).Shares.Select(share => Math.Round(share.Expected, 6)));
    }

    [Fact]
    public void A_single_variation_with_all_traffic_gets_every_visitor()
    {
        using var convert = Having("""{"id":"9","key":"split","variations":[{"id":"1","key":"all","traffic_allocation":100}]}""");
        var split = convert.Distribution("split", 1000);
        Assert.Equal((1000, 0, 0, 1.0), (split["all"], split.Shares[^1].Visitors, split.DegreesOfFreedom, split.PValue));
    }

    [Fact]
    public void In_a_different_environment_no_visitor_gets_a_variation()
    {
        using var convert = new TestConvert(options => options.Environment = "staging");
        Assert.Equal(1000, convert.Distribution("checkout-experiment", 1000).Shares[^1].Visitors);
    }

    [Fact]
    public void Random_correct_splits_pass_and_random_wrong_splits_fail()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            Assert.True(Drawn(seed, 0.5).IsAsConfigured, $"The configured split with seed {seed} is reported as different.");
            Assert.False(Drawn(seed, 0.52).IsAsConfigured, $"The different split with seed {seed} is reported as configured.");
        }
    }

    [Fact]
    public void The_splits_of_many_experiences_are_as_configured()
    {
        for (var id = 1; id <= 50; id++)
        {
            using var convert = Having($$"""
                {"id":"{{id}}","key":"split","variations":[{"id":"1","traffic_allocation":{{id}}},{"id":"2","traffic_allocation":{{100 - id}}},{"id":"3","traffic_allocation":0}]}
                """);
            var split = convert.Distribution("split", 10_000);
            Assert.True(split.IsAsConfigured, split.ToString());
            Assert.Equal(split.ChiSquare, convert.Distribution("split", 10_000).ChiSquare);
        }
    }

    /// <summary>The attributes of an adult in Europe. If the plan is <c>pro</c>, the visitor is in the audiences of the pricing page test.</summary>
    private static Dictionary<string, object?> Adult(string plan) => new() { ["plan"] = plan, ["country"] = "DE", ["age"] = 40 };

    private static TestConvert Having(string experience) =>
        new(ConvertConfig.FromString($$"""{"account_id":"1","project":{"id":"2"},"experiences":[{{experience}}]}"""));

    private static ExperienceDistribution Drawn(int seed, double share)
    {
        const int Visitors = 100_000;
        var random = new Random(seed);
        var first = 0;
        for (var i = 0; i < Visitors; i++)
            first += random.NextDouble() < share ? 1 : 0;
        return new("split", [new("a", "1", first, Visitors / 2.0), new("b", "2", Visitors - first, Visitors / 2.0)]);
    }
}
