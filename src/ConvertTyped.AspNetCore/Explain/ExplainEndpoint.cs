using System.Security.Cryptography;
using System.Text;
using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Serves the explain page under a strict content security policy. The page itself stores and tracks nothing.</summary>
internal sealed class ExplainEndpoint(RegisteredCore registered)
{
    private const long LargestForm = 64 * 1024;

    private static readonly string Style = ReadStyle();

    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal async Task ServeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestForm;
        var form = HttpMethods.IsPost(http.Request.Method) ? await ReadExplainFormAsync(http).ConfigureAwait(false) : OwnVisitor(http);
        if (form is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (form.Visitor.Length > 0 && !form.HasVisitor)
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        var page = await CreatePageAsync(http, form).ConfigureAwait(false);
        SetHeaders(http.Response.Headers);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Reads the submitted form. Returns null if the request does not contain a readable form.</summary>
    private static async Task<ExplainForm?> ReadExplainFormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return null;
        try
        {
            return ExplainForm.Read(await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>The form for the visitor who opens the page.</summary>
    private static ExplainForm OwnVisitor(HttpContext http)
    {
        var identifier = http.RequestServices.GetRequiredService<VisitorIdentifier>();
        var visitor = identifier.Identify(http);
        return new()
        {
            Visitor = visitor.NewId is null ? visitor.Id : "",
            OwnAttributes = identifier.Reader.Attributes(http),
            OwnLocation = identifier.Reader.Options.LocationAttributes is null ? RequestLocation.AtOrigin(http.Request) : identifier.Reader.LocationAttributes(http),
        };
    }

    private async Task<string> CreatePageAsync(HttpContext http, ExplainForm form)
    {
        var provider = http.RequestServices;
        var core = registered.Core(provider);
        var page = new ExplainPage(form)
        {
            Core = core,
            Options = registered.Options(provider),
            Now = (provider.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow(),
            Path = http.Request.PathBase.Add(http.Request.Path),
            Preview = PreviewAddress.Find(http, registered),
            Style = Style,
            OwnConfig = OwnConfig(provider),
        };
        if (core.IsReady)
            page.Fields = AttributeFields.Collect(core.CreateContext("nobody"));
        if (core.IsReady && form.HasVisitor)
        {
            page.Visitor = await core.CreateContextAsync(
                form.Visitor,
                form.OwnAttributes ?? ExplainForm.ForContext(form.Attributes),
                form.OwnLocation ?? ExplainForm.ForContext(form.Location),
                http.RequestAborted).ConfigureAwait(false);
        }

        page.FillForm();
        return page.ToHtml();
    }

    /// <summary>The config that is deployed with the application; null if no config is deployed. The page compares it with the current config.</summary>
    private ConvertConfig? OwnConfig(IServiceProvider provider) => registered.Options(provider).Config;

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }

    private static string ReadStyle()
    {
        using var stream = typeof(ExplainEndpoint).Assembly.GetManifestResourceStream("explain.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
