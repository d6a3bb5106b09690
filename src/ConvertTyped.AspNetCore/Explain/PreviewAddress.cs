using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Creates preview links to the site's front page.</summary>
internal sealed record PreviewAddress(string FrontPage, string Parameter)
{
    /// <summary>Returns the address for preview links; null if preview links are disabled or apply to another core.</summary>
    internal static PreviewAddress? Find(HttpContext http, RegisteredCore core)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<ConvertVisitorOptions>>().Value.Preview;
        return options.IsEnabled && core.Name.Length == 0 ? new(http.Request.PathBase.Add("/"), options.Parameter) : null;
    }

    internal string For(Experience experience, Variation variation) =>
        $"{FrontPage}?{Uri.EscapeDataString(Parameter)}={Uri.EscapeDataString(new PreviewLink(experience.Id, variation.Id).ToString())}";
}
