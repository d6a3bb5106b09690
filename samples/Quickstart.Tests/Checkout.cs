using ConvertTyped;

namespace Quickstart.Tests;

/// <summary>The code under test, as an application would contain it. It does not depend on tests.</summary>
internal sealed class Checkout(ConvertContext visitor)
{
    public int Steps => visitor.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment ? 1 : 3;

    public string? Banner => visitor.Features.CheckoutBanner is { IsEnabled: true } banner ? $"{banner.Headline} ({banner.MaxItems ?? 10})" : null;

    public void Pay(decimal amount) => visitor.Goals.PurchaseCompleted.Track(revenue: amount);
}
