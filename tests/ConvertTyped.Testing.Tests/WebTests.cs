using ConvertTyped.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Testing.Tests;

public class WebTests
{
    [Fact]
    public async Task Parallel_applications_each_use_their_own_TestConvert()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async test =>
        {
            using var convert = new TestConvert();
            convert.Feature("checkout-banner").Enable(("headline", $"of test {test}"));
            using var app = await StartAsync(web => web.UseTestConvert(convert));
            var text = await app.GetTestClient().GetStringAsync(new Uri("/", UriKind.Relative));
            Assert.Equal("visitor-7", Assert.Single(convert.Conversions).VisitorId);
            return text;
        }));

        Assert.Equal(Enumerable.Range(0, 8).Select(test => $"of test {test}"), texts);
    }

    [Fact]
    public async Task The_test_and_not_the_container_disposes_the_TestConvert()
    {
        using var convert = new TestConvert();
        using (await StartAsync(web => web.UseTestConvert(convert)))
        {
        }

        await convert.RefreshAsync();
    }

    [Fact]
    public void Only_the_core_with_the_given_key_is_replaced()
    {
        using var shop = new TestConvert();
        using var blog = new TestConvert();
        using var own = new ConvertCore(new ConvertOptions { SdkKey = "own" });
        var services = new ServiceCollection().AddSingleton(own).AddKeyedSingleton("blog", own).AddKeyedSingleton("news", own);

        using var provider = services.UseTestConvert(shop).UseTestConvert(blog, "blog").BuildServiceProvider();

        Assert.Same(shop.Core, Assert.Single(provider.GetServices<ConvertCore>()));
        Assert.Same(blog.Core, Assert.Single(provider.GetKeyedServices<ConvertCore>("blog")));
        Assert.Same(own, provider.GetRequiredKeyedService<ConvertCore>("news"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Null_and_the_empty_name_both_mean_the_unnamed_core(string? name)
    {
        using var convert = new TestConvert();
        using var own = new ConvertCore(new ConvertOptions { SdkKey = "own" });

        using var provider = new ServiceCollection().AddSingleton(own).UseTestConvert(convert, name).BuildServiceProvider();

        Assert.Same(convert.Core, Assert.Single(provider.GetServices<ConvertCore>()));
        Assert.Empty(provider.GetKeyedServices<ConvertCore>(""));
    }

    [Fact]
    public async Task The_test_and_not_the_container_disposes_a_keyed_core()
    {
        using var convert = new TestConvert();
        using (var provider = new ServiceCollection().UseTestConvert(convert, "blog").BuildServiceProvider())
            Assert.Same(convert.Core, provider.GetRequiredKeyedService<ConvertCore>("blog"));

        await convert.RefreshAsync();
    }

    [Fact]
    public async Task A_generic_host_uses_the_TestConvert_without_fetching_a_config()
    {
        using var convert = new TestConvert();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddConvert(options => (options.SdkKey, options.Config) = ("production", ConvertConfig.FromFile("convert.json")));
        builder.Services.UseTestConvert(convert);
        using var host = builder.Build();
        await host.StartAsync();

        host.Services.GetRequiredService<ConvertCore>().CreateContext("anna").TrackConversion("purchase_completed");
        Assert.Empty(convert.Transport.Requests);
        await host.StopAsync();

        Assert.True(Assert.Single(convert.Transport.Requests).IsTracking);
    }

    [Fact]
    public async Task The_explain_page_shows_the_overrides_of_the_test()
    {
        using var convert = new TestConvert();
        convert.Experience("checkout-experiment").Force("treatment");
        convert.Experience("pricing-page-test").Exclude();
        convert.Feature("checkout-banner").Disable();
        using var app = await StartAsync(web => web
            .UseEnvironment("Development")
            .ConfigureServices(services => services.AddRouting())
            .UseTestConvert(convert)
            .Configure(app => app.UseRouting().UseEndpoints(endpoints => endpoints.MapConvertExplain("/"))));

        using var question = new FormUrlEncodedContent([new("visitor", "visitor-7")]);
        using var answer = await app.GetTestClient().PostAsync(new Uri("/", UriKind.Relative), question);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("""treatment<span class="origin">overridden by a test</span>""", page, StringComparison.Ordinal);
        Assert.Contains("""no variation<span class="origin">overridden by a test</span>""", page, StringComparison.Ordinal);
        Assert.Contains("<p>overridden by a test</p>", page, StringComparison.Ordinal);
    }

    /// <summary>Starts a host like the one that <c>WebApplicationFactory</c> creates: the test's registrations come last.</summary>
    private static Task<IHost> StartAsync(Action<IWebHostBuilder> configureTest) => new HostBuilder()
        .ConfigureWebHost(web =>
        {
            web.UseTestServer();
            web.ConfigureServices(services => services
                .Configure<ConvertVisitorOptions>(visitors => visitors.VisitorId = _ => "visitor-7")
                .AddConvert(options => options.SdkKey = "production"));
            web.Configure(app => app.UseConvert().Run(async http =>
            {
                var context = http.RequestServices.GetRequiredService<ConvertContext>();
                context.TrackConversion("purchase_completed");
                await http.Response.WriteAsync(context.RunFeature("checkout-banner")?.Variables.GetString("headline") ?? "off");
            }));
            configureTest(web);
        })
        .StartAsync();
}
