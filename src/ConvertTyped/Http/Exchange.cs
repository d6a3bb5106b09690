namespace ConvertTyped.Http;

/// <summary>A request to make.</summary>
/// <param name="Name">What its activity is called.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Body">JSON to POST; null for a GET.</param>
/// <param name="Known">What is known of the answer already, so that it need not be sent again.</param>
internal sealed record Exchange(string Name, Uri Address, ReadOnlyMemory<byte>? Body = null, Validators? Known = null)
{
    internal HttpMethod Method => Body is null ? HttpMethod.Get : HttpMethod.Post;
}

/// <summary>What identifies an answer's version, as the server gave it.</summary>
internal sealed record Validators(string? EntityTag, string? LastModified);

/// <summary>An answer, whatever its status.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it does not.</param>
/// <param name="Validators">What identifies this version; null when the server offers nothing.</param>
/// <param name="Body">The content, decompressed; empty unless it was a GET and succeeded.</param>
internal sealed record Answer(int StatusCode, TimeSpan? RetryAfter, Validators? Validators, byte[] Body)
{
    internal bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>Whether the content is an HTML page, such as a proxy's or a captive portal's.</summary>
    internal bool IsHtml { get; init; }
}
