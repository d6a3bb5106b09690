using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace ConvertTyped.AspNetCore.Tests.Hosting;

/// <summary>Checks that the log records of real requests, as the OpenTelemetry SDK exports them, contain the decisions of these requests.</summary>
public class RequestLogTests
{
    private const string Framework = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const int RequestFinished = 2;
    private const string Application = "Shop.Payments";

    [Fact]
    public async Task Log_records_contain_the_variations_that_were_decided_in_their_request()
    {
        var records = new List<LogRecord>();
        await using (var app = await StartAsync(records))
        {
            await app.GetAsync("/pay", Shop.Treated);
            await app.GetAsync("/pay", Shop.Untreated);
            await app.GetAsync("/", Shop.Treated);
            await app.StopAsync();
        }

        Assert.Equal(["treatment", "control"], records.Where(record => record.CategoryName == Application).Select(DecisionIn));
        // The record that ASP.NET Core writes at the end of each request.
        Assert.Equal(
            ["treatment", "control", null],
            records.Where(record => record.CategoryName == Framework && record.EventId.Id == RequestFinished).Select(DecisionIn));
    }

    private static Task<TestApp> StartAsync(List<LogRecord> records) => TestApp.StartAsync(
        builder =>
        {
            builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.Tags).AddOpenTelemetry(options =>
            {
                options.IncludeScopes = true;
                options.AddInMemoryExporter(records);
            });
            builder.Services.AddConvert(options => (options.Config, options.EnableTracking, options.Telemetry.AddActivityTags) = (Shop.Config, false, true));
        },
        app =>
        {
            app.MapGet("/", () => "home");
            app.MapGet("/pay", (ConvertContext convert, ILoggerFactory loggers) =>
            {
                convert.RunExperience(Shop.Experiment);
                loggers.CreateLogger(Application).Log(LogLevel.Error, default, "Payment failed", null, static (message, _) => message);
            });
        });

    private static object? DecisionIn(LogRecord record)
    {
        var found = new List<KeyValuePair<string, object?>>();
        record.ForEachScope(
            static (scope, found) =>
            {
                foreach (var value in scope)
                    found.Add(value);
            },
            found);
        return found.SingleOrDefault(value => value.Key == $"convert.experience.{Shop.Experiment}").Value;
    }
}
