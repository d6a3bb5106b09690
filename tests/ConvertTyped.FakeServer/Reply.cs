using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ConvertTyped.FakeServer;

/// <summary>A response, which may be faulty.</summary>
public sealed class Reply
{
    private readonly Func<HttpContext, Task> _send;

    private Reply(Func<HttpContext, Task> send) => _send = send;

    public static Reply Status(int status, string body = "") => new(context => WriteAsync(context, status, Encoding.UTF8.GetBytes(body)));

    public static Reply Body(string json) => Status(200, json);

    /// <summary>The content of a file at the time of the request.</summary>
    public static Reply File(string path) => new(async context => await WriteAsync(context, 200, await System.IO.File.ReadAllBytesAsync(path, context.RequestAborted)));

    /// <summary>A page with the given content type instead of JSON.</summary>
    public static Reply Page(string page, string contentType) => new(context =>
    {
        context.Response.ContentType = contentType;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page)).AsTask();
    });

    public static Reply RetryAfter(int status, string value) => Status(status).WithHeader("Retry-After", value);

    public static Reply Redirect(int status, string target) => Status(status).WithHeader("Location", target);

    /// <summary>A reply with a compressed body. The content encoding is <c>gzip</c>, <c>br</c> or an alias of gzip.</summary>
    public static Reply Compressed(string json, string encoding) =>
        new Reply(context => WriteAsync(context, 200, Compress(Encoding.UTF8.GetBytes(json), encoding))).WithHeader("Content-Encoding", encoding);

    /// <summary>A compressed reply that is small on the network, and consists of <paramref name="length"/> bytes of white space after decompression.</summary>
    public static Reply CompressedBlank(long length) => new Reply(async context =>
    {
        await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        var blank = new byte[1 << 16];
        Array.Fill(blank, (byte)' ');
        for (var left = length; left > 0; left -= blank.Length)
            await gzip.WriteAsync(blank.AsMemory(0, (int)Math.Min(left, blank.Length)));
    }).WithHeader("Content-Encoding", "gzip");

    /// <summary>Declares the length of the whole body, sends half of the body, and closes the connection.</summary>
    public static Reply Half(string json) => new(async context =>
    {
        await WriteHalfAsync(context, json);
        context.Abort();
    });

    /// <summary>Declares the length of the whole body, sends half of the body, and then waits until the caller closes the connection.</summary>
    public static Reply Stalled(string json) => new(async context =>
    {
        await WriteHalfAsync(context, json);
        await HungUpAsync(context);
    });

    /// <summary>Closes the connection without a response.</summary>
    public static Reply Dropped { get; } = new(context =>
    {
        context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Responds when <paramref name="gate"/> completes or the caller closes the connection.</summary>
    public static Reply After(Task gate, Reply reply) => new(async context =>
    {
        await Task.WhenAny(gate, HungUpAsync(context));
        await reply.SendAsync(context);
    });

    public Reply WithHeader(string name, string value) => new(context =>
    {
        context.Response.Headers.Append(name, value);
        return _send(context);
    });

    internal static Reply Conditional(string json, string? entityTag, DateTimeOffset? lastModified) => new(context =>
    {
        var headers = context.Response.GetTypedHeaders();
        var asked = context.Request.GetTypedHeaders();
        headers.ETag = entityTag is null ? null : EntityTagHeaderValue.Parse(entityTag);
        headers.LastModified = lastModified;
        var isKnown = entityTag is not null
            ? asked.IfNoneMatch.Any(tag => tag.ToString() == entityTag)
            : lastModified is not null && asked.IfModifiedSince >= lastModified;
        return isKnown ? WriteAsync(context, 304, []) : WriteAsync(context, 200, Encoding.UTF8.GetBytes(json));
    });

    internal Task SendAsync(HttpContext context) => _send(context);

    private static Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return status == 304 ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }

    private static async Task WriteHalfAsync(HttpContext context, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
        await context.Response.Body.FlushAsync();
    }

    private static async Task HungUpAsync(HttpContext context) =>
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static byte[] Compress(byte[] body, string encoding)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding == "br"
            ? new BrotliStream(compressed, CompressionLevel.Fastest)
            : new GZipStream(compressed, CompressionLevel.Fastest))
            stream.Write(body);
        return compressed.ToArray();
    }
}
