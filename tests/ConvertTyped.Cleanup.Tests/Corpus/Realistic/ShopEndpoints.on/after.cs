using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ConvertTyped;
using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.ShopEndpoints;

public static class ShopEndpoints
{
    public static RouteGroupBuilder MapShop(this IEndpointRouteBuilder app)
    {
        var shop = app.MapGroup("/shop");

        shop.MapGet("/", (Catalogue catalogue) =>
        {
            var lamps = catalogue.All;

            // The banner shows the news.
            return Results.Ok(new Start("Welcome", lamps.Where(lamp => lamp.IsNew)));
        });

        shop.MapGet("/banner", Banner)
            .WithName("banner");

        shop.MapPost("/banner/dismiss", () => Results.NoContent());

        shop.MapGet("/lamps/{id}", Results<Ok<Lamp>, NotFound> (string id, Catalogue catalogue) =>
            catalogue.Find(id) is { } lamp ? TypedResults.Ok(lamp) : TypedResults.NotFound());

        shop.MapGet("/title", () => "Lamps: Welcome");

        return shop;
    }

    public static BannerModel Banner(ConvertContext convert)
    {
        return new BannerModel
        {
            Headline = "Welcome",
            Limit = 5,
            IsOpen = true,
            Classes =
            [
                "banner",
                "banner--sale",
            ],
        };
    }
}

public sealed record Lamp(string Id, string Name, bool IsNew);

public sealed record Start(string? Banner, IEnumerable<Lamp> Lamps);

public sealed record BannerModel
{
    public required string Headline { get; init; }

    public long Limit { get; init; }

    public bool IsOpen { get; init; }

    public IReadOnlyList<string> Classes { get; init; } = [];
}

public sealed class Catalogue
{
    public IReadOnlyList<Lamp> All { get; } = [new("1", "Desk lamp", true), new("2", "Floor lamp", false)];

    public Lamp? Find(string id) => All.FirstOrDefault(lamp => lamp.Id == id);
}

/// <summary>Adds the services of the shop.</summary>
public static class ShopServices
{
    public static IServiceCollection AddShop(this IServiceCollection services, ConvertContext convert)
    {
        services.AddSingleton<Catalogue>();
        services.AddSingleton(convert);
        services.AddSingleton<IGreeter, BannerGreeter>();
        return services;
    }
}

public interface IGreeter
{
    string Greet(string name);
}

internal sealed class BannerGreeter : IGreeter
{
    public string Greet(string name) => $"Welcome {name}";
}

internal sealed class PlainGreeter : IGreeter
{
    public string Greet(string name) => $"Hello {name}";
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var services = new ServiceCollection().AddShop(context).BuildServiceProvider();
        print(services.GetRequiredService<IGreeter>().Greet("Anna"));
        var banner = ShopEndpoints.Banner(context);
        print(banner.Headline);
        print(banner.Limit);
        print(banner.IsOpen);
        print(string.Join(' ', banner.Classes));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddShop(context);
        using var app = builder.Build();
        app.MapShop();
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        print(string.Join(", ", endpoints.Select(endpoint => endpoint.RoutePattern.RawText).Order()));
        print(Title(app, context).Result);
    }

    private static async Task<string> Title(IEndpointRouteBuilder app, ConvertContext context)
    {
        var endpoint = app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Single(endpoint => endpoint.RoutePattern.RawText == "/shop/title");
        using var body = new System.IO.MemoryStream();
        var http = new DefaultHttpContext { RequestServices = app.ServiceProvider, Response = { Body = body } };
        http.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(http);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }
}
// Review: The parameter 'convert' of 'Banner' is no longer read.
// Review: The parameter 'Banner' of 'Start' is now always "Welcome".
// Review: The property 'Headline' is now only set to "Welcome".
// Review: The property 'Limit' is now only set to 5.
// Review: The property 'IsOpen' is now only set to true.
// Review: The solution no longer uses the type 'PlainGreeter'.
