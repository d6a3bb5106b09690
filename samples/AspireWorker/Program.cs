using ConvertTyped;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);

// The connection string 'convert' comes from Aspire's AppHost. Without the connection string, nothing is tracked.
builder.AddConvert("convert");
builder.Services.Configure<ConvertOptions>(convert => convert.EnableTracking = builder.Configuration["ConnectionStrings:convert"] is not null);
builder.Services.AddHostedService<Orders>();
builder.Build().Run();

internal sealed class Orders(ConvertCore core) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var order = 1; !stoppingToken.IsCancellationRequested; order++)
        {
            var customer = core.CreateContext($"customer-{order}");
            Console.WriteLine($"{customer.VisitorId}: {customer.Experiences.CheckoutExperiment.Variation}");
            customer.Goals.PurchaseCompleted.Track(revenue: 49.99m);
            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
    }
}
