using System.Net;
using ConvertTyped.Testing;

namespace Quickstart.Tests;

public class CheckoutTests
{
    [Fact]
    public void The_treatment_has_one_step()
    {
        using var convert = new TestConvert();
        convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);

        var checkout = new Checkout(convert.Context("visitor-1"));

        Assert.Equal(1, checkout.Steps);
    }

    [Fact]
    public void Visitors_outside_the_experiment_have_three_steps()
    {
        using var convert = new TestConvert();
        convert.Experiences.CheckoutExperiment.Exclude();
        Assert.Equal(3, new Checkout(convert.Context()).Steps);
    }

    [Fact]
    public void The_banner_shows_the_headline_of_the_feature()
    {
        using var convert = new TestConvert();
        var checkout = new Checkout(convert.Context());

        using (convert.Features.CheckoutBanner.Enable(headline: "Almost there", maxItems: 3))
            Assert.Equal("Almost there (3)", checkout.Banner);

        using (convert.Features.CheckoutBanner.Disable())
            Assert.Null(checkout.Banner);
    }

    [Fact]
    public void Paying_counts_a_purchase_for_the_variation()
    {
        using var convert = new TestConvert();
        convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
        var checkout = new Checkout(convert.Context("anna"));

        Assert.Equal(1, checkout.Steps);
        checkout.Pay(49.99m);

        var purchase = Assert.Single(convert.Conversions);
        Assert.Equal(("anna", 49.99m), (purchase.VisitorId, purchase.Revenue));
        Assert.Equal("treatment", purchase.CountsFor[ExperienceKeys.CheckoutExperiment]);
    }

    [Fact]
    public async Task A_purchase_is_delivered_after_an_outage()
    {
        using var convert = new TestConvert();
        new Checkout(convert.Context()).Pay(49.99m);

        convert.Transport.FailNext(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(1, (await convert.FlushAsync()).Remaining);
        Assert.Equal(1, (await convert.FlushAsync()).Delivered);

        Assert.Contains("49.99", convert.Transport.Payloads[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_purchase_is_delivered_when_the_transport_retries()
    {
        using var convert = new TestConvert(options => options.Transport.MaxRetries = 1);
        new Checkout(convert.Context()).Pay(49.99m);
        convert.Transport.FailNext();

        var flush = convert.FlushAsync();
        convert.Time.Advance(await convert.Time.WaitForTimerAsync(atMost: TimeSpan.FromSeconds(5))); // the retry
        Assert.Equal(1, (await flush).Delivered);
    }

    [Fact]
    public async Task A_test_can_wait_for_a_background_purchase()
    {
        using var convert = new TestConvert();
        _ = Task.Run(() => new Checkout(convert.Context("anna")).Pay(49.99m));

        var purchase = await convert.WaitForConversionAsync(GoalKeys.PurchaseCompleted, visitorId: "anna");

        Assert.Equal(49.99m, purchase.Revenue);
    }

    [Fact]
    public void Experiences_and_features_can_be_overridden_by_key()
    {
        using var convert = new TestConvert();
        var checkout = new Checkout(convert.Context());

        using (convert.Experience("checkout-experiment").Force("treatment"))
            Assert.Equal(1, checkout.Steps);

        using (convert.Feature("checkout-banner").Enable(("headline", "Almost there"), ("max_items", 3)))
            Assert.Equal("Almost there (3)", checkout.Banner);
    }

    [Fact]
    public void The_experiment_splits_visitors_as_configured()
    {
        using var convert = new TestConvert();
        var split = convert.Distribution(ExperienceKeys.CheckoutExperiment, visitors: 100_000);
        Assert.True(split.IsAsConfigured, split.ToString());
    }
}
