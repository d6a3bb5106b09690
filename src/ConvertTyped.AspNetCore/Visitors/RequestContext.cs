using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>One request's context of one core: made by the middleware, or when it is first asked for.</summary>
internal sealed class RequestContext(RequestVisitors visitors, IHttpContextAccessor accessor)
{
    private ConvertContext? _context;

    internal static RequestContext Find(IServiceProvider provider, RegisteredCore core) =>
        provider.GetRequiredKeyedService<RequestContext>(core.Name);

    internal ConvertContext Get() => _context ??= visitors.Create(accessor.HttpContext ?? throw new InvalidOperationException(
        "There is no request, so there is no visitor. Outside of requests, create contexts with ConvertCore.CreateContext."));

    internal ValueTask<ConvertContext> EstablishAsync(HttpContext http)
    {
        if (_context is not null)
            return new(_context);
        var creating = visitors.CreateAsync(http);
        return creating.IsCompletedSuccessfully ? new(_context = creating.Result) : AwaitAsync(creating);
    }

    private async ValueTask<ConvertContext> AwaitAsync(ValueTask<ConvertContext> creating) => _context = await creating.ConfigureAwait(false);
}
