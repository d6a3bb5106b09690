using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConvertTyped;
using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Shop.ReturnsApi;

internal static class ReturnsApi
{
    public static void MapReturns(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);

        var returns = app.MapGroup("/returns").WithTags("returns");
        var admin = returns.MapGroup("/admin");

        returns.MapGet("/", List);
        returns.MapGet("/{id:int}", Find).WithName("return");
        returns.MapPost("/", Create);
        returns.MapGet("/period", (ConvertContext convert) => TypedResults.Ok(Period(convert)));

        // Only visitors with the banner may see the express endpoint.
        admin.MapGet("/express", () => Results.Ok("express")).RequireFeature(FeatureKeys.CheckoutBanner);
        admin.MapDelete("/{id:int}", async Task<Results<NoContent, NotFound>> (int id, ReturnStore store, CancellationToken cancellationToken) =>
        {
            if (await store.FindAsync(id, cancellationToken) is not { } item)
                return TypedResults.NotFound();

            await store.RemoveAsync(item, soft: true, cancellationToken);
            return TypedResults.NoContent();
        });

        static Ok<IEnumerable<ReturnModel>> List(ReturnStore store, ConvertContext convert, int page = 1)
        {
            var size = convert.Features.CheckoutBanner.IsEnabled ? (int)(convert.Features.CheckoutBanner.MaxItems ?? 20) : 20;
            return TypedResults.Ok(store.All.Skip((page - 1) * size).Take(size).Select(item => Model(item, convert)));
        }

        static async Task<Results<Ok<ReturnModel>, NotFound>> Find(int id, ReturnStore store, ConvertContext convert, CancellationToken cancellationToken)
        {
            var item = await store.FindAsync(id, cancellationToken);
            return item is null ? TypedResults.NotFound() : TypedResults.Ok(Model(item, convert));
        }

        static async Task<IResult> Create(NewReturn request, ReturnStore store, ConvertContext convert, ILogger<ReturnStore> logger, CancellationToken cancellationToken)
        {
            if (request.Reason.Length == 0)
            {
                return Results.BadRequest("A reason is required.");
            }
            else if (request.Days > Period(convert))
            {
                logger.LogWarning("Late return of order {Order}.", request.Order);
                return Results.UnprocessableEntity();
            }

            var id = await store.AddAsync(request, cancellationToken);

            // Returns of the new checkout are paid back at once.
            convert.Goals.Purchase.Track(revenue: -request.Amount);
            return Results.CreatedAtRoute("return", new { id }, new { id, paid = true });
        }
    }

    /// <summary>The number of days within which a visitor can return an order.</summary>
    internal static int Period(ConvertContext convert)
    {
        if (convert.VisitorId.StartsWith("pro", StringComparison.Ordinal))
        {
            return 60;
        }

        return 30;
    }

    private static ReturnModel Model(Return item, ConvertContext convert) => new(item.Id, item.Order)
    {
        Label = convert.Features.CheckoutBanner.IsEnabled
            ? $"{convert.Features.CheckoutBanner.Headline}: {item.Order}"
            : item.Order,
        Fee = Fee(item, convert),
    };

    private static decimal Fee(Return item, ConvertContext convert)
    {
        decimal fee = item.Amount > 100 ? 0 : 4.99m;
        if (convert.Features.CheckoutBanner.Discount is { } discount and > 0)
            fee -= fee * (decimal)discount / 100;
        if (!convert.Features.CheckoutBanner.IsEnabled) fee += 1;
        return decimal.Round(fee, 2);
    }
}

internal sealed record NewReturn(string Order, string Reason, int Days, decimal Amount);

internal sealed record Return(int Id, string Order, decimal Amount, bool IsRemoved = false);

internal sealed record ReturnModel(int Id, string Order)
{
    public required string Label { get; init; }

    public decimal Fee { get; init; }
}

internal sealed class ReturnStore
{
    private readonly List<Return> _items = [new(1, "A-1", 50), new(2, "A-2", 150)];

    public IReadOnlyList<Return> All => _items;

    public ValueTask<Return?> FindAsync(int id, CancellationToken cancellationToken) => new(_items.Find(item => item.Id == id));

    public ValueTask<int> AddAsync(NewReturn item, CancellationToken cancellationToken)
    {
        _items.Add(new(_items.Count + 1, item.Order, item.Amount));
        return new(_items.Count);
    }

    public async Task RemoveAsync(Return item, bool soft, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (soft)
        {
            // The row stays for the report.
            _items[_items.IndexOf(item)] = item with { IsRemoved = true };
        }
        else
        {
            _items.Remove(item);
        }
    }
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<ReturnStore>().AddSingleton(context);
        using var app = builder.Build();
        app.MapReturns();
        print(ReturnsApi.Period(context));
        foreach (var pattern in (string[])["/returns/", "/returns/period"])
            print(Get(app, pattern).Result);
    }

    private static async Task<string> Get(IEndpointRouteBuilder app, string pattern)
    {
        var endpoint = app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .First(endpoint => endpoint.RoutePattern.RawText == pattern && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"));
        using var body = new System.IO.MemoryStream();
        var http = new DefaultHttpContext { RequestServices = app.ServiceProvider, Response = { Body = body } };
        http.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(http);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }
}
// Review: The comment "Only visitors with the banner may see the express endpoint." may mention the removed variation 'Express'.
// Review: The string "/express" may mention the removed variation 'Express'.
// Review: The string "express" may mention the removed variation 'Express'.
// Review: The comment "Returns of the new checkout are paid back at once." preceded code that was removed.
// Review: The comment "The number of days within which a visitor can return an order." may no longer be true, because the member that it belongs to has changed.
// Review: The parameter 'soft' of 'RemoveAsync' is now always true.
