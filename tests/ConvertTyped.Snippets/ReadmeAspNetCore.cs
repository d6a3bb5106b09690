using ConvertTyped.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>What the documentation shows of ASP.NET Core and the WebShop does not do.</summary>
internal static class ReadmeAspNetCore
{
    internal static void Visitors(IServiceCollection services)
    {
        services.Configure<ConvertVisitorOptions>(visitors =>
        {
            visitors.VisitorId = http => http.User.FindFirst("sub")?.Value; // null: by cookie
            visitors.Attributes = http => new VisitorAttributes { Country = http.Request.Headers["X-Country"] };
            visitors.HasConsent = http => http.Request.Cookies["consent"] == "yes";
        });
    }
}
