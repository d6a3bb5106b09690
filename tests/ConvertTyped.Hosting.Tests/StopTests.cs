using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Hosting.Tests;

public class StopTests
{
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_endpoint_that_hangs_delays_the_host_by_one_flush_timeout_for_all_cores()
    {
        using var network = new HangingHandler();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        string[] names = ["eu", "us", "asia"];
        foreach (var name in names)
        {
            builder.Services.AddConvert(name, options => (options.Config, options.HttpMessageHandler, options.FlushTimeout, options.FlushOnDispose)
                = (Shop.Config, network, FlushTimeout, true));
        }

        var host = builder.Build();
        await host.StartAsync();
        foreach (var name in names)
            host.Services.GetRequiredKeyedService<ConvertCore>(name).CreateContext(Shop.Treated).TrackConversion(Shop.Goal);
        var watch = Stopwatch.StartNew();
        await host.StopAsync();
        host.Dispose();

        // Four times the time-out allows for a busy machine. Each core waits twice, so without a shared limit, the cores would take six times the time-out.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, 4 * FlushTimeout);
        Assert.Equal(3, network.Requests);
    }

    private sealed class HangingHandler : HttpMessageHandler
    {
        private int _requests;

        internal int Requests => Volatile.Read(ref _requests);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new(HttpStatusCode.OK);
        }
    }
}
