namespace ConvertTyped.Http;

/// <summary>The addresses of Convert. They use HTTPS; HTTP is allowed only for loopback addresses.</summary>
internal static class Endpoint
{
    private const string ProjectIdPlace = "[project_id]";

    /// <exception cref="ArgumentException">The endpoint is not a base address, or secrets cannot be sent to it safely.</exception>
    internal static void Check(string? endpoint, string option)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new ArgumentException($"The option '{option}' must be an absolute URL, such as 'https://example.com/v1'.", option);
        if (!IsSafe(address))
            throw new ArgumentException($"The option '{option}' must use HTTPS. HTTP is allowed only for loopback addresses.", option);
        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            throw new ArgumentException($"The option '{option}' must not contain a query, a fragment or credentials.", option);
    }

    internal static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    internal static string? ForProject(string? endpoint, string projectId) =>
        endpoint?.Replace(ProjectIdPlace, Uri.EscapeDataString(projectId), StringComparison.Ordinal);

    /// <summary>Escapes an SDK key. Its slashes are kept, because a key may have the form <c>{accountId}/{projectId}</c>.</summary>
    internal static string PathOf(string sdkKey) => string.Join('/', sdkKey.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The address for the events of a project; null if the project's id makes the address invalid.</summary>
    internal static Uri? ForTracking(string endpoint, string? sdkKey, string accountId, string projectId)
    {
        var path = PathOf(string.IsNullOrEmpty(sdkKey) ? $"{accountId}/{projectId}" : sdkKey);
        return Uri.TryCreate($"{ForProject(endpoint, projectId)!.TrimEnd('/')}/track/{path}", UriKind.Absolute, out var address) && IsSafe(address)
            ? address
            : null;
    }

    /// <summary>The address of the config or, with an experience's id, of the draft of that experience.</summary>
    internal static Uri ForConfig(ConvertOptions options, string? experienceId = null)
    {
        var parameters = new List<string>();
        if (!string.IsNullOrEmpty(options.Environment))
            parameters.Add($"environment={Uri.EscapeDataString(options.Environment)}");
        if (experienceId is not null)
            parameters.Add($"exp={Uri.EscapeDataString(experienceId)}");
        if (options.CacheLevel == CacheLevel.Low || !string.IsNullOrEmpty(options.DebugToken) || experienceId is not null)
            parameters.Add("_conv_low_cache=1");
        if (!string.IsNullOrEmpty(options.DebugToken))
            parameters.Add($"debug_token={Uri.EscapeDataString(options.DebugToken)}");
        var query = parameters.Count == 0 ? "" : $"?{string.Join('&', parameters)}";
        return new($"{options.Transport.ConfigEndpoint.TrimEnd('/')}/config/{PathOf(options.SdkKey!)}{query}");
    }
}
