using System.Diagnostics;
using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Diagnostics;

[Collection(Activities.CollectionName)]
public class ActivityTests
{
    [Fact]
    public async Task Each_request_is_recorded_as_an_activity()
    {
        using var activities = new Activities();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        server.Tracking.Script(Reply.Status(503), Reply.Dropped);
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await core.FlushAsync();

        Assert.Equal(
            [
                ("convert.config", ActivityStatusCode.Unset, 200, null),
                ("convert.track", ActivityStatusCode.Error, 503, null),
                ("convert.track", ActivityStatusCode.Error, null, "HttpRequestException"),
                ("convert.track", ActivityStatusCode.Unset, (object?)200, (object?)null),
            ],
            activities.To(server.Address).Select(activity =>
                (activity.DisplayName, activity.Status, activity.GetTagItem("http.response.status_code"), activity.GetTagItem("error.type"))));
        Assert.All(activities.To(server.Address), activity => Assert.Equal("ConvertTyped", activity.Source.Name));
    }

    [Fact]
    public async Task The_activity_of_a_background_request_has_no_parent()
    {
        using var activities = new Activities();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.BatchSize = 1);
        var releases = new Releases(core);
        using (new Activity("a request that happens to fill the batch").Start())
            core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await releases.NextAsync();
        Assert.Null(Assert.Single(activities.To(server.Address)).ParentId);
    }
}
