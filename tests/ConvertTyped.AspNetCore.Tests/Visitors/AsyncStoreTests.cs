using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests visitors whose state is in an asynchronous store.</summary>
public class AsyncStoreTests
{
    [Fact]
    public async Task UseConvert_reads_the_store_for_returning_visitors_but_not_for_new_visitors()
    {
        var store = new AsyncStore();
        await using var app = await StartAsync(store, app => app.UseConvert());
        var first = await app.GetAsync("/");
        Assert.Equal((HttpStatusCode.OK, 0), (first.Status, store.Reads));
        await app.Core.FlushAsync();
        Assert.Single(store.Values);

        Assert.Equal(first.Body, (await app.GetWithCookieAsync("/", first.CookieValue)).Body);
        Assert.Equal(1, store.Reads);
        Assert.Equal("treatment", (await app.GetAsync("/", Shop.Treated)).Body);
    }

    [Fact]
    public async Task If_no_middleware_has_loaded_the_visitor_the_error_says_what_to_call()
    {
        await using var app = await StartAsync(new AsyncStore(), _ => { });
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.GetAsync("/", Shop.Treated)).Status);
        Assert.Contains(app.Logs.Errors, record => record.Contains("Call app.UseConvert()", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    public async Task Withdrawing_consent_deletes_only_this_visitors_state_from_the_store(string path)
    {
        var store = new AsyncStore();
        await using var app = await StartAsync(store, app => app.UseConvert(), visitors => visitors.HasConsent = http => !http.Request.Headers.ContainsKey("X-Withdrawn"));
        var another = await app.GetAsync("/");
        await app.Core.FlushAsync();
        var kept = Assert.Single(store.Values.Keys);
        var visitor = await app.GetAsync("/");
        await app.Core.FlushAsync();
        Assert.Equal(2, store.Values.Count);

        Assert.Empty((await app.GetWithCookieAsync(path, visitor.CookieValue, ("X-Withdrawn", "yes"))).CookieValue!);
        await store.Deleted;
        await app.Core.FlushAsync();
        Assert.Equal([kept], store.Values.Keys);
        Assert.Null((await app.GetWithCookieAsync("/", another.CookieValue)).Cookie);

        // Without consent, nothing is written under any id.
        await app.GetWithCookieAsync("/", visitor.CookieValue, ("X-Withdrawn", "yes"));
        await app.Core.FlushAsync();
        Assert.Equal([kept], store.Values.Keys);
    }

    [Fact]
    public async Task A_failed_deletion_in_the_store_does_not_fail_the_request()
    {
        var store = new AsyncStore { FailsToDelete = true };
        await using var app = await StartAsync(store, app => app.UseConvert(), visitors => visitors.HasConsent = http => !http.Request.Headers.ContainsKey("X-Withdrawn"));
        var visitor = await app.GetAsync("/");
        await app.Core.FlushAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.GetWithCookieAsync("/", visitor.CookieValue, ("X-Withdrawn", "yes"))).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Deleted);
    }

    private static Task<TestApp> StartAsync(AsyncStore store, Action<WebApplication> map, Action<ConvertVisitorOptions>? visitors = null) => TestApp.StartAsync(
        builder =>
        {
            if (visitors is not null)
                builder.Services.Configure(visitors);
            builder.Services.AddSingleton<IAsyncDataStore>(store);
            builder.Services.AddConvert(options => (options.Config, options.Transport.TrackEndpoint) = (Shop.Config, "http://127.0.0.1:9"));
        },
        app =>
        {
            map(app);
            app.MapGet("/nothing", () => "nothing");
            app.MapGet("/", (ConvertContext convert) => convert.RunExperience(Shop.Experiment)?.VariationKey);
        });

    private sealed class AsyncStore : IAsyncDataStore
    {
        private readonly TaskCompletionSource _deleted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        internal ConcurrentDictionary<string, string> Values { get; } = new();

        internal int Reads => _reads;

        internal bool FailsToDelete { get; init; }

        /// <summary>Completes at the first deletion; fails if that deletion fails.</summary>
        internal Task Deleted => _deleted.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _reads);
            await Task.Yield();
            return Values.GetValueOrDefault(key);
        }

        public ValueTask SetAsync(string key, string value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
        {
            Values[key] = value;
            return default;
        }

        public ValueTask DeleteAsync(string key, CancellationToken cancellationToken = default)
        {
            if (FailsToDelete)
            {
                var failure = new InvalidOperationException("The store is read-only.");
                _deleted.TrySetException(failure);
                throw failure;
            }

            Values.TryRemove(key, out _);
            _deleted.TrySetResult();
            return default;
        }

        public ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken = default)
        {
            Values.AddOrUpdate(key, _ => change(null), (_, old) => change(old));
            return default;
        }
    }
}
