using BlazorShop.Components;
using ConvertTyped.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddInteractiveWebAssemblyComponents();

// The config is embedded in this application. The application in the browser does not contain the config and gets decisions instead.
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
