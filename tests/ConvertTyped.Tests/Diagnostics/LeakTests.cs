using System.Text.Json;
using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Evaluation;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Diagnostics;

[Collection(Activities.CollectionName)]
public class LeakTests
{
    private const string SdkKey = "sdk_live_leak5f0c1a7e9b";
    private const string Secret = "bearer-leak-0b7d";
    private const string DebugToken = "debug-leak-93aa";
    private const string Visitor = "visitor-leak-jane@example.com";
    private const string Attribute = "attribute-leak-77c1";
    private const string Revenue = "987654.25";

    [Fact]
    public async Task No_output_of_a_full_run_contains_a_secret_or_data_about_a_visitor()
    {
        var said = new List<string>();
        var logs = new RecordedLogs();
        using var measured = new Measurements();
        using var activities = new Activities();
        await using var server = await FakeConvertServer.StartAsync();
        foreach (var handler in new HttpMessageHandler?[] { null, new RevealingHandler(text => new HttpRequestException(text)), new RevealingHandler(text => new NotSupportedException(text)) })
        {
            var options = Shop.RemoteOptions(server);
            (options.SdkKey, options.SdkKeySecret, options.DebugToken) = (SdkKey, Secret, DebugToken);
            (options.LoggerFactory, options.MeterFactory, options.HttpMessageHandler) = (logs, measured, handler);
            (options.DataStore, options.MaxQueuedEvents, options.Transport.MaxRetries) = (handler is null ? null : new BrokenStore(), 3, 1);
            await RunAsync(server, options, said);
        }

        said.AddRange(logs.Records.Select(record => record.Message));
        said.AddRange(measured.All);
        said.AddRange(activities.All.Select(Activities.TextOf));
        Assert.All([11, 12, 13, 20, 31, 40, 41, 43, 45, 46, 47, 50, 52], id => Assert.NotEmpty(logs.Of(id)));
        string[] secrets = [SdkKey, Secret, DebugToken, Visitor, Attribute, Revenue, "jane", "9b?", "debug_token"];
        Assert.DoesNotContain(said, text => secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task RunAsync(FakeConvertServer server, ConvertOptions options, List<string> said)
    {
        await using var remote = new ConvertCore(options);
        foreach (var answer in new[] { Reply.Status(403, SdkKey), Reply.Dropped, Reply.Body($"{{\"{Secret}"), Reply.Body($"{{\"account_id\":[\"{Secret}\"]}}"), Reply.Redirect(302, $"http://example.com/{SdkKey}") })
        {
            server.Config.Script(answer);
            said.Add(TextOf(await Assert.ThrowsAnyAsync<ConvertException>(() => remote.InitializeAsync())));
        }

        options.Config = Shop.Config;
        await using var core = new ConvertCore(options).Initialize();
        core.On(LifecycleEvent.Bucketing, (payload, _) => throw new InvalidOperationException(payload.VisitorId));
        server.Tracking.Script(Reply.Status(500, Visitor), Reply.Dropped, Reply.Status(400, SdkKey), Reply.Redirect(307, $"http://example.com/{Visitor}"));
        for (var i = 0; i < 5; i++)
        {
            var context = core.CreateContext($"{Visitor}{i}", new Dictionary<string, object?> { ["email"] = Attribute });
            context.SetSegments(new Dictionary<string, object?> { ["country"] = Attribute });
            RunUnreadable(context, said);
            context.RunExperiences(new Dictionary<string, object?> { ["country"] = Attribute });
            context.TrackConversion(Shop.Purchase, decimal.Parse(Revenue, null));
            context.TrackConversion(Shop.Purchase, null, new Dictionary<string, object?> { ["items_count"] = Attribute });
            context.TrackConversion("no-such-goal");
            said.Add(TextOf(Assert.Throws<ConversionDataException>(
                () => context.TrackConversion(Shop.Purchase, null, new Dictionary<string, object?> { ["amount"] = new[] { Attribute } }))));
            said.AddRange(core.CurrentConfig!.Experiences.Select(experience => TextOf(context.DiagnoseExperience(experience.Key))));
            said.AddRange(core.CurrentConfig.Features.Select(feature => TextOf(context.DiagnoseFeature(feature.Key))));
            Assert.False(await context.SetPreviewAsync("100419999", "1"));
            said.Add(TextOf((await core.FlushAsync()).Error));
        }

        said.Add(TextOf(await Record.ExceptionAsync(() => core.RefreshAsync())));
    }

    /// <summary>Runs evaluations and diagnoses with attributes that throw exceptions when they are read. The exceptions contain the value of an attribute.</summary>
    private static void RunUnreadable(ConvertContext context, List<string> said)
    {
        var unreadable = new ThrowingDictionary(Attribute);
        context.RunExperience("recommendations-rollout", unreadable);
        context.RunExperiences(unreadable);
        foreach (var feature in context.GetConfigEntities("features"))
        {
            context.RunFeature(feature.Key, unreadable);
            said.Add(TextOf(context.DiagnoseFeature(feature.Key, unreadable)));
        }

        context.RunFeatures(unreadable);
        context.RunCustomSegments("us-visitors", unreadable);
        context.RunCustomSegments(["us-visitors"], unreadable);
        said.Add(TextOf(context.DiagnoseExperience("recommendations-rollout", unreadable)));
        context.RunExperience("recommendations-rollout", new Dictionary<string, object?> { ["plan"] = new Throwing(), ["age"] = new Throwing() });
    }

    private static string TextOf(Exception? exception) =>
        $"{exception} {string.Join(' ', (exception as ConvertException)?.Context.AsEnumerable() ?? [])}";

    private static string TextOf(Diagnosis diagnostic) => $"{diagnostic.Message} {JsonSerializer.Serialize(diagnostic.Details)}";

    /// <summary>An HTTP handler that throws exceptions containing the whole request.</summary>
    private sealed class RevealingHandler(Func<string, Exception> exceptionWith) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw exceptionWith($"{request} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken))}");
    }

    private sealed class BrokenStore : IDataStore
    {
        public string? Get(string key) => throw new InvalidOperationException(key);

        public void Set(string key, string value, TimeSpan? timeToLive = null) => throw new InvalidOperationException($"{key} {value}");

        public bool Has(string key) => throw new InvalidOperationException(key);

        public void Delete(string key) => throw new InvalidOperationException(key);
    }

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException(Attribute);
    }
}
