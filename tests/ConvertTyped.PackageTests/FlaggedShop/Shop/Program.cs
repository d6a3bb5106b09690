using Microsoft.AspNetCore.DataProtection;
using Shop;

await using var app = ShopApp.Build(args);
await app.RunAsync();

namespace Shop
{
    public static class ShopApp
    {
        public static WebApplication Build(params string[] args)
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = args, ApplicationName = typeof(ShopApp).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
            });
            builder.Logging.ClearProviders();
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddControllers();
            builder.Services.AddRazorPages();
            builder.Services.AddFlags()
                .WithTargeting<SignedInUser>()
                .AddFeatureFilter<MobileFilter>()
                .AddFeatureFilter<CountryFilter>()
                .UseDisabledFeaturesHandler((features, context) => context.Result = new Microsoft.AspNetCore.Mvc.ContentResult { StatusCode = 404, Content = "not here" });
            builder.Services.AddScoped<Checkout>();
            builder.Services.AddScoped<Catalogue>();

            var app = builder.Build();
            app.UseForFeature("live-chat", branch => branch.Use((context, next) =>
            {
                context.Response.Headers["X-Chat"] = "on";
                return next(context);
            }));
            app.MapControllers();
            app.MapRazorPages();
            app.MapGet("/gift-cards", () => "gift cards").WithFeatureGate("gift-cards");
            app.MapGet("/admin", () => "admin").WithFeatureGate("InternalTools");
            app.MapGet("/dark", async (IVariantFeatureManager features, CancellationToken cancellationToken) =>
                await features.IsEnabledAsync("dark-mode", cancellationToken).ConfigureAwait(false) ? "dark" : "light");
            app.MapGet("/sale", async (IFeatureManager features) => await features.IsEnabledAsync("EveningSale") ? "sale" : "no sale");
            app.MapGet("/mobile", async (IFeatureManager features) => await features.IsEnabledAsync("MobileOnly") ? "mobile" : "desktop");
            app.MapGet("/checkout", (Checkout checkout) => checkout.DescribeAsync());
            app.MapGet("/catalogue", (Catalogue catalogue, CancellationToken cancellationToken) => catalogue.DescribeAsync(cancellationToken));
            return app;
        }
    }
}
