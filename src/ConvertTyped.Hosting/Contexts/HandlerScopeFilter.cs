using Microsoft.Extensions.Http;

namespace ConvertTyped.Hosting.Contexts;

/// <summary>
/// Marks the scopes in which <c>IHttpClientFactory</c> creates message handlers. A request may create these handlers, but they live for minutes and
/// serve other requests, too.
/// </summary>
internal sealed class HandlerScopeFilter(SharedScopes scopes) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        scopes.MarkHandlerScope(builder.Services);
        next(builder);
    };
}
