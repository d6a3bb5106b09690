using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Who may hold a context, and what the others inject.</summary>
public class ContextScopeTests
{
    public static TheoryData<string> Environments => ["Development", "Production"];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_singleton_cannot_take_a_context_and_is_told_what_to_inject(string environment)
    {
        await using var app = await StartAsync(services => services.AddSingleton<Holder>(), environment: environment);
        Assert.Contains("IConvertContextAccessor", Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<Holder>).Message, StringComparison.Ordinal);
        Assert.Equal("failed", (await app.GetAsync("/held", "alice")).Body);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_root_scope_resolves_no_context_not_even_by_name(string environment)
    {
        await using var app = await StartAsync(services => services.AddConvert("eu", options => options.Config = Shop.Config), environment: environment);
        var unnamed = Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<ConvertContext>);
        var named = Assert.Throws<InvalidOperationException>(() => app.Services.GetRequiredKeyedService<ConvertContext>("eu"));
        Assert.All([unnamed, named], failure => Assert.Contains("IConvertContextAccessor", failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_hosted_service_or_middleware_that_takes_a_context_stops_the_start(string environment)
    {
        var service = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(services => services.AddHostedService<Service>(), environment: environment));
        var middleware = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(map: app => app.UseMiddleware<Middleware>(), environment: environment));
        Assert.All([service, middleware], failure => Assert.Contains("IConvertContextAccessor", failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scope_outside_of_requests_says_what_to_inject()
    {
        await using var app = await StartAsync();
        using var scope = app.Services.CreateScope();
        var failure = Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<ConvertContext>);
        Assert.Contains("no current request", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ForVisitor", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accessor_returns_the_visitor_of_each_request_and_any_visitor_by_id()
    {
        await using var app = await StartAsync(services => services.AddSingleton<Careful>());
        Assert.Equal("alice", (await app.GetAsync("/careful", "alice")).Body);
        Assert.Equal("bob", (await app.GetAsync("/careful", "bob")).Body);
        var accessor = app.Services.GetRequiredService<IConvertContextAccessor>();
        Assert.Null(accessor.Current);
        Assert.Equal("treatment", accessor.ForVisitor(Shop.Treated).RunExperience(Shop.Experiment)?.VariationKey);
        Assert.Equal("control", (await accessor.ForVisitorAsync(Shop.Untreated)).RunExperience(Shop.Experiment)?.VariationKey);
        Assert.Throws<ArgumentException>(() => accessor.ForVisitor(""));
    }

    private static Task<TestApp> StartAsync(
        Action<IServiceCollection>? services = null, Action<WebApplication>? map = null, string environment = "Production") => TestApp.StartAsync(
        builder =>
        {
            builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = environment == "Development");
            builder.Services.AddConvert(options => options.Config = Shop.Config);
            services?.Invoke(builder.Services);
        },
        app =>
        {
            map?.Invoke(app);
            app.MapGet("/held", (HttpContext http) =>
            {
                try
                {
                    return http.RequestServices.GetRequiredService<Holder>().VisitorId;
                }
                catch (InvalidOperationException)
                {
                    return "failed";
                }
            });
            app.MapGet("/careful", (HttpContext http) => http.RequestServices.GetRequiredService<Careful>().VisitorId);
        },
        environment);

    private sealed class Holder(ConvertContext convert)
    {
        internal string VisitorId => convert.VisitorId;
    }

    private sealed class Careful(IConvertContextAccessor accessor)
    {
        internal string? VisitorId => accessor.Current?.VisitorId;
    }

    private sealed class Service(ConvertContext convert) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromResult(convert.VisitorId);
    }

    private sealed class Middleware(RequestDelegate next, ConvertContext convert)
    {
        public Task InvokeAsync(HttpContext http)
        {
            http.Response.Headers["X-Visitor"] = convert.VisitorId;
            return next(http);
        }
    }
}
