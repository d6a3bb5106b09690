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
    private readonly ILogger<OrderService> _logger;

    public OrderService(IOrderStore orders, IMailer mailer, ILogger<OrderService> logger)
    {
        _orders = orders ?? throw new ArgumentNullException(nameof(orders));
        _mailer = mailer ?? throw new ArgumentNullException(nameof(mailer));
        _logger = logger;
    }

    public async Task<OrderReceipt> PlaceAsync(Order order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Lines.Count == 0)
            throw new ArgumentException("An order has at least one line.", nameof(order));

        var percent = 7.5;
        var discount = order.Total * (decimal)percent / 100;
        _logger.LogInformation("The banner's discount of {Percent}% applies", percent);

        var stored = await _orders.AddAsync(order with { Discount = discount }, cancellationToken).ConfigureAwait(false);

        try
        {
            await SendBannerAsync(stored, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            // The order is valid even if no mail is sent.
            _logger.LogWarning(exception, "No mail for order {Id}", stored.Id);
        }

        return new OrderReceipt(stored.Id, order.Total - discount, Message(stored));
    }

    public IEnumerable<Order> Recommended(IEnumerable<Order> orders) =>
        orders.Where(order => order.Total > 10).Take(5).OrderBy(order => order.Id);

    private string Message(Order order) => $"Welcome, {order.Customer}!";

    private async Task SendBannerAsync(Order order, CancellationToken cancellationToken)
    {
        await _mailer.SendAsync(order.Customer, "WELCOME", cancellationToken).ConfigureAwait(false);
    }
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
        var service = new OrderService(new Orders(), new PrintingMailer(print), NullLogger<OrderService>.Instance);
        Order[] orders = [.. Enumerable.Range(1, 8).Select(id => new Order(id, id == 3 ? "nobody" : $"anna-{id}", [new("Lamp", 8 + id), new("Bulb", 1)]))];
        foreach (var order in orders)
            print(service.PlaceAsync(order).Result);
        print(string.Join(", ", service.Recommended(orders).Select(order => order.Id)));
    }
}
// Review: The method 'OrderService.Message' no longer accesses instance members, so it can be static.
// Review: The parameter 'context' of 'Run' is no longer read.
