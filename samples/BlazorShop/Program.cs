using BlazorShop.Components;
using ConvertTyped.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddInteractiveWebAssemblyComponents();

// The config is embedded in this application, but not in the one that runs in the browser: that one gets decisions.
builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
// Visitors go to the gifts within the running application, so each page brings that decision along.
builder.Services.Configure<ConvertBrowserOptions>(browser => browser.Features.Add(FeatureKeys.GiftGuide));
builder.Services.Configure<ConvertVisitorOptions>(visitors => visitors.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);

var app = builder.Build();
app.UseConvert();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapConvertTracking();
app.MapRazorComponents<App>()
    .AddInteractiveServerRenderMode()
    .AddInteractiveWebAssemblyRenderMode()
    .AddAdditionalAssemblies(typeof(BlazorShop.Client.Offer).Assembly);

app.Run();
