using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Benchmarks;

/// <summary>Measures the time that the middleware adds to a returning visitor's request. The budget for this time is 5 µs.</summary>
[MemoryDiagnoser]
public class RequestVisitor
{
    private ServiceProvider _provider = null!;
    private RequestDelegate _with = null!;
    private RequestDelegate _without = null!;

    [GlobalSetup]
    public void Build()
    {
        var services = new ServiceCollection();
        services.AddConvert(options => options.Config = ConvertConfig.FromUtf8Bytes(Configs.Of(100)));
        _provider = services.BuildServiceProvider();
        _provider.GetRequiredService<ConvertCore>().Initialize();
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
        http.Request.Headers.Cookie = "convert_visitor=0199b7c0-5f6e-7c2a-9b1d-3f2e1d0c9b8a";
        http.Request.Path = "/pricing";
        await serve(http);
    }
}
