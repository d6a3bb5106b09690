using ConvertTyped;
using ConvertTyped.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();

// The config is the convert.json beside this file; with an SDK key in the section, the live one.
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

// Which visitor sees what, and why.
app.MapConvertExplain("/convert");

// A typed flag, a typed variation and a typed goal in an endpoint.
app.MapPost("/buy/{id}", (string id, ConvertContext convert) =>
{
    if (Catalogue.Find(id) is not { } lamp)
        return Results.NotFound();
    var checkout = convert.Experiences.CheckoutExperiment.Variation;
    convert.Goals.PurchaseCompleted.Track(revenue: lamp.Price);
    return Results.Redirect(checkout == CheckoutExperimentVariation.OneStep ? $"/thanks/{lamp.Id}" : $"/checkout/{lamp.Id}");
}).DisableAntiforgery();

app.Run();
