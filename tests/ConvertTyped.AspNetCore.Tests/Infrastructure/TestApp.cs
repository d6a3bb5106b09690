using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Tests;

/// <summary>A web application on a loopback socket.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private const string VisitorHeader = "X-Visitor";

    private readonly WebApplication _app;

    private TestApp(WebApplication app, RecordedLogs logs)
    {
        _app = app;
        Logs = logs;
        Client = new(new SocketsHttpHandler
        {
            UseCookies = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        }) { BaseAddress = new(app.Urls.Single()) };
    }

    internal RecordedLogs Logs { get; }

    internal HttpClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    internal ConvertCore Core => Services.GetRequiredService<ConvertCore>();

    internal static async Task<TestApp> StartAsync(
        Action<WebApplicationBuilder> build,
        Action<WebApplication> map,
        string environment = "Production",
        string? contentRoot = null,
        HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment, ContentRootPath = contentRoot ?? AppContext.BaseDirectory,
        });
        var logs = new RecordedLogs();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols));
        builder.Services.Configure<ConvertVisitorOptions>(visitors => visitors.VisitorId = http => http.Request.Headers[VisitorHeader]);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        build(builder);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new(app, logs);
    }

    internal Task StopAsync() => _app.StopAsync();

    /// <summary>Sends a request from the user with the id <paramref name="visitor"/>, or from an anonymous visitor if the id is null.</summary>
    internal Task<Answer> GetAsync(string path, string? visitor = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, visitor is null ? headers : [(VisitorHeader, visitor), .. headers]);

    /// <summary>Sends a request from an anonymous visitor with this cookie.</summary>
    internal Task<Answer> GetWithCookieAsync(string path, string? value, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, [("Cookie", $"convert_visitor={value}"), .. headers]);

    internal async Task<Answer> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        response.Headers.TryGetValues("Set-Cookie", out var cookies);
        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            cookies?.SingleOrDefault(cookie => cookie.StartsWith("convert_visitor=", StringComparison.Ordinal) || cookie.StartsWith("who=", StringComparison.Ordinal)),
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>A response.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, string? Cookie, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The value of the visitor cookie that was set; null if no cookie was set.</summary>
    internal string? CookieValue => Cookie?.Split('=', ';')[1];
}
