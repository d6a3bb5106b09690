using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.Loader;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Time.Testing;
using Polly;

namespace ConvertTyped.AspNetCore.Tests.Hosting;

public class StartTests
{
    private const string Key = "10041001/10042002-with-a-secret-tail";

    [Fact]
    public async Task One_call_to_AddConvert_and_a_convert_json_are_enough_to_make_decisions()
    {
        await using var app = await TestApp.StartAsync(
            builder => builder.Services.AddConvert(),
            app => app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey ?? "none"),
            contentRoot: Path.GetDirectoryName(Shop.Path));

        Assert.Equal("treatment", (await app.GetAsync("/", Shop.Treated)).Body);
        Assert.Equal("control", (await app.GetAsync("/", Shop.Untreated)).Body);
    }

    /// <summary>As with <c>WebApplicationFactory</c>, the application is not the entry assembly.</summary>
    [Fact]
    public async Task The_config_that_the_build_embedded_in_the_application_is_used_without_a_file()
    {
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Repository.At("samples", "WebShop", "bin", Dotnet.Configuration, "net10.0", "WebShop.dll"));
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "WebShop", ContentRootPath = Path.GetTempPath() });
        builder.Services.AddConvert(options => options.EnableTracking = false);
        using var host = builder.Build();
        await host.StartAsync();
        Assert.NotNull(CoreOf(host).CurrentConfig!.GetConfigEntity("experience", "hero-experiment"));
    }

    [Fact]
    public async Task Startup_waits_for_the_endpoints_config()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        using var host = HostOf(server);
        await host.StartAsync();
        Assert.True(CoreOf(host).IsReady);
    }

    [Fact]
    public async Task The_endpoints_config_replaces_the_deployed_config_before_startup_completes()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Later);
        using var host = HostOf(server, options => options.Config = Shop.Config);
        await host.StartAsync();
        Assert.Null(CoreOf(host).CreateContext(Shop.Treated).RunExperience(Shop.Experiment));
    }

    [Fact]
    public async Task A_slow_endpoint_delays_startup_for_a_limited_time_and_its_config_is_used_later()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Config.Script(Reply.After(gate.Task, Reply.Body(Shop.Later)));
        using var host = HostOf(server, options => options.Config = Shop.Config, configureHost: options => options.StartTimeout = TimeSpan.FromMilliseconds(100));
        await host.StartAsync();

        var core = CoreOf(host);
        Assert.NotNull(core.CreateContext(Shop.Treated).RunExperience(Shop.Experiment));
        var updated = NextConfig(core);
        gate.SetResult();
        await updated;
        Assert.Null(core.CreateContext(Shop.Treated).RunExperience(Shop.Experiment));
    }

    [Fact]
    public async Task If_the_endpoint_is_down_an_application_starts_with_everything_off_and_gets_its_config_later()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Status(500), Reply.Status(500));
        server.Config.Serve(Shop.Json);
        var time = new TestTime();
        await using var app = await TestApp.StartAsync(
            builder => Point(builder.Services, server, null, time),
            app => app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey ?? "none"));

        Assert.Equal("none", (await app.GetAsync("/", Shop.Treated)).Body);

        await time.WaitForTimerAsync(delay => delay == TimeSpan.FromSeconds(1));
        var ready = new TaskCompletionSource();
        using var _ = app.Core.On(LifecycleEvent.Ready, (_, _) => ready.TrySetResult());
        time.Advance(TimeSpan.FromSeconds(1));
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("treatment", (await app.GetAsync("/", Shop.Treated)).Body);
    }

    [Fact]
    public async Task A_service_that_starts_before_Convert_can_use_a_core_with_a_local_config()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var early = new Early();
        builder.Services.AddHostedService(provider => early.With(provider.GetRequiredService<ConvertCore>()));
        builder.Services.AddConvert(options => options.Config = Shop.Config);
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal("treatment", early.Variation);
    }

    [Fact]
    public async Task Startup_waits_for_the_endpoints_config_even_if_an_earlier_service_used_the_core()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Later);
        using var host = HostOf(server, options => options.Config = Shop.Config, services: services =>
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider => new Early().With(provider.GetRequiredService<ConvertCore>()))));
        await host.StartAsync();
        Assert.Null(CoreOf(host).CreateContext(Shop.Treated).RunExperience(Shop.Experiment));
    }

    [Fact]
    public async Task A_stopped_clock_does_not_delay_startup_or_shutdown()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.After(new TaskCompletionSource().Task, Reply.Status(200)));
        server.Tracking.Otherwise = Reply.After(new TaskCompletionSource().Task, Reply.Status(200));
        using var host = HostOf(
            server,
            options => (options.Config, options.FlushTimeout) = (Shop.Config, TimeSpan.FromMilliseconds(100)),
            new FakeTimeProvider(),
            options => options.StartTimeout = TimeSpan.FromMilliseconds(100));

        await host.StartAsync().WaitAsync(TimeSpan.FromSeconds(20));
        CoreOf(host).CreateContext(Shop.Treated).TrackConversion(Shop.Goal);
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_host_that_requires_a_config_does_not_start_without_one()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var host = HostOf(server, configureHost: options => options.RequireConfig = true);
        var failure = await Assert.ThrowsAsync<ConfigLoadException>(() => host.StartAsync());
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_cores_are_independent()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert("eu", options => options.Config = Shop.Config);
        builder.Services.AddConvert("us", options => options.Config = ConvertConfig.FromString(Shop.Later));
        using var host = builder.Build();
        await host.StartAsync();

        Assert.NotNull(Variation("eu"));
        Assert.Null(Variation("us"));
        Assert.Null(host.Services.GetService<ConvertCore>());

        ExperienceResult? Variation(string name) =>
            host.Services.GetRequiredKeyedService<ConvertCore>(name).CreateContext(Shop.Treated).RunExperience(Shop.Experiment);
    }

    [Fact]
    public async Task A_second_AddConvert_adds_options_to_the_same_core()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(options => options.Config = Shop.Config);
        builder.Services.AddConvert(options => options.Environment = "staging");
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Single(host.Services.GetServices<IHostedService>().OfType<HostedCore>());
        Assert.Null(CoreOf(host).CreateContext(Shop.Treated).RunExperience(Shop.Experiment));
    }

    [Fact]
    public async Task No_log_record_contains_the_SDK_key_even_if_every_HTTP_request_is_logged()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddHttpClient();
                Point(builder.Services, server);
            },
            app => app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey));

        await app.GetAsync("/", Shop.Treated);
        await app.StopAsync();

        Assert.Single(server.Tracking.Requests.All);
        Assert.DoesNotContain(app.Logs.Messages, record => record.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_to_Convert_go_through_the_applications_own_HTTP_handlers()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        using var host = HostOf(server, services: services => services.AddHttpClient("ConvertTyped").AddHttpMessageHandler(() => new Tagging()));
        await host.StartAsync();
        Assert.Equal("yes", server.Config.Requests.All[0].Headers["X-Tagged"]);
    }

    [Fact]
    public async Task The_application_can_replace_the_handler_that_sends_requests()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        using var host = HostOf(
            server,
            services: services => services.AddHttpClient("ConvertTyped").ConfigurePrimaryHttpMessageHandler(() => new Tagging { InnerHandler = new SocketsHttpHandler() }));
        await host.StartAsync();
        Assert.Equal("yes", server.Config.Requests.All[0].Headers["X-Tagged"]);
    }

    public static TheoryData<string, Action<IHttpClientBuilder>> ResilienceDefaults => new()
    {
        { "standard", client => client.AddStandardResilienceHandler(resilience => resilience.Retry.Delay = TimeSpan.FromMilliseconds(1)) },
        { "hedging", client => client.AddStandardHedgingHandler().Configure(resilience => resilience.Hedging.Delay = TimeSpan.FromMilliseconds(1)) },
        {
            "own pipeline",
            client => client.AddResilienceHandler("own", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions { Delay = TimeSpan.FromMilliseconds(1) }))
        },
    };

    [Theory]
    [MemberData(nameof(ResilienceDefaults))]
    public async Task Resilience_defaults_of_the_application_do_not_multiply_requests(string which, Action<IHttpClientBuilder> addDefaults)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Tracking.Otherwise = Reply.Status(500);
        using var host = HostOf(
            server,
            options => (options.Config, options.SdkKey, options.Transport.MaxRetries) = (Shop.Config, null, 0),
            services: services => services.ConfigureHttpClientDefaults(addDefaults));
        await host.StartAsync();
        CoreOf(host).CreateContext(Shop.Treated).TrackConversion(Shop.Goal);
        await CoreOf(host).FlushAsync();
        Assert.True(server.Tracking.Requests.All.Count == 1, which);
    }

    [Fact]
    public async Task Meters_are_created_by_the_meter_factory_of_the_container()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetrics();
        builder.Services.AddConvert(options => options.Config = Shop.Config);
        using var host = builder.Build();
        await host.StartAsync();
        var scopes = new ConcurrentQueue<object?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) => scopes.Enqueue(instrument.Meter.Name == "ConvertTyped" ? instrument.Meter.Scope : null);
        listener.Start();
        Assert.Contains(host.Services.GetRequiredService<IMeterFactory>(), scopes);
    }

    private static ConvertCore CoreOf(IHost host) => host.Services.GetRequiredService<ConvertCore>();

    private static Task NextConfig(ConvertCore core)
    {
        var updated = new TaskCompletionSource();
        var isFirst = true;
        core.On(LifecycleEvent.ConfigUpdated, (_, _) =>
        {
            if (!isFirst)
                updated.TrySetResult();
            isFirst = false;
        });
        return updated.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static IHost HostOf(
        FakeConvertServer server,
        Action<ConvertOptions>? configure = null,
        TimeProvider? time = null,
        Action<ConvertHostOptions>? configureHost = null,
        Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        Point(builder.Services, server, configure, time);
        if (configureHost is not null)
            builder.Services.Configure(configureHost);
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    private static void Point(
        IServiceCollection services, FakeConvertServer server, Action<ConvertOptions>? configure = null, TimeProvider? time = null)
    {
        if (time is not null)
            services.AddSingleton(time);
        var options = services.AddConvert(options =>
        {
            options.SdkKey = Key;
            options.Transport.ConfigEndpoint = server.ConfigEndpoint;
            options.Transport.TrackEndpoint = server.TrackEndpoint;
        });
        if (configure is not null)
            options.Configure(configure);
    }

    /// <summary>A service that makes a decision as soon as it starts.</summary>
    private sealed class Early : IHostedService
    {
        private ConvertCore? _core;

        internal string? Variation { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Variation = _core!.CreateContext(Shop.Treated).RunExperience(Shop.Experiment)?.VariationKey;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        internal Early With(ConvertCore core)
        {
            _core = core;
            return this;
        }
    }

    private sealed class Tagging : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Tagged", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
