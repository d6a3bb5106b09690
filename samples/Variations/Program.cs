using ConvertTyped;
using ConvertTyped.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddConvert(convert => (convert.Environment, convert.EnableTracking) = ("live", false));
builder.Services.AddScoped<Order>();

// A new variation in convert.json causes a compile error here until it has an implementation.
builder.Services.AddByCheckoutExperiment<ICheckout>(
    control: _ => new ClassicCheckout(),
    treatment: _ => new OnePageCheckout(),
    none: _ => new ClassicCheckout(),
    visitor: scope => scope.GetRequiredService<Order>().Visitor);
using var host = builder.Build();
await host.StartAsync();

foreach (var visitor in new[] { "anna", "bruno", "chloe", "dmitri" })
{
    await using var scope = host.Services.CreateAsyncScope();
    scope.ServiceProvider.GetRequiredService<Order>().Visitor = host.Services.GetRequiredService<IConvertContextAccessor>().ForVisitor(visitor);
    Console.WriteLine($"{visitor}: {scope.ServiceProvider.GetRequiredService<ICheckout>().GetType().Name}");
}
await host.StopAsync();

internal interface ICheckout;
internal sealed class ClassicCheckout : ICheckout;
internal sealed class OnePageCheckout : ICheckout;
internal sealed class Order
{
    public ConvertContext? Visitor { get; set; }
}
