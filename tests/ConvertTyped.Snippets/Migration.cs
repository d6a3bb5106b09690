using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>Code in docs/migrating, docs/feature-management.md and docs/previews.md.</summary>
internal static class Migration
{
    public static string Headline(ConvertContext convert) => convert.Features.CheckoutBanner.Headline ?? "Your cart";

    public static long Limit(ConvertCore convert, string userId, string plan) =>
        convert.CreateContext(userId, new VisitorAttributes { Plan = plan }).Features.CheckoutBanner.MaxItems ?? 10;

    public static bool ShowsExpressPay(ConvertCore convert, string userId, string plan) =>
        convert.CreateContext(userId, new VisitorAttributes { Plan = plan }).Features.ExpressPay.IsEnabled;

    public static string Algorithm(ConvertCore convert, string userId, string country) =>
        convert.CreateContext(userId, new VisitorAttributes { Country = country }).Features.Recommendations.Algorithm ?? "popular";

    public static int Steps(ConvertContext convert) => convert.Experiences.CheckoutExperiment.Match(control: 3, treatment: 1, none: 3);

    internal static void Bridge(IServiceCollection services)
    {
        services.AddConvert();
        services.AddConvertFeatureManagement();
    }

    internal static async Task Preview(ConvertContext context, string? parameter)
    {
        if (PreviewLink.TryParse(parameter, out var link))
            await context.SetPreviewAsync(link.ExperienceId, link.VariationId);
    }
}
