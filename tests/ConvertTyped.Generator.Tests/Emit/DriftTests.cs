namespace ConvertTyped.Generator.Tests.Emit;

public class DriftTests
{
    private const string Use = "_ = core.CreateContext(\"v\").Features.CheckoutBanner; return \"\";";

    /// <summary>In the browser, the config consists of the decisions that the server passed on, so it is not compared with the manifest.</summary>
    [Theory]
    [InlineData("true", 1)]
    [InlineData("", 3)]
    public void Code_for_browsers_does_not_use_the_manifest_or_declare_audience_keys(string isForBrowser, int files)
    {
        var run = TestProject.With(Configs.Documented).WithProperty("ConvertTypedForBrowser", isForBrowser).WithProperty("ConvertTypedExtensionMethods", "true").Generate();
        Assert.Equal(files, run.Files.Values.Count(file => file.Contains("ConvertManifest", StringComparison.Ordinal)));
        Assert.Equal(files == 3, run.Files["Shop.ConvertAccessors.Keys.g.cs"].Contains("class AudienceKeys", StringComparison.Ordinal));
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Fact]
    public void No_difference_is_reported_for_the_config_that_the_code_was_generated_from() => Assert.Empty(Differences(Configs.Shop));

    [Theory]
    [InlineData("\"key\": \"treatment\"", "\"key\": \"renamed\"")]
    [InlineData("\"id\": \"100420002\"", "\"id\": \"1\"")]
    [InlineData("\"Checkout banner\"", "\"Another name\"")]
    [InlineData("\"key\": \"2025-black-friday-banner\"", "\"key\": \"2026-black-friday-banner\"")]
    [InlineData("\"key\": \"premium-plan\"", "\"key\": \"pro-plan\"")]
    public void Differences_that_do_not_affect_accessors_are_not_reported(string old, string @new) => Assert.Empty(Differences(Configs.Shop.Replace(old, @new, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"id\": \"10042002\"", "\"id\": \"7\"", "the live config belongs to the project '7'")]
    [InlineData("\"key\": \"checkout-experiment\"", "\"key\": \"x\"", "the experience 'checkout-experiment' is missing")]
    [InlineData("\"key\": \"express-pay\"", "\"key\": \"x\"", "the feature 'express-pay' is missing")]
    [InlineData("\"key\": \"trial-started\"", "\"key\": \"x\"", "the goal 'trial-started' is missing")]
    [InlineData("\"key\": \"us-visitors\"", "\"key\": \"x\"", "the segment 'us-visitors' is missing")]
    [InlineData("\"key\": \"headline\"", "\"key\": \"x\"", "the variable 'headline' of the feature 'checkout-banner' is missing")]
    [InlineData("\"max_items\", \"type\": \"integer\"", "\"max_items\", \"type\": \"string\"", "the variable 'max_items' of the feature 'checkout-banner' has a different type")]
    public void Each_difference_that_affects_accessors_is_logged_once(string old, string @new, string difference) =>
        Assert.Equal([difference], Differences(Configs.Shop.Replace(old, @new, StringComparison.Ordinal)));

    [Fact]
    public void New_and_removed_variations_are_reported()
    {
        var live = Configs.Shop.Replace("\"id\": \"100420002\", \"key\": \"treatment\"", "\"id\": \"5\", \"key\": \"new\"", StringComparison.Ordinal);
        Assert.Equal(
            ["the variation 'treatment' of the experience 'checkout-experiment' is missing", "the variation 'new' of the experience 'checkout-experiment' is unrecognized"],
            Differences(live));
    }

    [Fact]
    public void Differences_after_the_first_fifty_are_only_counted()
    {
        var many = Configs.Of($"\"goals\": {Configs.Entities(Enumerable.Range(1, 60).Select(i => $"g{i}"))}");
        var program = new ShopProgram(many) { Live = Configs.Of("\"goals\": []") };
        program.Run("_ = core.CreateContext(\"v\").Goals; return \"\";");
        Assert.Equal(51, program.Drift.Count());
        Assert.EndsWith("The number of omitted differences is 10.", program.Drift.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_is_reported_with_the_first_config_if_the_options_contain_the_manifest()
    {
        Assert.Equal("goal add_to_cart Missing; null", new ShopProgram(Configs.Shop) { Live = Configs.Shop.Replace("\"add_to_cart\"", "\"x\"", StringComparison.Ordinal) }.Run("""
            string Described(ConvertTyped.Generated.ConfigManifest? manifest)
            {
                string told = "";
                using var other = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromString(live), Manifest = manifest });
                other.On(LifecycleEvent.ConfigUpdated, (payload, _) =>
                    told = payload.Drift is null ? "null" : string.Join(",", payload.Drift.Differences.Select(d => $"{d.EntityType} {d.Key} {d.Kind}")));
                other.Initialize();
                return told;
            }
            return Described(ConvertManifest.Instance) + "; " + Described(null);
            """));
    }

    private static IEnumerable<string> Differences(string live)
    {
        var program = new ShopProgram(Configs.Shop) { Live = live };
        program.Run("_ = core.CreateContext(\"w\").Goals;\n" + Use);
        const string advice = ". To update the code, run 'convert-typed pull' and rebuild the application.";
        Assert.All(program.Drift, message => Assert.EndsWith(advice, message, StringComparison.Ordinal));
        return program.Drift.Select(message => message[(message.IndexOf(": ", StringComparison.Ordinal) + 2)..^advice.Length]);
    }
}
