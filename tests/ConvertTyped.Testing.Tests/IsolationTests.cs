namespace ConvertTyped.Testing.Tests;

public class IsolationTests
{
    private const int Tests = 64;

    [Fact]
    public async Task Parallel_tests_with_opposite_overrides_do_not_affect_each_other()
    {
        using var start = new Barrier(Tests);
        var tests = Enumerable.Range(0, Tests).Select(test => Task.Factory.StartNew(
            () => Run(test, start), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        await Task.WhenAll(tests);
    }

    [Fact]
    public async Task One_TestConvert_can_be_used_from_many_threads()
    {
        using var convert = new TestConvert();
        var context = convert.Context();
        await Parallel.ForAsync(0, 64, (test, _) =>
        {
            using (convert.Feature("checkout-banner").Enable(("headline", "x")))
            using (convert.Experience("checkout-experiment").Force("treatment"))
            {
                Assert.Equal("x", context.RunFeature("checkout-banner")?.Variables.GetString("headline"));
                Assert.Equal("treatment", context.RunExperience("checkout-experiment")?.VariationKey);
            }

            return ValueTask.CompletedTask;
        });

        Assert.NotEqual("x", context.RunFeature("checkout-banner")?.Variables.GetString("headline"));
    }

    [Fact]
    public async Task Concurrent_overrides_are_not_lost()
    {
        const int Rounds = 500;
        using var convert = TestConvert.FromNothing();
        using var start = new Barrier(8);
        var context = convert.Context();
        var threads = Enumerable.Range(0, start.ParticipantCount).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (var i = 0; i < Rounds; i++)
                {
                    using (convert.Feature($"feature-{thread}").Enable(("round", i)))
                        Assert.Equal(i, context.RunFeature($"feature-{thread}")?.Variables.GetInt64("round"));
                    Assert.Null(context.RunFeature($"feature-{thread}"));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        await Task.WhenAll(threads);

        Assert.Empty(context.RunFeatures());
    }

    private static void Run(int test, Barrier start)
    {
        using var convert = new TestConvert();
        var isEven = test % 2 == 0;
        var (variation, headline) = (isEven ? "treatment" : "control", $"of test {test}");
        convert.Experience("checkout-experiment").Force(variation);
        if (isEven)
            convert.Feature("checkout-banner").Enable(("headline", headline));
        else
            convert.Feature("checkout-banner").Disable();
        start.SignalAndWait();

        for (var i = 0; i < 50; i++)
        {
            var context = convert.Context($"visitor-{i}");
            Assert.Equal(variation, context.RunExperience("checkout-experiment")?.VariationKey);
            Assert.Equal(isEven ? headline : null, context.RunFeature("checkout-banner")?.Variables.GetString("headline"));
            context.TrackConversion("purchase_completed", revenue: test);
        }

        Assert.Equal(50, convert.Decisions.Count);
        Assert.All(convert.Conversions, conversion => Assert.Equal((test, variation), (conversion.Revenue, conversion.CountsFor["checkout-experiment"])));
    }
}
