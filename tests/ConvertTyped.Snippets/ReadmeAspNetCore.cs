using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>The code in docs/aspnetcore.md, docs/blazor.md, docs/javascript.md and docs/privacy.md that no sample contains.</summary>
internal static class ReadmeAspNetCore
{
    internal static void Browser(IServiceCollection services)
    {
        services.Configure<ConvertBrowserOptions>(browser => browser.Features.Add(FeatureKeys.CheckoutBanner));
    }

    internal static string Decisions(ConvertContext context)
    {
        string json = context.Decisions.ToJson([ExperienceKeys.CheckoutExperiment], [FeatureKeys.CheckoutBanner]);
        return json;
    }

    internal static void SinglePage(WebApplication app)
    {
        app.MapGet("/flags", (ConvertContext convert) => Results.Content(
            convert.Decisions.ToJson([ExperienceKeys.CheckoutExperiment], [FeatureKeys.CheckoutBanner]), "application/json"));

        app.MapPost("/trial", (ConvertContext convert) =>
        {
            convert.Goals.TrialStarted.Track();
            return Results.NoContent();
        });
    }

    internal static void Consent(IServiceCollection services)
    {
        services.Configure<ConvertVisitorOptions>(visitors => visitors.HasConsent = http => http.Request.Cookies["consent"] switch
        {
            "yes" => true,
            "no" => false,
            _ => null, // not yet: decisions are held until the response starts
        });
    }

    internal static void Visitors(IServiceCollection services)
    {
        services.Configure<ConvertVisitorOptions>(visitors =>
        {
            visitors.VisitorId = http => http.User.FindFirst("sub")?.Value; // null: the cookie identifies the visitor
            visitors.Attributes = http => new VisitorAttributes { Country = http.Request.Headers["X-Country"] };
        });
    }
}
