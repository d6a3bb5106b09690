using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Tests.Emit;

public class BehaviourTests
{
    [Fact]
    public void The_variables_of_a_feature_are_typed_and_are_null_if_the_feature_is_off()
    {
        Assert.Equal(
            "True True One page to go 12 False 7.5 2 | False Disabled null null null null null",
            Run(Configs.Shop, Configs.Shop, """
                string Show(CheckoutBannerFeature b) => $"{b.IsEnabled} {(b.Result is null ? b.Status : b.Enabled)} {b.Headline ?? "null"} {b.MaxItems?.ToString() ?? "null"}"
                    + $" {(b.Result is null ? "null" : b.MaxItems < 5)} {b.Discount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}"
                    + $" {b.Layout?.Columns.ToString() ?? "null"}";
                var treated = default(CheckoutBannerFeature);
                for (int i = 0; !(treated.Headline == "One page to go"); i++)
                    treated = core.CreateContext("visitor-" + i).Features.CheckoutBanner;
                return Show(treated) + " | " + Show(default);
                """));
    }

    [Fact]
    public void A_variation_is_an_enum_value()
    {
        Assert.Equal("Control Treatment", Run(Configs.Documented, Configs.Documented, """
            var seen = new SortedSet<CheckoutExperimentVariation>();
            for (int i = 0; i < 50; i++)
                seen.Add(core.CreateContext("visitor-" + i).Experiences.CheckoutExperiment.Variation);
            return string.Join(" ", seen);
            """));
    }

    [Fact]
    public void Match_returns_the_value_or_calls_the_function_of_the_visitors_variation()
    {
        Assert.Equal("a1 b2", Run(Configs.Documented, Configs.Documented, """
            var seen = new SortedSet<string>();
            for (int i = 0; i < 50; i++)
            {
                var experience = core.CreateContext("visitor-" + i).Experiences.CheckoutExperiment;
                seen.Add(experience.Match(control: "a", treatment: "b", none: "c") + experience.Match(control: () => 1, treatment: () => 2, none: () => 3));
            }
            return string.Join(" ", seen);
            """));
    }

    [Fact]
    public void Match_returns_the_value_for_none_if_the_variation_is_unrecognized()
    {
        var live = Configs.Documented.Replace("\"control\"", "\"new\"").Replace("\"100420001\"", "\"300\"").Replace("\"treatment\"", "\"newer\"").Replace("\"100420002\"", "\"301\"");
        Assert.Equal("3", Run(Configs.Documented, live, """
            return core.CreateContext("visitor-1").Experiences.CheckoutExperiment.Match(control: 1, treatment: 2, none: 3).ToString();
            """));
    }

    [Fact]
    public void Reading_and_matching_a_variation_allocate_nothing()
    {
        Assert.Equal("0", Run(Configs.Documented, Configs.Documented, """
            var context = core.CreateContext("visitor-1");
            var sum = 0;
            return Allocated(() => sum += context.Experiences.CheckoutExperiment.Match(control: 1, treatment: 2, none: 3)).ToString();
            """));
    }

    [Fact]
    public void A_variation_whose_key_contains_separators_is_found_by_its_key()
    {
        var config = Configs.Of("""
            "experiences": [ { "id": "1", "key": "e", "variations": [ { "id": "2|:", "key": "a|b:c%7C", "traffic_allocation": 100 } ] } ]
            """);
        Assert.Equal("ABC7C", Run(config, config.Replace("2|:", "3"), """
            return core.CreateContext("visitor-1").Experiences.E.Variation.ToString();
            """));
    }

    [Fact]
    public void A_renamed_variation_is_found_by_its_id_and_a_copied_variation_is_found_by_its_key()
    {
        Assert.Equal("Control Treatment", Run(Configs.Documented, Configs.Documented.Replace("\"control\"", "\"three-steps\"").Replace("\"100420002\"", "\"200\""), """
            var seen = new SortedSet<CheckoutExperimentVariation>();
            for (int i = 0; i < 50; i++)
                seen.Add(core.CreateContext("visitor-" + i).Experiences.CheckoutExperiment.Variation);
            return string.Join(" ", seen);
            """));
    }

    [Fact]
    public void Variations_that_were_added_after_the_build_are_unrecognized()
    {
        var live = Configs.Documented.Replace("\"control\"", "\"new\"").Replace("\"100420001\"", "\"300\"").Replace("\"treatment\"", "\"newer\"").Replace("\"100420002\"", "\"301\"");
        Assert.Equal("Unrecognized", Run(Configs.Documented, live, """
            return core.CreateContext("visitor-1").Experiences.CheckoutExperiment.Variation.ToString();
            """));
    }

