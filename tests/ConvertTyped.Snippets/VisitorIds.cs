using ConvertTyped.AspNetCore;
using ConvertTyped.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>The code in docs/visitors.md.</summary>
internal static class VisitorIds
{
    internal static void SignIn(IServiceCollection services)
    {
        services.Configure<ConvertVisitorOptions>(visitors =>
        {
            visitors.VisitorId = http => http.User.FindFirst("sub")?.Value; // null until somebody signs in
            visitors.OnSignIn = VisitorSignIn.Keep;                         // the user takes over the anonymous visitor's decisions
        });
    }

    internal static void Pipeline(WebApplication app)
    {
        app.UseAuthentication();
        app.UseConvert(); // after authentication, so that VisitorId can read the user
        app.UseAuthorization();
    }

    internal static void SeveralServers(IServiceCollection services)
    {
        services.AddDataProtection()
            .SetApplicationName("shop") // the same name on each server
            .PersistKeysToFileSystem(new DirectoryInfo("/mnt/shared/shop-keys"));
    }

    internal static void Companies(IServiceCollection services)
    {
        services.Configure<ConvertVisitorOptions>(visitors =>
            visitors.VisitorId = http => http.User.FindFirst("company")?.Value is { } company ? $"company-{company}" : null);
    }
}

/// <summary>A service that makes decisions for companies in an application whose visitors are users.</summary>
public sealed class CompanyCheckout(IConvertContextAccessor convert)
{
    public bool OffersExpressPay(string companyId) => convert.ForVisitor($"company-{companyId}").Features.ExpressPay.IsEnabled;
}
