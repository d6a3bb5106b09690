using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>The part of an output cache key that an experience contributes: the variation of the request's visitor.</summary>
internal static class VariationKey
{
    private const string NoVariation = "-";

    internal static async ValueTask<KeyValuePair<string, string>> OfAsync(HttpContext http, string coreName, string experienceKey)
    {
        var core = RegisteredCore.Find(http.RequestServices, coreName);
        PersonalResponse.Vary(http, core, experienceKey);
        var convert = await http.RequestServices.GetRequiredKeyedService<RequestContexts>(coreName).GetAsync(http).ConfigureAwait(false);
        return new($"convert:{coreName}:{experienceKey}", convert.RunExperience(experienceKey)?.VariationId ?? NoVariation);
    }
}
