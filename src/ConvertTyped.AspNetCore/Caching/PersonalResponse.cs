using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCaching;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>Records whether caches may store a response that depends on decisions for its visitor.</summary>
internal sealed class PersonalResponse
{
    private static readonly object Key = new();

    private readonly HashSet<(RegisteredCore Core, string ExperienceKey)> _varied = [];
    private volatile bool _isPersonal;
    private volatile bool _isUncacheable;
    private volatile bool _isLate;

    /// <summary>Whether a decision was made for the visitor, or the response was excluded from the output cache and shared caches.</summary>
    internal bool IsPersonal => _isPersonal;

    /// <summary>Whether the response depends on something that the output cache does not vary by.</summary>
    internal bool IsUncacheable => _isUncacheable;

    /// <summary>Whether the response had started, with headers that allow shared caches to store it, before any decision was made.</summary>
    internal bool IsLate => _isLate;

    internal static PersonalResponse? Find(HttpContext http) => http.Items.TryGetValue(Key, out var found) ? found as PersonalResponse : null;

    /// <summary>
    /// Excludes the response from the output cache and shared caches once the context evaluates custom segments. The caller must pass the context's
    /// decisions to <see cref="RecordDecision"/>.
    /// </summary>
    internal static PersonalResponse Observe(HttpContext http, ConvertContext context)
    {
        var response = GetOrAdd(http);
        context.Session.SegmentsRun = response.Exclude;
        return response;
    }

    /// <summary>Records that the response starts before any decision was made, and whether shared caches may store it.</summary>
    internal void RecordStart(bool mayBeStored) => _isLate = mayBeStored;

    /// <summary>
    /// Excludes the response from the output cache and shared caches. Call this method if the response depends on something that caches cannot vary by.
    /// </summary>
    internal static void Exclude(HttpContext http) => GetOrAdd(http).Exclude();

    /// <summary>Records that the output cache keeps one copy for each variation of an experience.</summary>
    internal static void Vary(HttpContext http, RegisteredCore core, string experienceKey)
    {
        var response = GetOrAdd(http);
        lock (response._varied)
            response._varied.Add((core, experienceKey));
    }

    /// <summary>Records that a context of the request made a decision.</summary>
    internal void RecordDecision(RegisteredCore core, string experienceKey)
    {
        _isPersonal = true;
        lock (_varied)
            _isUncacheable |= !_varied.Contains((core, experienceKey));
    }

    private static PersonalResponse GetOrAdd(HttpContext http)
    {
        lock (http)
        {
            if (Find(http) is { } found)
                return found;
            var response = new PersonalResponse { _isLate = http.Response.HasStarted && SharedCaches.MayStore(http.Response.Headers) };
            http.Items[Key] = response;
            // Response caching looks at the headers when the body is first written, before the response starts.
            if (!http.Response.HasStarted && http.Features.Get<IResponseCachingFeature>() is not null)
                http.Response.Body = new PersonalResponseStream(http.Response.Body, response, http.Response);
            return response;
        }
    }

    private void Exclude()
    {
        _isPersonal = true;
        _isUncacheable = true;
    }
}
