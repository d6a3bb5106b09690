namespace ConvertTyped.Http;

/// <summary>An HTTP request to one of Convert's endpoints.</summary>
/// <param name="Name">The name of the activity of the request.</param>
/// <param name="Address">The address, before redirects.</param>
/// <param name="Body">The JSON to send with POST; null for GET.</param>
/// <param name="Known">The validators of an earlier response, for a conditional request; null for an unconditional request.</param>
internal sealed record Exchange(string Name, Uri Address, ReadOnlyMemory<byte>? Body = null, Validators? Known = null)
{
    internal HttpMethod Method => Body is null ? HttpMethod.Get : HttpMethod.Post;
}

/// <summary>The validators that identify the version of a response, exactly as the server sent them.</summary>
internal sealed record Validators(string? EntityTag, string? LastModified);

/// <summary>A response with any status.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RetryAfter">The delay that the server requests; null if it requests none.</param>
/// <param name="Validators">The validators in the response; null if the server sent none.</param>
/// <param name="Body">The decompressed body of a successful GET; otherwise empty.</param>
internal sealed record Answer(int StatusCode, TimeSpan? RetryAfter, Validators? Validators, byte[] Body)
{
    internal bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>Whether the body is an HTML page, such as that of a proxy or a captive portal.</summary>
    internal bool IsHtml { get; init; }
}
