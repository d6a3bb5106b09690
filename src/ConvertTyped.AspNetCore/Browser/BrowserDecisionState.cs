using ConvertTyped.Blazor.Browser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Browser;

/// <summary>
/// Passes the decisions that components read during prerendering to the components that run in the browser. Users can read the persisted data in the
/// browser, so it contains these decisions, those that the options add, and the keys of goals, but no rules. Each scope has its own instance.
/// </summary>
/// <param name="state">Null in applications without Razor components.</param>
/// <param name="options">The experiences and features to include even if no component reads them.</param>
internal sealed class BrowserDecisionState(PersistentComponentState? state, IOptions<ConvertBrowserOptions> options) : IDisposable
{
    private readonly HashSet<string> _experiences = new(options.Value.Experiences, StringComparer.Ordinal);
    private readonly HashSet<string> _features = new(options.Value.Features, StringComparer.Ordinal);
    private PersistingComponentStateSubscription? _subscription;

    internal void Persist(ConvertContext context)
    {
        if (state is null || _subscription is not null)
            return;
        context.Session.Observer += experience => Add(_experiences, experience.Key);
        context.Session.FeatureRead += key => Add(_features, key);
        _subscription = state.RegisterOnPersisting(
            () =>
            {
                state.Persist(PersistedText.Decisions, context.Decisions.ToJsonWithOff(Copy(_experiences), Copy(_features)));
                return Task.CompletedTask;
            },
            RenderMode.InteractiveWebAssembly);
    }

    public void Dispose() => _subscription?.Dispose();

    private static void Add(HashSet<string> keys, string key)
    {
        lock (keys)
            keys.Add(key);
    }

    private static string[] Copy(HashSet<string> keys)
    {
        lock (keys)
            return [.. keys];
    }
}
