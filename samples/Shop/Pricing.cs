using ConvertTyped;

namespace Shop;

/// <summary>The pricing page. The location of the page and the visitor's attributes determine who takes part in the experiment.</summary>
internal sealed class Pricing(ConvertContext context, string url)
{
    private readonly PricingPlansFeature _plans = context.With(locationAttributes: new LocationAttributes { Url = url }).Features.PricingPlans;

    public string FirstPlan => _plans.DefaultPlan;

    public string Trial => _plans.FreeTrialDays switch
    {
        0 => "no trial",
        1 => "1 day free",
        var days => $"{days} days free",
    };

    public string Show() => $"{FirstPlan} plan first, {Trial}{(_plans.ShowSavings ? ", with savings" : "")}";

    public void StartTrial() => context.Goals.TrialStarted.Track();
}
