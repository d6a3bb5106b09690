using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Benchmarks;

/// <summary>Measures the time that the middleware adds to a returning visitor's request. The budget for this time is 5 µs.</summary>
[MemoryDiagnoser]
public class RequestVisitor
{
    private ServiceProvider _provider = null!;
    private RequestDelegate _with = null!;
    private RequestDelegate _without = null!;
    private string _cookie = null!;

    [GlobalSetup]
    public void Build()
    {
        var services = new ServiceCollection();
        services.AddConvert(options => options.Config = ConvertConfig.FromUtf8Bytes(Configs.Of(100)));
        _provider = services.BuildServiceProvider();
        _provider.GetRequiredService<ConvertCore>().Initialize();
        // The cookie must have the data protection purpose and the format that the middleware uses. Otherwise, the middleware would treat the visitor as new.
        var protector = _provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("ConvertTyped.AspNetCore.VisitorCookie.v1");
        _cookie = "convert_visitor=" + WebEncoders.Base64UrlEncode(protector.Protect(Guid.CreateVersion7().ToByteArray(bigEndian: true)));
        var app = new ApplicationBuilder(_provider);
        _without = app.New().Build();
        _with = app.UseConvert().Build();
    }

    [GlobalCleanup]
    public void Dispose() => _provider.Dispose();

    [Benchmark(Baseline = true, Description = "a request and its scope")]
    public Task Without() => ServeAsync(_without);

    [Benchmark(Description = "the same request with the middleware")]
    public Task With() => ServeAsync(_with);

    private async Task ServeAsync(RequestDelegate serve)
    {
        await using var scope = _provider.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Headers.Cookie = _cookie;
        http.Request.Path = "/pricing";
        await serve(http);
    }
}
