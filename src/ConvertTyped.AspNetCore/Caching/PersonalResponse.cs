using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCaching;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>Whether a response depends on decisions about its visitor, and so must not be served to others.</summary>
internal sealed class PersonalResponse
{
    private static readonly object Key = new();

    private readonly HashSet<(RegisteredCore Core, string ExperienceKey)> _varied = [];
    private volatile bool _isPersonal;
    private volatile bool _isUncacheable;

    /// <summary>Whether anything was decided.</summary>
    internal bool IsPersonal => _isPersonal;

    /// <summary>Whether something was decided that the output cache does not vary by.</summary>
    internal bool IsUncacheable => _isUncacheable;

    internal static PersonalResponse? Find(HttpContext http) => http.Items.TryGetValue(Key, out var found) ? found as PersonalResponse : null;

    /// <summary>Observes the decisions of a context. The context may outlive the request, so nothing of the request is captured.</summary>
    internal static void Watch(HttpContext http, RegisteredCore core, ConvertContext context)
    {
        var response = GetOrAdd(http);
        context.Session.Observer = experience => response.Decided(core, experience.Key);
        context.Session.SegmentsRun = response.Exclude;
    }

    /// <summary>Excludes the response from all caches, because it depends on something that they cannot vary by.</summary>
    internal static void Exclude(HttpContext http) => GetOrAdd(http).Exclude();

    /// <summary>Says that the output cache keeps one copy for each variation of an experience.</summary>
    internal static void Vary(HttpContext http, RegisteredCore core, string experienceKey)
    {
        var response = GetOrAdd(http);
        lock (response._varied)
            response._varied.Add((core, experienceKey));
    }

    private static PersonalResponse GetOrAdd(HttpContext http)
    {
        lock (http)
        {
            if (Find(http) is { } found)
                return found;
            var response = new PersonalResponse();
            http.Items[Key] = response;
            if (!http.Response.HasStarted)
                response.GuardHeaders(http);
            return response;
        }
    }

    private void GuardHeaders(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            if (_isPersonal)
                SharedCaches.Exclude(http.Response.Headers);
            return Task.CompletedTask;
        });
        // Response caching looks at the headers when the body is first written, before the response starts.
        if (http.Features.Get<IResponseCachingFeature>() is not null)
            http.Response.Body = new PersonalBody(http.Response.Body, this, http.Response);
    }

    private void Exclude()
    {
        _isPersonal = true;
        _isUncacheable = true;
    }

    private void Decided(RegisteredCore core, string experienceKey)
    {
        _isPersonal = true;
        lock (_varied)
            _isUncacheable |= !_varied.Contains((core, experienceKey));
    }
}
