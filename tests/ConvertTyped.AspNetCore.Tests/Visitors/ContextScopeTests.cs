using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests which services may take a context, what the other services inject instead, and the behavior of a context that outlives its request.</summary>
public class ContextScopeTests
{
    public static TheoryData<string> Environments => ["Development", "Production"];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_singleton_cannot_depend_on_a_context_and_the_error_says_what_to_inject(string environment)
    {
        await using var app = await StartAsync(services => services.AddSingleton<Holder>(), environment: environment);
        Assert.Contains("IConvertContextAccessor", Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<Holder>).Message, StringComparison.Ordinal);
        Assert.Equal("failed", (await app.GetAsync("/held", "alice")).Body);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task The_root_scope_does_not_resolve_a_context_even_by_name(string environment)
    {
        await using var app = await StartAsync(services => services.AddConvert("eu", options => options.Config = Shop.Config), environment: environment);
        var unnamed = Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<ConvertContext>);
        var named = Assert.Throws<InvalidOperationException>(() => app.Services.GetRequiredKeyedService<ConvertContext>("eu"));
        Assert.All([unnamed, named], failure => Assert.Contains("IConvertContextAccessor", failure.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_hosted_service_a_middleware_or_an_exception_handler_that_takes_a_context_prevents_startup(string environment)
    {
        var service = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(services => services.AddHostedService<Service>(), environment: environment));
        var middleware = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(map: app => app.UseMiddleware<Middleware>(), environment: environment));
        var handler = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(
            services => services.AddExceptionHandler<ContextExceptionHandler>(), app => app.UseExceptionHandler(_ => { }), environment));
        Assert.All([service, middleware, handler], failure => Assert.Contains("IConvertContextAccessor", failure.Message, StringComparison.Ordinal));
    }

    /// <summary>Services that live longer than a request, one for each way to create them, each with the path of an endpoint that uses it.</summary>
    public static TheoryData<string, Action<IServiceCollection>, string> LongLived => new()
    {
        { "keyed singleton", services => services.AddKeyedSingleton<Holder>("held"), "/keyed" },
        { "keyed context in a singleton", services => services.AddConvert("eu", options => options.Config = Shop.Config).Services.AddSingleton<KeyedHolder>(), "/keyed-holder" },
        { "authorization handler", services => services.AddSingleton<IAuthorizationHandler, Handler>(), "/authorized" },
        { "options", services => services.AddOptions<Settings>().Configure<ConvertContext>((settings, convert) => settings.VisitorId = convert.VisitorId), "/options" },
        { "lazily created by a factory", services => services.AddSingleton(provider => new KeyedHolder(provider.GetRequiredService<ConvertContext>())), "/keyed-holder" },
        { "message handler of an HTTP client", services => services.AddTransient<Outgoing>().AddHttpClient("shop").AddHttpMessageHandler<Outgoing>(), "/outgoing" },
        {
            "message handler of an HTTP client without a scope of its own",
            services => services.AddTransient<Outgoing>().AddHttpClient("shop").AddHttpMessageHandler<Outgoing>().Services
                .Configure<HttpClientFactoryOptions>("shop", options => options.SuppressHandlerScope = true),
            "/outgoing"
        },
    };

    /// <summary>The paths of endpoints with a service that is created for each request: one for each way in which the service can be created.</summary>
    public static TheoryData<string> PerRequest => ["/endpoint-filter", "/scoped", "/middleware", "/action-filter", "/options-snapshot"];

    [Theory]
    [MemberData(nameof(LongLived))]
    public async Task A_service_for_several_requests_cannot_take_a_context(string what, Action<IServiceCollection> register, string path)
    {
        foreach (var environment in Environments)
        {
            await using var app = await StartAsync(register, environment: environment.Data);
            foreach (var visitor in new[] { "alice", "bob" })
                Assert.Equal(System.Net.HttpStatusCode.InternalServerError, (await app.GetAsync(path, visitor)).Status);
            Assert.True(app.Logs.Messages.Any(record => record.Contains("Inject IConvertContextAccessor instead", StringComparison.Ordinal)), what);
        }
    }

    [Theory]
    [MemberData(nameof(PerRequest))]
    public async Task A_service_that_is_created_for_each_request_can_take_a_context(string path)
    {
        await using var app = await StartAsync(services => services.AddScoped<Holder>().AddScoped<ScopedMiddleware>()
            .AddOptions<Settings>().Configure<ConvertContext>((settings, convert) => settings.VisitorId = convert.VisitorId));
        foreach (var visitor in new[] { "alice", "bob", "alice" })
            Assert.Equal(visitor, (await app.GetAsync(path, visitor)).Body);
    }

    [Fact]
    public async Task A_message_handler_that_takes_the_accessor_sees_the_visitor_of_each_request()
    {
        await using var app = await StartAsync(services => services.AddTransient<CarefulOutgoing>().AddHttpClient("shop").AddHttpMessageHandler<CarefulOutgoing>());
        foreach (var visitor in new[] { "alice", "bob", "alice" })
            Assert.Equal(visitor, (await app.GetAsync("/outgoing", visitor)).Body);
    }

    [Theory]
    [InlineData("/reusable-filter")]
    [InlineData("/static")]
    public async Task A_context_that_outlives_its_request_makes_no_decision_for_another_visitor(string path)
    {
        Kept.Context = null;
        await using var app = await StartAsync();
        var decided = new List<string>();
        app.Core.On(LifecycleEvent.Bucketing, (told, _) => decided.Add(told.VisitorId));
        Assert.Equal("treatment", (await app.GetAsync(path, Shop.Treated)).Body);
        for (var i = 0; i < 3; i++)
            Assert.Equal("none", (await app.GetAsync(path, Shop.Untreated)).Body);
        Assert.Equal("treatment", (await app.GetAsync(path, Shop.Treated)).Body);
        Assert.Equal([Shop.Treated], decided);
        Assert.Single(app.Logs.Of(106));
    }

    [Fact]
    public async Task A_context_that_outlives_its_request_tracks_no_conversion_and_sets_no_attribute_for_another_visitor()
    {
        Kept.Context = null;
        await using var app = await StartAsync(services => services.Configure<ConvertOptions>(options =>
        {
            (options.EnableTracking, options.FlushTimeout) = (true, TimeSpan.FromSeconds(1));
            (options.Transport.TrackEndpoint, options.Transport.MaxRetries) = ("http://127.0.0.1:1", 0);
        }));
        Assert.Equal("Queued", (await app.GetAsync("/goal", Shop.Treated)).Body);
        var attributes = Kept.Context!.VisitorAttributes;
        Assert.Equal("NotTracked", (await app.GetAsync("/goal", Shop.Untreated)).Body);
        Assert.Same(attributes, Kept.Context.VisitorAttributes);
        Assert.Single(app.Logs.Of(106));
    }

    /// <summary>The page waits for messages, and the request that sends a message uses the page's context.</summary>
    [Fact]
    public async Task A_context_can_be_used_by_another_request_while_its_own_request_runs_and_after_it_ends()
    {
        await using var app = await StartAsync();
        Kept.Context = null;
        var waiting = app.GetAsync("/waiting", Shop.Treated);
        await Kept.Waiting.Task;
        Assert.Equal("treatment", (await app.GetAsync("/message", Shop.Untreated)).Body);
        Assert.Equal("over", (await waiting).Body);
        Assert.Equal("treatment", Kept.Context!.RunExperience(Shop.Experiment)?.VariationKey);
        Assert.Empty(app.Logs.Of(106));
    }

    [Fact]
    public async Task The_error_outside_of_requests_says_what_to_use_instead()
    {
        await using var app = await StartAsync();
        using var scope = app.Services.CreateScope();
        var failure = Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<ConvertContext>);
        Assert.Contains("no current request", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ForVisitor", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accessor_returns_the_context_of_each_requests_visitor_and_of_any_visitor_by_id()
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
            builder.Services.AddConvert(options => (options.Config, options.EnableTracking) = (Shop.Config, false));
            builder.Services.AddAuthorization();
            builder.Services.AddControllers().AddApplicationPart(typeof(FilteredController).Assembly);
            services?.Invoke(builder.Services);
        },
        app =>
        {
            map?.Invoke(app);
            if (app.Services.GetService<IServiceProviderIsService>()!.IsService(typeof(ScopedMiddleware)))
                app.UseMiddleware<ScopedMiddleware>();
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
            app.MapGet("/keyed", ([FromKeyedServices("held")] Holder holder) => holder.VisitorId);
            app.MapGet("/keyed-holder", (HttpContext http) => http.RequestServices.GetRequiredService<KeyedHolder>().VisitorId);
            app.MapGet("/authorized", async (HttpContext http, IAuthorizationService authorization) =>
                (await authorization.AuthorizeAsync(http.User, null, new OperationAuthorizationRequirement())).Failure?.FailureReasons.FirstOrDefault()?.Message);
            app.MapGet("/options", (IOptions<Settings> settings) => settings.Value.VisitorId);
            app.MapGet("/options-snapshot", (IOptionsSnapshot<Settings> settings) => settings.Value.VisitorId);
            app.MapGet("/outgoing", (IHttpClientFactory clients) => clients.CreateClient("shop").GetStringAsync("http://shop.example/"));
            app.MapGet("/endpoint-filter", () => "unfiltered").AddEndpointFilter<EndpointFilter>();
            app.MapGet("/scoped", (HttpContext http) => http.RequestServices.GetRequiredService<Holder>().VisitorId);
            app.MapGet("/middleware", (HttpContext http) => http.Items["visitor"] as string);
            app.MapGet("/static", (ConvertContext convert) => (Kept.Context ??= convert).RunExperience(Shop.Experiment)?.VariationKey ?? "none");
            app.MapGet("/goal", (ConvertContext convert) =>
            {
                var kept = Kept.Context ??= convert;
                if (!ReferenceEquals(kept, convert))
                    kept.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
                return kept.TrackConversion(Shop.Goal, forceMultiple: true).Status.ToString();
            });
            app.MapGet("/waiting", async (ConvertContext convert) =>
            {
                (Kept.Context, Kept.Over) = (convert, new());
                Kept.Waiting.SetResult();
                await Kept.Over.Task;
                return "over";
            });
            app.MapGet("/message", () =>
            {
                var seen = Kept.Context!.RunExperience(Shop.Experiment)?.VariationKey;
                Kept.Over.SetResult();
                return seen;
            });
            app.MapControllers();
            app.MapGet("/careful", (HttpContext http) => http.RequestServices.GetRequiredService<Careful>().VisitorId);
        },
        environment);

    private sealed class Holder(ConvertContext convert)
    {
        internal string VisitorId => convert.VisitorId;
    }

    private sealed class KeyedHolder([FromKeyedServices("eu")] ConvertContext convert)
    {
        internal string VisitorId => convert.VisitorId;
    }

    private sealed class Settings
    {
        public string? VisitorId { get; set; }
    }

    private sealed class Handler(ConvertContext convert) : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            context.Fail(new(this, convert.VisitorId));
            return Task.CompletedTask;
        }
    }

    private sealed class ContextExceptionHandler(ConvertContext convert) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            await httpContext.Response.WriteAsync(convert.VisitorId, cancellationToken);
            return true;
        }
    }

    private sealed class Outgoing(ConvertContext convert) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(convert.VisitorId) });
    }

    private sealed class CarefulOutgoing(IConvertContextAccessor accessor) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(accessor.Current!.VisitorId) });
    }

    private sealed class EndpointFilter(ConvertContext convert) : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => new(convert.VisitorId);
    }

    private sealed class ScopedMiddleware(ConvertContext convert) : IMiddleware
    {
        public Task InvokeAsync(HttpContext context, RequestDelegate next)
        {
            context.Items["visitor"] = convert.VisitorId;
            return next(context);
        }
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
