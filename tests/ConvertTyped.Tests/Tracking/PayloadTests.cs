using System.Text.Json;
using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Tracking;

public class PayloadTests
{
    private static readonly string[] Order = ["accountId", "projectId", "enrichData", "source", "visitors"];

    [Fact]
    public async Task A_payload_is_exactly_what_the_endpoint_expects()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server);
        var first = core.CreateContext("v1");
        first.SetSegments(new Dictionary<string, object?> { ["country"] = "US", ["loyalty_tier"] = "gold" });
        Assert.Equal(["100450001"], first.RunCustomSegments(["us-visitors"], new Dictionary<string, object?> { ["country"] = "US" }).MatchedSegmentIds);
        var variation = first.RunExperience(Shop.Checkout)!.VariationId;
        core.CreateContext("v2").TrackConversion(Shop.AddToCart);
        first.TrackConversion(Shop.Purchase, 49.990m, new Dictionary<string, object?> { ["transaction_id"] = "txn-1", ["productsCount"] = 3 });

        Assert.Equal(new(3, 0, 0), await core.FlushAsync());

        var request = Assert.Single(server.Tracking.Requests.All);
        AssertSameJson($$$$$"""
            {"accountId":"10041001","projectId":"10042002","enrichData":true,"source":"js-sdk","visitors":[
              {"visitorId":"v1","segments":{"country":"US","customSegments":["100450001"]},"events":[
                {"eventType":"bucketing","data":{"experienceId":"100410001","variationId":"{{{{{variation}}}}}"}},
                {"eventType":"conversion","data":{"goalId":"100430001","goalData":[
                  {"key":"amount","value":49.99},{"key":"transactionId","value":"txn-1"},{"key":"productsCount","value":3}],
                  "bucketingData":{"100410001":"{{{{{variation}}}}}"}}}]},
              {"visitorId":"v2","events":[{"eventType":"conversion","data":{"goalId":"100430002"}}]}]}
            """, request.Body);
    }

    [Fact]
    public async Task The_address_contains_the_account_and_the_project_if_there_is_no_SDK_key()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.Transport.TrackEndpoint = $"{server.Address}[project_id]/v1/");
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await core.FlushAsync();

        var request = Assert.Single(server.Tracking.Requests.All);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/10042002/v1/track/10041001/10042002", request.RawTarget);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task An_SDK_key_is_escaped_except_for_its_slashes()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options =>
        {
            options.SdkKey = "1001/20 02?x";
            options.DebugToken = "token";
        });
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await core.FlushAsync();

        Assert.Equal("/metrics/v1/track/1001/20%2002%3Fx", Assert.Single(server.Tracking.Requests.All).RawTarget);
    }

    [Fact]
    public async Task The_options_determine_the_source_and_the_enrichment_flag()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options =>
        {
            options.Source = "net-sdk";
            options.DataStore = new InMemoryDataStore();
        });
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await core.FlushAsync();

        var json = Assert.Single(server.Tracking.Requests.All).Json;
        Assert.Equal(Order, json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("net-sdk", json.GetProperty("source").GetString());
        Assert.False(json.GetProperty("enrichData").GetBoolean());
    }

    [Fact]
    public async Task The_latest_report_segments_of_a_visitor_are_sent_in_the_order_of_the_contract()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server);
        var context = core.CreateContext("v1");
        context.SetSegments(new Dictionary<string, object?> { ["country"] = "US", ["campaign"] = null, ["visitorType"] = "new" });
        context.TrackConversion(Shop.Purchase);
        context.SetSegments(new Dictionary<string, object?> { ["browser"] = "CH", ["country"] = "DE" });
        context.TrackConversion(Shop.AddToCart);
        await core.FlushAsync();

        var visitor = Assert.Single(server.Tracking.Requests.All).Json.GetProperty("visitors")[0];
        Assert.Equal("""{"browser":"CH","visitorType":"new","country":"DE"}""", visitor.GetProperty("segments").GetRawText());
        Assert.Equal(2, visitor.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task Conversion_data_keeps_its_type()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server);
        core.CreateContext("v1").TrackConversion(Shop.Purchase, 1_000.00m, new Dictionary<string, object?>
        {
            ["amount"] = 7,
            ["custom_dimension_1"] = 0.1f,
            ["customDimension2"] = 1e300,
            ["customDimension3"] = ulong.MaxValue,
            ["customDimension4"] = "é\"\n",
            ["customDimension5"] = null,
        });
        await core.FlushAsync();

        var data = Assert.Single(server.Tracking.Requests.All).Json.GetProperty("visitors")[0].GetProperty("events")[0].GetProperty("data");
        Assert.Equal(
            [
                "amount: Number 1000", "customDimension1: Number 0.1", "customDimension2: Number 1E+300", "customDimension3: Number 18446744073709551615",
                "customDimension4: String é\"\n",
            ],
            from datum in data.GetProperty("goalData").EnumerateArray()
            let value = datum.GetProperty("value")
            select $"{datum.GetProperty("key")}: {value.ValueKind} {value}");
    }

    [Fact]
    public async Task A_conversion_data_key_that_Convert_does_not_accept_is_logged_once_and_not_sent()
    {
        var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server, options => options.LoggerFactory = logs);
        for (var i = 0; i < 3; i++)
            core.CreateContext($"v{i}").TrackConversion(Shop.Purchase, null, new Dictionary<string, object?> { ["items_count"] = 3 });
        await core.FlushAsync();

        Assert.DoesNotContain("items_count", Assert.Single(server.Tracking.Requests.All).Body, StringComparison.Ordinal);
        Assert.Contains("'items_count'", Assert.Single(logs.Of(40)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_id_that_is_not_valid_Unicode_does_not_prevent_delivery()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var core = Shop.Core(server);
        core.CreateContext("v\uD800").TrackConversion(Shop.Purchase);

        Assert.Equal(1, (await core.FlushAsync()).Delivered);
        Assert.Equal("v\uFFFD", Assert.Single(server.Tracking.Requests.All).Json.GetProperty("visitors")[0].GetProperty("visitorId").GetString());
    }

    private static void AssertSameJson(string expected, string actual) => Assert.Equal(JsonSerializer.Serialize(JsonElement.Parse(expected)), actual);
}
