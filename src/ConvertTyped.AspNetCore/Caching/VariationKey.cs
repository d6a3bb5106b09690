using ConvertTyped.AspNetCore.Features;
using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>The part of an output cache key that an experience contributes: the variation of the request's visitor.</summary>
internal static class VariationKey
{
    private const string NoVariation = "-";

    internal static async ValueTask<KeyValuePair<string, string>> ComputeAsync(HttpContext http, string? coreName, string experienceKey)
    {
        var core = CoreSelection.Choose(http.RequestServices, coreName, "experience", experienceKey);
        PersonalResponse.Vary(http, core, experienceKey);
        var convert = await http.RequestServices.GetRequiredKeyedService<RequestContexts>(core.Name).GetAsync(http).ConfigureAwait(false);
        return new($"convert:{core.Name}:{experienceKey}", convert.RunExperience(experienceKey)?.VariationId ?? NoVariation);
    }
}
