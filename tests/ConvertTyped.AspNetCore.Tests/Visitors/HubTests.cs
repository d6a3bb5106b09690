using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests SignalR hubs over long polling. Hub calls run outside of requests.</summary>
public class HubTests
{
    private const char EndOfRecord = '\u001e';

    [Fact]
    public async Task A_hub_with_an_injected_accessor_makes_decisions_for_the_visitor_of_each_call()
    {
        await using var app = await StartAsync();
        Assert.Contains($"\"result\":\"treatment\"", await CallAsync(app, "Decide", Shop.Treated), StringComparison.Ordinal);
        Assert.Contains($"\"result\":\"control\"", await CallAsync(app, "Decide", Shop.Untreated), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_for_a_hub_that_depends_on_a_context_says_what_to_inject()
    {
        await using var app = await StartAsync();
        await CallAsync(app, "Fail", Shop.Treated, "/wrong");
        Assert.Contains(app.Logs.Errors, record => record.Contains("There is no current request", StringComparison.Ordinal)
            && record.Contains("Inject IConvertContextAccessor instead", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hub_filter_with_an_injected_accessor_uses_the_visitor_of_each_call()
    {
        await using var app = await StartAsync(hub => hub.AddFilter<Careful>());
        Assert.Contains("\"result\":\"filtered treatment\"", await CallAsync(app, "Decide", Shop.Treated), StringComparison.Ordinal);
        Assert.Contains("\"result\":\"filtered control\"", await CallAsync(app, "Decide", Shop.Untreated), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "There is no current request")]
    [InlineData(true, "cannot be resolved from the root scope")]
    public async Task The_error_for_a_hub_filter_that_depends_on_a_context_says_what_to_inject(bool isSingleton, string expected)
    {
        await using var app = await StartAsync(hub => hub.AddFilter<Captive>(), services =>
        {
            if (isSingleton)
                services.AddSingleton<Captive>();
        });
        Assert.DoesNotContain("control", await CallAsync(app, "Decide", Shop.Untreated), StringComparison.Ordinal);
        Assert.Contains(app.Logs.Errors, record => record.Contains(expected, StringComparison.Ordinal)
            && record.Contains("Inject IConvertContextAccessor instead", StringComparison.Ordinal));
    }

    /// <summary>Connects, sends one call, and polls until the call completes or the connection ends.</summary>
    private static async Task<string> CallAsync(TestApp app, string method, string argument, string hub = "/hub")
    {
        using var negotiated = await app.Client.PostAsync($"{hub}/negotiate?negotiateVersion=1", null);
        var token = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync()).RootElement.GetProperty("connectionToken").GetString();
        var connection = $"{hub}?id={token}";
        using var first = await app.Client.GetAsync(connection);
        await SendAsync("""{"protocol":"json","version":1}""");
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":["{{argument}}"]}""");
        var received = "";
        while (!received.Contains("\"type\":3", StringComparison.Ordinal) && !received.Contains("\"type\":7", StringComparison.Ordinal))
        {
            using var poll = await app.Client.GetAsync(connection);
            if (!poll.IsSuccessStatusCode || poll.StatusCode == System.Net.HttpStatusCode.NoContent)
                break;
            received += await poll.Content.ReadAsStringAsync();
        }

        return received;

        async Task SendAsync(string message)
        {
            using var content = new StringContent(message + EndOfRecord, Encoding.UTF8);
            using var answer = await app.Client.PostAsync(connection, content);
        }
    }

    private static Task<TestApp> StartAsync(Action<HubOptions>? configure = null, Action<IServiceCollection>? services = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSignalR(hub => configure?.Invoke(hub));
            services?.Invoke(builder.Services);
            builder.Services.AddConvert(options => (options.Config, options.EnableTracking) = (Shop.Config, false));
        },
        app =>
        {
            app.MapHub<Deciding>("/hub");
            app.MapHub<Wrong>("/wrong");
        });

    private sealed class Deciding(IConvertContextAccessor accessor) : Hub
    {
        public string? Decide(string visitorId) => accessor.ForVisitor(visitorId).RunExperience(Shop.Experiment)?.VariationKey;
    }

    private sealed class Careful(IConvertContextAccessor accessor) : IHubFilter
    {
        public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
        {
            var visitor = accessor.ForVisitor((string)invocationContext.HubMethodArguments[0]!);
            var result = await next(invocationContext);
            return visitor.RunExperience(Shop.Experiment)?.VariationKey == (string?)result ? $"filtered {result}" : result;
        }
    }

    private sealed class Captive(ConvertContext convert) : IHubFilter
    {
        public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
            new(convert.RunExperience(Shop.Experiment)?.VariationKey);
    }

    private sealed class Wrong(ConvertContext convert) : Hub
    {
        public string Fail(string visitorId) => convert.VisitorId + visitorId;
    }
}
