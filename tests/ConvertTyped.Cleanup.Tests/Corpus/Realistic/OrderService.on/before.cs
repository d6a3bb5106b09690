using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConvertTyped;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Shop.OrderService;

public sealed class OrderService
{
    private readonly IOrderStore _orders;
    private readonly IMailer _mailer;
    private readonly ConvertContext _convert;
    private readonly ILogger<OrderService> _logger;
    private readonly CheckoutBannerFeature _banner;
    private readonly bool _sendsBanner;

    public OrderService(IOrderStore orders, IMailer mailer, ConvertContext convert, ILogger<OrderService> logger)
    {
        _orders = orders ?? throw new ArgumentNullException(nameof(orders));
        _mailer = mailer ?? throw new ArgumentNullException(nameof(mailer));
        _convert = convert;
        _logger = logger;
        _banner = convert.Features.CheckoutBanner;
        _sendsBanner = convert.Features.CheckoutBanner.IsEnabled;
    }

    public async Task<OrderReceipt> PlaceAsync(Order order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Lines.Count == 0)
            throw new ArgumentException("An order has at least one line.", nameof(order));

        var discount = 0m;
        if (_banner.IsEnabled && _banner.Discount is { } percent)
        {
            discount = order.Total * (decimal)percent / 100;
            _logger.LogInformation("The banner's discount of {Percent}% applies", percent);
        }

        var stored = await _orders.AddAsync(order with { Discount = discount }, cancellationToken).ConfigureAwait(false);

        try
        {
            if (_sendsBanner)
                await SendBannerAsync(stored, cancellationToken).ConfigureAwait(false);
            else
                await SendPlainAsync(stored, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            // The order is valid even if no mail is sent.
            _logger.LogWarning(exception, "No mail for order {Id}", stored.Id);
        }

        return new OrderReceipt(stored.Id, order.Total - discount, Message(stored));
    }

    public IEnumerable<Order> Recommended(IEnumerable<Order> orders)
    {
        var query = orders.Where(order => order.Total > 10);
        if (_convert.Features.CheckoutBanner.IsEnabled)
        {
            query = query.Take((int)(_convert.Features.CheckoutBanner.MaxItems ?? 10));
        }

        return query.OrderBy(order => order.Id);
    }

    private string Message(Order order)
    {
        var feature = _convert.RunFeature("checkout-banner");
        if (feature != null)
        {
            var headline = feature.Variables.GetString("headline") ?? "Thank you";
            return $"{headline}, {order.Customer}!";
        }

        return $"Thank you, {order.Customer}.";
    }

    private async Task SendBannerAsync(Order order, CancellationToken cancellationToken)
    {
        var text = _banner.Headline ?? DefaultHeadline;
        await _mailer.SendAsync(order.Customer, text.ToUpperInvariant(), cancellationToken).ConfigureAwait(false);
    }

    private Task SendPlainAsync(Order order, CancellationToken cancellationToken) =>
        _mailer.SendAsync(order.Customer, PlainText(order), cancellationToken);

    private static string PlainText(Order order) => $"Your order {order.Id} over {order.Lines.Count} lines";

    private const string DefaultHeadline = "Welcome back";
}

public sealed record OrderLine(string Product, decimal Price);

public sealed record Order(int Id, string Customer, IReadOnlyList<OrderLine> Lines)
{
    public decimal Discount { get; init; }

    public decimal Total => Lines.Sum(line => line.Price);
}

public sealed record OrderReceipt(int Id, decimal Total, string Message);

public interface IOrderStore
{
    Task<Order> AddAsync(Order order, CancellationToken cancellationToken);
}

public interface IMailer
{
    Task SendAsync(string to, string text, CancellationToken cancellationToken);
}

internal sealed class Orders : IOrderStore
{
    private readonly ConcurrentDictionary<int, Order> _orders = new();

    public Task<Order> AddAsync(Order order, CancellationToken cancellationToken)
    {
        _orders[order.Id] = order;
        return Task.FromResult(order);
    }
}

internal sealed class PrintingMailer(Action<object?> print) : IMailer
{
    public Task SendAsync(string to, string text, CancellationToken cancellationToken)
    {
        print($"{to}: {text}");
        return to == "nobody" ? throw new TimeoutException() : Task.CompletedTask;
    }
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var service = new OrderService(new Orders(), new PrintingMailer(print), context, NullLogger<OrderService>.Instance);
        Order[] orders = [.. Enumerable.Range(1, 8).Select(id => new Order(id, id == 3 ? "nobody" : $"anna-{id}", [new("Lamp", 8 + id), new("Bulb", 1)]))];
        foreach (var order in orders)
            print(service.PlaceAsync(order).Result);
        print(string.Join(", ", service.Recommended(orders).Select(order => order.Id)));
    }
}
