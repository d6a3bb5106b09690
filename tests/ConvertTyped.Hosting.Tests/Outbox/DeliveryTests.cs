using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Hosting.Tests.Outbox;

public sealed class DeliveryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert-outbox-").FullName;
    private readonly TrackingEndpoint _endpoint = new();

    private string FilePath => Path.Combine(_folder, "convert-events.db");

    [Fact]
    public async Task The_request_body_is_the_same_with_and_without_an_outbox()
    {
        using var direct = new TrackingEndpoint();
        using var stored = new TrackingEndpoint();
        foreach (var (handler, hasOutbox) in new[] { (direct, false), (stored, true) })
        {
            using var host = Host(handler, hasOutbox);
            await host.StartAsync();
            var convert = host.Services.GetRequiredService<ConvertCore>().CreateContext(Shop.Treated);
            convert.SetSegments(new Dictionary<string, object?> { ["country"] = "US" });
            convert.RunExperience(Shop.Experiment);
            convert.TrackConversion(Shop.Goal, 49.90m);
            await host.StopAsync();
        }

        Assert.Equal(Assert.Single(direct.Bodies), Assert.Single(stored.Bodies));
    }

    [Fact]
    public async Task Committed_events_survive_a_crash_and_are_delivered_by_another_process()
    {
        _endpoint.Status = HttpStatusCode.ServiceUnavailable;
        using (var host = Host(_endpoint))
        {
            // The host is never started, so disposing it does not flush the core. This simulates a crash.
            var core = host.Services.GetRequiredService<ConvertCore>();
            for (var i = 0; i < 30; i++)
                core.CreateContext($"visitor-{i}").TrackConversion(Shop.Goal);
            var committed = await core.CommitAsync();
            Assert.Equal(new(0), committed);
        }

        Assert.Empty(_endpoint.Accepted);
        _endpoint.Status = HttpStatusCode.OK;
        using var next = Host(_endpoint);
        var flushed = await next.Services.GetRequiredService<ConvertCore>().FlushAsync();
        Assert.Equal(0, flushed.Remaining);
        Assert.Null(flushed.Error);
        Assert.Equal(30, _endpoint.Accepted.Distinct().Count());
        Assert.Equal(30, _endpoint.Accepted.Count);
    }

    [Fact]
    public async Task Events_that_are_tracked_just_before_the_core_is_disposed_are_committed()
    {
        _endpoint.Status = HttpStatusCode.ServiceUnavailable;
        using (var host = Host(_endpoint))
            host.Services.GetRequiredService<ConvertCore>().CreateContext("visitor").TrackConversion(Shop.Goal);
        _endpoint.Status = HttpStatusCode.OK;
        using var next = Host(_endpoint);
        await next.Services.GetRequiredService<ConvertCore>().FlushAsync();
        Assert.Single(_endpoint.Accepted);
    }

    [Fact]
    public async Task Events_that_could_not_be_delivered_when_the_host_stopped_stay_in_the_outbox_and_no_loss_is_logged()
    {
        _endpoint.Status = HttpStatusCode.ServiceUnavailable;
        var logs = new RecordedLogs();
        using (var host = Host(_endpoint, logs: logs))
        {
            await host.StartAsync();
            var core = host.Services.GetRequiredService<ConvertCore>();
            core.CreateContext("visitor").TrackConversion(Shop.Goal);
            var flushed = await core.FlushAsync();
            Assert.Equal(1, flushed.Remaining);
            Assert.NotNull(flushed.Error);
            await host.StopAsync();
        }

        Assert.DoesNotContain(logs.Messages, message => message.Contains("undelivered", StringComparison.Ordinal));
        _endpoint.Status = HttpStatusCode.OK;
        using var next = Host(_endpoint);
        await next.Services.GetRequiredService<ConvertCore>().FlushAsync();
        Assert.Single(_endpoint.Accepted);
    }

    [Fact]
    public async Task Events_that_the_endpoint_rejects_are_dropped_and_counted()
    {
        _endpoint.Status = HttpStatusCode.BadRequest;
        var logs = new RecordedLogs();
        using var host = Host(_endpoint, logs: logs);
        var core = host.Services.GetRequiredService<ConvertCore>();
        core.CreateContext("visitor").TrackConversion(Shop.Goal);
        var flushed = await core.FlushAsync();
        Assert.Equal(0, flushed.Remaining);
        Assert.Contains(logs.Errors, message => message.StartsWith("1 events cannot be delivered and are dropped", StringComparison.Ordinal));
        Assert.Equal(1, _endpoint.Requests);
    }

    [Fact]
    public async Task Events_wait_in_memory_while_the_outbox_fails_and_the_failure_is_logged()
    {
        Directory.CreateDirectory(FilePath);
        var logs = new RecordedLogs();
        using var host = Host(_endpoint, logs: logs);
        var core = host.Services.GetRequiredService<ConvertCore>();
        core.CreateContext("visitor").TrackConversion(Shop.Goal);
        var committed = await core.CommitAsync();
        Assert.Equal(1, committed.Uncommitted);
        Assert.NotNull(committed.Error);
        Assert.Contains(logs.Messages, message => message.StartsWith("The outbox failed", StringComparison.Ordinal));

        Directory.Delete(FilePath);
        Assert.Equal(new(0), await core.CommitAsync());
        await core.FlushAsync();
        Assert.Single(_endpoint.Accepted);
    }

    [Fact]
    public async Task Two_processes_that_share_an_outbox_send_every_event_once()
    {
        const int Each = 500;
        using var one = Host(_endpoint);
        using var other = Host(_endpoint);
        ConvertCore[] cores = [one.Services.GetRequiredService<ConvertCore>(), other.Services.GetRequiredService<ConvertCore>()];
        await Task.WhenAll(cores.Select((core, number) => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                core.CreateContext($"visitor-{number}-{i}").TrackConversion(Shop.Goal);
                if (i % 50 == 0)
                    await core.CommitAsync();
            }

            Assert.Equal(0, (await core.FlushAsync()).Remaining);
        })));
        Assert.Equal(2 * Each, _endpoint.Accepted.Count);
        Assert.Equal(2 * Each, _endpoint.Accepted.Distinct().Count());
    }

    [Fact]
    public void Committing_without_an_outbox_throws_an_exception()
    {
        using var core = ConvertCore.Start(new() { Config = Shop.Config });
        Assert.Throws<InvalidOperationException>(() => { _ = core.CommitAsync(); });
    }

    [Fact]
    public void Tracking_with_an_outbox_allocates_no_more_than_tracking_without_an_outbox()
    {
        Assert.Equal(AllocatedBy(hasOutbox: false), AllocatedBy(hasOutbox: true), 1.0);

        double AllocatedBy(bool hasOutbox)
        {
            using var host = Host(_endpoint, hasOutbox);
            var convert = host.Services.GetRequiredService<ConvertCore>().CreateContext("visitor");
            for (var i = 0; i < 2000; i++)
                convert.TrackConversion(Shop.Goal, forceMultiple: true);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 2000; i++)
                convert.TrackConversion(Shop.Goal, forceMultiple: true);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / 2000.0;
        }
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        SqliteFile.DeleteFolder(_folder);
    }

    private IHost Host(HttpMessageHandler handler, bool hasOutbox = true, RecordedLogs? logs = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        if (logs is not null)
            builder.Logging.AddProvider(logs);
        builder.Services.AddConvert(options =>
        {
            options.Config = Shop.Config;
            options.HttpMessageHandler = handler;
            options.Transport.MaxRetries = 0;
        });
        if (hasOutbox)
            builder.Services.AddConvertDatabaseOutbox(FilePath);
        return builder.Build();
    }
}
