using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts Convert into a request pipeline.</summary>
public static class ConvertApplicationBuilderExtensions
{
    /// <summary>
    /// Establishes each request's visitor here in the pipeline: the data store is read without blocking, and the cookie is written before the
    /// response can start. Optional, except for preview links: without it a visitor is established when the context is first asked for. Put it
    /// after authentication if that tells visitors apart, and after static files, which need no visitor.
    /// </summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="name">The core's name; empty for the unnamed one.</param>
    public static IApplicationBuilder UseConvert(this IApplicationBuilder app, string name = "")
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(name);
        var core = RegisteredCore.Find(app.ApplicationServices, name);
        var visitors = app.ApplicationServices.GetRequiredService<IOptions<ConvertVisitorOptions>>().Value;
        return app.Use(next => new VisitorMiddleware(next, core, visitors.Preview).InvokeAsync);
    }
}
