using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddConvert(convert => (convert.Environment, convert.EnableTracking) = ("live", false));
builder.Services.AddConvertFeatureManagement();
using var host = builder.Build();
await host.StartAsync();

// The code up to the next comment uses only the API of Microsoft.FeatureManagement.
var features = host.Services.GetRequiredService<IVariantFeatureManager>();
var visitor = new TargetingContext { UserId = "anna" };
Console.WriteLine($"checkout-banner (a feature in Convert): {await features.IsEnabledAsync("checkout-banner", visitor)}");
Console.WriteLine($"NewFooter (a flag in appsettings.json): {await features.IsEnabledAsync("NewFooter", visitor)}");
var variant = await features.GetVariantAsync("checkout-experiment", visitor);
Console.WriteLine($"checkout-experiment (an experience in Convert): {variant?.Name ?? "none"}");

// 'dotnet format analyzers --diagnostics CVT1016 --severity info' replaces the first check with this code.
Console.WriteLine($"typed: {(await features.GetConvertContextAsync(visitor)).Features.CheckoutBanner.IsEnabled}");
await host.StopAsync();
