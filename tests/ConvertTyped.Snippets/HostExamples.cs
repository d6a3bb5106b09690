using ConvertTyped.AspNetCore;
using ConvertTyped.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>Examples from the XML documentation of the host packages.</summary>
internal static class HostExamples
{
    internal static void Endpoints(WebApplication app)
    {
        app.MapGet("/gifts", () => "Gift guide").RequireFeature(FeatureKeys.CheckoutBanner);
        app.MapConvertExplain("/convert", policy: "Staff");
    }

    internal static void Caching(IServiceCollection services)
    {
        services.AddOutputCache(cache => cache.AddPolicy("checkout", policy => policy.VaryByConvert(ExperienceKeys.CheckoutExperiment)));
    }

    internal static void Previews(IServiceCollection services)
    {
        services.Configure<ConvertVisitorOptions>(visitors => visitors.Preview.IsEnabled = true);
    }
}

/// <summary>A service that lives longer than a request.</summary>
public sealed class NightlyMail(IConvertContextAccessor convert)
{
    public async Task<string> SubjectAsync(string customerId, CancellationToken cancellationToken)
    {
        var context = await convert.ForVisitorAsync(customerId, cancellationToken: cancellationToken);
        return context.Features.CheckoutBanner.Headline ?? "News";
    }
}
