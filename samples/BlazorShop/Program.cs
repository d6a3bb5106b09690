using BlazorShop.Components;
using ConvertTyped.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddInteractiveWebAssemblyComponents();

// The config is embedded in this application. The WebAssembly application does not contain the config, but gets decisions from this application.
// Only its page /engine makes decisions in the browser, with public-config.json.
builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
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
