using ConvertTyped;
using ConvertTyped.AspNetCore;
using WebShop;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();

// The config is the convert.json beside this file. With an SDK key in appsettings.json, the live config replaces the local config.
// Tracking is off in appsettings.json, so that clicks in this sample do not count in an experiment.
builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
builder.Services.Configure<ConvertVisitorOptions>(visitors =>
{
    visitors.Attributes = http => new VisitorAttributes { Country = Country.Of(http.Request) };
    visitors.Preview.IsEnabled = true;
});
builder.Services.AddHealthChecks().AddConvert();

var app = builder.Build();
app.UseStaticFiles();
app.UseConvert();
app.MapRazorPages();
app.MapHealthChecks("/health");

// A page that explains which visitor sees which variation, and why.
app.MapConvertExplain("/convert");

// An endpoint with a typed variation and a typed goal.
app.MapPost("/buy/{id}", (string id, ConvertContext convert) =>
{
    if (Catalogue.Find(id) is not { } lamp)
        return Results.NotFound();
    var checkout = convert.Experiences.CheckoutExperiment.Variation;
    convert.Goals.PurchaseCompleted.Track(revenue: lamp.Price);
    return Results.Redirect(checkout == CheckoutExperimentVariation.OneStep ? $"/thanks/{lamp.Id}" : $"/checkout/{lamp.Id}");
}).DisableAntiforgery();

app.Run();