    [Fact]
    public void Entities_that_were_removed_from_the_live_config_have_no_effect()
    {
        Assert.Equal("None False GoalNotFound False", Run(Configs.Documented, Configs.Of("\"features\": []"), """
            var context = core.CreateContext("visitor-1");
            return $"{context.Experiences.CheckoutExperiment.Variation} {context.Features.CheckoutBanner.IsEnabled} "
                + $"{context.Goals.PurchaseCompleted.Track().Status} {context.Segments.UsVisitors.Run().Matched}";
            """));
    }

    [Fact]
    public void A_goal_is_tracked_through_the_context_or_with_the_context_as_an_argument()
    {
        Assert.Equal("Queued Deduplicated Queued purchase_completed", Run(Configs.Documented, Configs.Documented, """
            var context = core.CreateContext("visitor-1");
            return $"{context.Goals.PurchaseCompleted.Track(revenue: 29.99m).Status} {Goals.PurchaseCompleted.Track(context, transactionId: "txn-1").Status} "
                + $"{Goals.PurchaseCompleted.Track(context, productsCount: 3, customDimension5: "x", forceMultiple: true).Status} {Goals.PurchaseCompleted.Key}";
            """));
    }

    [Fact]
    public void Conversion_data_is_passed_on_and_named_arguments_take_precedence()
    {
        Assert.Equal("ConversionDataException boolean", Run(Configs.Documented, Configs.Documented, """
            var context = core.CreateContext("visitor-1");
            var data = new Dictionary<string, object?> { ["transactionId"] = true };
            context.Goals.PurchaseCompleted.Track(transactionId: "txn-1", conversionData: data);
            try
            {
                context.Goals.PurchaseCompleted.Track(conversionData: data);
                return "passed";
            }
            catch (ConversionDataException exception)
            {
                return exception.GetType().Name + " boolean";
            }
            """));
    }

    [Fact]
    public void A_segment_is_evaluated_with_the_attributes_of_the_visitor_and_of_the_call()
    {
        Assert.Equal("False True 100450001", Run(Configs.Documented, Configs.Documented, """
            var context = core.CreateContext("visitor-1");
            var result = (context.Segments.UsVisitors.Run().Matched, context.Segments.UsVisitors.Run(new Dictionary<string, object?> { ["country"] = "US" }));
            return $"{result.Matched} {result.Item2.Matched} {result.Item2.MatchedSegmentIds[0]}";
            """));
    }

    [Fact]
    public void The_attributes_of_a_view_also_apply_to_its_accessors()
    {
        Assert.Equal("None True", Run(Configs.Shop, Configs.Shop, """
            var context = core.CreateContext("visitor-1", new Dictionary<string, object?> { ["country"] = "DE", ["plan"] = "pro", ["age"] = 30 });
            bool reached = false;
            for (int i = 0; i < 50 && !reached; i++)
                reached = core.CreateContext("v" + i, context.Attributes).With(locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" })
                    .Experiences.PricingPageTest.Variation == PricingPageTestVariation.AnnualFirst;
            return $"{context.Experiences.PricingPageTest.Variation} {reached}";
            """));
    }

    [Fact]
    public void Before_CSharp_14_the_accessors_are_reached_through_methods()
    {
        Assert.Equal("checkout-banner True", Run(
            Configs.Documented,
            Configs.Documented,
            """
            bool enabled = false;
            for (int i = 0; !enabled; i++)
                enabled = core.CreateContext("visitor-" + i).Features().CheckoutBanner.IsEnabled;
            return $"{FeatureKeys.CheckoutBanner} {enabled}";
            """,
            LanguageVersion.CSharp12));
    }

    [Fact]
    public void Reading_a_feature_allocates_nothing_after_the_first_decision()
    {
        Assert.Equal("0", Run(Configs.Shop, Configs.Shop, """
            var context = core.CreateContext("visitor-1");
            long sum = 0;
            return Allocated(() =>
            {
                var banner = context.Features.CheckoutBanner;
                sum += (banner.MaxItems ?? 0) + (banner.Headline?.Length ?? 0) + (banner.Discount > 1 ? 1 : 0) + (long)context.Experiences.CheckoutExperiment.Variation;
            }).ToString();
            """));
    }

    private static string Run(string compiledIn, string live, string body, LanguageVersion language = LanguageVersion.CSharp14) =>
        new ShopProgram(compiledIn) { Live = live, Language = language }.Run(body);
}
